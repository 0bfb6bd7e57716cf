"""Schedules against torch's, reference numbers and each other."""

import copy
import math
import pickle
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optlib import schedules
from optlib.rules import adam
from optlib.schedules import (
    Schedule,
    constant,
    cosine,
    exponential,
    inverse,
    inverse_sqrt,
    one_cycle,
    polynomial,
    step,
    warm_up,
)
from tests.engines import need

SCHEDULES = {
    "constant": constant(0.1),
    "step": step(0.1, every=30),
    "exponential": exponential(0.1, factor=0.95),
    "inverse": inverse(0.1, rate=0.05),
    "inverse_sqrt": inverse_sqrt(0.1),
    "polynomial": polynomial(0.1, steps=100, power=2.0),
    "cosine": cosine(0.1, steps=100),
    "warm_up": warm_up(0.1, steps=10),
    "one_cycle": one_cycle(0.1, steps=100),
    "then": warm_up(0.1, steps=10).then(cosine(0.1, steps=90), after=10),
    "product": warm_up(1.0, steps=10) * inverse_sqrt(0.1),
}
every_schedule = pytest.mark.parametrize("name", SCHEDULES)


def test_every_schedule_is_in_the_table():
    made = {n for n in schedules.__all__ if n != "Schedule"}
    assert made | {"then", "product"} == set(SCHEDULES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # at t = 0, 10, 50, 100; formulas 3.14
        ("step", (0.1, 0.1, 0.01, 0.0001)),
        ("exponential", (0.1, 0.059874, 0.007694, 0.000592)),
        ("inverse", (0.1, 0.066667, 0.028571, 0.016667)),
        ("inverse_sqrt", (0.1, 0.030151, 0.014003, 0.00995)),
        ("polynomial", (0.1, 0.081, 0.025, 0.0)),
        ("cosine", (0.1, 0.097553, 0.05, 0.0)),
    ],
)
def test_reference_values(name, expected):
    assert [SCHEDULES[name](k) for k in (0, 10, 50, 100)] == pytest.approx(expected, abs=0.6e-6)


def of_torch(make, steps=120, lr=0.1):
    """The learning rates that a torch scheduler sets before each step."""
    import torch

    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
    scheduler, rates = make(torch.optim.lr_scheduler, optimizer), []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it wants optimizer.step() called in between
        for _ in range(steps):
            rates.append(optimizer.param_groups[0]["lr"])
            scheduler.step()
    return rates


TORCH = {
    "step": (SCHEDULES["step"], lambda s, o: s.StepLR(o, 30)),
    "exponential": (SCHEDULES["exponential"], lambda s, o: s.ExponentialLR(o, 0.95)),
    "polynomial": (SCHEDULES["polynomial"], lambda s, o: s.PolynomialLR(o, 100, 2.0)),
    "one_cycle": (SCHEDULES["one_cycle"], lambda s, o: s.OneCycleLR(o, 0.1, total_steps=100)),
    "one_cycle, long rise": (
        one_cycle(0.1, steps=100, rise=0.75),
        lambda s, o: s.OneCycleLR(o, 0.1, total_steps=100, pct_start=0.75),
    ),
    "cosine": (SCHEDULES["cosine"], lambda s, o: s.CosineAnnealingLR(o, 100)),
    "cosine with an end": (
        cosine(0.1, steps=100, end=0.02),
        lambda s, o: s.CosineAnnealingLR(o, 100, eta_min=0.02),
    ),
    "warm_up": (SCHEDULES["warm_up"], lambda s, o: s.LinearLR(o, 0.1, total_iters=9)),
    "inverse": (SCHEDULES["inverse"], lambda s, o: s.LambdaLR(o, lambda k: 1 / (1 + 0.05 * k))),
}


@pytest.mark.parametrize("case", TORCH)
def test_schedules_are_torchs(case):
    need("torch")
    mine, theirs = TORCH[case]
    # torch's cosine turns round after its end and its cycle ends; ours stay
    steps = 100 if case.startswith(("cosine", "one_cycle")) else 120
    rates = of_torch(theirs, steps - 1)
    assert [mine(k) for k in range(steps - 1)] == pytest.approx(rates, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("steps", [5, 7, 11, 13, 101])
@pytest.mark.parametrize("rise", [0.25, 0.3, 0.5])
def test_one_cycle_is_torchs_where_the_peak_falls_between_two_steps(steps, rise):
    need("torch")
    mine = one_cycle(0.1, steps=steps, rise=rise)
    rates = of_torch(lambda s, o: s.OneCycleLR(o, 0.1, total_steps=steps, pct_start=rise), steps - 1)
    assert [mine(k) for k in range(steps - 1)] == pytest.approx(rates, rel=1e-12)


def test_one_cycle_blames_the_argument_that_is_wrong():
    with pytest.raises(ValueError, match=r"value must be a finite number >= 0; got -1\.0"):
        one_cycle(-1.0, steps=10)
    with pytest.raises(ValueError, match="start must be a finite number >= 0"):
        one_cycle(1.0, steps=10, start=-1.0)


def test_one_cycles_momentum_runs_against_the_rate():
    need("torch")
    import torch

    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.1, total_steps=50)
    mine = one_cycle(0.85, steps=50, start=0.95, end=0.95)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for k in range(49):
            assert mine(k) == pytest.approx(optimizer.param_groups[0]["momentum"], rel=1e-12)
            scheduler.step()


@every_schedule
@given(k=st.integers(0, 10_000))
def test_values_are_legal_learning_rates(name, k):
    value = SCHEDULES[name](k)
    assert type(value) is float
    assert 0 <= value <= 0.1 * (1 + 1e-12)


@every_schedule
def test_a_schedule_is_a_value(name):
    one = SCHEDULES[name]
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
    assert hash(copy.deepcopy(one)) == hash(one)
    assert len({*SCHEDULES.values()}) == len(SCHEDULES)
    assert adam(lr=one) == adam(lr=copy.deepcopy(one))
    with pytest.raises(AttributeError, match="a schedule does not change; make another"):
        one.name = "other"
    assert name in repr(one)


@given(after=st.integers(1, 50), k=st.integers(0, 200))
def test_then_starts_the_second_from_its_beginning(after, k):
    first, second = inverse(0.1, rate=0.1), cosine(0.5, steps=60)
    assert first.then(second, after=after)(k) == (first(k) if k < after else second(k - after))


@given(k=st.integers(0, 200))
def test_products(k):
    assert (2 * cosine(0.1, steps=50))(k) == (cosine(0.1, steps=50) * 2)(k) == 2 * cosine(0.1, steps=50)(k)
    assert (warm_up(1.0, steps=9) * inverse_sqrt(0.3))(k) == warm_up(1.0, steps=9)(k) * inverse_sqrt(0.3)(k)
    assert constant(0.1).then(0.2, after=5)(k) == (0.1 if k < 5 else 0.2)


def test_numpys_numbers_are_numbers():
    assert cosine(np.float64(0.1), steps=np.int64(100)) == cosine(0.1, steps=100)
    assert constant(np.float32(0.5)) == constant(0.5)
    assert constant(1) == constant(1.0)


WHOLE = {
    "steps": (
        lambda n: cosine(0.1, steps=n),
        lambda n: polynomial(0.1, steps=n),
        lambda n: warm_up(0.1, steps=n),
        lambda n: one_cycle(0.1, steps=n),
    ),
    "every": (lambda n: step(0.1, every=n),),
    "after": (lambda n: constant(0.1).then(constant(0.2), after=n),),
}


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("bad", [0, -1, 1.5, "3", None, True])
def test_counts_are_whole_numbers(name, bad):
    for make in WHOLE[name]:
        with pytest.raises(ValueError, match=f"{name} must be a whole number >= 1; got"):
            make(bad)


MAKERS = (
    constant,
    inverse_sqrt,
    lambda x: step(x, every=3),
    lambda x: exponential(x, factor=0.9),
    lambda x: inverse(x, rate=0.1),
    lambda x: polynomial(x, steps=9),
    lambda x: cosine(x, steps=9),
    lambda x: warm_up(x, steps=9),
)


@pytest.mark.parametrize("bad", [-0.1, math.nan, math.inf, "0.1", None, True, 1j])
def test_values_are_finite_and_not_negative(bad):
    for make in MAKERS:
        with pytest.raises(ValueError, match="value must be a finite number >= 0; got"):
            make(bad)


def test_a_cycle_needs_room():
    with pytest.raises(ValueError, match=r"a step to go up and one to come down.*rise=0\.3 and steps=1$"):
        one_cycle(0.1, steps=1)
    with pytest.raises(ValueError, match=r"rise must be a finite number >= 0 and <= 1; got 1\.5"):
        one_cycle(0.1, steps=10, rise=1.5)
    with pytest.raises(ValueError, match="one_cycle needs a step to go up and one to come down"):
        one_cycle(0.1, steps=10, rise=1.0)


def test_a_schedule_drives_a_rule():
    rule = adam(lr=Schedule("mine", lambda k, a: a / (k + 1), (0.5,)))
    assert [rule.at(t)["lr"] for t in (1, 2, 5)] == [0.5, 0.25, 0.1]
