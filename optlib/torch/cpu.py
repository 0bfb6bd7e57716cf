"""CPU tensors of float32 or float64: the rule compiled into one pass over memory, where numba is there."""

from __future__ import annotations

import functools
from collections.abc import Callable
from itertools import chain
from typing import Any

import numpy as np
import torch
from torch import Tensor

from .. import compiled
from ..compiled.counter import counter
from ..definition import Rule
from . import on_tensors, pool
from .batch import Batch, Group

__all__ = ["add_one", "common", "fits", "update"]

DTYPES = {torch.float32: np.dtype(np.float32), torch.float64: np.dtype(np.float64)}

pool.join()


@functools.cache
def _kernel(rule: Rule, dtype: torch.dtype, maximize: bool, l2: bool) -> compiled.Kernel | None:
    """The compiled kernel, or None where numba is missing or the rule is beyond it."""
    if not compiled.available() or compiled.why_not(rule) is not None:
        return None
    return compiled.build(rule, DTYPES[dtype], ("maximize",) * maximize + ("l2",) * l2)


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


def update(batch: Batch) -> Group:
    """Update tensors that fit, in place; returns the new scalar states."""
    key = batch.maximize, batch.l2 != 0
    if key not in batch.compiled:
        kernel = _kernel(batch.rule, batch.params[0].dtype, *key)
        batch.compiled[key] = kernel and (kernel, _over(kernel, batch))
    if batch.compiled[key] is None:
        return on_tensors.update_lists(batch)
    kernel, work = batch.compiled[key]
    if batch.decay != 1:
        torch._foreach_mul_(batch.params, batch.decay)
    work.table[:, 1] = list(map(Tensor.data_ptr, batch.grads))
    hyper = batch.hyper if batch.l2 == 0 else {**batch.hyper, "l2": batch.l2}
    before = [batch.scalars[name] for name in kernel.scalars]
    new = work(batch.t, hyper, before, torch.get_num_threads())
    # autograd does not see writes to memory
    torch.autograd.graph.increment_version(list(chain(batch.params, *batch.columns.values())))
    return dict(zip(kernel.scalars, new, strict=True))


def _over(kernel: compiled.Kernel, batch: Batch) -> compiled.Pass:
    columns = [batch.params, batch.grads, *(batch.columns[name] for name in kernel.states)]
    table = np.array(list(zip(*(map(Tensor.data_ptr, column) for column in columns), strict=True)), np.int64)
    return kernel.over(table, np.array(list(map(Tensor.numel, batch.params)), np.int64))


def _counting(batch: Batch) -> tuple[Callable[[Any], float], Callable[[Any], None], Any] | None:
    """Functions that read and raise the batch's step counts by their addresses, and the addresses."""
    if "steps" not in batch.compiled:
        kinds = {(x.dtype, x.is_cpu) for x in batch.steps}
        fit = len(kinds) == 1 and kinds <= {(dtype, True) for dtype in DTYPES} and compiled.available()
        batch.compiled["steps"] = fit and (
            *counter(str(DTYPES[batch.steps[0].dtype])),
            np.array(list(map(Tensor.data_ptr, batch.steps)), np.int64),
        )
    return batch.compiled["steps"] or None


def common(batch: Batch) -> float | None:
    """The step count that all of a batch's parameters have; None if they differ."""
    if (found := _counting(batch)) is None:
        counts = {x.item() for x in batch.steps}
        return counts.pop() if len(counts) == 1 else None
    read, _, addresses = found
    count = read(addresses)
    return None if count < 0 else count


def add_one(batch: Batch) -> None:
    """Raise the step count of every parameter of a batch."""
    if (found := _counting(batch)) is None:
        torch._foreach_add_(batch.steps, 1.0)
    else:
        found[1](found[2])
        torch.autograd.graph.increment_version(batch.steps)
