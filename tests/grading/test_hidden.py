"""What is said of hidden inputs holds no number of theirs, and a judge that fails costs its own question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from book.assignments.check import ask, verdict
from grading.marks import mark
from grading.spec import key, load, names
from tests.assignments.family import functions

KEYS = {name: key(load(name), "secret", "student", hidden=True) for name in names()}


def numbers(found):
    """Return the numbers of a call or an answer that one could recognise, as they might be told."""
    if isinstance(found, dict):
        return {text for part in found.values() for text in numbers(part)}
    if isinstance(found, list):
        return {text for part in found for text in numbers(part)}
    text = f"{found:.4g}" if isinstance(found, float) else ""
    return {text} if len(text.strip("-0.")) >= 4 else set()


@pytest.mark.parametrize("name", KEYS)
def test_no_sentence_holds_a_number_of_the_inputs_or_of_what_is_right(name):
    assignment, questions = load(name), KEYS[name]["questions"]
    hidden = numbers([[question["calls"], question.get("right")] for question in questions.values()])
    assert len(hidden) > 5
    for mutant in assignment.mutants:
        space = functions(assignment, mutant.replace)
        outcomes = {function: ask(space, question["calls"]) for function, question in questions.items()}
        for told in mark(assignment, KEYS[name], outcomes):
            assert not [x for x in hidden if x in told.said], (mutant.name, told.said)


def test_the_first_wrong_number_is_named_by_its_place():
    question = KEYS["a04_adam"]["questions"]["adam_step"]
    right = [[list(map(list, step)) for step in value] for value in question["right"]]
    right[0][3][0][1] += 0.377123
    said = verdict(question, [{"value": right[0], "single": False, "changed": []}]).said
    assert said == "Called once, the first wrong number is in step 4: theta[1]."


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
