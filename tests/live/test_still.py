"""Where less motion is asked for, nothing plays by itself, and all steps can still be walked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.live.pages import FIGURES

Opened = Callable[..., Any]
At = Callable[..., Any]
STEP = "document.querySelector('.live').liveData.state.step"
# which steps were drawn and what moved by style, from the page's first moment on
WATCHED = """
window.drawn = [];
window.moved = [];
addEventListener("live-drawn", ({ detail }) => drawn.push(detail.state.step));
addEventListener("ground-drawn", ({ target }) => drawn.push(target.groundData.ground.step));
for (const kind of ["transitionrun", "animationstart"])
  addEventListener(kind, ({ target }) => { if (target.closest(".live")) moved.push(target.outerHTML); });
"""
PLAYING = [name for name, figure in FIGURES.items() if figure.get("play")]


def watched(browser: Any, url: str, motion: str) -> Any:
    page = browser.new_page(viewport={"width": 1000, "height": 900}, reduced_motion=motion)
    page.add_init_script(WATCHED)
    page.goto(url)
    page.wait_for_selector(".live.revived")
    page.wait_for_timeout(700)  # a walk is a sixth on its way by then
    return page


@pytest.mark.parametrize("name", PLAYING)
def test_a_figure_that_plays_unasked_stands(home: Any, browser: Any, name: str) -> None:
    steps = FIGURES[name]["steps"]
    moving = watched(browser, f"{home[1]}{name}.html", "no-preference")
    assert min(moving.evaluate("drawn")) < steps
    moving.close()
    still = watched(browser, f"{home[1]}{name}.html", "reduce")
    assert set(still.evaluate("drawn")) == {steps}
    still.close()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_play_leaps_to_the_end_and_steps_are_walked_by_hand(home: Any, browser: Any, motion: str) -> None:
    page = watched(browser, f"{home[1]}valley.html", motion)
    page.get_by_role("slider", name="Step shown").fill("7")
    page.wait_for_function(f"{STEP} === 7")
    for button, step in (("One step on", 8), ("One step back", 7), ("One step back", 6)):
        page.get_by_role("button", name=button).click()
        page.wait_for_function(f"{STEP} === {step}")
    page.evaluate("drawn.length = 0")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{STEP} === 50")
    walked = set(page.evaluate("drawn")) - {0, 6, 50}
    assert (walked == set()) == (motion == "reduce")
    page.locator(".live-handle").first.hover()
    page.wait_for_timeout(200)
    assert (page.evaluate("moved") == []) == (motion == "reduce")
    page.close()


def test_the_playground_stands_too(home: Any, browser: Any) -> None:
    page = watched(browser, f"{home[1]}ground.html", "reduce")
    assert set(page.evaluate("drawn")) == {None}  # all steps
    page.get_by_role("slider", name="Step shown").fill("3")
    page.get_by_role("button", name="One step on").click()
    page.wait_for_function("drawn.at(-1) === 4")
    page.evaluate("drawn.length = 0")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("drawn.length > 0 && drawn.at(-1) === null")
    assert set(page.evaluate("drawn")) <= {4, None}
    assert page.evaluate("moved") == []
    page.close()
