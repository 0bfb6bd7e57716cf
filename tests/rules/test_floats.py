"""Plain Python floats and NumPy give the same numbers: bit for bit, and with arrays of hyper-parameters
to 4 units in the last place a step.

What differs in the second case is NumPy's power of an array, which is not the C library's on every machine.
"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optlib.rules import ALL
from tests.rules.table import ROWS, bound, every_rule

gradients = st.lists(
    st.floats(allow_nan=False, allow_infinity=False, width=64) | st.sampled_from([0.0, -0.0, 1.0, 5e-324]),
    min_size=1,
    max_size=25,
)


def bits(x):
    """Exact identity of floats; every nan is the same."""
    return ["nan" if math.isnan(v) else float(v).hex() for v in np.asarray(x, dtype=float).ravel()]


def together(rule, gradients, start):
    """Runs a rule on a float and on arrays of one coordinate; yields both results of every step."""
    theta, array = start, np.array([start])
    state, states = rule.init(theta), rule.init(array)
    for t, g in enumerate(gradients, start=1):
        step, state = rule.update(g, state, theta, t)
        steps, states = rule.update(np.array([g]), states, array, t)
        with np.errstate(all="ignore"):
            theta, array = theta - step, array - steps
        yield (step, *state), (steps, *states)


@every_rule
@settings(max_examples=15)
@given(data=st.data())
def test_floats_are_numpy_bit_for_bit(name, data):
    rule = data.draw(st.sampled_from([ALL[name], bound(name)]))
    if "eps" in rule.hyper and data.draw(st.booleans()):
        rule = rule(eps=0.0)
    start = data.draw(st.floats(-10, 10))
    for one, many in together(rule, data.draw(gradients), start):
        assert all(type(x) is float for x in one)
        assert [bits(x) for x in one] == [bits(x) for x in many]


@pytest.mark.parametrize("name", [name for name, rule in ALL.items() if "dot" not in rule.asks])
def test_coordinates_of_an_array_are_floats_bit_for_bit(name):
    rng = np.random.default_rng(3)
    start, noise = rng.normal(size=(2, 3)), rng.normal(size=(60, 2, 3))
    theta, state = start, bound(name).init(start)
    for t in range(1, 61):
        step, state = bound(name).update(noise[t - 1], state, theta, t)
        theta = theta - step
    for at in np.ndindex(2, 3):
        one, own = float(start[at]), bound(name).init(0.0)
        for t in range(1, 61):
            step, own = bound(name).update(float(noise[t - 1][at]), own, one, t)
            one = one - step
        assert one.hex() == float(theta[at]).hex()
        assert [float(s).hex() for s in own] == [float(np.broadcast_to(s, (2, 3))[at]).hex() for s in state]


def step_by_step(name, arrays, steps, seed):
    """Each step of a sweep beside the steps of its single runs, taken from the same state and point."""
    rng = np.random.default_rng(seed)
    runs = len(next(iter(arrays.values())))
    sweep = bound(name, **arrays)
    singles = [bound(name, **{k: float(v[j]) for k, v in arrays.items()}) for j in range(runs)]
    theta = rng.normal(size=(1, runs))
    state = sweep.init(theta)
    for t in range(1, steps + 1):
        g = theta + rng.normal(size=theta.shape)
        step, new = sweep.update(g, state, theta, t)
        for j, single in enumerate(singles):
            column = tuple(float(np.broadcast_to(s, theta.shape)[0, j]) for s in state)
            one, own = single.update(float(g[0, j]), column, float(theta[0, j]), t)
            kept = [float(np.broadcast_to(s, theta.shape)[0, j]) for s in new]
            yield float(theta[0, j]), (one, *own), (float(step[0, j]), *kept), single.hyper["lr"]
        theta, state = theta - step, new


@every_rule
def test_arrays_of_hyper_parameters_within_four_units_a_step(name):
    rng = np.random.default_rng(4)
    arrays = {k: v * rng.uniform(0.5, 1.0, size=5) for k, v in ROWS[name].hyper.items()}
    for theta, one, many, lr in step_by_step(name, arrays, steps=60, seed=5):
        unit = math.ulp(max(abs(theta), abs(theta - one[0]), lr))
        assert abs((theta - one[0]) - (theta - many[0])) <= 4 * unit
        assert np.allclose(one[1:], many[1:], rtol=1e-14, atol=0)


@every_rule
def test_arrays_that_no_power_is_taken_of_are_bit_for_bit(name):
    raised = ("beta1", "beta2", "momentum_decay")
    rng = np.random.default_rng(6)
    arrays = {k: v * rng.uniform(0.5, 1.0, size=5) for k, v in ROWS[name].hyper.items() if k not in raised}
    for _, one, many, _ in step_by_step(name, arrays, steps=60, seed=7):
        assert bits(one) == bits(many)
