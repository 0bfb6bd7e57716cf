"""Bad calls of the public surface, each with the sentence that it gets: what was wrong, and what to do."""

from __future__ import annotations

import numpy as np
import pytest

from optlib import compiled, descend, rule
from optlib.data import ten_points
from optlib.problems import linear_regression, mini_batches
from optlib.rules import adam, gd
from optlib.schedules import cosine, one_cycle
from optlib.show import source
from optlib.surfaces import bowl

START = (1.0, 1.0)


def plain(g, t):
    return g


BAD = {
    "a text for a rule": (lambda: descend("adam", bowl, START, 1), "expected a rule such as"),
    "a plain function for a rule": (lambda: descend(plain, bowl, START, 1), "write @rule on the line above"),
    "a text to build": (lambda: compiled.why_not("adam"), "expected a rule such as"),
    "a text to show": (lambda: source("adam"), "expected a rule such as"),
    "a function for an objective": (lambda: descend(gd, plain, 1.0, 1), "value(theta) and gradient(theta)"),
    "a number for a stop rule": (lambda: descend(gd, bowl, START, 1, stop=1e-3), "gradient_below(0.001)"),
    "a list for a gradient": (lambda: gd.update([1.0], (), np.ones(1), 1), "got list; convert it with"),
    "a list for parameters": (lambda: gd.update(np.ones(1), (), [1.0], 1), "got list; convert it with"),
    "a list to begin with": (lambda: adam.init([1.0]), "got list; convert them with"),
    "no state": (lambda: adam.update(1.0, None, 1.0, 1), "got None; begin with adam.init(theta)"),
    "a state of None": (lambda: adam.update(1.0, (None, None), 1.0, 1), "the state m must be a float or"),
    "a state of another shape": (
        lambda: adam.update(np.ones(2), (np.ones(3), np.ones(3)), np.ones(2), 1),
        "the state m must have the shape of the parameters, (2,); got (3,)",
    ),
    "a number to start on a surface": (lambda: descend(gd, bowl, 1.0, 1), "2 variables; got a point of 1"),
    "a ragged start": (lambda: descend(gd, bowl, [[1.0], [1.0, 2.0]], 1), "must have one length"),
    "one start of many": (
        lambda: descend(gd, bowl, 1.0, 1, many_starts=True),
        "the last axis of start counts the starts",
    ),
    "a sampler on a surface": (
        lambda: descend(gd, bowl, START, 1, sampler=mini_batches(10, 2, seed=0)),
        "no rows of data to sample; leave sampler out",
    ),
    "a seed of None": (lambda: mini_batches(10, 2, seed=None), "seed must be a whole number >= 0"),
    "a learning rate without its name": (lambda: adam(0.1), "by name, as in adam(lr=0.1)"),
    "a gradient to a bound rule": (lambda: adam(np.ones(2)), "is run by optlib.descend or adam.update"),
    "a schedule that returns None": (lambda: adam(lr=lambda k: None), "got None of type NoneType"),
    "a schedule that takes nothing": (lambda: adam(lr=lambda: 0.1), "must take a whole number"),
    "a negative peak": (lambda: one_cycle(-1.0, steps=10), "value must be a finite number >= 0; got -1.0"),
    "a negative rate": (lambda: cosine(-1.0, steps=10), "value must be a finite number >= 0; got -1.0"),
    "negative steps": (lambda: descend(gd, bowl, START, -3), "steps must be a whole number >= 0; got -3"),
    "a lambda for a rule": (lambda: rule(lambda g, *, t, lr=0.1: lr * g), "written with `def`"),
    "a number for a rule": (lambda: rule(3), "written with `def`; got 3"),
    "data for a start": (
        lambda: descend(gd, linear_regression(*ten_points()), "abc", 1),
        "start must hold real numbers",
    ),
}


@pytest.mark.parametrize("call", BAD)
def test_a_bad_call_gets_one_sentence(call):
    wrong, words = BAD[call]
    with pytest.raises((TypeError, ValueError)) as error:
        wrong()
    assert words in str(error.value)
    assert "\n" not in str(error.value)
