"""What a live figure draws is what `descend` computes, from a server and from a folder."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from optlib import descend, rules, schedules, surfaces
from tests.live.pages import FIGURES, ROOT, RUNS, agrees, centre, drawn, settled

Opened = Callable[..., Any]


@pytest.mark.parametrize("file", [False, True], ids=["server", "folder"])
@pytest.mark.parametrize("name", RUNS)
def test_the_first_drawing_is_the_presets(opened: Opened, name: str, file: bool) -> None:
    found = agrees(opened(name, file=file, reduced_motion="reduce"))
    start = FIGURES[name]["start"]
    assert found["setting"]["start"] == (start if isinstance(start, list) else [start])
    assert found["step"] == FIGURES[name]["steps"]


# The place of a value on the map, by the numbers of its own axes.
SAYS = "document.querySelector('.live-says').textContent"
PLACE = """([x, y]) => {
  const texts = [...document.querySelectorAll(".live-ground .live-number:not(.live-level)")];
  const along = (anchor, attribute) => texts.filter((text) => text.getAttribute("text-anchor") === anchor)
    .map((text) => [Number(text.textContent.replace("−", "-")), Number(text.getAttribute(attribute))]);
  const line = ([[a, p], [b, q]], value) => p + ((value - a) / (b - a)) * (q - p);
  return [line(along("middle", "x"), x), line(along("end", "y"), y) - 3.6];
}"""


def test_a_line_goes_through_its_points_on_the_axes(opened: Opened) -> None:
    page = opened("valley")
    points = drawn(page)["runs"][1]["points"]
    d = page.locator(".live-runs .live-dots").nth(1).get_attribute("d")
    dots = [tuple(map(float, pair.split())) for pair in re.findall(r"M(\S+ \S+)h0", d)]
    places = [page.evaluate(PLACE, points[2 * k : 2 * k + 2]) for k in range(51)]
    for k in (0, 1, 7):
        assert dots[k] == pytest.approx(places[k], abs=0.3)
    for place in places:  # where dots would blot, one stands for its neighbours
        assert min(math.dist(place, dot) for dot in dots) < 4.5
    assert 20 < len(dots) < 51
    assert all(math.dist(one, other) > 3.9 for k, one in enumerate(dots) for other in dots[:k])


def test_contours_are_asked_for_once_and_runs_no_more_often_than_they_are_moved(opened: Opened) -> None:
    page = opened("valley")
    page.evaluate(
        """() => {
          window.asked = [];
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (message, ...more) {
            asked.push(JSON.parse(message.request).ask);
            return post.call(this, message, ...more);
          };
        }"""
    )
    x, y = centre(page, ".live-handle .live-open")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y + 40, steps=10)
    page.mouse.up()
    agrees(page)
    asked = page.evaluate("asked")
    assert 1 <= asked.count("run") <= 10
    assert "grid" not in asked


def test_the_errors_of_a_map_of_regimes_are_those_of_its_curvatures(opened: Opened) -> None:
    page = opened("regimes")
    for press in (None, "Shift+ArrowLeft", "Shift+ArrowDown"):
        if press:
            page.get_by_role("slider", name="The bar's end of curvature 100").press(press)
        found = drawn(page)
        lr, beta = found["setting"]["start"]
        for curvature, run in zip(FIGURES["regimes"]["curvatures"], found["runs"], strict=True):
            on = surfaces.quadratic(curvature, 1.0)
            path = descend(rules.momentum(lr=lr, beta=beta), on, (1.0, 0.0), 50)
            np.testing.assert_allclose(run["points"], path.points[:, 0], rtol=1e-9, atol=1e-12)
    assert lr < FIGURES["regimes"]["eta"]
    assert beta < FIGURES["regimes"]["share"]


def test_one_bar_stands_in_two_maps(opened: Opened) -> None:
    page = opened("two_maps")
    page.get_by_role("slider", name="momentum: The bar's end of curvature 100").press("Shift+ArrowRight")
    found = drawn(page)
    lr, beta = found["setting"]["start"]
    assert lr > FIGURES["two_maps"]["eta"]
    both = [(rule, curvature) for rule in ("nesterov", "momentum") for curvature in (2, 100)]
    for (rule, curvature), run in zip(both, found["runs"], strict=True):
        on = surfaces.quadratic(curvature, 1.0)
        path = descend(rules.ALL[rule](lr=lr, beta=beta), on, (1.0, 0.0), 50)
        np.testing.assert_allclose(run["points"], path.points[:, 0], rtol=1e-9, atol=1e-12)
    bars = [bar.bounding_box() for bar in page.locator(".live-handle path.live-bar-line").all()]
    assert len(bars) == 2
    assert bars[0]["y"] == pytest.approx(bars[1]["y"])
    assert bars[0]["width"] == pytest.approx(bars[1]["width"])
    bounds = [bound.bounding_box()["width"] for bound in page.locator(".live-bound").all()]
    assert bounds[0] > 0  # Nesterov's region has another edge than momentum's
    assert abs(bounds[0] - bounds[1]) > 5
    assert [run["label"] for run in found["setting"]["runs"]] == [
        f"{rule}, {end}" for rule in ("Nesterov", "momentum") for end in ("flat", "steep")
    ]
    assert re.search(
        r"flat and steep: Nesterov \w+ by [\d.]+ and .*; momentum \w+ by [\d.]+ and ", page.evaluate(SAYS)
    )


def test_the_walls_of_the_map_are_where_the_roots_meet(opened: Opened) -> None:
    page = opened("regimes")
    d = page.locator(".live-wall").first.get_attribute("d")
    for root, share in ((0.5, 0.5), (1.5, 0.5)):  # |1 - sqrt(eta lambda)| = sqrt(beta)
        x, y = page.evaluate(PLACE, [root, share])
        corners = [tuple(map(float, pair.split())) for pair in re.findall(r"[ML]([^MLz]+)", d)]
        nearest = min(abs(a - x) + abs(b - y) for a, b in corners)
        assert nearest < 6
    for word in ("creeps", "swings", "flips", "explodes"):
        assert page.locator(".live-ground").get_by_text(word).count() == 1
    assert sorted(page.locator(".live-level").all_text_contents()) == ["0.2", "0.4", "0.6", "0.8"]
    for level in (0.2, 0.6):  # inside the V the factor is the root of beta
        _, height = page.evaluate(PLACE, [1, level])
        number = page.locator(".live-level").get_by_text(str(level))
        assert float(number.get_attribute("y")) - 4 == pytest.approx(height, abs=1)


def test_the_whole_bar_goes_where_it_is_held(opened: Opened) -> None:
    page = opened("regimes")
    first = drawn(page)["setting"]["start"]
    box = page.locator(".live-handle path.live-bar-line").bounding_box()
    at, y = box["x"] + 0.75 * box["width"], box["y"] + box["height"] / 2
    page.mouse.move(at, y)
    page.mouse.down()
    page.mouse.move(at - 60, y + 40, steps=4)
    page.mouse.up()
    lr, beta = drawn(page)["setting"]["start"]
    assert beta < first[1]
    ends = [(curvature * rate) ** 0.5 for rate in (first[0], lr) for curvature in (2, 100)]
    svg = page.locator(".live-svg").bounding_box()
    places = [page.evaluate(PLACE, [end, 0.5])[0] + svg["x"] for end in ends]
    held = (at - places[0]) / (places[1] - places[0])
    now = places[2] + held * (places[3] - places[2])  # on an axis of roots a bar keeps its parts
    assert now == pytest.approx(at - 60, abs=1.5)
    page.get_by_role("slider", name="The whole bar").press("Shift+ArrowRight")
    assert drawn(page)["setting"]["start"][0] > lr


def test_a_fitted_line_has_the_cost_of_its_point(opened: Opened) -> None:
    page = opened("fit")
    costs = []
    for key in (None, "Shift+ArrowLeft", "Shift+ArrowUp"):
        if key:
            page.get_by_role("slider", name="The line as a point of the map").press(key)
        found = drawn(page)
        assert found["cost"] == pytest.approx(surfaces.ten_points(*found["setting"]["start"]), rel=1e-9)
        costs.append(found["cost"])
    assert len(set(costs)) == 3
    before = drawn(page)["setting"]["start"]
    page.get_by_role("slider", name="The line at x = 9.28").press("Shift+ArrowUp")
    after = drawn(page)["setting"]["start"]
    assert after[1] > before[1]
    held = 0.2 * FIGURES["fit"]["field"][1]  # the other handle stays where it is
    assert after[0] + after[1] * held == pytest.approx(before[0] + before[1] * held, abs=0.05)


def test_no_colour_is_typed() -> None:
    sheet = ROOT / "book" / "_static" / "live-parts.css"
    for file in (sheet, *(ROOT / "playground" / "src").rglob("*.ts")):
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?! )|\b(?:rgb|hsl)a?\(", file.read_text("utf8")), file.name


def test_schedules_are_optlibs(opened: Opened) -> None:
    page = opened("rates")
    for steps, key in ((10, None), (90, "End")):
        if key:
            page.locator(".live-slider input").press(key)
        settled(page)
        got = page.evaluate(
            "document.querySelector('.live').liveData.answer.curves.map((curve) => [...curve])"
        )
        for curve, schedule in zip(
            got, (schedules.cosine(0.1, steps=90), schedules.warm_up(0.1, steps=steps)), strict=True
        ):
            np.testing.assert_allclose(curve, [schedule(k) for k in range(90)], rtol=1e-9)
    names = page.locator(".live-run").all_inner_texts()
    assert names == ["cosine", "warm-up, then constant"]


def test_noisy_runs_have_a_seed_each_and_a_larger_batch_lowers_their_floor(opened: Opened) -> None:
    page = opened("noisy")
    first = drawn(page)["runs"]
    assert len({tuple(run["losses"]) for run in first}) == len(first) == 8
    for drawn_as in ("faint", "band", "floor"):
        assert page.locator(f".live-{drawn_as}").count() == 1
    page.locator(".live-slider input").press("End")
    later = drawn(page)["runs"]
    floor = [np.median([run["losses"][-1] for run in runs]) for runs in (first, later)]
    assert floor[1] < floor[0] / 100  # the noise's variance falls as 1 over the batch


def test_runs_with_batches_are_shown_at_their_price(opened: Opened) -> None:
    page = opened("priced")
    axis = page.locator(".live-ground text", has_text="gradients of single samples")
    assert axis.count() == 1
    for batch, presses in ((1, 0), (4, 2), (64, 4)):
        for _ in range(presses):
            page.get_by_role("slider", name="batch size").press("ArrowRight")
        runs = drawn(page)["runs"]
        for run, size in ((runs[0], batch), (runs[3], 16)):
            points = np.reshape(run["points"], (-1, 2))
            assert len(points) == 65  # the start, and one after each sample
            moves = np.flatnonzero(np.diff(points, axis=0).any(axis=1)) + 1
            np.testing.assert_array_equal(moves, np.arange(size, 65, size))
    assert page.locator(".live-bar .live-value").inner_text() == "sample 64"


def test_the_axis_of_a_figure_with_a_height_stays(opened: Opened) -> None:
    page = opened("priced")
    numbers = page.locator(".live-ground .live-number")
    before = numbers.all_inner_texts()
    page.get_by_role("slider", name="learning rate").press("End")  # it diverges
    settled(page)
    assert numbers.all_inner_texts() == before


def test_curves_are_judged_by_a_given_one_and_a_point_is_that_of_its_step(opened: Opened) -> None:
    page = opened("judged")
    settled(page)
    # the average is 0.5, 1.75, 1.375, 2.1875
    says = page.locator(".live-says")
    assert says.text_content() == "Distance to the line (root mean square): each value 1, average 0.827."
    assert page.locator(".live-broad").count() == 2  # in the drawing and in the legend
    assert page.locator(".live-runs .live-dots").get_attribute("d").count("h0") == 4
    stop = page.get_by_role("slider", name="Points of average")
    assert stop.get_attribute("aria-valuetext") == "step 4; 2.188"
    stop.press("Home")
    assert stop.get_attribute("aria-valuetext") == "step 1; 0.5"
    assert page.locator(".live-box strong").text_content() == "average, step 1"
    page.get_by_role("button", name="One step back").click()
    dots = "document.querySelector('.live-runs .live-dots').getAttribute('d')"
    page.wait_for_function(f"{dots}.split('h0').length == 4")


def test_the_weights_of_an_average_are_its_powers(opened: Opened) -> None:
    page = opened("weights")
    for beta, key in ((0.9, None), (0.99, "End"), (0.5, "Home")):
        if key:
            page.locator(".live-slider input").press(key)
        settled(page)
        curve = page.evaluate("[...document.querySelector('.live').liveData.answer.curves[0]]")
        np.testing.assert_allclose(curve, (1 - beta) * beta ** np.arange(60), rtol=1e-9)
