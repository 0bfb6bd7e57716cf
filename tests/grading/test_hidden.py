"""What is said of hidden inputs holds no number of theirs, and a judge that fails costs its own question."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from book.assignments import check
from book.assignments.check import ask, verdict
from grading.marks import mark
from grading.spec import key, load, names
from tests.assignments.family import functions

KEYS = {name: key(load(name), "secret", "student", hidden=True) for name in names()}

SECRET = "dotjcicdd"


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
    assert said == "The first wrong number is in step 4: theta[1]."


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("it stopped with ValueError: d.j c i", "stopped with ValueError; its text is not shown"),
        ("it stopped with LinAlgError: Singular matrix", "stopped with LinAlgError; its text is not shown"),
        ("it stopped with E1771_393: ", "stopped with an error of its own; its text is not shown"),
        ("it stopped with print: 39", "stopped with an error of its own; its text is not shown"),
        (
            f"it stopped with NameError: {SECRET}; {check.NOT_RUN}",
            f"stopped with NameError; {check.NOT_RUN}.",
        ),
        (
            f"it stopped with ImportError: {SECRET} {check.NOT_THERE}",
            f"ImportError: a module {check.NOT_THERE}.",
        ),
        (
            f"it should return 3 things, separated by commas, and returned one {SECRET}",
            "It should return 3 things",
        ),
        (f"it should return numbers and arrays, and returned {SECRET}", "It should return 3 things"),
        (check.NOTHING, "It returned None; a `return` may be missing."),
        (SECRET, "It should return 3 things, separated by commas."),
    ],
)
def test_of_an_error_nothing_is_told_that_may_be_the_inputs(error, said):
    """Digits can be written as letters, in a text, in the name of a class, of a variable, of a module."""
    told = verdict(KEYS["a04_adam"]["questions"]["adam_step"], [{"error": error}]).said
    assert said in told
    assert not any(x in told for x in (SECRET, "d.j", "1771", "39", "Singular"))


def test_of_a_shape_nothing_is_told_that_may_be_the_inputs():
    question = KEYS["a04_adam"]["questions"]["first_step"]
    told = verdict(question, [{"value": [[0.0] * 39] * 28, "single": False, "changed": []}])
    assert told.said == "step should be an array of shape (4,), and it is another."


@pytest.mark.parametrize(
    "made",
    [
        {"losses": [[[0.0] * 57] * 6] * 8},
        {"rates": list(range(1, 82)), "tuning": list(range(57))},
        {"rates": [0.464, 0.1]},
        {"chosen": 0.464},
        {"judged": [0.464] * 57},
        {"tuning": [0.464]},
    ],
)
def test_of_a_table_nothing_is_told_that_may_be_the_inputs(made):
    """A shape, and how many rates and seeds there are, can be made of digits."""
    question = KEYS["a08_fair_comparison"]["questions"]["comparison"]
    table = {"tuning": list(range(5)), "judging": list(range(5, 10))}
    one = {"rates": [0.1, 0.2, 0.4], "losses": [[1.0] * 5] * 3, "chosen": 0.2, "judged": [1.0] * 5, **made}
    table |= dict.fromkeys(question["table"]["methods"], one)
    table["tuning"] = made.get("tuning", table["tuning"])
    told = verdict(question, [{"value": table}])
    assert told.share == 0
    assert set(re.findall(r"\d+", told.said)) <= {"0", "400"}, told.said  # the task's


def test_a_judge_that_fails_costs_its_question():
    assignment = load("a04_adam")
    entry = {**KEYS["a04_adam"]["questions"]["first_step"], "judged": "."}
    broken = replace(assignment.questions[4], judge=lambda entry, values, charged: values[0]["lr"])
    asked = {"questions": {"first_step": entry}}
    (told,) = mark(replace(assignment, questions=(broken,)), asked, {"first_step": [{"value": [1.0]}]})
    assert (told.points, told.said) == (0, "This has not the form that the task asks for (TypeError).")
