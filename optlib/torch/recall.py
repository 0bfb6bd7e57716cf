"""What the last step learnt about a group's tensors, so that the next need only see that it still holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import is_
from typing import Any

import torch
from torch import Tensor

from ..rule import Rule

__all__ = ["Recall"]


class Recall:
    """CPU tensors of one dtype and without gaps, that take their steps together.

    Looking at each tensor and its states in turn costs more than the update of a small one. Here each
    question is asked of all tensors at once, by functions that loop in C: whether they are the same tensors
    with the same states, where they lie, and whether they are still laid out as they were.
    """

    def __init__(
        self,
        rule: Rule,
        params: list[Tensor],
        states: list[dict[str, Any]],
        columns: Mapping[str, list[Tensor]],
    ) -> None:
        self.rule = rule
        self.params = params
        self.states = states
        self.columns = columns
        self.dtype = params[0].dtype
        self.sizes = [p.numel() for p in params]

    def gradients(
        self, rule: Rule, group: Mapping[str, Any], state_of: Callable[[Tensor], Any]
    ) -> list[Tensor] | None:
        """The gradients of this step, if everything else is as it was, else None."""
        if rule is not self.rule or group.get("foreach") or group.get("differentiable"):
            return None
        params = [p for p in group["params"] if p.grad is not None]
        if not _same(params, self.params):
            return None
        if self.columns:
            states = list(map(state_of, params))
            if not _same(states, self.states):
                return None
            for name, column in self.columns.items():
                if not _same([state.get(name) for state in states], column):
                    return None
        grads = [p.grad for p in params]
        if {g.layout for g in grads} != {torch.strided}:
            return None
        for tensors in (params, grads, *self.columns.values()):
            if {x.dtype for x in tensors} != {self.dtype} or {x.is_cpu for x in tensors} != {True}:
                return None
            if not all(map(Tensor.is_contiguous, tensors)) or list(map(Tensor.numel, tensors)) != self.sizes:
                return None
        return grads


def _same(a: Sequence[Any], b: Sequence[Any]) -> bool:
    return len(a) == len(b) and all(map(is_, a, b))
