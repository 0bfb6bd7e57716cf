"""Bar 3: right forms raise no alarm, however written; a mistake of no known kind is never given a name."""

from __future__ import annotations

import importlib

import pytest

from book.assignments.check import IN_PLACE, ask, verdict
from tests.assignments.family import ALL, SECRETS, by_name, keyed

FORMS = {a.name: importlib.import_module(f"tests.assignments.forms.{a.name}") for a in ALL}
RIGHT, OUTSIDE = (
    [
        pytest.param(a, functions, id=f"{a.name}-{name}")
        for a in ALL
        for name, functions in getattr(FORMS[a.name], kind).items()
    ]
    for kind in ("RIGHT", "OUTSIDE")
)


def verdicts(assignment, functions):
    for secret in SECRETS:
        for name, question in keyed(assignment.name, secret)["questions"].items():
            if name in functions:
                yield verdict(question, ask(functions, question["calls"]))


@pytest.mark.parametrize(("assignment", "functions"), RIGHT)
def test_a_right_form_is_right(assignment, functions):
    told = list(verdicts(assignment, functions))
    assert len(told) == len(SECRETS) * len(functions)
    assert {(one.share, one.said) for one in told} == {(1, "Right.")}


@pytest.mark.parametrize("assignment", [a for a in ALL if hasattr(FORMS[a.name], "IN_PLACE")], ids=by_name)
def test_what_changes_its_arguments_is_told_so(assignment):
    """Its numbers are right, but a loop that keeps what it returns would hold one array many times."""
    for one in verdicts(assignment, FORMS[assignment.name].IN_PLACE):
        assert (one.share, one.mistakes) == (IN_PLACE, ("in_place",))
        assert "in place" in one.said


@pytest.mark.parametrize(("assignment", "functions"), OUTSIDE)
def test_an_unknown_mistake_gets_its_first_wrong_number_and_no_name(assignment, functions):
    told = list(verdicts(assignment, functions))
    assert len(told) == len(SECRETS) * len(functions)
    for one in told:
        assert (one.share, one.mistakes) == (0, ())
        assert "wrong" in one.said


def test_there_are_enough_forms():
    assert min(len(forms.RIGHT) for forms in FORMS.values()) >= 3
    assert min(len(forms.OUTSIDE) for forms in FORMS.values()) >= 3
    assert len(FORMS["a04_adam"].RIGHT) >= 5
    assert len(FORMS["a04_adam"].OUTSIDE) >= 6
