"""SWATS on tensors: one switch for the whole model, as the rule on one vector makes it."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from optlib import rules
from optlib.torch import SWATS
from tests.torch.cases import give, parameters, train

# Loose enough for the switch to fall in the middle of the run.
LOOSE = {"lr": 0.05, "rtol": 0.05}


def bowl(theta: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    slopes = torch.linspace(0.1, 1, theta.numel(), dtype=theta.dtype)
    return slopes * theta + torch.randn(theta.shape, generator=generator, dtype=theta.dtype)


@pytest.mark.parametrize("maximize", [False, True])
@pytest.mark.parametrize("weight_decay", [0.0, 0.1])
def test_three_tensors_in_two_groups_go_as_one_vector(weight_decay: float, maximize: bool) -> None:
    start = torch.randn(6, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    params = [torch.nn.Parameter(x.clone()) for x in start.split([1, 2, 3])]
    optimizer = SWATS(
        [{"params": params[:1]}, {"params": params[1:]}],
        **LOOSE,
        weight_decay=weight_decay,
        maximize=maximize,
    )
    rule = rules.swats(**LOOSE)
    theta = start.numpy().copy()
    state = rule.init(theta)
    generator = torch.Generator().manual_seed(1)
    rates = []
    for t in range(1, 101):
        g = bowl(torch.as_tensor(theta), generator).numpy()
        give(params, list(torch.as_tensor(-g if maximize else g).split([1, 2, 3])))
        optimizer.step()
        step, state = rule.update(g + weight_decay * theta, state, theta, t)
        theta = theta - step
        flat = torch.cat([p.detach() for p in params]).numpy()
        assert abs(flat - theta).max() <= 1e-11
        rates.append(float(state[-1]))
    assert rates[0] == 0 < rates[-1]  # it did switch
    for p in params:
        assert optimizer.state[p]["rate"].item() == pytest.approx(rates[-1], rel=1e-11)


def test_groups_may_differ_in_lr_beta1_and_eps_but_not_in_what_the_estimate_is_made_of() -> None:
    a, b = parameters([(3,), (2,)])
    train(SWATS([{"params": a, "lr": 0.1, "betas": (0.8, 0.999)}, {"params": b, "eps": 1e-3}]), [a, b], 3)
    for wrong in ({"betas": (0.9, 0.99)}, {"atol": 0.1}, {"rtol": 0.1}):
        optimizer = SWATS([{"params": a}, {"params": b, **wrong}])
        with pytest.raises(ValueError, match="must be the same in every group"):
            train(optimizer, [a, b], 1)


def test_before_the_switch_it_is_adam_with_epsilon_hat() -> None:
    p, q = parameters([(4,)]), parameters([(4,)])
    swats = SWATS(p, lr=0.01)  # its default tolerance never switches here
    theta = q[0].detach().numpy()
    state = rules.adam_eps_hat.init(theta)
    generator = torch.Generator().manual_seed(1)
    for t in range(1, 30):
        g = torch.randn(4, generator=generator)
        give(p, [g])
        swats.step()
        step, state = rules.adam_eps_hat(lr=0.01, eps=1e-9).update(g.numpy(), state, theta, t)
        theta = theta - step
        torch.testing.assert_close(p[0].detach(), torch.as_tensor(theta), rtol=0, atol=2e-5)


def test_it_switches_once_and_stays() -> None:
    params = parameters([(4,)], torch.float64)
    optimizer = SWATS(params, **LOOSE)
    train(optimizer, params, 60)
    rate = optimizer.state[params[0]]["rate"].item()
    assert rate > 0
    train(optimizer, params, 20)
    assert optimizer.state[params[0]]["rate"].item() == rate


def test_a_parameter_that_comes_later_joins_the_run() -> None:
    a, b = parameters([(3,), (3,)], torch.float64)
    optimizer = SWATS([a], lr=0.05, rtol=0.3)
    train(optimizer, [a], 60)
    optimizer.add_param_group({"params": [b]})
    train(optimizer, [a, b], 1)
    assert optimizer.state[b]["rate"] == optimizer.state[a]["rate"] > 0
    assert optimizer.state[b]["step"] == optimizer.state[a]["step"] == 61


def test_a_step_without_any_gradient_changes_nothing() -> None:
    params = parameters([(3,)])
    before = params[0].detach().clone()
    SWATS(params).step()
    assert torch.equal(params[0], before)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"lr": -1.0}, "Invalid learning rate"),
        ({"betas": (1.0, 0.9)}, "Invalid beta parameter at index 0"),
        ({"betas": (0.9, 1.0)}, "Invalid beta parameter at index 1"),
        ({"eps": -1.0}, "Invalid epsilon value"),
        ({"weight_decay": -1.0}, "Invalid weight_decay value"),
        ({"atol": float("nan")}, "Invalid atol value"),
        ({"rtol": -1.0}, "Invalid rtol value"),
        ({"lr": torch.ones(2)}, "Tensor lr must be 1-element"),
    ],
)
def test_wrong_arguments(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        SWATS(parameters([(3,)]), **wrong)
