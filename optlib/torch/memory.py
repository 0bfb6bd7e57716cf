"""The rule on the memory of CPU tensors: one compiled pass if numba is there, else NumPy by blocks."""

from __future__ import annotations

from itertools import compress
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch._utils import _flatten_dense_tensors, _unflatten_dense_tensors

from .. import compiled
from ..rule import Rule
from . import eager, pool
from .batch import Batch

__all__ = ["DTYPES", "fits", "update"]

DTYPES = {torch.float32: np.dtype(np.float32), torch.float64: np.dtype(np.float64)}

# The block's operands and temporaries stay in the cache; whole arrays would go to memory for each operation.
BLOCK = 1 << 14

# A tensor of so few numbers costs more by its views and slices than by its arithmetic.
SMALL = 1 << 12


pool.join()

_kernels: dict[tuple[Any, ...], compiled.Kernel | None] = {}


def _kernel(rule: Rule, dtype: torch.dtype, maximize: bool, l2: bool) -> compiled.Kernel | None:
    """The compiled kernel, or None where numba is missing or the rule is beyond it."""
    key = rule.formula, dtype, maximize, l2  # hyper-parameters are handed over with each call
    if key not in _kernels:
        served = compiled.available() and compiled.why_not(rule) is None
        preludes = ("maximize",) * maximize + ("l2",) * l2
        _kernels[key] = compiled.build(rule, DTYPES[dtype], preludes) if served else None
    return _kernels[key]


def fits(p: Tensor, g: Tensor, states: list[Tensor]) -> bool:
    """Whether this engine serves them: numbers it knows, on the CPU, without gaps and all in one order.

    >>> fits(torch.zeros(2, 3), torch.zeros(2, 3), []), fits(torch.zeros(2, 3).T, torch.zeros(3, 2), [])
    (True, False)
    """
    dtype = p.dtype
    if dtype not in DTYPES or not p.is_cpu or g.dtype is not dtype:
        return False
    if p.is_contiguous():
        for s in states:  # faster than all(...), and this runs for each tensor of a step
            if s.dtype is not dtype or not s.is_contiguous():
                return False
        return g.is_contiguous()
    strides = p.stride()  # a new tensor takes them over if they leave no gaps
    if torch.empty_like(p).stride() != strides or g.stride() != strides:
        return False
    return all(s.stride() == strides and s.dtype is dtype for s in states)


def update(batch: Batch) -> dict[str, Any]:
    """Update CPU tensors of float32 or float64 whose `fits`, in place; returns the new scalar states."""
    if batch.decay != 1:
        torch._foreach_mul_(batch.params, batch.decay)
        batch.decay = 1.0  # should another engine take over
    kernel = _kernel(batch.rule, batch.params[0].dtype, batch.maximize, batch.l2 != 0)
    scalars = _update_without_numba(batch) if kernel is None else _update_compiled(kernel, batch)
    torch.autograd.graph.increment_version(batch.params)  # autograd does not see writes to memory
    return scalars


def _update_compiled(kernel: compiled.Kernel, batch: Batch) -> dict[str, Any]:
    columns = [batch.params, batch.grads, *(batch.states[name] for name in kernel.states)]
    table = np.array(list(zip(*(map(Tensor.data_ptr, column) for column in columns), strict=True)), np.int64)
    work = kernel.over(table, np.array(list(map(Tensor.numel, batch.params)), np.int64))
    scalars = [batch.scalars[name] for name in kernel.scalars]
    new = work(batch.t, {**batch.hyper, "l2": batch.l2}, scalars, torch.get_num_threads())
    return dict(zip(kernel.scalars, new, strict=True))


def _update_without_numba(batch: Batch) -> dict[str, Any]:
    """NumPy on one block after the other; small tensors are gathered, since each costs views and slices."""
    names = list(batch.states)
    columns = [batch.params, batch.grads, *batch.states.values()]
    small = [p.numel() <= SMALL for p in batch.params]
    scalars = dict(batch.scalars)
    if sum(small) > 1:
        chosen = [list(compress(column, small)) for column in columns]
        flat = [_flatten_dense_tensors(column) for column in chosen]  # type: ignore[no-untyped-call]
        scalars = _step_through(batch, [x.numpy() for x in flat], names)
        for i, column in enumerate(chosen):
            if i != 1:  # the gradient
                pieces = _unflatten_dense_tensors(flat[i], column)  # type: ignore[no-untyped-call]
                torch._foreach_copy_(column, pieces)
        columns = [
            [x for x, gathered in zip(column, small, strict=True) if not gathered] for column in columns
        ]
    for tensors in zip(*columns, strict=True):
        scalars = _step_through(batch, [_flat(x) for x in tensors], names)
    return scalars


def _flat(x: Tensor) -> Any:
    """The tensor's memory as a NumPy array."""
    return x.detach().as_strided((x.numel(),), (1,)).numpy()


def _step_through(batch: Batch, arrays: list[Any], names: list[str]) -> dict[str, Any]:
    """Update (theta, g, *states) in place, block by block; returns the new scalar states."""
    rule = batch.rule
    scalars = dict(batch.scalars)
    for start in range(0, arrays[0].size, BLOCK):
        theta, g, *states = (x[start : start + BLOCK] for x in arrays)
        given = {**batch.scalars, **dict(zip(names, states, strict=True))}
        seen = eager.gradient(g, theta, batch.maximize, batch.l2)
        with np.errstate(all="ignore"):
            step, new = rule.apply(seen, [given[name] for name in rule.state], batch.t, batch.hyper, theta)
        theta -= step
        for name, value in zip(rule.state, new, strict=True):
            if name in scalars:
                scalars[name] = value
            else:
                given[name][...] = value
    return scalars
