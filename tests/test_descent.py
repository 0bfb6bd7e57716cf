"""The loop: paths, sweeps, samplers, stop rules, divergence and bad input."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optlib import descend, gradient_below, loss_below, rules, step_below
from optlib.objective import Function
from optlib.problems import full_batch, linear_regression, mini_batches
from optlib.rules import ALL
from optlib.surfaces import bowl, rosenbrock, valley
from tests.engines import numpys_numbers_keep_their_dtype
from tests.measure import deviation, walk
from tests.rules.table import ROWS, bound, every_rule

START = (-7.0, 2.0)


@every_rule
def test_a_path_is_the_rules_own_steps(name):
    path = descend(bound(name), bowl, START, 60, keep_states=True)
    points, states = walk(bound(name), lambda theta, t: bowl.gradient(theta), np.array(START), 60)
    assert (path.points == np.vstack([START, points])).all()
    assert path.losses.tolist() == [float(bowl(*p)) for p in path.points]
    norms = np.array([np.linalg.norm(bowl.gradient(p)) for p in path.points])
    assert deviation(path.gradient_norms, norms) <= 1e-14
    assert len(path.states) == 61
    for kept, state in zip(path.states[1:], states, strict=True):
        for a, b in zip(kept, state, strict=True):
            np.testing.assert_array_equal(a, b)
    assert (path.steps, path.stopped_at, path.diverged_at) == (60, None, None)
    assert path.final.tolist() == points[-1].tolist()


def test_no_steps_is_a_path_of_the_start():
    path = descend(rules.adam, bowl, START, 0)
    assert path.points.tolist() == [list(START)]
    assert path.steps == 0


def test_a_path_keeps_no_states_unasked():
    assert descend(rules.adam, bowl, START, 3).states is None


def test_a_start_is_not_changed():
    start = np.array(START)
    descend(rules.gd(lr=0.1), bowl, start, 5)
    assert start.tolist() == list(START)


@pytest.mark.parametrize("start", [3.0, 3, np.float64(3.0), np.array(3.0)])
def test_one_parameter_alone(start):
    parabola = Function(value=lambda x: x * x, gradient=lambda x: 2 * x)
    path = descend(rules.gd(lr=0.25), parabola, start, 3)
    assert path.points.tolist() == [3.0, 1.5, 0.75, 0.375]


@given(shape=st.lists(st.integers(1, 3), min_size=1, max_size=3).map(tuple), runs=st.integers(1, 3))
@settings(max_examples=15)
def test_parameters_of_any_shape(shape, runs):
    axes = tuple(range(len(shape)))
    square = Function(value=lambda x: (x * x).sum(axis=axes), gradient=lambda x: 2 * x)
    path = descend(rules.adam(lr=0.1), square, np.ones(shape), 4)
    assert path.points.shape == (5, *shape)
    sweep = descend(rules.adam(lr=np.linspace(0.1, 0.2, runs)), square, np.ones(shape), 4)
    assert sweep.points.shape == (5, *shape, runs)
    assert sweep.losses.shape == sweep.gradient_norms.shape == (5, runs)


# -- sweeps


def compare_column(sweep, single, k):
    """A sweep's column, as a path of its own, against the single run."""
    own = sweep.run(k)
    assert (own.stopped_at, own.diverged_at) == (single.stopped_at, single.diverged_at)
    assert own.points.shape == single.points.shape
    np.testing.assert_array_equal(np.isfinite(own.points), np.isfinite(single.points))
    finite = np.isfinite(single.points).all(axis=1)
    assert deviation(own.points[finite], single.points[finite]) <= 1e-9
    if single.states is not None:
        assert len(own.states) == len(single.states)
        for a, b in zip(own.states[-2:], single.states[-2:], strict=True):
            for x, y in zip(a, b, strict=True):
                np.testing.assert_allclose(x, y, rtol=1e-9)


@every_rule
def test_a_sweeps_column_is_its_single_run(name):
    lr = ROWS[name].hyper["lr"]
    many = [0.3 * lr, lr, 1.3 * lr]
    sweep = descend(bound(name, lr=many), bowl, START, 120, keep_states=True)
    assert sweep.points.shape == (121, 2, 3)
    for k, one in enumerate(many):
        compare_column(sweep, descend(bound(name, lr=one), bowl, START, 120, keep_states=True), k)


@pytest.mark.parametrize("stop", [gradient_below(1e-3), loss_below(1e-2), step_below(1e-3)])
def test_each_run_of_a_sweep_stops_for_itself(stop):
    many = [0.1, 0.3, 0.9, 1.5]  # the last diverges
    sweep = descend(rules.gd(lr=many), bowl, START, 1500, stop=stop)
    for k, lr in enumerate(many):
        compare_column(sweep, descend(rules.gd(lr=lr), bowl, START, 1500, stop=stop), k)
    assert sweep.stopped_at[3] == -1
    assert sweep.diverged_at.tolist()[:3] == [-1, -1, -1]
    assert sweep.diverged_at[3] > 0
    first = int(sweep.stopped_at[1])
    assert (sweep.points[first:, :, 1] == sweep.points[first, :, 1]).all()  # it stays where it stopped


def test_a_sweep_over_starts():
    starts = np.array([[-7.0, 1.0, 3.0], [2.0, 1.0, -1.0]])
    sweep = descend(rules.swats(lr=0.1, rtol=0.01, atol=0), bowl, starts, 300, many_starts=True)
    for k in range(3):
        single = descend(rules.swats(lr=0.1, rtol=0.01, atol=0), bowl, starts[:, k], 300)
        compare_column(sweep, single, k)
    both = descend(rules.gd(lr=[0.1, 0.2, 0.3]), bowl, starts, 10, many_starts=True)
    compare_column(both, descend(rules.gd(lr=0.3), bowl, starts[:, 2], 10), 2)


def test_a_sweep_over_a_schedule():
    sweep = descend(rules.gd(lr=lambda k: np.array([0.1, 0.2]) / (k + 1)), bowl, START, 10)
    single = descend(rules.gd(lr=lambda k: 0.2 / (k + 1)), bowl, START, 10)
    compare_column(sweep, single, 1)


@numpys_numbers_keep_their_dtype
def test_float32_parameters_stay_float32():
    path = descend(rules.adam(lr=0.1), bowl, np.array(START, dtype=np.float32), 10)
    assert path.points.dtype == np.float32


# -- stop rules


@pytest.mark.parametrize("name", ["gd", "momentum", "adam"])
def test_stop_rules_hold_at_the_last_point_and_not_before(name):
    rule = ALL[name](lr=0.1)
    path = descend(rule, bowl, START, 5000, stop=gradient_below(1e-4))
    assert path.stopped_at == path.steps
    assert path.gradient_norms[-1] < 1e-4 <= path.gradient_norms[1:-1].min()
    path = descend(rule, bowl, START, 5000, stop=loss_below(1e-4))
    assert path.losses[-1] < 1e-4 <= path.losses[1:-1].min()
    path = descend(rule, bowl, START, 5000, stop=step_below(1e-4))
    changes = np.abs(np.diff(path.points, axis=0)).max(axis=1)
    assert changes[-1] < 1e-4 <= changes[:-1].min()


def test_a_stop_rule_may_be_any_function():
    path = descend(rules.gd(lr=0.1), bowl, START, 100, stop=lambda now: now.loss < 3)
    assert path.losses[-1] < 3 <= path.losses[-2]
    assert descend(rules.gd(lr=0.1), bowl, START, 5, stop=gradient_below(1e-9)).stopped_at is None


def test_the_posts_stop_rule_asked_for_by_name():
    """Reference: 661 updates, at (5.1935624798, 1.9533620008)."""
    from optlib.data import ten_points

    cost = linear_regression(*ten_points())
    path = descend(rules.gd(lr=0.01), cost, (10.0, 10.0), 1000, stop=step_below(1e-3))
    assert path.stopped_at == 661
    assert path.final == pytest.approx([5.1935624798, 1.9533620008], abs=0.6e-10)


@pytest.mark.parametrize("bad", [0.0, -1.0, np.nan, np.inf])
def test_a_stop_rules_bound_is_checked(bad):
    with pytest.raises(ValueError, match="gradient_below needs a finite bound > 0; got"):
        gradient_below(bad)
    with pytest.raises(ValueError, match="step_below needs a finite bound > 0; got"):
        step_below(bad)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_loss_may_be_negative_but_not_infinite(bad):
    assert loss_below(-1.0)
    with pytest.raises(ValueError, match="loss_below needs a finite bound; got"):
        loss_below(bad)


def test_first_below():
    path = descend(rules.adam(lr=0.3), bowl, START, 100)
    assert path.first_below(1e-3) == 63
    assert path.first_below(-1.0) is None
    sweep = descend(rules.adam(lr=[0.3, 1e-6]), bowl, START, 100)
    assert sweep.first_below(1e-3).tolist() == [63, -1]


def test_a_loss_that_equals_the_bound_is_not_below_it():
    line = Function(value=lambda x: x, gradient=lambda x: x * 0 + 1)
    path = descend(rules.gd(lr=1.0), line, 3.0, 5)  # losses 3, 2, 1, 0, -1, -2
    assert path.first_below(1.0) == 3
    assert descend(rules.gd(lr=1.0), line, 3.0, 5, stop=loss_below(1.0)).stopped_at == 3


# -- divergence


@every_rule
def test_a_diverging_run_is_reported_and_raises_nothing(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        path = descend(bound(name, lr=1e200), rosenbrock, rosenbrock.start, 50)
    assert path.diverged_at is not None
    assert path.steps == path.diverged_at
    assert np.isfinite(path.points[:-1]).all()
    assert not (
        np.isfinite(path.points[-1]).all()
        and np.isfinite(path.losses[-1])
        and np.isfinite(path.gradient_norms[-1])
    )


def test_a_run_that_diverges_into_its_stop_rule_has_diverged():
    """A loss of minus infinity is below every bound; the run did not reach it, it was lost."""
    pit = Function(value=lambda x: np.log(x), gradient=lambda x: 1 / x)
    path = descend(rules.gd(lr=1.0), pit, 1.0, 5, stop=loss_below(-1.0))
    assert path.losses.tolist() == [0.0, -np.inf]
    assert (path.stopped_at, path.diverged_at) == (None, 1)
    sweep = descend(rules.gd(lr=[1.0, 0.9]), pit, 1.0, 1, stop=loss_below(-1.0))
    assert (sweep.stopped_at.tolist(), sweep.diverged_at.tolist()) == ([-1, 1], [1, -1])


def test_divergence_is_reported_where_it_happens():
    path = descend(rules.gd(lr=0.03), valley, valley.start, 5000)
    # |1 - 0.03 * 100| = 2 doubles y every step; the square in the gradient's norm overflows first
    y = 75.0 * 2.0 ** np.arange(600)
    with np.errstate(over="ignore"):
        expected = int(np.argmax(~np.isfinite((100 * y) ** 2)))
    assert path.diverged_at == expected


def test_runs_of_a_sweep_diverge_alone():
    sweep = descend(rules.gd(lr=[0.01, 0.03]), valley, valley.start, 1000)
    assert sweep.diverged_at[0] == -1
    at = int(sweep.diverged_at[1])
    assert np.isfinite(sweep.points[:, :, 0]).all()
    assert np.isnan(sweep.points[at + 1 :, :, 1]).all()
    assert sweep.run(1).steps == at


def test_the_value_of_a_start_may_be_beyond_the_domain():
    log = Function(value=np.log, gradient=lambda x: 1 / x)
    path = descend(rules.gd(lr=0.1), log, -1.0, 10)
    assert path.diverged_at is not None


# -- samplers


def regression():
    x = np.arange(1.0, 11.0)
    return linear_regression(x, 5 + 2 * x + 0.1 * np.sin(x))


def test_the_full_batch_is_no_sampler():
    cost = regression()
    one = descend(rules.adam(lr=0.1), cost, (0.0, 0.0), 30)
    other = descend(rules.adam(lr=0.1), cost, (0.0, 0.0), 30, sampler=full_batch(10))
    assert (one.points == other.points).all()


def test_a_sampler_chooses_the_rows_of_each_step():
    cost, seen = regression(), []

    def third_row(t):
        seen.append(t)
        return np.array([2])

    path = descend(rules.gd(lr=0.01), cost, (0.0, 0.0), 4, sampler=third_row)
    assert seen == [1, 2, 3, 4]
    theta = np.zeros(2)
    for _ in range(4):
        theta = theta - 0.01 * cost.gradient(theta, np.array([2]))
    assert path.final.tolist() == theta.tolist()
    # what the path records is the whole cost
    assert path.losses[-1] == cost.value(theta)


def test_a_stochastic_run_is_repeated_by_its_seed():
    def run(seed):
        sampler = mini_batches(10, 3, seed=seed)
        return descend(rules.gd(lr=0.005), regression(), (0.0, 0.0), 50, sampler=sampler).points

    assert (run(1) == run(1)).all()
    assert (run(1) != run(2)).any()


# -- bad input


@pytest.mark.parametrize("steps", [-1, 1.5, "10", None, True, np.nan])
def test_steps_are_a_whole_number(steps):
    with pytest.raises(ValueError, match="steps must be a whole number >= 0; got"):
        descend(rules.gd, bowl, START, steps)


@pytest.mark.parametrize("start", [(np.nan, 0.0), (0.0, np.inf)])
def test_a_start_is_finite(start):
    with pytest.raises(ValueError, match="start must be finite; got"):
        descend(rules.gd, bowl, start, 1)


@pytest.mark.parametrize("start", [(1j, 0.0), ("1", "2"), (True, False), (None, 1.0)])
def test_a_start_holds_real_numbers(start):
    with pytest.raises(TypeError, match="start must hold real numbers; got"):
        descend(rules.gd, bowl, start, 1)


def test_a_start_is_not_empty():
    with pytest.raises(ValueError, match="start has no coordinates; give a float or an array of floats"):
        descend(rules.gd, bowl, [], 1)


def test_a_start_has_the_surfaces_dimension():
    with pytest.raises(ValueError, match="is a function of 2 variables; got a point of 3"):
        descend(rules.gd, bowl, (1.0, 2.0, 3.0), 1)


@pytest.mark.parametrize(
    "wrong",
    [
        Function(value=lambda x: x, gradient=lambda x: x),
        Function(value=lambda x: 0.0, gradient=lambda x: x[:1]),
        Function(value=lambda x: 0.0, gradient=lambda x: 1.0),
    ],
)
def test_an_objective_of_the_wrong_shapes_is_refused(wrong):
    with pytest.raises(ValueError, match="the objective must give a value of shape"):
        descend(rules.gd, wrong, START, 1)


def test_starts_and_hyper_parameters_fit():
    with pytest.raises(ValueError, match="3 starts do not fit a sweep of 2 hyper-parameters"):
        descend(rules.gd(lr=[0.1, 0.2]), bowl, np.ones((2, 3)), 1, many_starts=True)


def test_a_single_run_has_no_columns():
    with pytest.raises(ValueError, match="this path is a single run"):
        descend(rules.gd, bowl, START, 1).run(0)


def test_a_path_shows_itself_in_one_line() -> None:
    assert repr(descend(rules.gd(lr=0.9), bowl, (-7.0, 2.0), 20)) == "<Path of 20 steps, loss 0.0568723>"
    assert repr(descend(rules.gd(lr=[0.9, 0.1]), bowl, (-7.0, 2.0), 20)) == "<Path of 20 steps, 2 runs>"
