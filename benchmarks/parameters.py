"""Parameters with gradients to step on, and optimizers that step on them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import torch

import optlib.torch
from optlib.torch import cpu

__all__ = ["LISTS", "THREADS", "ours", "parameters", "theirs", "without_numba"]

THREADS = 2

# Sizes of the tensors of each kind of model.
LISTS = {"1e7": [10**7], "1e6": [10**6], "100 tensors": [100, 19_900] * 50}


def parameters(sizes: list[int]) -> list[torch.nn.Parameter]:
    """Parameters of these sizes with gradients of order 1."""
    generator = torch.Generator().manual_seed(0)
    made = [torch.nn.Parameter(torch.randn(n, generator=generator)) for n in sizes]
    for p in made:
        p.grad = torch.randn(p.shape, generator=generator)
    return made


def ours(name: str, sizes: list[int], **arguments: Any) -> Callable[[], object]:
    """The step of optlib.torch's optimizer of that name."""
    return getattr(optlib.torch, name)(parameters(sizes), **arguments).step  # type: ignore[no-any-return]


def theirs(name: str, sizes: list[int], **arguments: Any) -> Callable[[], object]:
    """The step of torch.optim's optimizer of that name."""
    return getattr(torch.optim, name)(parameters(sizes), **arguments).step  # type: ignore[no-any-return]


@contextlib.contextmanager
def _no_kernel() -> Iterator[None]:
    kept = cpu._kernel
    cpu._kernel = lambda *_: None  # type: ignore[assignment]
    try:
        yield
    finally:
        cpu._kernel = kept


def without_numba(step: Callable[[], object]) -> Callable[[], object]:
    """The same step as it is where numba is not installed."""

    def run() -> None:
        with _no_kernel():
            step()

    return run
