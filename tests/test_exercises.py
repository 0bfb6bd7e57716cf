"""Self-checks: what they say to right, wrong and senseless answers, and that they never raise."""

import os
import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest

import optlib.exercises as module
from optlib import check
from tests.tasks import ENTRIES


@pytest.fixture(autouse=True)
def exercises(monkeypatch):
    monkeypatch.setattr(module, "ANSWERS", ENTRIES)


def said(capsys, *arguments):
    check(*arguments)
    return capsys.readouterr().out.rstrip("\n")


@pytest.mark.parametrize(
    "answer",
    [0.1234, 0.123, 0.124, 0.122, "0.123", "0,123", " .1234 ", "1234e-4", "617/5000", [0.123], (0.123,),
     np.array([[0.123]]), np.float32(0.1234), Fraction(1234, 10000)],
)  # fmt: skip
def test_a_right_answer_rounded_by_hand_passes(capsys, answer):
    assert said(capsys, "one", answer) == "Right: one."


@pytest.mark.parametrize("answer", [0.1255, "0.0", "1.230"])
def test_a_wrong_answer_does_not(capsys, answer):
    assert said(capsys, "one", answer) == "Not yet: one. x: not right to 3 decimals."


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ([0.25, 604], ""),
        ([0.25, 605], "steps: one too many."),
        (["0.25", "603"], "steps: one too few."),
        ([0.25, 610], "steps: not right; unless it is a whole number, give 3 decimals."),
        ([0.25, 610.5], "steps: not right to 3 decimals."),
        ([0.251, 1208], "steps: twice the right number."),
    ],
)
def test_a_count_among_other_numbers(capsys, answer, sentence):
    text = said(capsys, "mixed", answer)
    assert text == (f"Not yet: mixed. {sentence}" if sentence else "Right: mixed.")


@pytest.mark.parametrize("answer", [0.0, 1e300, -1e300, 7, "-0", "8/4"])
def test_a_wrong_whole_number_may_be_of_whole_numbers(capsys, answer):
    unless = "x: not right; unless it is a whole number, give 3 decimals."
    assert said(capsys, "one", answer) == f"Not yet: one. {unless}"


def test_several_numbers_come_in_a_list_or_one_after_the_other(capsys):
    for answer in ([[1.2546, -207.552306]], [1.2546, -207.552306], [[[1.2546], [-207.552306]]]):
        assert said(capsys, "two", *answer) == "Right: two."


def test_six_digits_are_enough(capsys):
    assert said(capsys, "two", 1.2546, -207.552) == "Right: two."
    assert said(capsys, "two", 1.2546, -207.553) == "Right: two."  # one unit of what is given
    assert "not right" not in said(capsys, "two", 1.2546, -207.55)
    assert said(capsys, "two", 1.2546, -207.554) != "Right: two."


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ([1.2546, 207.5523], "b: right up to the sign."),
        ([2.5092, -207.5523], "a: twice the right number."),
        ([0.6273, -207.5523], "a: half of the right number."),
        ([1.25, -207.55], "a, b: right to 2 decimals, and the task asks for 4."),
        ([1.3, -207.6], "a, b: right to 1 decimal, and the task asks for 4."),
        (["1.3", "−207,6"], "a, b: right to 1 decimal, and the task asks for 4."),
        (["13e-1", "-2.0755e2"], "a: right to 1 decimal, and the task asks for 4. "
         "b: right to 2 decimals, and the task asks for 4."),
        # With more decimals than are right it is another number, whatever the first ones are.
        ([1.2513, -207.5491], "a, b: not right to 4 decimals."),
        ([1.3000123, "-207.6000"], "a, b: not right to 4 decimals."),
        (["1.300", "1.25000000"], "a, b: not right to 4 decimals."),
        (["5/4", "-2076/10"], "a, b: not right to 4 decimals."),
        ([1.2546, 9.1], "b: not right to 4 decimals."),
        ([9.1, 9.1], "a, b: not right to 4 decimals."),
        ([9.1, 207.5523], "a: not right to 4 decimals. b: right up to the sign."),
        ([-207.5523, 1.2546], "These are the right numbers in another order; the task asks for a, b."),
        ([0.6273, -103.7762], "That is the 1/(2n) convention."),
        ([0.6273, -103.776], "That is the 1/(2n) convention."),
        ([9, 7.5], "b: This is the buggy loop's value."),
        ([1.2546, 7.5001], "b: This is the buggy loop's value."),
        (1.25, "The task asks for 2 numbers (a, b); got 1."),
    ],
)
def test_what_is_wrong_is_said(capsys, answer, sentence):
    expected = "Not checked" if "got" in sentence else "Not yet"
    assert said(capsys, "two", answer) == f"{expected}: two. {sentence}"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ([330, 12109], ""),
        (["330", "12,109"], ""),
        ([331, 12109], "printed: one too many."),
        ([329.0, 12108], "printed, mended: one too few."),
        ([332, 12111], "printed, mended: not right."),
        ([660, 12109], "printed: twice the right number."),
        ([-330, 12109], "printed: right up to the sign."),
        ([12109, 330], "These are the right numbers in another order; the task asks for printed, mended."),
        ([330.4, 12109], "printed: a count is a whole number."),
        (["9,0177", 12109], "printed: a count is a whole number."),
    ],
)
def test_counts_are_exact(capsys, answer, sentence):
    text = said(capsys, "counts", answer)
    assert text.split(": ", 1)[1] == f"counts. {sentence}".strip()
    assert text.startswith("Right") is (not sentence)


def test_another_order_is_said_only_of_the_same_numbers(capsys):
    assert "another order" in said(capsys, "same", [-1, -1, 1])
    assert said(capsys, "same", [1, -1, 1]) == "Not yet: same. d₁, d₂, d₃: right up to the sign."


class Odd:
    def __getattr__(self, name):
        raise RuntimeError

    def __repr__(self):
        raise RuntimeError


ENDLESS = []
ENDLESS.append(ENDLESS)
NO_NUMBER = "is no number; give a number such as 0.25 or 1e-3, or one fraction such as 8/27."
NONSENSE = {
    "nothing": ((), "got none."),
    "an empty list": (([],), "got none."),
    "dots": ((...,), "Put your own numbers in place of the dots."),
    "dots in a list": (([..., 2],), "Put your own numbers in place of the dots."),
    "None": ((None,), "got None (as from a function without return)."),
    "a None": ((1, None), "got None (as from a function without return)."),
    "nan": ((1, np.nan), "b: nan is no number."),
    "inf": ((-np.inf, 1), "a: the number is too large."),
    "too large": ((10**400, 1), "a: the number is too large."),
    "too long a text": (("9" * 400, 1), "a: the number is too large."),
    "complex": ((1j, 2), "got a complex number."),
    "an array of complex": ((np.array([1, 2j]),), "got a complex number."),
    "true": ((True, False), "got True."),
    "ragged": (([1, [2, [3]]],), "got 3."),
    "a dict": (({"a": 1},), "got an object of type dict."),
    "a set": (({1, 2},), "got an object of type set."),
    "a generator": (((x for x in (1, 2)),), "got an object of type generator."),
    "a function": ((len,), "got an object of type builtin_function_or_method."),
    "an endless list": ((ENDLESS,), "got a list of lists of lists."),
    "an odd object": ((Odd(),), "got an object of type Odd."),
    "a class": ((np.ndarray,), "got an object of type type."),
    "a word": (("four", 2), f'a: "four" {NO_NUMBER}'),
    "a calculation": (("1/(2*3)", 2), f'a: "1/(2*3)" {NO_NUMBER}'),
    "a long word": (("x" * 99, 2), f'a: "{"x" * 29}…" {NO_NUMBER}'),
    "half a character": (("\ud800", 2), f'a: "?" {NO_NUMBER}'),
    "division by zero": (("1/0", 2), f'a: "1/0" {NO_NUMBER}'),
    "two in one": (("1.25; -207", 2), f'a: "1.25; -207" {NO_NUMBER}'),
    "empty": (("", " "), "a, b: still empty."),
}


@pytest.mark.parametrize("what", NONSENSE)
def test_nonsense_gets_a_sentence(capsys, what):
    arguments, sentence = NONSENSE[what]
    text = said(capsys, "two", *arguments)
    assert text.startswith("Not checked: two. ")
    assert text.endswith(sentence)


def test_a_count_is_asked_for_as_a_whole_number(capsys):
    sentence = 'printed: "many" is no number; give a whole number such as 12.'
    assert said(capsys, "counts", "many", 12109) == f"Not checked: counts. {sentence}"


def test_tensors_with_a_gradient(capsys):
    torch = pytest.importorskip("torch")
    both = torch.tensor([1.2546, -207.5523], dtype=torch.float64, requires_grad=True)
    assert said(capsys, "two", both) == "Right: two."
    assert said(capsys, "two", both[0], both[1]) == "Right: two."


def test_a_terminal_that_lacks_letters():
    code = "from optlib import check; check('mc-minimum-norm', 1.5, 2.5, 3.5)"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "Not yet: mc-minimum-norm. ??, ??, ??: not right to 4 decimals.\n"


def test_a_mistyped_name_gets_the_nearest(capsys):
    assert said(capsys, "cuonts", 1) == 'There is no exercise "cuonts"; did you mean "counts"?'
    assert said(capsys, " One", 1) == 'There is no exercise " One"; did you mean "one"?'
    assert said(capsys, "xyz", 1) == 'There is no exercise "xyz"; its name stands in the task.'
    for name in (["one"], None, 1, ...):
        assert said(capsys, name, 1).startswith("The name of the exercise comes first, in quotes")
