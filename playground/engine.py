"""Answers the requests of the live figures; README.md beside it tells the protocol.

No formula is here: rules, surfaces and schedules are optlib's own files. Numbers do not go through text,
where they would lose digits or time: the answer's JSON has {"numbers": [first, how many]} where an array
belongs, and the numbers themselves stand in a file, one after the other, as 8 bytes each.
"""

import json
from array import array

from optlib.definition import signatures
from playground import names, words
from playground.bars import bars
from playground.regimes import regimes
from playground.seeds import seeds
from playground.sequence import sequence
from playground.sweep import sweep
from playground.walk import walk

__all__ = ["answer"]


def _run(asked):
    down = names.objective(asked["surface"])
    shared = asked.get("noise")
    runs = []
    for run in asked["runs"]:
        noise = run.get("noise", shared)
        start = run["start"] if "start" in run else _listed(down.start)
        runs.append(walk(names.rule(run), down, start, asked["steps"], noise))
    return {"runs": runs}


def _listed(x):
    return list(x) if isinstance(x, tuple) else [x]


def _about(asked):
    of = names.objective(asked["surface"])
    return {
        "name": of.name,
        "dimensions": of.dimensions,
        "view": list(of.view),
        "minima": [_listed(x) for x in of.minima],
        "start": _listed(of.start),
    }


def _between(low, high, count):
    if count < 2:
        raise ValueError("a grid needs at least 2 points a side; got " + str(count))
    return [low + (high - low) * k / (count - 1) for k in range(count)]


def _values(of, points):
    of.expect(points[0])
    return {"values": array("d", [of.look(at)[0] for at in points])}


def _grid(asked):
    left, right, low, high = asked["view"]
    x, y = _between(left, right, asked["columns"]), _between(low, high, asked["rows"])
    return _values(names.objective(asked["surface"]), [(a, b) for b in y for a in x])


def _curve(asked):
    x = _between(asked["from"], asked["to"], asked["points"])
    return _values(names.objective(asked["surface"]), [(a,) for a in x])


def _signatures(asked):
    """Of the reader's source, its rules; by running it, so that an error in it is told."""
    names.rules_of(asked["source"])
    return {
        "rules": [
            {"name": name, "state": [key for key, _, _ in state], "hyper": dict(hyper)}
            for name, state, hyper, _ in signatures(asked["source"])
        ]
    }


ANSWERS = {
    "about": _about,
    "bars": bars,
    "curve": _curve,
    "grid": _grid,
    "regimes": regimes,
    "run": _run,
    "seeds": seeds,
    "sequence": sequence,
    "signatures": _signatures,
    "sweep": sweep,
}


def _placed(x, arrays, length):
    """The answer with each array replaced by its place among the numbers, and how many these are up to it."""
    if isinstance(x, array):
        arrays.append(x)
        return {"numbers": [length, len(x)]}, length + len(x)
    if isinstance(x, dict):
        placed = {}
        for key, value in x.items():
            placed[key], length = _placed(value, arrays, length)
        return placed, length
    if isinstance(x, list):
        placed = []
        for value in x:
            one, length = _placed(value, arrays, length)
            placed.append(one)
        return placed, length
    return x, length


def answer(request, path):
    """The answer to a request, both JSON: {"ok": ...} or {"error": {"line", "sentence"}}.

    Its numbers go to the file `path`.
    """
    arrays = []
    try:
        asked = json.loads(request)
        if asked.get("ask") not in ANSWERS:
            known = ", ".join(sorted(ANSWERS))
            raise ValueError("there is no request `" + str(asked.get("ask")) + "`; there are " + known)
        told = {"ok": _placed(ANSWERS[asked["ask"]](asked), arrays, 0)[0]}
    except Exception as error:
        told, arrays = {"error": words.told(error)}, []
    with open(path, "wb") as file:
        for one in arrays:
            file.write(one)
    return json.dumps(told)
