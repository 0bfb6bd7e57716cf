"""Runs on noisy gradients from several seeds, their quartiles, and the floor that they come to."""

import math
from array import array

from playground import names
from playground.floors import floor
from playground.walk import walk

__all__ = ["seeds"]

QUARTERS = (("low", 1), ("median", 2), ("high", 3))


def seeds(asked):
    """For each of `asked["runs"]` as many runs as there are `seeds`, in a row, and their quartiles.

    `of` says of what the quartiles and, where `floor` is true, the floors are: "loss" or "distance", which is
    that to the surface's first minimum. A run may have `steps` of its own.
    """
    down, of = names.objective(asked["surface"]), asked["of"]
    if of not in ("loss", "distance"):
        raise ValueError("`of` is loss or distance; got " + str(of))
    runs, spread, floors = [], [], array("d")
    for run in asked["runs"]:
        bound, noise = names.rule(run), dict(run["noise"])
        first = noise["seed"]
        ran = []
        for seed in range(first, first + asked["seeds"]):
            noise["seed"] = seed
            ran.append(walk(bound, down, run["start"], run.get("steps", asked["steps"]), noise))
        runs.extend(ran)
        spread.append(_quartiles([r["losses"] if of == "loss" else _distances(r, down) for r in ran]))
        if asked["floor"]:
            floors.append(floor(bound, down, noise["sd"] ** 2 / (noise.get("batch") or 1), of))
    return {"runs": runs, "spread": spread, "floors": floors}


def _distances(run, down):
    (a, b), points = down.minima[0], run["points"]
    return [math.sqrt((points[k] - a) ** 2 + (points[k + 1] - b) ** 2) for k in range(0, len(points), 2)]


def _quartiles(curves):
    """Lower quartile, median and upper quartile of the curves, up to the step at which one of them ends."""
    rows = []
    for k in range(min([len(curve) for curve in curves])):
        row = sorted([curve[k] for curve in curves])
        if sum(row) - sum(row) != 0:
            break
        rows.append([_quantile(row, quarter) for _, quarter in QUARTERS])
    return {name: array("d", [row[i] for row in rows]) for i, (name, _) in enumerate(QUARTERS)}


def _quantile(row, quarter):
    """Between the two values around the place, as near to each as the place is."""
    place = quarter * (len(row) - 1)
    k, part = place // 4, place % 4 / 4
    return row[k] if part == 0 else row[k] + part * (row[k + 1] - row[k])
