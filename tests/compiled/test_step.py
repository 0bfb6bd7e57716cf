"""A compiled step is the rule's own step: every rule, both types, one array and many, one thread and more."""

from __future__ import annotations

import numpy as np
import pytest

from optlib import compiled, rule
from optlib.compiled import kernel, threads
from optlib.ops import where
from optlib.rules import ALL, adam, momentum_dampened, nadam, radam
from tests.engines import need
from tests.measure import deviation, walk
from tests.rules.table import bound

need("numba")

STEPS = 120
SERVED = [name for name, rule in ALL.items() if compiled.why_not(rule) is None]


def gradients(shape, dtype=np.float64, steps=STEPS, seed=0):
    """Given gradients of order 1, so that a rounding error does not feed back through the objective."""
    return np.random.default_rng(seed).standard_normal((steps, *shape)).astype(dtype)


def compiled_walk(rule, grads, start, threads=1):
    theta, points = start.copy(), []
    state = rule.init(theta)
    kernel = compiled.build(rule, start.dtype)
    for t, g in enumerate(grads, 1):
        state = kernel.update(theta, g, state, t, threads=threads)
        points.append(theta.copy())
    return np.array(points), state


def test_every_rule_but_the_one_that_needs_a_sum_is_compiled():
    assert set(ALL) - set(SERVED) == {name for name, rule in ALL.items() if "dot" in rule.asks}


@pytest.mark.parametrize("name", SERVED)
def test_float64_agrees_with_numpy_to_1e_14(name):
    start, grads = np.linspace(1.0, 2.0, 33).reshape(3, 11), gradients((3, 11))
    path, states = walk(bound(name), lambda theta, t: grads[t - 1], start, STEPS)
    points, state = compiled_walk(bound(name), grads, start)
    # coordinates that pass through 0 are measured by the size of the others
    assert np.abs(points - path).max() <= 1e-14 * np.abs(path).max()
    for mine, theirs in zip(state, states[-1], strict=True):
        assert np.abs(np.subtract(mine, theirs)).max() <= 1e-14 * max(1.0, np.abs(theirs).max())


@pytest.mark.parametrize("name", SERVED)
def test_each_single_step_agrees_with_numpy_to_1e_14(name):
    rule, theta, grads = bound(name), np.linspace(1.0, 2.0, 33), gradients((33,))
    kernel, state = compiled.build(rule, float), rule.init(theta)
    for t, g in enumerate(grads, 1):
        mine, copies = theta.copy(), tuple(np.copy(s) if np.ndim(s) else s for s in state)
        after = kernel.update(mine, g, copies, t)
        step, state = rule.update(g, state, theta, t)
        theta = theta - step
        assert deviation(mine, theta) <= 1e-14
        for a, b in zip(after, state, strict=True):
            assert (np.abs(np.subtract(a, b)) <= 1e-14 * np.abs(b)).all()


@pytest.mark.parametrize("name", SERVED)
def test_float32_stays_float32_and_agrees_with_numpy(name):
    start = np.linspace(1.0, 2.0, 33, dtype=np.float32)
    grads = gradients((33,), np.float32)
    path, _ = walk(bound(name), lambda theta, t: grads[t - 1], start, STEPS)
    points, state = compiled_walk(bound(name), grads, start)
    assert points.dtype == np.float32
    assert all(s.dtype == np.float32 for s in state if np.ndim(s))
    assert np.abs(points - path).max() <= 2e-5


@pytest.mark.parametrize("name", SERVED)
def test_two_threads_give_the_same_bits_as_one(name, monkeypatch):
    monkeypatch.setattr(threads, "ASLEEP", 0)
    monkeypatch.setattr(threads, "AWAKE", 0)
    monkeypatch.setattr(kernel, "SLICE", 128)
    start, grads = np.linspace(1.0, 2.0, 1003, dtype=np.float32), gradients((1003,), np.float32, 5)
    one, _ = compiled_walk(bound(name), grads, start)
    three, _ = compiled_walk(bound(name), grads, start, threads=3)
    assert (one == three).all()


@pytest.mark.parametrize("name", ["adam", "adamw", "momentum_dampened", "nadam"])
def test_preludes_come_before_the_formula_in_torchs_order(name):
    rule, start, grads = bound(name), np.linspace(1.0, 2.0, 12), gradients((12,))
    path, _ = walk(rule, lambda theta, t: -grads[t - 1] + 0.1 * theta, start, STEPS)
    size = np.abs(path).max()
    made, theta, state = compiled.build(rule, float, ["l2", "maximize"]), start.copy(), rule.init(start)
    for t, g in enumerate(grads, 1):
        state = made.update(theta, g, state, t, {**rule.hyper, "l2": 0.1})
        assert np.abs(theta - path[t - 1]).max() <= 1e-14 * size


def table_of(*columns):
    """Addresses of the arrays of one role a column, one tensor a row."""
    return np.array([[a.ctypes.data for a in row] for row in zip(*columns, strict=True)], np.int64)


@pytest.mark.parametrize("sizes", [[1], [0, 5, 0, 700, 3], [200] * 40, []])
@pytest.mark.parametrize("count", [1, 2])
def test_many_tensors_in_one_call(sizes, count, monkeypatch):
    monkeypatch.setattr(threads, "ASLEEP", 0)
    monkeypatch.setattr(threads, "AWAKE", 0)
    thetas = [np.full(n, 1.0 + k) for k, n in enumerate(sizes)]
    grads = [gradients((n,), steps=1, seed=k)[0] for k, n in enumerate(sizes)]
    ms, vs = [np.zeros(n) for n in sizes], [np.zeros(n) for n in sizes]
    alone = [theta.copy() for theta in thetas]
    table = table_of(thetas, grads, ms, vs).reshape(len(sizes), 4)
    work = compiled.build(adam, float).over(table, np.array(sizes, np.int64))
    assert work(1, adam.hyper, threads=count) == ()
    for theta, start, g, m in zip(thetas, alone, grads, ms, strict=True):
        step, state = adam.update(g, adam.init(start), start, 1)
        assert np.abs(theta - (start - step)).max(initial=0) <= 1e-15
        assert (m == state[0]).all()


def test_a_scalar_state_is_handed_on_and_costs_nothing_per_parameter():
    kernel = compiled.build(nadam, float)
    assert kernel.states == ("m", "v")
    assert kernel.scalars == ("mu_product",)
    theta, g = np.ones(3), np.ones(3)
    state = kernel.update(theta, g, nadam.init(theta), 1)
    assert state[2] == nadam.update(g, nadam.init(theta), theta, 1)[1][2]


def test_layouts_that_are_dense_are_taken_and_updated():
    for make in (np.ascontiguousarray, np.asfortranarray, lambda a: np.ascontiguousarray(a.T).T):
        theta = make(np.arange(6.0).reshape(2, 3))
        state = tuple(make(s) for s in adam.init(theta))
        before = theta.copy()
        compiled.build(adam, float).update(theta, make(np.ones((2, 3))), state, 1)
        assert (theta < before).all()


def test_numbers_that_raise_on_floats_give_what_arrays_give():
    # beta2 = 0.6 makes RAdam divide by zero; a gradient of 0 and eps of 0 is 0/0
    rule = radam(beta2=0.6)
    start, grads = np.ones(4), gradients((4,), steps=10)
    path, _ = walk(rule, lambda theta, t: grads[t - 1], start, 10)
    points, _ = compiled_walk(rule, grads, start)
    np.testing.assert_allclose(points, path, rtol=1e-14)
    theta = np.ones(2)
    compiled.build(adam, float).update(theta, np.zeros(2), adam.init(theta), 1, {**adam.hyper, "eps": 0.0})
    assert np.isnan(theta).all()


def test_a_condition_on_the_step_count_is_taken_once_a_step():
    rule = momentum_dampened(lr=1.0, dampening=0.9)
    theta = np.zeros(1)
    state = compiled.build(rule, float).update(theta, np.ones(1), rule.init(theta), 1)
    assert state[0].tolist() == [1.0]


@rule
def warily(g, v=0.0, *, t, lr=0.1):
    """Conditions with names: one on the step alone, and one made of it and of the gradient."""
    early = t < 3
    late = t >= 3
    v = v + where(late & (g > 0), g, 1.0)
    return where(early | (g < 0), lr * g, 2 * lr * g), v


def test_a_named_condition_on_the_step_count_joins_conditions_on_coordinates():
    """It is handed to the loop as a number and has to be a truth value again there."""
    start, grads = np.ones(5), gradients((5,), steps=6)
    path, states = walk(warily, lambda theta, t: grads[t - 1], start, 6)
    points, state = compiled_walk(warily, grads, start)
    np.testing.assert_allclose(points, path, rtol=1e-14)
    np.testing.assert_allclose(state[0], states[-1][0], rtol=1e-14)


def test_a_schedule_is_asked_for_each_step():
    rule = adam(lr=lambda taken: 0.1 / (1 + taken))
    start, grads = np.ones(3), gradients((3,))
    path, _ = walk(rule, lambda theta, t: grads[t - 1], start, STEPS)
    points, _ = compiled_walk(rule, grads, start)
    assert deviation(points, path) <= 1e-14
