"""The same path as torch.optim, step by step, on every engine."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np
import pytest
import torch

import optlib.torch
from optlib import rules
from tests.torch.cases import (
    PATHS,
    copies,
    every_case,
    every_class,
    give,
    noisy,
    off,
    on_path,
    ours,
    parameters,
    torchs,
)

SHAPES: list[tuple[int, ...]] = [(3, 4)]


@every_case
@pytest.mark.usefixtures("float64")
def test_500_noisy_steps_in_float64(name: str, kwargs: dict[str, Any]) -> None:
    start = parameters(SHAPES, torch.float64)
    expected = copies(start)
    reference = torchs(name)(expected, **kwargs)
    generator = torch.Generator().manual_seed(1)
    grads, points = [], []
    for _ in range(500):
        grads.append(noisy(expected, generator))
        give(expected, grads[-1])
        reference.step()
        points.append(expected[0].detach().clone())
    for path in PATHS:
        with contextlib.suppress(pytest.skip.Exception), on_path(path) as extra:
            params = [p.detach() for p in copies(start)] if path == "differentiable" else copies(start)
            optimizer = ours(name)(params, **kwargs, **extra)
            found = []
            for grad in grads:
                give(params, grad)
                optimizer.step()
                if path == "differentiable":  # its parameter and states would carry the whole run's graph
                    params[0].detach_()
                    for state in optimizer.state.values():
                        state.update({k: v.detach() for k, v in state.items()})
                found.append(params[0].detach().clone())
            assert off([torch.stack(found)], [torch.stack(points)]) <= 1e-11, path


@every_case
@pytest.mark.parametrize("path", PATHS[:3])
def test_120_steps_in_float32(name: str, kwargs: dict[str, Any], path: str) -> None:
    expected = parameters(SHAPES)
    params = copies(expected)
    reference = torchs(name)(expected, **kwargs)
    generator = torch.Generator().manual_seed(1)
    with on_path(path) as extra:
        optimizer = ours(name)(params, **kwargs, **extra)
        for _ in range(120):
            grads = noisy(expected, generator)
            give(expected, grads)
            give(params, grads)
            reference.step()
            optimizer.step()
            for p, e in zip(params, expected, strict=True):
                torch.testing.assert_close(p, e, rtol=0, atol=2e-5)


@pytest.mark.parametrize("decay", [{}, {"decoupled_weight_decay": True, "weight_decay": 0.5}], ids=str)
@pytest.mark.parametrize("path", PATHS)
def test_a_branch_not_taken_does_not_raise(path: str, decay: dict[str, Any]) -> None:
    """RAdam's beta2=0.6 makes a divisor of 0 that is never used; Python's floats would raise.

    Where they do, tensors take over, and what was done before must not be done twice.
    """
    expected = parameters(SHAPES, torch.float64)
    params = [p.detach() for p in copies(expected)] if path == "differentiable" else copies(expected)
    with on_path(path) as extra:
        a = ours("RAdam")(params, betas=(0.9, 0.6), **decay, **extra)
        b = torchs("RAdam")(expected, betas=(0.9, 0.6), **decay)
        generator = torch.Generator().manual_seed(1)
        for _ in range(3):
            grads = noisy(expected, generator)
            give(params, grads)
            give(expected, grads)
            a.step()
            b.step()
    assert off(params, expected) <= 1e-11


@pytest.mark.parametrize("path", PATHS)
def test_an_infinite_gradient_in_radams_first_steps_leaves_the_parameter_infinite(path: str) -> None:
    """As the formula says: m stays infinite. torch has nan, since it takes m + (1 - beta1) (g - m) for m.

    Later both have nan, the quotient of two infinities.
    """
    for first, mine, theirs in ((1, float("-inf"), float("nan")), (9, float("nan"), float("nan"))):
        ends = []
        for cls in (ours("RAdam"), torchs("RAdam")):
            with on_path(path) as extra:
                p = torch.ones(2, dtype=torch.float64)
                optimizer = cls([p], **(extra if cls is ours("RAdam") else {}))
                for t in range(1, first + 3):
                    p.grad = torch.tensor([float("inf") if t == first else 0.5, 0.5], dtype=torch.float64)
                    optimizer.step()
                ends.append(p)
        assert ends[0][0].item() == pytest.approx(mine, nan_ok=True)
        assert ends[1][0].item() == pytest.approx(theirs, nan_ok=True)
        torch.testing.assert_close(ends[0][1], ends[1][1])
        theta: Any = np.array([1.0, 1.0])
        state = rules.radam.init(theta)
        for t in range(1, first + 3):
            g = np.array([np.inf if t == first else 0.5, 0.5])
            step, state = rules.radam.update(g, state, theta, t)
            theta = theta - step
        assert theta[0] == pytest.approx(mine, nan_ok=True)


@pytest.mark.parametrize("path", PATHS)
@every_class
def test_no_decay_leaves_an_infinite_parameter_out_of_the_gradient(name: str, path: str) -> None:
    """weight_decay=0 is not computed: 0 times infinity would be nan."""
    start = torch.tensor([float("inf"), 1.0])
    params = [start.clone() if path == "differentiable" else torch.nn.Parameter(start)]
    with on_path(path) as extra:
        optimizer = ours(name)(params, weight_decay=0, **extra)
        for _ in range(2):
            give(params, [torch.ones(2)])
            optimizer.step()
    assert params[0].detach()[0] == float("inf")


def test_the_rule_s_own_text_runs() -> None:
    """A rule that was changed changes the class: there is no second copy of the formula."""

    class Other(optlib.torch.Adam):
        @classmethod
        def rule(cls, group: dict[str, Any]) -> Any:
            return rules.adam_eps_hat

    params = parameters([(5,)])
    start = params[0].detach().clone()
    give(params, [torch.ones(5)])
    Other(params, lr=0.1, eps=1.0).step()
    root = 0.001**0.5  # eps-hat is added to the raw root: 0.1 * sqrt(0.001) / 0.1 * 0.1 / (sqrt(0.001) + 1)
    torch.testing.assert_close(start - params[0].detach(), torch.full((5,), 0.1 * root / (root + 1)))
