"""A compiled run is the NumPy run: points, losses, norms, where it stopped and where it diverged."""

from __future__ import annotations

import numpy as np
import pytest

from optlib import compiled
from optlib.descend import descend, gradient_below, loss_below, step_below
from optlib.problems import full_batch, linear_regression
from optlib.rules import ALL, adam, gd, nadam, swats
from optlib.surfaces import ALL as SURFACES
from optlib.surfaces import Surface, bowl, rosenbrock
from tests.engines import need
from tests.rules.table import bound

need("numba")

START = (-7.0, 2.0)


def both(*args, **options):
    return descend(*args, **options), descend(*args, **options, engine="compiled")


def same(path, oracle, tolerance=1e-14):
    """Equal shapes and ends; numbers within tolerance of the largest, since a path may pass through 0."""
    for mine, theirs in (
        (path.points, oracle.points),
        (path.losses, oracle.losses),
        (path.gradient_norms, oracle.gradient_norms),
    ):
        assert mine.shape == theirs.shape
        finite = np.isfinite(theirs)
        assert (np.isfinite(mine) == finite).all()
        assert np.abs(mine[finite] - theirs[finite]).max() <= tolerance * np.abs(theirs[finite]).max()
    for mine, theirs in ((path.stopped_at, oracle.stopped_at), (path.diverged_at, oracle.diverged_at)):
        assert type(mine) is type(theirs)
        assert np.array_equal(mine, theirs)


@pytest.mark.parametrize("name", ALL)
def test_every_rule_on_a_surface_and_over_a_sweep_of_its_learning_rate(name):
    rule = bound(name)
    oracle, path = both(rule, bowl, START, 60)
    same(path, oracle)
    oracle, path = both(rule(lr=np.geomspace(1e-3, 0.3, 300)), bowl, START, 60)
    same(path, oracle)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_every_surface(surface):
    oracle, path = both(adam(lr=0.01), surface, surface.start, 100)
    same(path, oracle, 1e-13)


def test_a_sweep_over_what_the_scalar_states_depend_on():
    oracle, path = both(nadam(beta1=np.linspace(0.5, 0.9, 7), lr=0.1), bowl, START, 50)
    same(path, oracle, 1e-13)


def test_swats_switches_in_each_run_for_itself():
    rule = swats(lr=np.linspace(0.05, 0.3, 5), rtol=0.01)
    oracle, path = both(rule, bowl, START, 300)
    same(path, oracle, 1e-11)
    states = descend(rule, bowl, START, 300, keep_states=True).states[-1]
    assert (states[-1] > 0).any()


def test_many_starts_and_schedules():
    starts = np.random.default_rng(0).uniform(-2, 2, (2, 11))
    oracle, path = both(adam(lr=lambda taken: 0.1 / (1 + taken)), rosenbrock, starts, 40, many_starts=True)
    same(path, oracle, 1e-13)
    lr = np.array([0.1, 0.2])
    oracle, path = both(gd(lr=lambda taken: lr / (1 + taken)), bowl, START, 40)
    same(path, oracle)


@pytest.mark.parametrize("stop", [None, gradient_below(1e-3), loss_below(1e-3), step_below(1e-3)])
@pytest.mark.parametrize("lr", [0.9, 1.2, [0.1, 0.9, 1.2, 5.0], [1.2, 5.0], [0.1, 0.9]])
def test_stops_and_divergence(lr, stop):
    oracle, path = both(gd(lr=lr), bowl, START, 1500, stop=stop)
    same(path, oracle, 1e-12)


def test_no_steps_is_a_path_of_the_start():
    oracle, path = both(adam, bowl, START, 0)
    same(path, oracle)


def test_float32_runs_in_float32():
    points, losses, _ = compiled.walk(adam(lr=[0.1, 0.2]), bowl, np.array(START, np.float32), 100)
    assert points.dtype == losses.dtype == np.float32
    oracle = descend(adam(lr=[0.1, 0.2]), bowl, START, 100)
    assert np.abs(points - oracle.points).max() < 2e-5


def test_the_end_of_a_walk_is_its_last_row():
    for rule, start in (
        (adam(lr=0.1), np.array(START)),
        (nadam(lr=np.geomspace(1e-3, 1, 300)), np.array(START)),
    ):
        path = compiled.walk(rule, bowl, start, 50)
        for whole, end in zip(path, compiled.walk_end(rule, bowl, start, 50), strict=True):
            assert np.array_equal(whole[-1], end)


def test_threads_give_the_same_bits():
    rule, start = adam(lr=np.geomspace(1e-3, 1, 600)), np.array(START)
    for one, two in zip(
        compiled.walk(rule, bowl, start, 300), compiled.walk(rule, bowl, start, 300, threads=2), strict=True
    ):
        assert (one == two).all()


def test_what_is_no_surface_takes_numpys_steps():
    problem = linear_regression(np.arange(6.0)[:, None], np.arange(6.0))
    oracle, path = both(gd(lr=0.01), problem, np.zeros(2), 20)
    assert (path.points == oracle.points).all()
    assert "whole runs are compiled on surfaces" in compiled.why_no_walk(gd, problem)
    oracle, path = both(gd(lr=0.01), problem, np.zeros(2), 20, sampler=full_batch(6))
    assert (path.points == oracle.points).all()
    kept = descend(adam, bowl, START, 5, keep_states=True, engine="compiled")
    assert len(kept.states) == 6


def test_a_surface_with_a_branch_says_why():
    kinked = Surface(
        "kink", lambda x, y: x if x > 0 else -x, lambda x, y: (1.0, 0.0), bowl.ddf, (), START, bowl.view
    )
    assert "kink: the surface is not plain arithmetic" in compiled.why_no_walk(gd, kinked)


def test_bad_input_is_an_error():
    with pytest.raises(ValueError, match='engine must be "numpy" or "compiled"'):
        descend(gd, bowl, START, 3, engine="fortran")
    with pytest.raises(ValueError, match="start must have shape"):
        compiled.walk(gd, bowl, np.ones(3), 3)
    with pytest.raises(TypeError, match="serves float32 and float64"):
        compiled.walk(gd, bowl, np.ones(2, np.int64), 3)
