"""The comparison meets whatever a sandbox may hand on: it never fails, and right numbers alone earn."""

from __future__ import annotations

import json

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from book.assignments.check import ask, verdict
from grading import received
from grading.marks import mark
from grading.spec import key, load, names
from tests.assignments.family import functions

NUMBERS = st.one_of(st.integers(-(10**400), 10**400), st.floats(), st.sampled_from([0, 1, -1, 1e308, 5e-324]))
TEXTS = st.text(max_size=5)
VALUES = st.recursive(
    NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=30,
)
KEYS = {name: key(load(name), "secret", "student") for name in names()}
RIGHT = {
    (name, function): ask(functions(load(name)), question["calls"])
    for name, each in KEYS.items()
    for function, question in each["questions"].items()
}


def flat(value):
    """Return the numbers of nested lists; a text that is a number counts as it does for NumPy."""
    return [x for part in value for x in flat(part)] if isinstance(value, list) else [float(value)]


def bent(data, value, chance=3):
    """Return a right value with some of its parts replaced, dropped or doubled."""
    if data.draw(st.integers(0, chance)) == 0:
        return data.draw(VALUES)
    if isinstance(value, list) and value:
        i = data.draw(st.integers(0, len(value) - 1))
        part = bent(data, value[i], chance - 1 or 1)
        return value[:i] + data.draw(st.sampled_from([[part], [], [part, part]])) + value[i + 1 :]
    return value


@settings(max_examples=300)
@given(st.data())
def test_a_verdict_of_anything(data):
    name, function = data.draw(st.sampled_from(sorted(RIGHT)))
    question, right = KEYS[name]["questions"][function], RIGHT[name, function]
    sent = [dict(answer) for answer in right]
    i = data.draw(st.integers(0, len(sent) - 1))
    sent[i] = {
        "value": bent(data, right[i]["value"]),
        "single": data.draw(st.booleans()),
        "changed": data.draw(st.sampled_from([[], [0], [5, 99]])),
    }
    got = received.answers(json.dumps(sent).encode(), len(sent))
    if got is None:
        return
    told = verdict(question, got)
    assert 0 <= told.share <= 1
    assert told.said
    if told.share == 1 and "right" in question:
        assert all(
            np.allclose(flat(a["value"]), flat(b["value"]), 1e-3) for a, b in zip(got, right, strict=True)
        )
    marks = mark(load(name), KEYS[name], {function: got})
    assert all(0 <= m.points <= m.of for m in marks if m.points is not None)
