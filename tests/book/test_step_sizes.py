"""The live figure of *Step sizes over time* answers its question as the chapter's numbers do."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np

from tests.playground.asking import ask_cpython

ROOT = Path(__file__).parents[2]
FIGURE = tomllib.loads((ROOT / "playground/presets/step-sizes.toml").read_text("utf-8"))["st-noise"]


def ends(*rates: float | dict[str, Any]) -> list[float]:
    """Return the median distance after the last update, of the figure's seeds, for each rate or schedule."""
    common = {"rule": "gd", "start": FIGURE["start"], "noise": FIGURE["noise"]}
    asked = {name: FIGURE[name] for name in ("surface", "steps", "seeds")}
    runs = [common | {"hyper": {"lr": rate}} for rate in rates]
    [answer] = ask_cpython(asked | {"ask": "seeds", "of": FIGURE["traces"], "floor": False, "runs": runs})
    return [spread["median"][-1] for spread in answer["ok"]["spread"]]


def test_no_constant_rate_ends_as_near_as_the_cosine() -> None:
    [slider] = FIGURE["sliders"]
    [cosine] = [run["hyper"]["lr"] for run in FIGURE["runs"] if run["name"] == "cosine"]
    places = np.geomspace(slider["from"], slider["to"], slider["places"] + 1)
    near, *constant = ends(cosine, *places)
    assert min(constant) > 1.2 * near
    assert 0.03 < places[np.argmin(constant)] < 0.12  # the best lies well inside of the slider's range
