"""`differentiable=True`: gradients through steps, states and arguments, as torch's own tests ask for them.

torch, test/optim/test_optim.py: test_differentiable_*, and the hyper-gradients after several steps.
"""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from tests.torch.cases import arguments, every_case, every_class, give, on_path, ours, parameters, torchs


def seeded(*shape: int, seed: int) -> Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def states_of(name: str, kwargs: dict[str, Any]) -> dict[str, Tensor]:
    """The class's states in the middle of a run, in numbers of order 1 that ask for a gradient."""
    params = [seeded(5, seed=0)]
    optimizer = torchs(name)(params, **kwargs)
    give(params, params)
    optimizer.step()
    state = {k: v for k, v in optimizer.state[params[0]].items() if v is not None}
    made = {
        k: (0.5 + 0.1 * seeded(*v.shape, seed=9 + i)).requires_grad_()
        for i, (k, v) in enumerate(state.items())
    }
    return made | ({"step": torch.tensor(10.0, dtype=torch.float64)} if "step" in state else {})


def step(cls: Any, kwargs: dict[str, Any], state: dict[str, Tensor], p: Tensor, g: Tensor) -> list[Tensor]:
    """The parameter and the states after one step, all of which autograd has followed."""
    p = p.clone()
    p.grad = g
    optimizer = cls([p], **kwargs, differentiable=True)
    optimizer.state[p].update({k: v.clone() for k, v in state.items()})
    optimizer.step()
    return [p, *(v for v in optimizer.state[p].values() if v is not None and v.requires_grad)]


@every_case
def test_derivatives_by_parameter_gradient_and_states(name: str, kwargs: dict[str, Any]) -> None:
    p, g = (seeded(5, seed=seed).requires_grad_() for seed in (7, 8))
    state = states_of(name, kwargs)
    asked = [p, g, *(v for v in state.values() if v.requires_grad)]
    outcomes = []
    for cls in (ours(name), torchs(name)):
        new = step(cls, kwargs, state, p, g)
        weights = [torch.linspace(1, 2, x.numel(), dtype=x.dtype).reshape(x.shape) for x in new]
        total = torch.stack([(w * x).sum() for w, x in zip(weights, new, strict=True)]).sum()
        slopes = torch.autograd.grad(total, asked, allow_unused=True, materialize_grads=True)
        outcomes.append([*new, *slopes])
    for mine, theirs in zip(*outcomes, strict=True):
        torch.testing.assert_close(mine, theirs, rtol=1e-9, atol=1e-12)
    assert torch.autograd.gradcheck(lambda *_: tuple(step(ours(name), kwargs, state, p, g)), asked)


def through_a_run(cls: Any, kwargs: dict[str, Any], by: dict[str, Tensor]) -> list[Tensor]:
    """The loss after eight steps, and its derivatives by arguments that are tensors."""
    given = {"lr": 0.05, **kwargs, **{k: v for k, v in by.items() if not k.startswith("beta")}}
    if "beta1" in by:
        given["betas"] = by["beta1"], by["beta2"]
    p = seeded(3, seed=1).requires_grad_().clone()
    optimizer = cls([p], **given, differentiable=True)
    for _ in range(8):
        loss: Tensor = (p - 2).square().sum()
        (p.grad,) = torch.autograd.grad(loss, p, create_graph=True)
        optimizer.step()
    loss = (p - 2).square().sum()
    return [loss, *torch.autograd.grad(loss, list(by.values()))]


@every_class
@pytest.mark.parametrize("by", ["lr", "weight_decay", "betas", "all"])
@pytest.mark.usefixtures("float64")
def test_derivatives_by_arguments_after_several_steps(name: str, by: str) -> None:
    """Against quotients of differences: torch's NAdam cuts the gradient by lr, its SGD's by decay is off.

    Each step's states stand in the graph while the next step writes new ones.
    """

    def number(x: float) -> Tensor:
        return torch.tensor(x, dtype=torch.float64, requires_grad=True)

    tensors = {"lr": {"lr": number(0.05)}, "weight_decay": {"weight_decay": number(0.5)}, "betas": {}}
    if "betas" in torchs(name)([seeded(1, seed=0)]).defaults:
        tensors["betas"] = {"beta1": number(0.8), "beta2": number(0.99)}
    tensors["all"] = {k: v for some in tensors.values() for k, v in some.items()}
    if not tensors[by]:
        pytest.skip(f"{name} has no betas")
    _, *slopes = through_a_run(ours(name), arguments(name), tensors[by])
    assert all(slope != 0 for slope in slopes)
    for k, (key, slope) in enumerate(zip(tensors[by], slopes, strict=True)):
        ends = []
        for h in (1e-6, -1e-6):
            moved = {
                n: number(v.item() + (h if i == k else 0)) for i, (n, v) in enumerate(tensors[by].items())
            }
            ends.append(through_a_run(ours(name), arguments(name), moved)[0].item())
        assert slope.item() == pytest.approx((ends[0] - ends[1]) / 2e-6, rel=1e-4, abs=1e-8), key


@pytest.mark.parametrize("path", ["compiled", "lists", "each"])
@every_class
def test_autograd_sees_that_states_changed_in_place(name: str, path: str) -> None:
    params = parameters([(3,), (2,)])
    with on_path(path) as extra:
        optimizer = ours(name)(params, **arguments(name), **extra)
        for seed in range(2):
            give(params, [seeded(3, seed=seed).float(), seeded(2, seed=seed).float()])
            versions = {
                (i, k): v._version for i, p in enumerate(params) for k, v in optimizer.state[p].items()
            }
            optimizer.step()
        for (i, k), version in versions.items():
            assert optimizer.state[params[i]][k]._version > version, k


def test_a_differentiable_step_on_complex_and_low_precision_parameters() -> None:
    for dtype in (torch.complex128, torch.bfloat16):
        p = torch.ones(3, dtype=dtype)
        optimizer = ours("Adam")([p], lr=0.1, differentiable=True)
        for _ in range(2):
            p.grad = torch.ones_like(p)
            optimizer.step()
        assert {v.dtype for k, v in optimizer.state[p].items() if k != "step"} == {dtype}
        torch.testing.assert_close(
            p.real.double(), torch.full((3,), 0.8, dtype=torch.float64), rtol=5e-3, atol=0
        )
