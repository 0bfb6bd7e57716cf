"""Curves of the loss over the learning rate: their numbers, their marks, their words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tests.live.pages import expected, settled

Opened = Callable[..., Any]
SAYS = "document.querySelector('.live-says').textContent"
SWEPT = """() => {
  const { setting, state, answer } = document.querySelector(".live").liveData;
  const losses = answer.losses.map((all) => [...all].map((x) => (Number.isFinite(x) ? x : null)));
  return { setting, step: state.step, rates: answer.rates, losses };
}"""
MARKS = """[...document.querySelectorAll(".live-runs circle.live-full")]
  .map((dot) => [dot.getAttribute("cx"), dot.getAttribute("cy")].map(Number))"""

TICKS = """["middle", "end"].map((anchor) => Object.fromEntries(
  [...document.querySelectorAll(`.live-ground .live-number[text-anchor=${anchor}]`)].map((text) =>
    [text.textContent, Number(text.getAttribute(anchor === "middle" ? "x" : "y"))])))"""


def swept(page: Any) -> dict[str, Any]:
    """Hold each run at each rate against CPython's, and return what is drawn, its losses as one array."""
    settled(page)
    found: dict[str, Any] = page.evaluate(SWEPT)
    setting, rates = found["setting"], found["rates"]
    assert len(rates) == 41
    found["losses"] = np.array(found["losses"], float).reshape(len(setting["runs"]), 41, -1)
    for run, rows in zip(setting["runs"], found["losses"], strict=True):
        for rate, row in zip(rates, rows, strict=True):
            path = expected(setting, {**run, "hyper": {**run["hyper"], "lr": rate}})
            count = len(path.losses) if path.diverged_at is None else path.diverged_at
            np.testing.assert_allclose(row[:count], path.losses[:count], rtol=1e-9, atol=1e-18)
            assert np.isnan(row[count:]).all()
    return found


def test_curves_over_the_rate_are_runs_of_descend(opened: Opened) -> None:
    page = opened("sweep", reduced_motion="reduce")
    first = swept(page)
    assert first["rates"][0] == 0.0001
    assert first["rates"][-1] == 10
    assert first["step"] == 100
    moved = [first["setting"]]
    for name, key in (("momentum β", "Home"), ("condition number", "End"), ("start x", "PageUp")):
        page.get_by_role("slider", name=name).press(key)
        moved.append(swept(page)["setting"])
    betas = [setting["runs"][1]["hyper"]["beta"] for setting in moved]
    assert betas == [0.9, 0, 0, 0]
    assert [setting["surface"]["kappa"] for setting in moved] == [50, 50, 1000, 1000]
    assert [setting["start"][0] for setting in moved[:3]] == [-1, -1, -1]
    assert moved[3]["start"][0] > -1


def test_the_best_rate_is_marked_at_each_step_and_what_leaves_the_plot_is_crossed(opened: Opened) -> None:
    page = opened("sweep", reduced_motion="reduce")
    found = swept(page)
    across, upward = page.evaluate(TICKS)
    left, right = across["10⁻⁴"], across["10"]
    decade = (upward["10⁻¹²"] - upward["1"]) / 12
    for step in (100, 3):
        page.get_by_role("slider", name="Step shown").fill(str(step))
        page.wait_for_function(f"document.querySelector('.live').liveData.state.step === {step}")
        marks = page.evaluate(MARKS)
        assert len(marks) == 4
        for rows, (x, y) in zip(found["losses"], marks, strict=True):
            best = int(np.nanargmin(rows[:, step]))
            assert x == pytest.approx(left + (right - left) * best / 40, abs=0.2)
            height = upward["1"] - 3.6 - np.log10(max(rows[best, step], 1e-12)) * decade
            assert y == pytest.approx(height, abs=0.2)
        crosses = [
            path.get_attribute("d").count("M") / 2 for path in page.locator(".live-runs .live-out").all()
        ]
        above = [int((~(rows[:, step] <= 100)).sum()) for rows in found["losses"]]
        assert crosses == above
        assert min(above[:2]) > 0
        assert page.locator(".live-ground").get_by_text(f"loss after {step} steps").count() == 1


def test_the_step_of_a_sweep_stays_while_sliders_move_and_is_told(opened: Opened) -> None:
    page = opened("sweep", reduced_motion="reduce")
    scrub = page.get_by_role("slider", name="Step shown")
    scrub.fill("30")
    page.wait_for_function(f"{SAYS}.startsWith('Step 30. Lowest loss after 30 steps: ')")
    page.get_by_role("slider", name="momentum β").press("ArrowLeft")
    page.wait_for_function(f"{SAYS}.startsWith('Momentum β 0.89. Lowest loss after 30 steps: ')")
    found = swept(page)
    assert found["step"] == 30
    lowest = [float(np.nanmin(rows[:, 30])) for rows in found["losses"]]
    plain = page.evaluate(SAYS).translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")).replace(" × 10", "e")
    said = re.findall(r"(\S+) at η ([\d.]*\d)", plain)
    assert len(said) == 2  # of four the first and the last
    for (number, rate), index in zip(said, (np.argmin(lowest), np.argmax(lowest)), strict=True):
        assert float(number) == pytest.approx(lowest[index], rel=5e-3)
        best = found["rates"][int(np.nanargmin(found["losses"][index][:, 30]))]
        assert float(rate) == pytest.approx(best, rel=5e-3)
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("document.querySelector('.live').liveData.state.step === 100")
    scrub.fill("0")  # all begin alike, and the first of the rates is as good as any
    page.wait_for_function(f"{SAYS}.startsWith('Step 0. Lowest loss after 0 steps: ')")
    assert page.evaluate(SAYS).count("at η 0.0001, an end of the axis") == 2


def test_a_rate_tells_its_loss_by_mouse_and_by_keyboard(opened: Opened) -> None:
    page = opened("sweep", reduced_motion="reduce")
    found = swept(page)
    stop = page.get_by_role("slider", name="Points of gradient descent")
    stop.focus()
    best = int(np.nanargmin(found["losses"][0][:, 100]))
    words = f"η {found['rates'][best]:.4g}; loss {found['losses'][0][best, 100]:.3g} after 100 steps"
    assert stop.get_attribute("aria-valuetext") == f"{words}; the lowest of 41 rates"
    stop.press("End")
    gone = int(np.isnan(found["losses"][0][40]).argmax())
    assert stop.get_attribute("aria-valuetext") == f"η 10; diverges: no number from step {gone} on"
    box = page.locator(".live-box")
    stop.press("Escape")
    assert not box.is_visible()
    x, y = page.evaluate(MARKS)[3]
    svg = page.locator(".live-svg").bounding_box()
    page.mouse.move(svg["x"] + x, svg["y"] + y)
    best = int(np.nanargmin(found["losses"][3][:, 100]))
    assert box.locator("strong").inner_text() == f"Adam, η {found['rates'][best]:.4g}"
    loss = f"loss {found['losses'][3][best, 100]:.3g} after 100 steps".replace("e-05", " × 10⁻⁵")
    assert box.inner_text().split("\n")[1:] == [loss, "the lowest of 41 rates"]
