"""Whatever a sandbox lets through, a question gets a verdict and the class goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from book.assignments.check import ask, verdict
from grading.marks import mark
from grading.spec import key, load, names

KEYS = {name: key(load(name), "secret", "student", hidden=True) for name in names()}
NUMBERS = st.floats()
VALUES = st.recursive(
    NUMBERS | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=20,
)


def bent(draw, right):
    """Return the right value with some of its parts replaced, or left out."""
    if draw(st.integers(0, 30)) == 0:
        return draw(VALUES)
    if isinstance(right, list):
        return [bent(draw, part) for part in right[: draw(st.sampled_from([None, None, None, -1]))]]
    return right


@pytest.mark.parametrize("name", KEYS)
def test_any_answer_gets_a_verdict(name):
    questions = KEYS[name]["questions"]

    @settings(max_examples=30)
    @given(st.data())
    def each(data):
        question = questions[data.draw(st.sampled_from(sorted(questions)))]
        rights = question.get("right", [None] * len(question["calls"]))
        values = [data.draw(VALUES) if right is None else bent(data.draw, right) for right in rights]
        told = verdict(question, [{"value": value, "single": False, "changed": []} for value in values])
        assert 0 <= told.share <= 1
        assert told.said

    each()


def test_an_error_tells_no_input():
    question = KEYS["a04_adam"]["questions"]["adam_step"]
    inputs = str((question["calls"][0]["start"], question["calls"][0]["rest"]))

    def adam_step(*arguments):
        raise ValueError(f"operands of shapes (3,) (2,): {inputs}, 1e-08, .5, 1234567")

    said = verdict(question, ask({"adam_step": adam_step}, question["calls"])).said
    assert said.startswith(
        "Called once, it stopped with ValueError: operands of shapes (3,) (2,): ([[…, …, …], ["
    )
    assert not any(x in said for x in ("0.", "1e", ".5", "1234567"))


def test_a_judge_that_fails_costs_its_question():
    assignment = load("a04_adam")
    entry = {**KEYS["a04_adam"]["questions"]["first_step"], "judged": "."}
    broken = replace(assignment.questions[4], judge=lambda entry, values, charged: values[0]["lr"])
    asked = {"questions": {"first_step": entry}}
    (told,) = mark(replace(assignment, questions=(broken,)), asked, {"first_step": [{"value": [1.0]}]})
    assert (told.points, told.said) == (0, "This has not the form that the task asks for (TypeError).")
