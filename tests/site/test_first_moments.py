"""While a page loads, and where no script runs: it does not move, and its colours are right at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site import checks
from tests.site.test_pages import DESK, PAGES, PHONE

FARTHEST = 0.05  # the sum of a first visit's layout shifts; below 0.1 counts as good
_WATCH = """
  window.shifts = [];
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push(entry);
  }).observe({type: "layout-shift", buffered: true});
"""
_GROUND = "getComputedStyle(document.documentElement).backgroundColor"
GROUNDS = {"light": "rgb(255, 254, 251)", "dark": "rgb(20, 23, 26)"}  # of book/_static/colours.css


def shift(browser: Any, address: str, size: dict[str, int]) -> tuple[float, str]:
    """Return how much a page moves on a first visit, and what moves farthest."""
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    total, worst = page.evaluate(
        """() => {
          const most = shifts.reduce((a, b) => b.value > (a?.value ?? 0) ? b : a, null);
          const nodes = most?.sources.map(s => s.node?.parentElement?.outerHTML.slice(0, 80)) ?? [];
          return [shifts.reduce((sum, s) => sum + s.value, 0), nodes.join(" | ")];
        }"""
    )
    context.close()
    return total, worst


@pytest.mark.parametrize("name", PAGES)
def test_a_page_does_not_move_while_it_loads(name: str, browser: Any, address: str) -> None:
    for size in (DESK, PHONE):
        total, worst = shift(browser, f"{address}{name}.html", size)
        print(f"{name} at {size['width']}: {total:.3f}")
        assert total < FARTHEST, f"{name} moves by {total:.3f} at {size['width']} px: {worst}"


def test_a_page_that_moves_is_found(browser: Any, address: str, site: Path) -> None:
    text = (site / "how-to-use.html").read_text("utf8")
    move = "document.querySelector('h1').style.marginTop = '300px'"
    late = f"<script>onload = () => setTimeout(() => {move}, 300)</script></body>"
    spoilt = site / "moving.html"
    spoilt.write_text(text.replace("</body>", late), "utf8")
    try:
        total, _ = shift(browser, f"{address}moving.html", DESK)
    finally:
        spoilt.unlink()
    assert total > FARTHEST


@pytest.mark.parametrize("name", PAGES)
def test_without_a_script_both_schemes_are_right(name: str, browser: Any, site: Path) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto((site / f"{name}.html").as_uri(), wait_until="load")
    assert page.evaluate("document.documentElement.dataset.theme") == "auto"
    for scheme, ground in GROUNDS.items():
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(_GROUND) == ground
        assert not checks.figures(page)
    dead = page.locator(
        ".theme-switch-button, .search-button, .search-button-field, .copybtn, form.answer, "
        ".btn-fullscreen-button"
    )
    shown = [button.get_attribute("class") for button in dead.all() if button.is_visible()]
    assert not shown, f"shown though they need a script: {shown}"
    context.close()


@pytest.mark.parametrize("scheme", GROUNDS)
def test_the_ground_has_its_colour_before_any_style_sheet_has_come(
    scheme: str, browser: Any, address: str
) -> None:
    for stored, system in ((None, scheme), (scheme, "light" if scheme == "dark" else "dark")):
        context = browser.new_context(color_scheme=system)
        if stored:
            context.add_init_script(f"localStorage.setItem('mode', '{stored}')")
        context.route("**/*.css*", lambda route: route.abort())
        context.route("**/*.js*", lambda route: route.abort())
        page = context.new_page()
        page.goto(f"{address}momentum.html", wait_until="commit")
        page.wait_for_selector("h1", state="attached")
        assert page.evaluate(_GROUND) == GROUNDS[scheme]
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme
        context.close()
