"""Series that a live figure's preset repeats are those that its notebook computes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy")
nbformat = pytest.importorskip("nbformat")
pytest.importorskip("torch")
pytest.importorskip("sklearn")

ROOT = Path(__file__).parents[2]


def test_the_losses_of_the_averages_are_the_notebooks() -> None:
    presets = tomllib.loads((ROOT / "playground/presets/averages.toml").read_text("utf-8"))
    cells = nbformat.read(ROOT / "book/averages.ipynb", as_version=4).cells
    [run] = [cell.source for cell in cells if cell.id == "opening"]
    before, drawing, _ = run.partition("fig, ax = ")
    assert drawing
    names: dict[str, Any] = {}
    exec(before, names)
    figure = presets["av-averages"]
    [truth] = [run for run in figure["runs"] if run.get("name") == figure["against"]]
    assert np.allclose(figure["story"], names["seen"], rtol=0, atol=6e-4)
    assert np.allclose(truth["story"], names["truth"], rtol=0, atol=6e-4)
