"""While a page loads, and where no script runs: it does not move, and its colours are right at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site import checks, shifts
from tests.site.test_pages import DESK, PAGES, PHONE

_GROUND = "getComputedStyle(document.documentElement).backgroundColor"
GROUNDS = {"light": "rgb(255, 254, 251)", "dark": "rgb(20, 23, 26)"}  # of book/_static/colours.css


@pytest.mark.parametrize("name", PAGES)
def test_a_page_does_not_move_while_it_loads_on_a_phone(name: str, browser: Any, address: str) -> None:
    page = browser.new_page(viewport=PHONE)
    shifts.watch(page)
    page.goto(f"{address}{name}.html", wait_until="networkidle")
    faults = shifts.faults(page)  # on a desk: tests/site/test_pages.py, in its own visit
    page.close()
    assert not faults, "\n".join(faults)


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
