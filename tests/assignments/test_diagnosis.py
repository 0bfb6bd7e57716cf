"""Bar 3: every known mistake is named, alone and in pairs; every two forms are far apart."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

from book.assignments.check import SAME_SINGLE, ask, distance, quantities, verdict
from grading.spec import key
from tests.assignments.family import ALL, by_name, functions

APART = 1e-3


def arrays(question, values):
    """Every quantity of every call."""
    return [np.array(part, dtype=float) for value in values for part in quantities(question, value)]


def apart(one, other):
    """Whether any quantity of any call tells one form from the other."""
    return any(distance(a, b) >= APART for a, b in zip(one, other, strict=True))


def compared(assignment, secret, twist=""):
    entries = key(assignment, secret, "", twist)["questions"].values()
    return [entry for entry in entries if "right" in entry]


def as_answers(values):
    return [{"value": value, "single": False, "changed": []} for value in values]


@pytest.mark.parametrize(
    ("assignment", "twist"),
    [pytest.param(a, t, id=f"{a.name}-{t or 'usual'}") for a in ALL for t in ("", *a.twists)],
)
def test_every_single_mistake_is_named(assignment, twist):
    for question in compared(assignment, "named", twist):
        for wrong in question["wrong"]:
            if len(wrong["names"]) == 1:
                told = verdict(question, as_answers(wrong["values"]))
                alike = bool(twist) and (told.share == 1 or len(told.mistakes) == 1)
                assert alike or told.mistakes == tuple(wrong["names"])


def test_pairs_of_mistakes_are_named():
    """At least 95 of 100; the others are equal in value to one of the two alone."""
    pairs = [
        (question, wrong)
        for assignment in ALL
        for question in compared(assignment, "pairs")
        for wrong in question["wrong"]
        if len(wrong["names"]) == 2
    ]
    named = [verdict(q, as_answers(w["values"])).mistakes == tuple(w["names"]) for q, w in pairs]
    assert sum(named) >= 0.95 * len(pairs) > 100
    print(f"{sum(named)} of {len(pairs)} pairs named")


@pytest.mark.parametrize("assignment", ALL, ids=by_name)
def test_every_two_forms_are_apart(assignment):
    for secret in range(30):
        for question in compared(assignment, str(secret)):
            forms = [("right", arrays(question, question["right"]))]
            singles = [w for w in question["wrong"] if len(w["names"]) == 1]
            forms += [(w["names"][0], arrays(question, w["values"])) for w in singles]
            for (one, a), (other, b) in itertools.permutations(forms, 2):
                assert apart(a, b), (question["function"], one, other, secret)


def test_single_precision_stays_below_what_is_told_apart():
    assert SAME_SINGLE <= APART / 5


@pytest.mark.parametrize("assignment", ALL, ids=by_name)
def test_no_sentence_holds_a_right_number(assignment):
    """Whatever is wrong, what is told holds no number of the right answer that the student does not have."""
    solved = functions(assignment)
    for question in compared(assignment, "told"):
        answers = ask(solved, question["calls"])
        off = [{**answer, "value": _shifted(answer["value"])} for answer in answers]
        said = re.sub(r"Called as \w+\(.*?\)", "", verdict(question, off).said)  # its inputs it has
        assert verdict(question, off).share == 0
        for right in _numbers(question["right"]):
            assert f"{right:.6g}" not in said or right in (0.0, 1.0, 2.0, 3.0)


def _shifted(value):
    return [_shifted(part) for part in value] if isinstance(value, list) else value + 0.377123


def _numbers(value):
    return [x for part in value for x in _numbers(part)] if isinstance(value, list) else [value]
