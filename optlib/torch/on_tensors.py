"""The rule on torch tensors: any device, layout and precision, traced, differentiated or on a mesh."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from .batch import Batch, Group
from .foreach import Foreach, chunks

__all__ = ["LOW_PRECISION", "gradient", "update_each", "update_lists", "update_rows"]

# Of these, tensors hold the state, but the rule runs in float32 and each result is rounded once.
LOW_PRECISION = (torch.bfloat16, torch.float16)


def gradient(g: Any, theta: Any, maximize: bool, l2: Any) -> Any:
    """The gradient that the rule sees, in torch's order: turned around to maximize, then with the L2 term."""
    if maximize:
        g = -g
    if isinstance(l2, Tensor) or l2 != 0:
        g = g + theta * l2
    return g


def _decays(batch: Batch) -> bool:
    return isinstance(batch.decay, Tensor) or batch.decay != 1


def update_each(batch: Batch) -> Group:
    """Update tensor by tensor; returns the new scalar states, and where autograd follows the other ones too.

    Autograd keeps what a formula reads, so of a differentiable step the states are new tensors, and the
    parameter, which is to change in place, is read from a copy.
    """
    followed = torch.is_grad_enabled()
    made: dict[str, list[Tensor]] = {name: [] for name in batch.columns if followed}
    scalars = batch.scalars
    for i, (p, g) in enumerate(zip(batch.params, batch.grads, strict=True)):
        low = p.dtype in LOW_PRECISION
        theta, g = (p.float(), g.float()) if low else (p.clone() if followed else p, g)
        before = [x.float() if low and isinstance(x, Tensor) and x.is_floating_point() and x.dim() else x
                  for x in batch.before(i)]  # fmt: skip
        if _decays(batch):
            theta = theta * batch.decay
        seen = gradient(g, theta, batch.maximize, batch.l2)
        step, new = batch.rule.apply(seen, before, batch.t, batch.hyper, theta)
        if theta is p:
            p.sub_(step)
        else:
            p.copy_(theta - step)
        whole, scalars = batch.split(new)
        for name, value in whole.items():
            if followed:
                made[name].append(value)
            else:
                batch.columns[name][i].copy_(value)
    return {**scalars, **made}


def update_rows(batch: Batch) -> Group:
    """Update the entries that sparse gradients name; serves rules that leave the others at rest."""
    for i, (p, sparse) in enumerate(zip(batch.params, batch.grads, strict=True)):
        entries = sparse.coalesce()
        place = tuple(entries.indices())
        before = [column[i] for column in batch.columns.values()]
        seen = -entries.values() if batch.maximize else entries.values()
        step, new = batch.rule.apply(seen, [x[place] for x in before], batch.t, batch.hyper)
        p[place] = p[place] - step
        for x, value in zip(before, new, strict=True):
            x[place] = value
    return batch.scalars


def update_lists(batch: Batch) -> Group:
    """Update by torch's foreach functions, chunk by chunk; returns the new scalar states."""
    low = batch.params[0].dtype in LOW_PRECISION
    scalars = batch.scalars
    for params, grads, *columns in chunks([batch.params, batch.grads, *batch.columns.values()]):

        def work(tensors: list[Tensor]) -> Foreach:
            return Foreach([x.float() for x in tensors] if low else tensors)

        theta = work(params)
        if batch.decay != 1:
            theta = theta * batch.decay
        given = {**batch.scalars, **dict(zip(batch.columns, map(work, columns), strict=True))}
        seen = gradient(work(grads), theta, batch.maximize, batch.l2)
        before = [given[s] for s in batch.rule.state]
        step, new = batch.rule.apply(seen, before, batch.t, batch.hyper, theta)
        if low or batch.decay != 1:
            torch._foreach_copy_(params, (theta - step).parts)
        else:
            torch._foreach_sub_(params, step.parts)
        whole, scalars = batch.split(new)
        for column, value in zip(columns, whole.values(), strict=True):
            torch._foreach_copy_(column, value.parts)
    return scalars
