"""Every rule against its oracle: torch.optim in float64 where torch has it, else the paper's own form.

torch's default dtype is float64 here: its NAdam keeps a running product in the default dtype.
"""

import numpy as np
import pytest

from optlib import rules
from tests.engines import need
from tests.measure import deviation, walk
from tests.rules.table import ROWS, bound

STEPS = 500
TOLERANCE = 1e-11  # of max(|b|, 1e-3), over the whole path


@pytest.fixture(scope="module")
def torch():
    need("torch")
    import torch

    before, threads = torch.get_default_dtype(), torch.get_num_threads()
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    yield torch
    torch.set_default_dtype(before)
    torch.set_num_threads(threads)


def noisy_quadratic(seed):
    """Curvatures over two decades, noise of size 1; every rule is stable on it with its row's values."""
    rng = np.random.default_rng(seed)
    curvature = np.geomspace(0.1, 10, 12).reshape(3, 4)
    return curvature, rng.normal(size=(STEPS, 3, 4)), rng.normal(size=(3, 4))


def torch_path(torch, kind, arguments, curvature, noise, start):
    theta = torch.tensor(start)
    optimizer = getattr(torch.optim, kind)([theta], foreach=False, **arguments)
    curvature, noise, points = torch.tensor(curvature), torch.tensor(noise), []
    for t in range(STEPS):
        theta.grad = curvature * theta + noise[t]
        optimizer.step()
        points.append(theta.numpy().copy())
    return np.array(points)


def compare(torch, rule, kind, arguments, seed):
    curvature, noise, start = noisy_quadratic(seed)
    path, _ = walk(rule, lambda theta, t: curvature * theta + noise[t - 1], start, STEPS)
    return deviation(path, torch_path(torch, kind, arguments, curvature, noise, start))


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.torch])
def test_rule_is_torchs(torch, name, seed):
    off = compare(torch, bound(name), *ROWS[name].torch, seed)
    assert off <= TOLERANCE


OTHER_FORMS = {
    # two rules' limiting cases that torch has under other arguments
    "momentum without momentum": (rules.momentum(lr=0.02, beta=0), "SGD", {"lr": 0.02}),
    "momentum fully dampened": (
        rules.momentum_dampened(lr=0.02, beta=0.8, dampening=1),
        "SGD",
        {"lr": 0.02, "momentum": 0.8, "dampening": 1},
    ),
    "momentum_ema is momentum with a smaller lr": (
        rules.momentum_ema(lr=0.1, beta=0.8),
        "SGD",
        {"lr": 0.1 * (1 - 0.8), "momentum": 0.8},
    ),
    "Adam without momentum": (rules.adam(lr=0.05, beta1=0), "Adam", {"lr": 0.05, "betas": (0.0, 0.999)}),
    "AdamW without decay": (rules.adamw(lr=0.05, weight_decay=0), "Adam", {"lr": 0.05}),
    "NAdam with Keras's schedule": (
        rules.nadam_keras(lr=0.05),
        "NAdam",
        {"lr": 0.05, "momentum_decay": 1.0, "eps": 1e-7},
    ),
}


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_limiting_cases_are_torchs(torch, form):
    assert compare(torch, *OTHER_FORMS[form], seed=2) <= TOLERANCE


def torch_defaults(torch, kind, arguments):
    """torch's own defaults under the rules' names."""
    group = getattr(torch.optim, kind)([torch.zeros(1)], **arguments).param_groups[0]
    named = dict(group)
    if "betas" in group:
        named["beta1"], named["beta2"] = group["betas"]
    return named


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.torch])
def test_defaults_are_torchs(torch, name):
    kind, arguments = ROWS[name].torch
    switches = {k: v for k, v in arguments.items() if k in ("amsgrad", "centered")}
    theirs = torch_defaults(torch, kind, switches)
    ours = rules.ALL[name].hyper
    # off by default in torch, so that a rule named after them has its own customary value
    own = {"beta", "threshold"} | ({"weight_decay"} if name == "adam_l2" else set())
    assert {k: v for k, v in ours.items() if k not in own} == {k: theirs[k] for k in ours if k not in own}


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.oracle])
def test_rule_is_its_paper_s(name, seed):
    noise = np.random.default_rng(seed).normal(size=(STEPS, 6))
    curvature = ROWS[name].curvature
    path, _ = walk(bound(name), lambda theta, t: curvature * theta + noise[t - 1], np.zeros(6), STEPS)
    off = deviation(path, ROWS[name].oracle(noise, **ROWS[name].hyper))
    assert off <= TOLERANCE


def test_swats_switches_in_these_runs():
    noise = np.random.default_rng(0).normal(size=(STEPS, 6))
    _, states = walk(bound("swats"), lambda theta, t: noise[t - 1], np.zeros(6), STEPS)
    rates = np.array([state[-1] for state in states])
    switched = int((rates == 0).sum()) + 1
    assert 2 <= switched <= STEPS / 2
    assert len(set(rates[switched - 1 :])) == 1  # one way, once
