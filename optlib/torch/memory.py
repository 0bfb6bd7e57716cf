"""The rule on the memory of CPU tensors: one compiled pass if numba is there, else NumPy by blocks."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import torch
from torch import Tensor

from .. import compiled
from ..rule import Rule
from .batch import Batch

__all__ = ["DTYPES", "fits", "update"]

DTYPES = {torch.float32: np.dtype(np.float32), torch.float64: np.dtype(np.float64)}

# The block's operands and temporaries stay in the cache; whole arrays would go to memory for each operation.
BLOCK = 1 << 14


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


def update(batch: Batch) -> dict[str, Any]:
    """Update CPU tensors of float32 or float64 whose `fits`, in place; returns the new scalar states."""
    if batch.decay != 1:
        torch._foreach_mul_(batch.params, batch.decay)
        batch.decay = 1.0  # should another engine take over
    kernel = _kernel(batch.rule, batch.params[0].dtype, batch.maximize, batch.l2 != 0)
    scalars = _update_by_blocks(batch) if kernel is None else _update_compiled(kernel, batch)
    torch.autograd.graph.increment_version(batch.params)  # autograd does not see writes to memory
    return scalars


def _update_compiled(kernel: compiled.Kernel, batch: Batch) -> dict[str, Any]:
    columns = [batch.params, batch.grads, *(batch.states[name] for name in kernel.states)]
    table = np.array([[x.data_ptr() for x in column] for column in columns], np.int64).T.copy()
    sizes = np.array([p.numel() for p in batch.params], np.int64)
    new = kernel(
        table,
        sizes,
        batch.t,
        {**batch.hyper, "l2": batch.l2},
        [batch.scalars[name] for name in kernel.scalars],
        torch.get_num_threads(),
    )
    return dict(zip(kernel.scalars, new, strict=True))


def _flat(x: Tensor) -> Any:
    """The tensor's memory as a NumPy array."""
    return x.detach().as_strided((x.numel(),), (1,)).numpy()


def _update_by_blocks(batch: Batch) -> dict[str, Any]:
    rule = batch.rule
    scalars = dict(batch.scalars)
    for i, p in enumerate(batch.params):
        theta, g = _flat(p), _flat(batch.grads[i])
        states = {name: _flat(tensors[i]) for name, tensors in batch.states.items()}
        for start in range(0, theta.size, BLOCK):
            here = slice(start, start + BLOCK)
            gradient = -g[here] if batch.maximize else g[here]
            if batch.l2 != 0:
                gradient = gradient + batch.l2 * theta[here]
            given = {**batch.scalars, **{name: s[here] for name, s in states.items()}}
            asked = {"theta": theta[here]} if "theta" in rule.asks else {}
            with np.errstate(all="ignore"):
                returned = rule.formula(
                    gradient, *(given[n] for n in rule.state), t=batch.t, **batch.hyper, **asked
                )
            step, *new = returned if isinstance(returned, tuple) else (returned,)
            theta[here] -= step
            for name, value in zip(rule.state, new, strict=True):
                if name in states:
                    states[name][here] = value
                else:
                    scalars[name] = value
    return scalars
