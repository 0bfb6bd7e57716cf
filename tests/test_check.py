"""Self-checks: what they say to right and wrong answers, and that they give nothing away."""

import re
from pathlib import Path

import numpy as np
import pytest

import optlib.check as module
from optlib.check import check, seal


@pytest.fixture(autouse=True)
def exercises(monkeypatch):
    """Two exercises of the tests' own: one number to 3 decimals, and two to 1."""
    made = {"one": seal("one", 0.1234, decimals=3), "two": seal("two", [1.25, -7.0], decimals=1)}
    monkeypatch.setattr(module, "ANSWERS", made)
    return made


def said(capsys, name, answer):
    check(name, answer)
    return capsys.readouterr().out.rstrip("\n")


@pytest.mark.parametrize("answer", [0.1234, 0.123, 0.124, 0.122, "0.123", [0.123], np.array([[0.123]])])
def test_a_right_answer_rounded_by_hand_passes(capsys, answer):
    assert said(capsys, "one", answer) == "Right: one."


@pytest.mark.parametrize("answer", [0.121, 0.1251, -0.123, 0.0, 1e300])
def test_a_wrong_answer_does_not(capsys, answer):
    assert said(capsys, "one", answer) == "Not yet: one, this number is not right to 3 decimals."


def test_several_numbers_say_which(capsys):
    assert said(capsys, "two", [1.25, -7]) == "Right: two."
    assert said(capsys, "two", [1.25, 7]) == "Not yet: two, number 2 of 2 is not right to 1 decimals."
    assert said(capsys, "two", [9, 9]) == "Not yet: two, number 1 of 2 is not right to 1 decimals."
    assert said(capsys, "two", [-7, 1.25]) == "Not yet: two, number 1 of 2 is not right to 1 decimals."


def test_another_count_of_numbers(capsys):
    assert said(capsys, "two", 1.25) == "Not yet: two asks for 2 numbers; got 1."
    assert said(capsys, "one", [1, 2]) == "Not yet: one asks for one number; got 2."


@pytest.mark.parametrize("answer", [None, "four", float("nan"), float("inf"), [], [1, [2]], [1.25, None]])
def test_an_answer_is_numbers(answer):
    with pytest.raises(ValueError, match="an answer is a finite number or a list of them; got"):
        check("two", answer)


def test_an_unknown_exercise_is_told_with_the_known_ones():
    with pytest.raises(ValueError, match="there is no exercise 'three'; the names are one, two"):
        check("three", 1.0)


def test_a_digest_belongs_to_its_exercise_and_place():
    one, other = seal("a", [0.5, 0.5], 2), seal("b", [0.5, 0.5], 2)
    assert len({*one["digests"], *other["digests"]}) == 4


def test_the_answers_are_not_to_be_read():
    text = (Path(module.__file__).parent / "_answers.py").read_text(encoding="utf-8")
    assert not re.search(r"\d\.\d", text)
