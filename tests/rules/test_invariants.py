"""What must hold for every rule whatever its formula, and what sets families of rules apart."""

import math
import operator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from optlib import rules, scalar
from optlib.limits import RANGES, Range
from optlib.rules import ALL
from tests.measure import deviation, walk
from tests.rules.table import ROWS, bound, every_rule

HAS_EPS = [name for name, row in ROWS.items() if "eps" in row.hyper]
SCALE_FREE = [name for name, row in ROWS.items() if row.scale_free]
ISOTROPIC = [name for name, row in ROWS.items() if not row.diagonal]
DIAGONAL = [name for name, row in ROWS.items() if row.diagonal]


def noise(seed, steps=80, shape=(2,)):
    return np.random.default_rng(seed).normal(size=(steps, *shape))


def along(gradients):
    return lambda theta, t: gradients[t - 1]


# -- any shape, dtype and hyper-parameter


def hypers(rule):
    """Any legal hyper-parameters of a rule."""
    values = {}
    for name in rule.hyper:
        allowed = RANGES.get(name, Range())
        high = 10.0 if allowed.high == math.inf else allowed.high
        values[name] = st.floats(max(allowed.low, -10.0), high, exclude_max=not allowed.closed)
    return st.fixed_dictionaries(values)


@every_rule
@settings(max_examples=10)
@given(data=st.data())
def test_any_input_gives_a_step_like_it_and_leaves_it_alone(name, data):
    rule = ALL[name](**data.draw(hypers(ALL[name])))
    dtype = data.draw(st.sampled_from([np.float32, np.float64]))
    # NumPy 1 promotes a float32 number, though not an array, next to a Python float
    least = 0 if dtype is np.float64 or np.__version__ >= "2" else 1
    shape = data.draw(hnp.array_shapes(min_dims=least, max_dims=3, min_side=0, max_side=3))
    finite = hnp.arrays(dtype, shape, elements=st.floats(-100, 100, width=32))
    theta = data.draw(finite)
    theta.flags.writeable = False
    state = rule.init(theta)
    for t in range(1, 5):
        g = data.draw(finite)
        g.flags.writeable = False
        for s in state:
            if isinstance(s, np.ndarray):
                s.flags.writeable = False
        before = [np.array(s) for s in state]
        step, new = rule.update(g, state, theta, t)
        again, new_again = rule.update(g, state, theta, t)
        for one, other in zip(before, state, strict=True):
            np.testing.assert_array_equal(one, other)
        np.testing.assert_array_equal(step, again)
        for one, other in zip(new, new_again, strict=True):
            np.testing.assert_array_equal(one, other)
        assert np.shape(step) == shape
        assert np.asarray(step).dtype == dtype
        assert len(new) == len(rule.state)
        for s, initial in zip(new, rule.state.values(), strict=True):
            if isinstance(initial, scalar):
                assert np.ndim(s) == 0
            else:
                assert np.shape(s) == shape
                assert np.asarray(s).dtype == dtype
        state = new


@every_rule
def test_hyper_parameters_of_zero_are_legal_and_raise_nothing(name):
    zero = {k: 0.0 for k in ALL[name].hyper if 0.0 in RANGES.get(k, Range())}
    for theta in (1.0, np.array([1.0, -2.0]), np.array([1.0, -2.0], dtype=np.float32)):
        rule = ALL[name](**zero)
        state = rule.init(theta)
        for t in range(1, 4):
            step, state = rule.update(theta * 0, state, theta, t)
            step, state = rule.update(theta, state, theta, t)
            assert np.all(np.asarray(step) == 0) or not np.isfinite(step).all()


@every_rule
def test_a_zero_learning_rate_stays(name):
    points, _ = walk(bound(name, lr=0.0), along(noise(0)), np.array([1.0, 2.0]), 80)
    assert (points == [1.0, 2.0]).all()


@every_rule
@pytest.mark.parametrize("bad", [0.0, 1e308, math.inf, math.nan])
def test_nothing_that_a_gradient_holds_makes_a_rule_raise(name, bad, recwarn):
    for theta in (1.0, np.array([1.0, 1.0])):
        for eps in ({"eps": 0.0}, {}) if name in HAS_EPS else ({},):
            rule = bound(name, **eps)
            state = rule.init(theta)
            for t in range(1, 8):
                step, state = rule.update(theta * 0 + bad, state, theta, t)
                assert type(step) is type(theta)
    assert not recwarn.list


# -- scale


def scaled(name, factor, seed):
    gradients = noise(seed)
    plain, _ = walk(bound(name, eps=0.0), along(gradients), np.zeros(2), 80)
    other, _ = walk(bound(name, eps=0.0), along(factor * gradients), np.zeros(2), 80)
    return plain, other


@pytest.mark.parametrize("name", SCALE_FREE)
@given(power=st.integers(-60, 60), seed=st.integers(0, 9))
@settings(max_examples=5)
def test_scaling_the_objective_leaves_the_path(name, power, seed):
    plain, other = scaled(name, 2.0**power, seed)
    assert (plain == other).all()  # a power of two scales without rounding


@pytest.mark.parametrize("name", [name for name in HAS_EPS if name not in SCALE_FREE])
def test_other_rules_know_scale(name):
    plain, _ = walk(bound(name), along(noise(0)), np.ones(2), 80)
    other, _ = walk(bound(name), along(8.0 * noise(0)), np.ones(2), 80)
    assert deviation(plain, other) > 1e-3


@pytest.mark.parametrize("name", ISOTROPIC)
def test_without_a_divisor_steps_scale_with_the_gradient(name):
    gradients = noise(0)
    plain, _ = walk(bound(name), along(gradients), np.zeros(2), 80)
    other, _ = walk(bound(name), along(8.0 * gradients), np.zeros(2), 80)
    assert (8.0 * plain == other).all()


# -- directions


def turned(name, angle, seed):
    c, s = math.cos(angle), math.sin(angle)
    turn = np.array([[c, -s], [s, c]])
    h, gradients, start = np.array([[2.0, 0.5], [0.5, 1.0]]), noise(seed), np.array([1.0, -0.5])
    plain, _ = walk(bound(name), lambda theta, t: h @ theta + gradients[t - 1], start, 80)
    there, _ = walk(
        bound(name),
        lambda theta, t: turn @ (h @ (turn.T @ theta) + gradients[t - 1]),
        turn @ start,
        80,
    )
    return plain @ turn.T, there


@pytest.mark.parametrize("name", ISOTROPIC)
@given(angle=st.floats(-3, 3), seed=st.integers(0, 9))
@settings(max_examples=5)
def test_turning_the_axes_turns_the_path(name, angle, seed):
    assert deviation(*turned(name, angle, seed)) <= 1e-9


@pytest.mark.parametrize("name", DIAGONAL)
def test_diagonal_rules_see_the_axes(name):
    here, there = turned(name, 0.7, 0)
    assert np.abs(here - there).max() > 1e-2


@every_rule
def test_turning_by_a_quarter_never_matters(name):
    """Axes that trade places: (x, y) -> (-y, x)."""
    gradients = noise(1)
    swapped = np.stack([-gradients[:, 1], gradients[:, 0]], axis=1)
    plain, _ = walk(bound(name), along(gradients), np.zeros(2), 80)
    there, _ = walk(bound(name), along(swapped), np.zeros(2), 80)
    assert (there == np.stack([-plain[:, 1], plain[:, 0]], axis=1)).all()


# -- one rule inside another

ADAM = {"lr": 0.05, "beta2": 0.99, "eps": 1e-6}
REDUCTIONS = {
    "momentum, beta 0": (rules.momentum(lr=0.1, beta=0), rules.gd(lr=0.1)),
    "Sutskever's momentum, beta 0": (rules.momentum_sutskever(lr=0.1, beta=0), rules.gd(lr=0.1)),
    "averaged momentum, beta 0": (rules.momentum_ema(lr=0.1, beta=0), rules.gd(lr=0.1)),
    "dampened momentum, beta 0": (rules.momentum_dampened(lr=0.1, beta=0), rules.gd(lr=0.1)),
    "dampened momentum, no dampening": (
        rules.momentum_dampened(lr=0.1, beta=0.8),
        rules.momentum(lr=0.1, beta=0.8),
    ),
    "Sutskever's momentum": (rules.momentum_sutskever(lr=0.1, beta=0.8), rules.momentum(lr=0.1, beta=0.8)),
    "averaged momentum": (rules.momentum_ema(lr=0.5, beta=0.8), rules.momentum(lr=0.5 * (1 - 0.8), beta=0.8)),
    "Nesterov, beta 0": (rules.nesterov(lr=0.1, beta=0), rules.gd(lr=0.1)),
    "RMSProp with momentum 0": (rules.rmsprop_momentum(beta=0), rules.rmsprop()),
    "centred RMSProp with momentum 0": (rules.rmsprop_centered_momentum(beta=0), rules.rmsprop_centered()),
    "AdamW without decay": (rules.adamw(**ADAM, weight_decay=0), rules.adam(**ADAM)),
    "Adam without penalty": (rules.adam_l2(**ADAM, weight_decay=0), rules.adam(**ADAM)),
    "epsilon hat 0": (rules.adam_eps_hat(lr=0.05, eps=0), rules.adam(lr=0.05, eps=0)),
    "epsilon inside 0": (rules.adam_eps_inside(lr=0.05, eps=0), rules.adam(lr=0.05, eps=0)),
    "NAdam, beta1 0": (rules.nadam(**ADAM, beta1=0), rules.adam(**ADAM, beta1=0)),
    "constant NAdam, beta1 0": (rules.nadam_constant(**ADAM, beta1=0), rules.adam(**ADAM, beta1=0)),
    "SWATS before its switch": (rules.swats(**ADAM), rules.adam_eps_hat(**ADAM)),
}


@pytest.mark.parametrize("case", REDUCTIONS)
@given(seed=st.integers(0, 99))
@settings(max_examples=5)
def test_reductions(case, seed):
    special, plain = REDUCTIONS[case]
    gradients, start = noise(seed), np.array([1.0, -2.0])
    one, _ = walk(special, along(gradients), start, 80)
    other, _ = walk(plain, along(gradients), start, 80)
    assert deviation(one, other) <= 1e-11


def test_adam_without_memory_is_sign_descent():
    points, _ = walk(rules.adam(lr=0.1, beta1=0, beta2=0, eps=0), along(noise(0)), np.zeros(2), 80)
    assert np.diff(points, axis=0, prepend=0.0) == pytest.approx(-0.1 * np.sign(noise(0)), abs=1e-15)


# -- AMSGrad's maximum

gradient_runs = hnp.arrays(np.float64, (40, 2), elements=st.floats(-1e3, 1e3))


@pytest.mark.parametrize("name", ["amsgrad", "amsgrad_paper", "amsgrad_optax"])
@given(gradients=gradient_runs)
@settings(max_examples=15)
def test_amsgrads_maximum_never_falls(name, gradients):
    """In the paper's and optax's form this is the square of the divisor itself."""
    _, states = walk(bound(name), along(gradients), np.zeros(2), len(gradients))
    largest = np.array([state[2] for state in states])
    assert (np.diff(largest, axis=0) >= 0).all()


@pytest.mark.parametrize("name", ["amsgrad_paper", "amsgrad_optax"])
@given(gradients=gradient_runs)
@settings(max_examples=15)
def test_the_divisor_never_falls(name, gradients):
    """Read off the steps: with beta1 = 0 a step is lr g / divisor."""
    rule = rules.ALL[name](lr=1.0, beta1=0.0, beta2=0.9, eps=1e-3)
    gradients = np.where(np.abs(gradients) < 1e-3, 1.0, gradients)
    theta = np.zeros(2)
    state, divisors = rule.init(theta), []
    for t, g in enumerate(gradients, start=1):
        step, state = rule.update(g, state, theta, t)
        divisors.append(g / step)
    assert (np.diff(divisors, axis=0) >= -1e-12 * np.array(divisors[1:])).all()


def test_torchs_divisor_can_fall():
    """After one large gradient the raw maximum stays while 1 - beta2^t grows."""
    rule, state, divisors = rules.amsgrad(lr=1.0, beta1=0.0, beta2=0.9, eps=0), (0.0, 0.0, 0.0), []
    for t, g in enumerate([10.0, 1.0, 1.0, 1.0], start=1):
        step, state = rule.update(g, state, 0.0, t)
        divisors.append(g / step)
    assert divisors == sorted(divisors, reverse=True)
    assert divisors[-1] < 0.6 * divisors[0]


# -- sweeps and pieces


@every_rule
@given(seed=st.integers(0, 99), runs=st.integers(1, 4))
@settings(max_examples=5)
def test_a_sweeps_column_is_its_single_run(name, seed, runs):
    rng = np.random.default_rng(seed)
    lr = ROWS[name].hyper["lr"] * rng.uniform(0.5, 1.0, size=runs)
    gradients = noise(seed, shape=(2, 3))
    start = rng.normal(size=(2, 3))
    swept, states = walk(
        bound(name, lr=lr),
        lambda theta, t: gradients[t - 1][..., None] + 0 * theta,
        np.repeat(start[..., None], runs, axis=-1),
        80,
    )
    for k in range(runs):
        single, own = walk(bound(name, lr=float(lr[k])), along(gradients), start, 80)
        assert deviation(swept[..., k], single) <= (1e-12 if "dot" in ALL[name].asks else 0.0)
        for s, o in zip(states[-1], own[-1], strict=True):
            column = s[..., k] if np.ndim(s) else s
            assert deviation(column, o) <= 1e-12


class Pieces:
    """One parameter held as several arrays: what torch's parameter groups are to a rule."""

    __array_ufunc__ = None  # NumPy's numbers leave the arithmetic to this class

    def __init__(self, pieces):
        self.pieces = list(pieces)

    def _each(self, f, other):
        others = other.pieces if isinstance(other, Pieces) else [other] * len(self.pieces)
        return Pieces([f(a, b) for a, b in zip(self.pieces, others, strict=True)])

    def __add__(self, other):
        return self._each(operator.add, other)

    def __sub__(self, other):
        return self._each(operator.sub, other)

    def __mul__(self, other):
        return self._each(operator.mul, other)

    def __truediv__(self, other):
        return self._each(operator.truediv, other)

    def __rtruediv__(self, other):
        return self._each(lambda a, b: b / a, other)

    def __neg__(self):
        return self * -1.0

    def __abs__(self):
        return Pieces(map(abs, self.pieces))

    def sqrt(self):
        return Pieces(map(np.sqrt, self.pieces))

    def maximum(self, other):
        return self._each(np.maximum, other)

    __radd__, __rmul__ = __add__, __mul__


def in_pieces(x):
    return Pieces([x[:1], x[1:3], x[3:]])


@every_rule
def test_one_parameter_split_in_three_takes_the_same_path(name):
    rule, gradients = bound(name), noise(3, steps=300, shape=(6,))
    start = np.linspace(-1, 1, 6)
    whole, states = walk(rule, along(gradients), start, 300)
    theta = in_pieces(start)
    state = tuple(in_pieces(s) if isinstance(s, np.ndarray) else s for s in rule.init(start))
    for t in range(1, 301):
        step, state = rule.apply(
            in_pieces(gradients[t - 1]), state, t, rule.at(t), theta,
            dot=lambda a, b: sum(float(p.sum()) for p in (a * b).pieces),
        )  # fmt: skip
        theta = theta - step
        assert deviation(np.concatenate(theta.pieces), whole[t - 1]) <= 1e-12
    if name == "swats":
        assert states[-1][-1] > 0  # it switched, once for all three
        assert state[-1] == pytest.approx(states[-1][-1], rel=1e-12)


@every_rule
def test_the_shape_of_an_array_does_not_matter(name):
    gradients = noise(4, shape=(6,))
    flat, _ = walk(bound(name), along(gradients), np.zeros(6), 80)
    square, _ = walk(bound(name), along(gradients.reshape(-1, 2, 3)), np.zeros((2, 3)), 80)
    assert deviation(flat, square.reshape(80, 6)) <= (1e-12 if "dot" in ALL[name].asks else 0.0)
