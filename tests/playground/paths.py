"""Runs under MicroPython: the paths of all rules, from their files, as exact hexadecimal numbers."""

import json
import struct

from optlib.definition import Point, load, signatures


def number(text):
    return struct.unpack("<d", bytes.fromhex(text))[0]


def point(row):
    return Point([number(x) for x in row])


def text(x):
    return struct.pack("<d", x).hex()


def coordinates(x):
    return [text(c) for c in (x.coordinates if isinstance(x, Point) else [x])]


def walk(rule, shared, gradients):
    """Points and states of a run down a noisy quadratic, or under zero gradients."""
    h, theta = point(shared["curvature"]), point(shared["start"])
    state = rule.init(theta)
    walked = []
    for i, noise in enumerate(shared["noise"]):
        g = h * theta + noise if gradients == "noisy" else theta * 0.0
        step, state = rule.update(g, state, theta, i + 1)
        theta = theta - step
        walked.append([coordinates(theta)] + [coordinates(x) for x in state])
    return walked


def open_text(path):
    with open(path) as file:
        return file.read()


shared = json.loads(open_text("/cases.json"))
shared["noise"] = [point(row) for row in shared["noise"]]
answers = []
for case in shared["cases"]:
    source = open_text("/" + case["file"])
    for old, new in case["edits"]:
        assert old in source, old
        source = source.replace(old, new)
    rule = load(source)[case["name"]](**{key: number(x) for key, x in case["hyper"].items()})
    walked = walk(rule, shared, case["gradients"])
    answers.append({"signatures": signatures(source), "walked": walked})
print(json.dumps(answers))
