"""A claim is judged by bounds, in every call; a name is told only where all calls bear it out."""

from __future__ import annotations

import pytest

from book.assignments.check import verdict
from grading.spec import key, load


def box(low, high, share, says, *names):
    return {"low": [low], "high": [high], "share": share, "says": [says], "names": list(names)}


QUESTION = {
    "function": "rate",
    "returns": ["lr"],
    "otherwise": "Too far off.",
    "boxes": [
        [
            box(1, 2, 1, "Right."),
            box(3, 4, 0, "Twice.", "twice"),
            box(3, 4, 0, "Double.", "double"),
            box(3, 9, 0.5, "Near."),
        ],
        [
            box(11, 12, 1, "Right."),
            box(23, 24, 0, "Twice.", "twice"),
            box(23, 25, 0, "Double.", "double"),
            box(3, 9, 0, "Small.", "small"),
        ],
    ],
}


def claim(*values, known=()):
    answers = [{"value": x, "single": False, "changed": []} for x in values]
    return verdict(QUESTION, answers, known)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((1.5, 11.5), (1, "Right.", ())),
        ((3.5, 23.5), (0, "Twice.", ("twice",))),
        ((1.5, 23.5), (0, "Twice.", ("twice",))),  # at the first inputs twice and once may lie close together
        ((3.5, 11.5), (0, "Twice.", ("twice",))),
        ((5.0, 11.5), (0.5, "With the inputs number 1 of 2: near.", ())),
        (
            (3.5, 99.0),
            (0, "With the inputs number 2 of 2: too far off.", ()),
        ),  # the first of them meets "twice" by chance
        ((99.0, 5.0), (0, "With the inputs number 1 of 2: too far off.", ())),
        (("fast", 11.5), (0, "It should return a number.", ())),
    ],
)
def test_a_claim(values, told):
    assert claim(*values) == told


@pytest.mark.parametrize(
    ("C", "said"),
    [
        (1e10, "Adam goes down in a late round"),
        (1e300, "Adam goes down in a late round"),
        (float("inf"), "C should be a finite positive number"),
        (float("nan"), "C should be a finite positive number"),
        (-1.0, "C should be a finite positive number"),
    ],
)
def test_a_claim_however_large_is_told_what_is_wrong_with_it(C, said):
    question = key(load("a05_amsgrad"), "", "")["questions"]["turning_point"]
    assert said in verdict(question, [{"value": C}, {"value": C}]).said


def test_where_two_mistakes_explain_a_claim_the_one_seen_before_is_told():
    assert claim(3.5, 23.5, known={"double", "other"}).mistakes == ("double",)
    assert claim(3.5, 11.5, known={"double"}).said == "Double."
    assert claim(1.5, 11.5, known={"double"}).share == 1
    assert claim(3.5, 24.5).mistakes == ("double",)


def test_what_only_follows_is_told_to_whom_it_follows_for():
    follows = box(0, 99, 0, "Any place.", "shared") | {"follows": True}
    question = {**QUESTION, "boxes": [[*boxes, follows] for boxes in QUESTION["boxes"]]}
    answers = [{"value": x} for x in (50.0, 60.0)]
    assert verdict(question, answers) == (0, "With the inputs number 1 of 2: too far off.", ())
    assert verdict(question, answers, {"shared", "other"}) == (0, "Any place.", ("shared",))
    assert verdict(question, [{"value": 1.5}, {"value": 60.0}], {"shared"}).mistakes == ("shared",)
    assert verdict(question, [{"value": 1.5}, {"value": 11.5}], {"shared"}).share == 1


def test_the_form_of_a_claim_that_a_run_will_judge_is_seen_at_once():
    question = {"function": "pair", "returns": ["lr", "beta"], "judged": "Judged by a run."}
    for value in ({"lr": 0.1, "beta": 0.9}, [0.1, 0.9]):
        assert verdict(question, [{"value": value}]) == (1, "Judged by a run.", ())
    for value in ({"lr": 0.1}, [0.1], 0.1, {"lr": 0.1, "beta": "much"}):
        told = verdict(question, [{"value": {"lr": 0.1, "beta": 0.9}}, {"value": value}])
        assert told == (0, "It should return a dictionary of numbers with the keys lr, beta.", ())


def test_a_claim_that_a_run_will_judge_lies_within_the_bounds_of_its_task():
    """A student hears of it at once, not with the grade."""
    question = key(load("a02_momentum"), "", "")["questions"]["best_pair"]
    inside = [{"lr": 0.1, "beta": beta} for beta in (0, 0.9, 0.999999)]
    assert verdict(question, [{"value": value} for value in inside]).share == 1
    nan, inf = float("nan"), float("inf")
    for lr, beta in ((-0.1, 0.9), (0, 0.9), (nan, 0.9), (inf, 0.9), (0.1, 1.5), (0.1, 1), (0.1, -0.1)):
        told = verdict(question, [{"value": {"lr": lr, "beta": beta}} for _ in range(3)])
        assert told.share == 0
        assert told.said.endswith(", lr should be a finite number above 0, and beta at least 0 and below 1.")
