"""Every control of a live figure moves what it names: sliders, the start, steps, runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.live.pages import FIGURES, RUNS, agrees, centre, settled

Opened = Callable[..., Any]
OPEN = ".live-handle .live-open"
STEP = "document.querySelector('.live').liveData.state.step"


def _value(setting: dict[str, Any], target: str) -> Any:
    of, _, name = target.partition(".")
    if of == "steps":
        return setting["steps"]
    if of == "surface":
        return setting["surface"][name]
    return next(run["hyper"][name] for run in setting["runs"] if run["name"] == of)


@pytest.mark.parametrize("name", RUNS)
def test_every_slider_moves_what_it_names(opened: Opened, name: str) -> None:
    page = opened(name, reduced_motion="reduce")
    for index, slider in enumerate(FIGURES[name]["sliders"]):
        control = page.locator(".live-slider input").nth(index)
        for key, value in (("End", slider["to"]), ("Home", slider["from"])):
            control.press(key)
            found = agrees(page)
            for target in slider["sets"]:
                assert _value(found["setting"], target) == pytest.approx(value)
            assert float(control.get_attribute("aria-valuetext")) == pytest.approx(value, rel=1e-3)
        control.press("ArrowRight")
        assert _value(agrees(page)["setting"], slider["sets"][0]) > slider["from"]
        page.get_by_role("button", name="Reset").click()
        found = agrees(page)
        assert _value(found["setting"], slider["sets"][0]) == slider["value"]
        assert found["step"] == found["setting"]["steps"] == FIGURES[name]["steps"]


def test_the_middle_of_a_log_scale_is_the_geometric_mean(opened: Opened) -> None:
    page = opened("valley")
    page.locator(".live-slider input").first.fill("100")
    lr = agrees(page)["setting"]["runs"][0]["hyper"]["lr"]
    assert lr == pytest.approx((0.001 * 0.04) ** 0.5, rel=5e-3)


def test_a_log_scale_of_counts_has_whole_values(opened: Opened) -> None:
    page = opened("noisy")
    for power in (1, 2, 3):  # no press is lost, as it is where places are nearer than whole numbers
        page.locator(".live-slider input").press("ArrowRight")
        settled(page)
        assert page.evaluate("document.querySelector('.live').liveData.setting.noise.batch") == 2**power
    page.locator(".live-slider input").press("End")
    settled(page)
    assert page.evaluate("document.querySelector('.live').liveData.setting.noise.batch") == 1024


def test_the_start_follows_the_mouse(opened: Opened) -> None:
    page = opened("valley")
    x, y = centre(page, OPEN)
    page.mouse.move(x + 3, y - 2)  # a little beside its centre, so that it must not jump
    page.mouse.down()
    page.mouse.move(x - 97, y + 48, steps=5)
    page.mouse.up()
    start = agrees(page)["setting"]["start"]
    assert centre(page, OPEN) == pytest.approx((x - 100, y + 50), abs=1)
    assert 0 < start[0] < 120
    page.mouse.move(x, y)  # let go, it stays
    assert agrees(page)["setting"]["start"] == start


def test_the_start_stays_in_view(opened: Opened) -> None:
    page = opened("valley")
    x, y = centre(page, OPEN)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 400, y - 400, steps=5)
    assert agrees(page)["setting"]["start"] == [165, 90]


def test_the_start_follows_a_finger_and_the_page_scrolls_elsewhere(opened: Opened) -> None:
    page = opened("valley", size=(390, 600), has_touch=True, is_mobile=True)
    x, y = centre(page, OPEN)
    touch = page.context.new_cdp_session(page)

    def send(kind: str, *at: tuple[float, float]) -> None:
        points = [{"x": a, "y": b} for a, b in at]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", (x - 12, y + 12))  # a finger is not exact
    for k in range(1, 6):
        send("touchMove", (x - 12 - 10 * k, y + 12 + 6 * k))
    send("touchEnd")
    page.wait_for_timeout(200)  # the browser hands moves on once a frame
    agrees(page)
    assert centre(page, OPEN) == pytest.approx((x - 50, y + 30), abs=1)
    assert page.evaluate("scrollY") == 0
    send("touchStart", (x - 150, y + 60))
    for k in range(1, 9):
        send("touchMove", (x - 150, y + 60 - 20 * k))
    send("touchEnd")
    page.wait_for_function("scrollY > 50")


def test_the_start_follows_the_arrow_keys(opened: Opened) -> None:
    page = opened("valley")
    handle = page.get_by_role("slider", name="Start of the runs")
    first = agrees(page)["setting"]["start"]
    handle.press("ArrowLeft")
    second = agrees(page)["setting"]["start"]
    handle.press("Shift+ArrowLeft")
    third = agrees(page)["setting"]["start"]
    handle.press("ArrowDown")
    fourth = agrees(page)["setting"]["start"]
    assert second[1] == third[1] == first[1]
    assert first[0] - second[0] > 0
    assert second[0] - third[0] > 8 * (first[0] - second[0])
    assert fourth[0] == third[0]
    assert fourth[1] < third[1]
    numbers = re.findall(r"-?[\d.]+", handle.get_attribute("aria-valuetext").replace("−", "-"))
    assert [float(n) for n in numbers] == pytest.approx(fourth, rel=1e-2)


def test_two_presses_before_a_drawing_count_twice(opened: Opened) -> None:
    page = opened("valley")
    x, y = centre(page, OPEN)
    page.evaluate(
        """() => {
          const shiftKey = true;
          const press = (key) =>
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey }));
          document.querySelector(".live-handle").focus();
          for (const key of ["ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowLeft"]) press(key);
        }"""
    )
    agrees(page)
    assert centre(page, OPEN) == pytest.approx((x - 60, y + 20), abs=1)


def test_the_start_on_a_curve_moves_along_it(opened: Opened) -> None:
    page = opened("bent")
    handle = page.get_by_role("slider", name="Start of the runs")
    handle.press("Shift+ArrowLeft")
    (start,) = agrees(page)["setting"]["start"]
    assert start < FIGURES["bent"]["start"]
    handle.press("ArrowUp")  # there is only the curve
    assert agrees(page)["setting"]["start"] == [start]


def test_steps_are_shown_one_by_one_and_walked(opened: Opened) -> None:
    page = opened("valley")
    assert page.get_by_role("button", name="One step on").is_disabled()
    page.get_by_role("button", name="One step back").click()
    page.wait_for_function(f"{STEP} === 49")
    page.get_by_role("slider", name="Step shown").fill("7")
    page.wait_for_function(f"{STEP} === 7")
    assert page.locator(".live-runs .live-dots").first.get_attribute("d").count("h0") == 8
    page.get_by_role("button", name="One step on").click()
    page.wait_for_function(f"{STEP} === 8")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{STEP} > 9")
    page.get_by_role("button", name="Pause").click()
    at = page.evaluate(STEP)
    page.wait_for_timeout(300)
    assert page.evaluate(STEP) - at <= 1
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{STEP} === 50", timeout=8000)
    page.get_by_role("button", name="Play").wait_for()  # it ends by itself


def test_a_run_is_put_aside_by_its_name(opened: Opened) -> None:
    page = opened("valley")
    name = page.get_by_role("button", name="momentum")
    for pressed, dots in (("true", 2), ("false", 1), ("true", 2)):
        page.wait_for_function(f"document.querySelectorAll('.live-runs .live-dots').length === {dots}")
        assert name.get_attribute("aria-pressed") == pressed
        name.click()
