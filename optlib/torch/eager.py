"""The rule on torch tensors: any device, layout and precision, traced, differentiated or on a mesh."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from .batch import Batch
from .lists import Foreach

__all__ = ["LOW_PRECISION", "gradient", "update_differentiably", "update_each", "update_lists"]

# Of these, tensors hold the state, but the rule runs in float32 and each result is rounded once.
LOW_PRECISION = (torch.bfloat16, torch.float16)


def gradient(g: Any, theta: Any, maximize: bool, l2: Any) -> Any:
    """The gradient that the rule sees, in torch's order: turned around to maximize, then with the L2 term."""
    if maximize:
        g = -g
    if not isinstance(l2, float) or l2 != 0:
        g = g + theta * l2
    return g


def _step(batch: Batch, g: Any, theta: Any, states: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """The rule's step and its new states, scalar ones included."""
    given = {**batch.scalars, **states}
    seen = gradient(g, theta, batch.maximize, batch.l2)
    before = [given[name] for name in batch.rule.state]
    step, new = batch.rule.apply(seen, before, batch.t, batch.hyper, theta)
    return step, dict(zip(batch.rule.state, new, strict=True))


def update_each(batch: Batch) -> dict[str, Any]:
    """Update tensor by tensor; returns the new scalar states."""
    scalars: dict[str, Any] = dict(batch.scalars)
    for i, (p, g) in enumerate(zip(batch.params, batch.grads, strict=True)):
        states = {name: tensors[i] for name, tensors in batch.states.items()}
        low = p.dtype in LOW_PRECISION
        theta = p.float() if low else p
        if not isinstance(batch.decay, float) or batch.decay != 1:
            theta = theta * batch.decay
        step, new = _step(
            batch,
            g.float() if low else g,
            theta,
            {name: s.float() if low else s for name, s in states.items()},
        )
        if theta is p:
            p.sub_(step)
        else:
            p.copy_(theta - step)
        for name, s in states.items():
            s.copy_(new[name])
        scalars = {name: value for name, value in new.items() if name in batch.scalars}
    return scalars


def update_differentiably(batch: Batch) -> dict[str, Any]:
    """Update the parameters so that autograd can follow; returns all new states, lists of tensors."""
    made: dict[str, list[Tensor]] = {name: [] for name in batch.states}
    scalars: dict[str, Any] = dict(batch.scalars)
    for i, (p, g) in enumerate(zip(batch.params, batch.grads, strict=True)):
        theta = p.clone() * batch.decay  # p itself is about to change
        step, new = _step(batch, g, theta, {name: tensors[i] for name, tensors in batch.states.items()})
        p.copy_(theta - step)
        for name in made:
            made[name].append(new[name])
        scalars = {name: value for name, value in new.items() if name in batch.scalars}
    return {**scalars, **made}


def update_lists(batch: Batch) -> dict[str, Any]:
    """Update all tensors by torch's foreach functions, one launch an operation; returns the new scalars."""
    params = batch.params
    low = params[0].dtype in LOW_PRECISION

    def work(tensors: list[Tensor]) -> Foreach:
        return Foreach([x.float() for x in tensors] if low else tensors)

    theta = work(params)
    if batch.decay != 1:
        theta = theta * batch.decay
    step, new = _step(
        batch, work(batch.grads), theta, {name: work(tensors) for name, tensors in batch.states.items()}
    )
    if low or batch.decay != 1:
        torch._foreach_copy_(params, (theta - step).parts)
    else:
        torch._foreach_sub_(params, step.parts)
    for name, tensors in batch.states.items():
        torch._foreach_copy_(tensors, new[name].parts)
    return {name: new[name] for name in batch.scalars}
