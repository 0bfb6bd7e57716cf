"""Costs over data, and which rows a step looks at."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optlib.data import ten_points
from optlib.problems import full_batch, linear_regression, logistic_regression, mini_batches, sigmoid

COSTS = {"linear": linear_regression, "logistic": logistic_regression}
every_cost = pytest.mark.parametrize("kind", COSTS)


def some(kind, rows=12, features=2, seed=0):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(rows, features))
    y = rng.normal(size=rows) if kind == "linear" else rng.integers(0, 2, size=rows)
    return COSTS[kind](x, y)


def differences(f, theta, h=1e-6):
    """Central differences of f, which may give arrays, along each coordinate."""
    return np.array([(f(theta + h * e) - f(theta - h * e)) / (2 * h) for e in np.eye(len(theta))])


@every_cost
@given(seed=st.integers(0, 99))
@settings(max_examples=10)
def test_derivatives_are_those_of_the_value(kind, seed):
    cost, theta = some(kind, seed=seed), np.random.default_rng(seed).normal(size=3)
    np.testing.assert_allclose(cost.gradient(theta), differences(cost.value, theta), atol=1e-7)
    np.testing.assert_allclose(cost.hessian(theta), differences(cost.gradient, theta), atol=1e-7)


@every_cost
def test_a_sweep_is_its_columns(kind):
    cost, theta = some(kind), np.random.default_rng(1).normal(size=(3, 4))
    for k in range(4):
        assert cost.value(theta)[k] == pytest.approx(cost.value(theta[:, k]), rel=1e-14)
        np.testing.assert_allclose(cost.gradient(theta)[:, k], cost.gradient(theta[:, k]), rtol=1e-13)


@every_cost
def test_batches_average_to_the_whole(kind):
    cost, theta = some(kind), np.array([0.1, -0.2, 0.3])
    parts = [cost.gradient(theta, np.arange(i, i + 4)) for i in (0, 4, 8)]
    np.testing.assert_allclose(np.mean(parts, axis=0), cost.gradient(theta), rtol=1e-13)
    np.testing.assert_array_equal(cost.gradient(theta, np.arange(12)), cost.gradient(theta))


def test_the_ten_points():
    """Reference numbers: least squares, costs, gradient, Hessian and its eigenvalues."""
    cost = linear_regression(*ten_points())
    best = np.linalg.lstsq(cost.X, cost.y, rcond=None)[0]
    assert best == pytest.approx([4.95742393, 1.98728107], abs=0.6e-8)
    assert cost.value(best) == pytest.approx(0.05963533, abs=0.6e-8)
    assert cost.value((5.0, 2.0)) == pytest.approx(0.07363298, abs=0.6e-8)
    assert cost.value((10.0, 10.0)) == pytest.approx(2941.780488, abs=0.6e-6)
    assert cost.gradient((10.0, 10.0)) == pytest.approx([98.22506, 672.44769], abs=0.6e-5)
    assert cost.hessian(best) == pytest.approx(np.array([[2, 11], [11, 77]]), abs=1e-12)
    low, high = np.linalg.eigvalsh(cost.hessian(best))
    assert (low, high) == (pytest.approx(0.41995394, abs=0.6e-8), pytest.approx(78.58004606, abs=0.6e-8))
    assert high / low == pytest.approx(187.11587, abs=0.6e-5)


def test_the_logistic_cost_is_the_likelihood():
    cost, theta = some("logistic"), np.array([0.3, -1.0, 0.5])
    p = 1 / (1 + np.exp(-cost.X @ theta))
    likelihood = np.prod(np.where(cost.y == 1, p, 1 - p))
    assert cost.value(theta) == pytest.approx(-np.log(likelihood) / len(cost.y), rel=1e-12)


def test_logistic_regression_does_not_overflow(recwarn):
    cost = logistic_regression([-1.0, 1.0], [0, 1])
    assert cost.value([0.0, 1e4]) == 0.0
    assert cost.value([0.0, -1e4]) == 1e4
    assert cost.gradient([0.0, -1e4]).tolist() == [0.0, -1.0]
    assert sigmoid([-1e4, 0.0, 1e4]).tolist() == [0.0, 0.5, 1.0]
    assert not recwarn.list


# -- bad data


@every_cost
def test_empty_data_are_refused(kind):
    for x, y in (([], []), (np.zeros((0, 3)), []), (np.zeros((2, 0)), [0, 1])):
        with pytest.raises(ValueError, match="the data are empty; give at least one row"):
            COSTS[kind](x, y)


@every_cost
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_data_that_are_not_finite_are_refused(kind, bad):
    for x, y in (([1.0, bad], [0.0, 1.0]), ([1.0, 2.0], [0.0, bad])):
        with pytest.raises(ValueError, match="the data hold nan or inf; remove or repair those rows"):
            COSTS[kind](x, y)


@every_cost
def test_data_of_unequal_length_are_refused(kind):
    with pytest.raises(ValueError, match="the same number of rows; got 3 and 2"):
        COSTS[kind]([1.0, 2.0, 3.0], [0.0, 1.0])


@every_cost
def test_data_of_the_wrong_shape_are_refused(kind):
    for x, y in ((1.0, 1.0), (np.zeros((2, 2, 2)), [0.0, 1.0]), ([1.0, 2.0], [[0.0], [1.0]])):
        with pytest.raises(ValueError, match="x must have 1 or 2 axes and y 1; got shapes"):
            COSTS[kind](x, y)


def test_labels_are_zero_or_one():
    with pytest.raises(ValueError, match=r"labels must be 0 or 1; got \[-1.0, 1.0\]"):
        logistic_regression([1.0, 2.0], [-1, 1])


@every_cost
def test_parameters_of_the_wrong_length_are_refused(kind):
    for look in (some(kind).value, some(kind).gradient, some(kind).hessian):
        with pytest.raises(ValueError, match="theta must have 3 coordinates; got shape"):
            look([1.0, 2.0])


# -- samplers

sizes = st.integers(1, 30).flatmap(lambda rows: st.tuples(st.just(rows), st.integers(1, rows)))


@given(size=sizes, seed=st.integers(0, 1000), epoch=st.integers(0, 3))
@settings(max_examples=40)
def test_an_epoch_visits_every_row_once(size, seed, epoch):
    rows, batch = size
    sampler, per_epoch = mini_batches(rows, batch, seed=seed), -(-rows // batch)
    batches = [sampler(epoch * per_epoch + k) for k in range(1, per_epoch + 1)]
    assert [len(b) for b in batches[:-1]] == [batch] * (per_epoch - 1)
    assert sorted(np.concatenate(batches).tolist()) == list(range(rows))


@given(size=sizes, seed=st.integers(0, 1000), t=st.integers(1, 100), replace=st.booleans())
@settings(max_examples=40)
def test_a_step_always_sees_the_same_rows(size, seed, t, replace):
    rows, batch = size
    one, other = (mini_batches(rows, batch, seed=seed, replace=replace) for _ in range(2))
    for earlier in range(1, t):
        one(earlier)
    assert one(t).tolist() == other(t).tolist() == one(t).tolist()


def test_epochs_are_shuffled_anew():
    sampler = mini_batches(20, 20, seed=0)
    assert sampler(1).tolist() != sampler(2).tolist()
    assert sampler(1).tolist() != mini_batches(20, 20, seed=1)(1).tolist()


def test_with_replacement_rows_repeat_and_are_uniform():
    sampler = mini_batches(10, 10, seed=0, replace=True)
    drawn = np.concatenate([sampler(t) for t in range(1, 1001)])
    assert len(drawn) == 10_000
    assert any(len(set(sampler(t).tolist())) < 10 for t in range(1, 10))
    counts = np.bincount(drawn, minlength=10)
    assert ((counts - 1000) ** 2 / 1000).sum() < 27.9  # chi-squared, 9 degrees: once in a thousand


def test_noise_falls_as_the_root_of_the_batch():
    """Reference (i): with replacement S / sqrt(B); without, times sqrt((N - B) / (N - 1))."""
    rng = np.random.default_rng(0)
    x = rng.uniform(1, 10, 400)
    cost = linear_regression(x, 5 + 2 * x + 0.2 * rng.normal(size=400))
    theta = np.array([10.0, 10.0])
    rows = np.array([cost.gradient(theta, np.array([i])) for i in range(400)])
    spread = np.sqrt(((rows - rows.mean(axis=0)) ** 2).sum(axis=1).mean())
    for batch, replace, factor in ((4, True, 1.0), (100, True, 1.0), (100, False, np.sqrt(300 / 399))):
        sampler = mini_batches(400, batch, seed=1, replace=replace)
        means = np.array([rows[sampler(t)].mean(axis=0) for t in range(1, 1201)])
        error = np.sqrt(((means - rows.mean(axis=0)) ** 2).sum(axis=1).mean())
        assert error == pytest.approx(factor * spread / np.sqrt(batch), rel=0.06)


@pytest.mark.parametrize("make", [lambda r, b: mini_batches(r, b, seed=0), lambda r, b: full_batch(r)])
@pytest.mark.parametrize("rows", [0, -1, 2.0, "3", None, True])
def test_sizes_are_whole_numbers(make, rows):
    with pytest.raises(ValueError, match="rows must be a whole number >= 1; got"):
        make(rows, 1)


@pytest.mark.parametrize("batch", [0, -1, 2.0, "3", None, True])
def test_a_batch_is_a_whole_number(batch):
    with pytest.raises(ValueError, match="batch must be a whole number >= 1; got"):
        mini_batches(10, batch, seed=0)


def test_a_batch_larger_than_the_data_is_refused():
    with pytest.raises(ValueError, match="a batch of 11 is larger than the data, 10 rows; use at most 10"):
        mini_batches(10, 11, seed=0)
