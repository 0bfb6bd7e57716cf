"""The table that the torch classes' tests go through: each class with its arguments, and each path."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
import torch
from torch import Tensor

import optlib.torch
from optlib import compiled
from optlib.torch import base, cpu, on_tensors

# Every rule and every argument that changes the update; lr where torch's default hardly moves.
CASES = [
    ("SGD", {}),
    ("SGD", {"momentum": 0.9}),
    ("SGD", {"momentum": 0.9, "dampening": 0.3, "weight_decay": 0.1}),
    ("SGD", {"momentum": 0.9, "nesterov": True, "maximize": True, "lr": 1e-4}),
    ("Adagrad", {}),
    ("Adagrad", {"lr_decay": 0.01, "initial_accumulator_value": 0.1, "weight_decay": 0.01, "maximize": True}),
    ("RMSprop", {}),
    ("RMSprop", {"momentum": 0.9, "weight_decay": 0.1}),
    ("RMSprop", {"centered": True}),
    ("RMSprop", {"centered": True, "momentum": 0.9, "lr": 1e-3}),
    ("Adadelta", {}),
    ("Adadelta", {"rho": 0.95, "weight_decay": 0.1, "maximize": True}),
    ("Adam", {}),
    ("Adam", {"betas": (0.8, 0.99), "eps": 1e-6, "weight_decay": 0.1}),
    ("Adam", {"amsgrad": True, "maximize": True}),
    ("Adam", {"decoupled_weight_decay": True, "weight_decay": 0.1}),
    ("AdamW", {}),
    ("AdamW", {"amsgrad": True, "weight_decay": 0.1}),
    ("Adamax", {}),
    ("Adamax", {"weight_decay": 0.1, "maximize": True}),
    ("NAdam", {}),
    ("NAdam", {"momentum_decay": 0.01, "weight_decay": 0.1}),
    ("NAdam", {"decoupled_weight_decay": True, "weight_decay": 0.1, "maximize": True}),
    ("RAdam", {}),
    ("RAdam", {"weight_decay": 0.1, "maximize": True}),
    ("RAdam", {"decoupled_weight_decay": True, "weight_decay": 0.1, "betas": (0.9, 0.99)}),
]
NAMES = list(dict.fromkeys(name for name, _ in CASES))
PATHS = ["compiled", "lists", "each", "differentiable"]

every_case = pytest.mark.parametrize(("name", "kwargs"), CASES, ids=[f"{n}-{'-'.join(k)}" for n, k in CASES])
every_class = pytest.mark.parametrize("name", NAMES)


def ours(name: str) -> Any:
    return getattr(optlib.torch, name)


def torchs(name: str) -> Any:
    return getattr(torch.optim, name)


def arguments(name: str) -> dict[str, Any]:
    """Arguments that give the class all its states."""
    return {"SGD": {"momentum": 0.9}, "RMSprop": {"momentum": 0.9, "centered": True}}.get(name, {})


@contextlib.contextmanager
def on_path(path: str) -> Iterator[dict[str, Any]]:
    """Run everything on one path; gives the arguments that it takes."""
    if path == "compiled":
        if not compiled.available():
            pytest.skip("needs numba, the extra `fast`")
        yield {}
    elif path == "lists":  # as where numba is missing
        without = mock.patch.object(compiled, "available", return_value=False)
        with without, mock.patch.object(cpu, "_kernel", return_value=None):
            yield {}
    elif path == "each":
        with mock.patch.object(base, "_engine", return_value=on_tensors.update_each):
            yield {}
    else:
        yield {"differentiable": True}


def parameters(shapes: list[tuple[int, ...]], dtype: torch.dtype = torch.float32, seed: int = 0) -> list[Any]:
    generator = torch.Generator().manual_seed(seed)
    return [torch.nn.Parameter(torch.randn(s, generator=generator, dtype=dtype)) for s in shapes]


def copies(params: list[Any]) -> list[Any]:
    return [torch.nn.Parameter(p.detach().clone()) for p in params]


def noisy(params: list[Any], generator: torch.Generator) -> list[Tensor]:
    """Gradients of a bowl at the parameters, with noise."""
    return [
        0.3 * p.detach() + torch.randn(p.shape, generator=generator, dtype=p.dtype).to(p.device)
        for p in params
    ]


def give(params: list[Any], grads: list[Tensor]) -> None:
    for p, g in zip(params, grads, strict=True):
        p.grad = g.clone()


def train(optimizer: Any, params: list[Any], steps: int, seed: int = 0) -> None:
    generator = torch.Generator().manual_seed(seed)
    for _ in range(steps):
        give(params, noisy(params, generator))
        optimizer.step()


def off(a: list[Any], b: list[Any]) -> float:
    """Largest |a - b|, relative to |b| or 1e-3."""
    pairs = [(x.detach(), y.detach()) for x, y in zip(a, b, strict=True) if x.numel()]
    return max(((x - y).abs() / y.abs().clamp_min(1e-3)).max().item() for x, y in pairs)
