"""Cases of other libraries' test suites, told anew for these classes; each names where it comes from."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import torch
from torch import nn

from optlib import surfaces
from tests.torch.cases import NAMES, copies, every_class, give, off, ours, parameters, torchs, train

# Rates at which each class gets down a curved valley in a few hundred steps.
RATES = {
    "SGD": (1e-3, {"momentum": 0.9}),
    "Adagrad": (0.5, {}),
    "RMSprop": (0.01, {}),
    "Adadelta": (5.0, {}),
    "Adam": (0.05, {}),
    "AdamW": (0.05, {"weight_decay": 1e-4}),
    "Adamax": (0.1, {}),
    "NAdam": (0.05, {}),
    "RAdam": (0.05, {}),
    "SWATS": (0.05, {}),
}


def descend(name: str, function: Any, start: tuple[float, float], steps: int) -> tuple[float, float]:
    """The function's value before and after."""
    lr, kwargs = RATES[name]
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = ours(name)([point], lr=lr, **kwargs)
    first = float(function(*point.detach()))
    for _ in range(steps):
        optimizer.zero_grad()
        function(*point).backward()
        nn.utils.clip_grad_norm_([point], 10.0)
        optimizer.step()
    return first, float(function(*point.detach()))


@pytest.mark.parametrize("name", RATES)
def test_rosenbrock(name: str) -> None:
    """jettify's pytorch-optimizer, tests/test_optimizer.py: test_rosenbrock, from (-2, 2)."""
    first, last = descend(name, surfaces.rosenbrock, (-2.0, 2.0), 400)
    assert last < first / 25


@pytest.mark.parametrize("name", RATES)
def test_beale(name: str) -> None:
    """jettify's pytorch-optimizer, tests/test_optimizer.py: test_beale, from (1.5, 1.5)."""
    first, last = descend(name, surfaces.beale, (1.5, 1.5), 400)
    assert last < first / 50


@pytest.mark.parametrize("name", RATES)
def test_parabola(name: str) -> None:
    """optax, _src/alias_test.py: test_optimization on a parabola, its target at (0.5, ...)."""
    first, last = descend(name, lambda x, y: (x - 0.5) ** 2 + (y + 1) ** 2, (2.0, 2.0), 400)
    assert last < first / 100


@pytest.mark.parametrize("name", RATES)
def test_quadratics(name: str) -> None:
    """torch, test/test_optim.py and kozistr's pytorch_optimizer: quadratics, well and ill conditioned."""
    for surface in (surfaces.bowl, surfaces.valley):
        first, last = descend(name, surface, (-4.0, 2.0), 300)
        assert last < first


@pytest.mark.parametrize("name", RATES)
def test_logistic_regression(name: str) -> None:
    """pytorch_optimizer, tests/test_optimizers.py: two clusters, loss falls to a fraction."""
    generator = torch.Generator().manual_seed(42)
    x = torch.cat(
        [torch.randn(100, 2, generator=generator) - 2, torch.randn(100, 2, generator=generator) + 2]
    )
    y = torch.cat([torch.zeros(100, 1), torch.ones(100, 1)])
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))
    lr, kwargs = RATES[name]
    optimizer = ours(name)(model.parameters(), lr=max(lr, 0.01), **kwargs)
    losses = []
    for _ in range(100):
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 3


@every_class
def test_no_gradients_no_change(name: str) -> None:
    """torch, test/test_optim.py: test_step_is_noop_when_params_have_no_grad."""
    params = parameters([(3,)])
    before = copies(params)
    ours(name)(params).step()
    assert off(params, before) == 0


@every_class
def test_zero_gradients_count_as_steps(name: str) -> None:
    """torch, test/test_optim.py: test_step_is_noop_for_zero_grads, and the count goes on."""
    params = parameters([(3,)])
    before = copies(params)
    optimizer = ours(name)(params, weight_decay=0)
    for _ in range(2):
        give(params, [torch.zeros(3)])
        optimizer.step()
    assert off(params, before) == 0
    if name != "SGD":
        assert optimizer.state[params[0]]["step"] == 2


@every_class
def test_a_frozen_parameter_is_not_decayed(name: str) -> None:
    """torch, test/test_optim.py: parameters with requires_grad=False in a group."""
    params = parameters([(3,), (3,)])
    params[1].requires_grad_(False)
    before = params[1].detach().clone()
    train(ours(name)(params, weight_decay=0.1), params[:1], 2)
    assert torch.equal(params[1], before)


@every_class
def test_tied_parameters_are_refused_twice_in_groups(name: str) -> None:
    """torch, test/test_optim.py: test_duplicate_params_across_param_groups and _in_one_param_group."""
    (p,) = parameters([(3,)])
    with pytest.raises(ValueError, match="some parameters appear in more than one parameter group"):
        ours(name)([{"params": p}, {"params": p}])
    with pytest.warns(UserWarning, match="a parameter group with duplicate parameters"):
        ours(name)([p, p])


@every_class
def test_non_leaf_is_refused(name: str) -> None:
    """torch, test/test_optim.py: test_can_load... and the constructor's check of leaves."""
    with pytest.raises(ValueError, match="can't optimize a non-leaf Tensor"):
        ours(name)([torch.ones(2, requires_grad=True) * 2])


@every_class
def test_old_checkpoints_whose_step_is_a_number(name: str) -> None:
    """torch, test/test_optim.py: test_state_dict_with_... from before step was a tensor."""
    params = parameters([(3,)])
    optimizer = ours(name)(params)
    train(optimizer, params, 2)
    saved = copy.deepcopy(optimizer.state_dict())
    for state in saved["state"].values():
        if "step" in state:
            state["step"] = state["step"].item()
    for group in saved["param_groups"]:
        for key in ("foreach", "maximize", "capturable", "differentiable", "fused"):
            group.pop(key, None)
    other = ours(name)(copies(params))
    other.load_state_dict(saved)
    train(other, other.param_groups[0]["params"], 2, seed=3)
    train(optimizer, params, 2, seed=3)
    assert off(other.param_groups[0]["params"], params) <= 1e-6


def test_an_old_checkpoint_of_sgd_whose_buffer_is_none() -> None:
    """torch, test/test_optim.py: SGD once wrote momentum_buffer=None before the first step."""
    params = parameters([(3,)])
    optimizer = ours("SGD")(params, momentum=0.9, dampening=0.5)
    saved = optimizer.state_dict()
    saved["state"] = {0: {"momentum_buffer": None}}
    optimizer.load_state_dict(saved)
    expected = copies(params)
    train(optimizer, params, 2)
    train(torchs("SGD")(expected, momentum=0.9, dampening=0.5), expected, 2)
    assert off(params, expected) <= 1e-5


@every_class
def test_empty_group_and_mixed_types(name: str) -> None:
    """torch, test/test_optim.py: test_param_group_with_... and test_mixed_device_dtype, on one device."""
    params = [*parameters([(3,)], torch.float64), *parameters([(3,)], torch.float32)]
    expected = copies(params)
    for cls, p in ((ours(name), params), (torchs(name), expected)):
        train(cls([{"params": p}, {"params": []}]), p, 3)
    assert off(params, expected) <= 1e-4


@every_class
def test_many_tensors_of_many_sizes(name: str) -> None:
    """pytorch_optimizer, tests/test_optimizers.py and torch's multi-tensor tests: ragged lists."""
    shapes = [(n,) for n in (1, 2, 3, 7, 64, 1000, 40_000)] + [(), (0,), (5, 5)]
    params = parameters(shapes)
    expected = copies(params)
    for cls, p in ((ours(name), params), (torchs(name), expected)):
        train(cls(p), p, 3)
    for a, b in zip(params, expected, strict=True):
        torch.testing.assert_close(a, b, rtol=0, atol=2e-5)


def test_the_table_of_rates_names_every_class() -> None:
    assert set(RATES) == {*NAMES, "SWATS"}
