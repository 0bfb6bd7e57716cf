"""The same path as torch.optim, step by step, on every engine."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
import torch

import optlib.torch
from optlib import rules
from tests.torch.cases import (
    PATHS,
    copies,
    every_case,
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


@pytest.mark.parametrize("path", PATHS)
def test_a_branch_not_taken_does_not_raise(path: str) -> None:
    """RAdam's beta2=0.6 makes a divisor of 0 that is never used; Python's floats would raise."""
    expected = parameters(SHAPES, torch.float64)
    params = [p.detach() for p in copies(expected)] if path == "differentiable" else copies(expected)
    with on_path(path) as extra:
        a, b = ours("RAdam")(params, betas=(0.9, 0.6), **extra), torchs("RAdam")(expected, betas=(0.9, 0.6))
        generator = torch.Generator().manual_seed(1)
        for _ in range(3):
            grads = noisy(expected, generator)
            give(params, grads)
            give(expected, grads)
            a.step()
            b.step()
    assert off(params, expected) <= 1e-11


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
