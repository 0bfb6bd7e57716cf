"""A live figure takes the room that is kept for it: nothing shifts, meets or is too small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.live.pages import FIGURES, settled

Opened = Callable[..., Any]

AFTER = "document.querySelector('#after').getBoundingClientRect().top"
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
  .observe({ type: "layout-shift", buffered: true });"""
SIZES = """[...document.querySelectorAll(".live text, .live-controls *, .live-legend *, .live-says")]
  .filter((part) => part.textContent.trim()).map((part) => parseFloat(getComputedStyle(part).fontSize))"""
OUTSIDE = """() => {
  const room = document.querySelector(".live").getBoundingClientRect();
  return [...document.querySelectorAll(".live-svg text, .live-controls *, .live-legend *")].filter((part) => {
    const { left, right } = part.getBoundingClientRect();
    return left < room.left - 1 || right > room.right + 1;
  }).map((part) => part.outerHTML);
}"""
TEXTS = """[...document.querySelectorAll(".live-ground text, .live-runs text")].map((part) => {
  const { left, right, top, bottom } = part.getBoundingClientRect();
  return [part.textContent, left, right, top + 2, bottom - 2];
})"""


@pytest.mark.parametrize("width", [390, 1000])
@pytest.mark.parametrize("name", FIGURES)
def test_nothing_shifts_and_nothing_is_too_small(opened: Opened, name: str, width: int) -> None:
    page = opened(name, size=(width, 900), wait=False, reduced_motion="reduce")
    after = page.evaluate(AFTER)
    page.evaluate(SHIFTS)
    settled(page)
    page.wait_for_timeout(200)
    assert page.evaluate(AFTER) == after
    assert page.evaluate("shifts") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert min(page.evaluate(SIZES)) >= 10
    assert page.evaluate(OUTSIDE) == []
    texts = page.evaluate(TEXTS)
    assert texts
    for i, (one, a, b, c, d) in enumerate(texts):
        for other, e, f, g, h in texts[:i]:
            assert b <= e or f <= a or d <= g or h <= c, f"{one!r} meets {other!r}"


def test_without_an_engine_the_drawn_figure_stays(home: tuple[Path, str], browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/engine.js", lambda route: route.abort())
    page.goto(f"{home[1]}valley.html")
    after = page.evaluate(AFTER)
    page.wait_for_selector(".live.failed")
    assert page.evaluate(AFTER) == after
    assert "stays as it was drawn" in page.locator(".live-says").inner_text()
    assert page.locator(".drawing").is_visible()
    assert page.locator(".live-drawing").count() == 0
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_without_an_engine_the_playground_stands_in_its_room(
    home: tuple[Path, str], browser: Any, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    held: list[Any] = []
    page.route("**/engine.js", lambda route: held.append(route))  # the bound method has no signature
    page.add_init_script(SHIFTS)
    with page.expect_request("**/engine.js"):
        page.goto(f"{home[1]}ground.html")
    page.wait_for_selector(".ground-main button")
    place = "document.querySelector('#place').getBoundingClientRect().top"
    before = page.evaluate(place)
    held[0].abort()
    page.wait_for_selector(".ground.failed")
    assert page.evaluate(place) == before
    assert page.evaluate("shifts") == []
    assert page.locator(".drawing").is_visible()
    assert "stays as it was drawn" in page.locator(".live-says").inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.ground')") is None  # nothing there would answer
    page.emulate_media(media="print")
    assert page.locator(".drawing").is_visible()
    for part in (".ground-stories", ".ground-told", ".ground-main", ".live-says"):
        assert not page.locator(part).is_visible()
    page.close()


def test_a_figure_far_below_waits_until_it_comes_near(home: tuple[Path, str], browser: Any) -> None:
    folder, url = home
    text = (folder / "valley.html").read_text("utf8")
    far = text.replace("Before it.</p>", 'Before it.</p><div style="height: 4000px"></div>')
    (folder / "far.html").write_text(far, "utf8")
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{url}far.html")
    page.wait_for_timeout(1500)
    assert "engine.js" not in asked
    page.mouse.wheel(0, 3000)
    settled(page)
    assert asked.count("engine.js") == 1
    context.close()
