"""By keyboard alone and by ear: controls have names and values in words, and none holds the focus."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.live.pages import FIGURES, drawn, settled

Opened = Callable[..., Any]
STATE = "document.querySelector('.live').liveData.state.step"
# of what has the focus: whether it is in the figure, what marks it, and a slider's value in words
FOCUSED = """() => {
  const at = document.activeElement;
  const seen = [at, ...at.children].some((part) => {
    const { outlineStyle, stroke } = getComputedStyle(part);
    return outlineStyle !== "none" || part instanceof SVGElement && stroke !== "none";
  });
  const slides = at.getAttribute("role") === "slider" || at.type === "range";
  const words = slides ? at.getAttribute("aria-valuetext") : "none asked";
  return { inside: at.closest(".live") !== null, seen, words, node: at.outerHTML.slice(0, 200) };
}"""


@pytest.mark.parametrize("name", FIGURES)
def test_the_keyboard_goes_through_and_out(opened: Opened, name: str) -> None:
    page = opened(name, reduced_motion="reduce")
    tree = page.locator(".live").aria_snapshot()
    controls = re.findall(r"^\s*- (?:button|slider|checkbox)\b.*", tree, re.M)
    assert controls
    assert [control for control in controls if '"' not in control] == []
    stops = 0
    while (page.keyboard.press("Tab") or page.evaluate(FOCUSED))["inside"]:
        found = page.evaluate(FOCUSED)
        assert found["seen"], found["node"]
        assert found["words"], found["node"]
        stops += 1
        assert stops < 60
    assert stops >= len([control for control in controls if "[disabled]" not in control])


def test_escape_puts_the_figure_back(opened: Opened) -> None:
    page = opened("valley", reduced_motion="reduce")
    first = drawn(page)["setting"]
    slider = page.locator(".live-slider input").first
    slider.press("ArrowRight")
    settled(page)
    assert drawn(page)["setting"] != first
    slider.press("Escape")
    page.wait_for_function("document.querySelector('.live-bar button:last-child').disabled")
    assert drawn(page)["setting"] == first
    stop = page.get_by_role("slider", name="Points of momentum")
    stop.focus()
    page.get_by_role("button", name="One step back").click()
    stop.press("ArrowLeft")
    step = page.evaluate(STATE)
    stop.press("Escape")  # closes the box of values alone
    assert not page.locator(".live-box").is_visible()
    page.wait_for_timeout(100)
    assert page.evaluate(STATE) == step
    stop.press("Escape")
    page.wait_for_function(f"{STATE} === {step + 1}")
