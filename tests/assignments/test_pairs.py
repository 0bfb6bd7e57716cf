"""A2's best pair: whichever runs a student's inputs draw, the search is worth it, and no constant is."""

from __future__ import annotations

import functools
import itertools

import numpy as np
import pytest

from assignments.a02_momentum.spec import FAIR, NEAR, RUNS, losses, search
from grading.spec import load
from tests.assignments.family import functions

DRAWS = [[(n, steps) for steps in range(least, most + 1)] for n, least, most in RUNS]


@functools.cache
def lowest(n, steps):
    return search(2.0 ** -np.arange(n), steps)[0]


def test_no_one_pair_earns_half_of_the_points_in_any_draw():
    rates, betas = np.linspace(0.05, 4, 120)[:, None], np.linspace(0, 0.985, 80)
    near = {
        (n, steps): losses(2.0 ** -np.arange(n), steps, rates, betas) <= FAIR * lowest(n, steps)
        for n, steps in itertools.chain(*DRAWS)
    }
    assert all(table.any() for table in near.values())
    for draw in itertools.product(*DRAWS):
        assert not np.logical_and.reduce([near[run] for run in draw]).any(), draw


@pytest.mark.parametrize("scale", [0.5, 4.0])
def test_the_solution_is_near_the_lowest_in_every_draw(scale):
    best_pair = functions(load("a02_momentum"))["best_pair"]
    for n, steps in itertools.chain(*DRAWS):
        curvatures = scale * 2.0 ** -np.arange(n)
        found = losses(curvatures, steps, *best_pair(curvatures, steps).values())
        assert found <= 0.85 * NEAR * scale * lowest(n, steps)
