"""The page Playground: what belongs together is on one screen, and the focus is seen."""

from __future__ import annotations

from typing import Any

READY = '.ground.revived[data-live="ready"]'
PLOT_AND_SLIDERS = ".live-stage, .live-controls, .ground-main :is(input:not(.ground-variants *), select)"
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
COVERED = """() => {
  const stage = document.querySelector(".live-stage").getBoundingClientRect();
  const { bottom } = document.activeElement.getBoundingClientRect();
  if (document.activeElement.closest(".live-stage") || getComputedStyle(
    document.querySelector(".live-stage")).position !== "sticky") return null;
  return document.activeElement.closest(".ground-main, .ground-source, .ground-more")
    && bottom - 8 < stage.bottom ? document.activeElement.outerHTML : null;
}"""


def test_plot_and_sliders_are_on_one_screen(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{address}playground.html")
    page.wait_for_selector(READY)
    bottoms = page.locator(PLOT_AND_SLIDERS).evaluate_all(
        "all => all.map(part => part.getBoundingClientRect().bottom)"
    )
    assert len(bottoms) > 30  # fourteen rules, ten sliders with their fields, and more
    assert max(bottoms) <= 900
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.close()


def test_on_a_phone_what_has_the_focus_is_not_under_the_plot(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(f"{address}playground.html")
    page.wait_for_selector(READY)
    last = page.locator(".ground-more button").last
    last.focus()
    seen = 0
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        page.evaluate(PAINTED)  # Chromium scrolls to a textarea's caret a frame after it has the focus
        assert page.evaluate(COVERED) is None
        seen += page.evaluate("document.activeElement.closest('.ground-main') !== null")
    assert seen > 10
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
