"""What the check prints in a student's notebook, and the inputs that it gives out."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest

from book.assignments.check import Check, allowed

HALF = {
    "function": "half",
    "returns": ["half"],
    "calls": [{"function": "half", "arguments": [4.0, 1]}, {"function": "half", "arguments": [7.25, 2]}],
    "right": [2.0, 3.625],
    "wrong": [],
}
STEP = {
    "function": "step",
    "returns": ["theta", "b"],
    "scan": True,
    "calls": [
        {"function": "step", "start": [[1.0, 2.0], [0.0, 0.0]], "each": [[[3.0, 4.0]]] * 2, "rest": [0.5]}
    ],
    "right": [[[[-0.5, 0.0], [3.0, 4.0]], [[-3.5, -4.0], [6.0, 8.0]]]],
    "wrong": [],
}


@pytest.fixture
def check(tmp_path):
    (tmp_path / "toy.json").write_text(json.dumps({"questions": {"half": HALF, "step": STEP}}), "utf8")
    return Check("toy", tmp_path)


def half(x, n):
    return x / 2


def step(theta, b, g, lr):
    b = b + g
    return theta - lr * b, b


def named(name, function):
    function.__name__ = name
    return function


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (half, "Right: half."),
        (step, "Right: step."),
        (
            named("half", lambda x, n: 2.0),
            "Not yet: half. Called as half(7.25, 2), half comes out as 2, which is wrong.",
        ),
        (
            named("half", lambda x, n: [x / 2]),
            "half should be a single number, and it is an array of shape (1,).",
        ),
        (
            named("step", lambda *x: step(*x)[::-1]),
            "The numbers are right, in the wrong order; the task wants theta, b.",
        ),
        (
            named("step", lambda *x: step(*x)[0]),
            "Not yet: step. It should return 2 things, separated by commas",
        ),
        (
            named("step", lambda a, b, g, c: (a + b, b)),
            "Not yet: step. The first number that is wrong is in step 1: theta[0] comes out as 1 "
            "(`check.inputs(step, step=1)` returns its inputs).",
        ),
        (
            named("half", lambda x, n: ([1.0, x], x)),
            "Called as half(4, 1), half should be a single number, and its parts are of different shapes.",
        ),
        (named("half", lambda x, n: [x, "x"]), "Called as half(4, 1), half should be made of numbers."),
        (named("other", lambda x: x), "There is no question about other; the functions are half, step."),
        (2.0, "Give a function, without brackets; the functions are half, step."),
    ],
)
def test_what_it_says(check, function, said, capsys):
    check(function)
    assert said in capsys.readouterr().out


def test_it_says_what_takes_long(check, capsys, monkeypatch):
    """Right in the notebook, it would be stopped when it is graded."""
    clock = iter([0.0, 3.0])
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))
    check(half)
    assert capsys.readouterr().out == "Right: half.\nIt took 3.0 s; when graded it is stopped after 4.5 s.\n"
    assert [allowed(n) for n in (0, 1, 2, 4, 5)] == [9, 9, 4.5, 2.2, 1.8]


def test_it_gives_the_inputs(check):
    assert check.inputs(half, 2) == [7.25, 2]
    theta, b, g, lr = check.inputs("step")
    assert [theta.tolist(), b.tolist(), g.tolist(), lr] == [[1, 2], [0, 0], [3, 4], 0.5]
    theta += 1
    assert np.array_equal(check.inputs(step)[0], [1, 2])
    for name, number in (("half", 3), ("half", 0), ("none", 1)):
        with pytest.raises(ValueError, match=f"no inputs number {number} of {name}; there are those of half"):
            check.inputs(name, number)


def test_it_gives_the_inputs_of_a_later_step(check):
    """Its state is the student's own, and the same each time, whatever the function changes in place."""

    def step(theta, b, g, lr):
        b += g
        theta -= lr * b
        return theta, b

    for _ in range(2):
        theta, b, g, lr = check.inputs(step, step=2)
        assert [theta.tolist(), b.tolist(), g.tolist(), lr] == [[-0.5, 0], [3, 4], [3, 4], 0.5]
    for function, number, said in (
        (step, 3, "no step 3 of step; its steps are 1 to 2"),
        (half, 2, "no step 2 of half; its steps are 1 to 1"),
        ("step", 2, "Give step itself, not its name"),
    ):
        with pytest.raises(ValueError, match=said):
            check.inputs(function, step=number)
