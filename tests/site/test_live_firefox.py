"""Live figures in Firefox, from a server and from a folder: each is drawn, and one is dragged and changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from optlib import descend
from optlib.rules import gd
from optlib.surfaces import valley
from tests.site.browser import served
from tests.site.firefox import Firefox, firefox
from tests.site.test_live_figures import places  # noqa: F401  # a fixture

SHOW = """
  for (const details of document.querySelectorAll("details")) details.open = true;
  const boxes = [...document.querySelectorAll(".live")];
  boxes.find(box => !box.matches(".revived, .failed"))?.scrollIntoView();
  return boxes.length > 0 && boxes.every(box => box.matches(".revived, .failed"))
    && boxes.map(box => [box.id, box.matches(".revived") && box.querySelectorAll(".live-svg path").length]);
"""
HANDLE = """
  const box = document.getElementById("live-gd-rates");
  box.scrollIntoView({block: "center", behavior: "instant"});
  const {x, y, width, height} = box.querySelector(".live-handle .live-reach").getBoundingClientRect();
  return [x + width / 2, y + height / 2];
"""
SLIDE = """
  const slider = document.querySelector("#live-gd-rates .live-slider input");
  slider.value = slider.min;
  slider.dispatchEvent(new Event("input", {bubbles: true}));
"""
SHOWN = """
  const data = document.getElementById("live-gd-rates").liveData;
  const {preset, setting, answer: {runs: [run]}} = data;
  const [lr] = setting.runs.map(run => run.hyper.lr), moved = setting.start[0] !== preset.start[0];
  return moved && lr <= arguments[0] && [setting.start, lr, [...run.points], run.losses.length];
"""


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Start Firefox once."""
    with firefox(tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.fixture(scope="module", params=["server", "folder"])
def home(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Give the site's two addresses, one after the other."""
    if request.param == "folder":
        yield f"{site.as_uri()}/"
    else:
        with served(site) as url:
            yield url


def test_each_is_drawn(home: str, window: Firefox, places: dict[str, str]) -> None:  # noqa: F811
    for page in sorted(set(places.values())):
        window.open(f"{home}{page}.html")
        drawn = dict(window.until(SHOW))
        assert set(drawn) == {f"live-{name}" for name, where in places.items() if where == page}
        assert all(paths >= 2 for paths in drawn.values()), drawn


def test_a_dragged_start_and_a_slider_give_optlib_s_numbers(home: str, window: Firefox) -> None:
    window.open(f"{home}gradient-descent.html")
    window.until("return document.querySelector('#live-gd-rates.revived') !== null")
    x, y = window.run(HANDLE)
    window.drag((x, y), (x - 60, y + 40))
    window.until(SHOWN, 1)
    window.run(SLIDE)
    start, lr, points, count = window.until(SHOWN, 0.0011)
    assert start[0] < 149
    assert start[1] < 74
    path = descend(gd(lr=lr), valley, start, count - 1)
    np.testing.assert_allclose(np.reshape(points, (count, 2)), path.points, rtol=1e-9, atol=1e-9)
