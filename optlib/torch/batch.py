"""Parameters of one group that take their steps together: what is known of them from one step to the next.

Looking at each tensor and its states in turn costs more than the update of a small one. So a batch is built
once, and the next step asks of all its tensors at once, by functions that loop in C, whether they are the
same tensors with the same states, where they lay, and laid out as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain
from operator import is_
from typing import Any

import torch
from torch import Tensor

from ..definition import Rule, scalar

__all__ = ["Batch", "Group", "Names"]

Group = dict[str, Any]
Names = list[tuple[str, str]]  # the rule's name of a state, and torch's
_pointer = Tensor.data_ptr


class Batch:
    """Parameters of one group, dtype and device that have taken the same number of steps.

    Attributes:
        rule: the rule; its own bound hyper-parameters are not read.
        update: the engine that makes the step: a function of the batch that gives the new scalar states.
        owners: the group's own tensors.
        states: the optimizer's state of each, a dictionary.
        params: what is updated: the owners, or their local shards or views.
        grads: their gradients of this step.
        columns: for each state of the rule that is one number per coordinate, the tensors.
        t: number of this step, from 1.
        hyper: value of each hyper-parameter of the rule: numbers, or 0-d tensors under torch.compile.
        scalars: value of each scalar state, before the step.
        maximize: whether to step along the gradient.
        l2: weight decay that is added to the gradient.
        decay: factor that the parameters are multiplied by first: decoupled weight decay, where the rule
            itself has none.
        compiled: what `cpu` keeps for the next step.
    """

    t: Any
    hyper: Mapping[str, Any]
    maximize: bool
    l2: Any
    decay: Any

    def __init__(self, rule: Rule, update: Callable[[Batch], Group], whole: Names, single: Names) -> None:
        self.rule, self.update, self.whole, self.single = rule, update, whole, single
        self.owners: list[Tensor] = []
        self.states: list[Group] = []
        self.params: list[Tensor] = []
        self.grads: list[Tensor] = []
        self.columns: dict[str, list[Tensor]] = {name: [] for name, _ in whole}
        self.scalars: Group = {}
        self.compiled: dict[Any, Any] = {}

    def append(self, owner: Tensor, state: Group, p: Tensor, g: Tensor, tensors: list[Tensor]) -> None:
        """Add a parameter."""
        self.owners.append(owner)
        self.states.append(state)
        self.params.append(p)
        self.grads.append(g)
        for column, x in zip(self.columns.values(), tensors, strict=True):
            column.append(x)

    def remember(self) -> None:
        """Note what the next step has to find as it is now."""
        self._names = [name for _, name in (*self.whole, *self.single)]
        self._names += ["step"] if self.states and "step" in self.states[0] else []
        self._kept = [state[name] for state in self.states for name in self._names]
        self._places = list(map(_pointer, chain(self.params, self._kept)))
        self._sizes = list(map(Tensor.numel, self.params))
        self.steps = [state["step"] for state in self.states] if "step" in self._names else []

    @property
    def lasts(self) -> bool:
        """Whether it can serve for the next step: CPU tensors as they are, in the memory's own order."""
        states = dict(zip(self.owners, self.states, strict=True))
        return _same(self.params, self.owners) and self.still(self.owners, states.get)

    def still(self, params: list[Tensor], state_of: Callable[[Tensor], Any]) -> bool:
        """Whether these are the batch's parameters with their states, all where they lay, with new gradients.

        Its gradients are then those of this step.
        """
        if not _same(params, self.owners):
            return False
        if self._names:
            states = list(map(state_of, params))
            if not _same(states, self.states):
                return False
            if not _same([state.get(name) for state in states for name in self._names], self._kept):
                return False
        if list(map(_pointer, chain(params, self._kept))) != self._places:
            return False
        grads = [p.grad for p in params if p.grad is not None]
        dtype = params[0].dtype
        for x in chain(params, grads):
            if x.dtype is not dtype or x.layout is not torch.strided or not x.is_cpu or not x.is_contiguous():
                return False
        if list(map(Tensor.numel, params)) != self._sizes or list(map(Tensor.numel, grads)) != self._sizes:
            return False
        self.grads = grads
        return True

    def keep(self, new: Group) -> None:
        """Write the new scalar states; of a differentiable step, the other states as well, none in place."""
        for name, torch_name in self.single:
            for state in self.states:
                if not isinstance(new[name], Tensor):
                    state[torch_name].fill_(new[name])
                elif torch.is_grad_enabled():
                    state[torch_name] = new[name].to(state[torch_name].dtype)
                else:
                    state[torch_name].copy_(new[name])
        for name, torch_name in self.whole:
            for state, x in zip(self.states, new.get(name, ()), strict=False):
                held = state[torch_name]
                state[torch_name] = torch.view_as_complex(x) if held.is_complex() else x.to(held.dtype)

    def before(self, i: int) -> list[Any]:
        """The states of the parameter number `i`, in the rule's order."""
        return [self.columns[s][i] if s in self.columns else self.scalars[s] for s in self.rule.state]

    def split(self, new: tuple[Any, ...]) -> tuple[Group, Group]:
        """A formula's new states by name: those of each coordinate, and the scalar ones."""
        named = dict(zip(self.rule.state, new, strict=True))
        whole = {s: x for s, x in named.items() if s in self.columns}
        return whole, {s: x for s, x in named.items() if s not in whole}


def state_names(rule: Rule, names: Mapping[str, str]) -> tuple[Names, Names]:
    """(rule's name, torch's name) of the states that are one number per coordinate, and of the others.

    A state that torch has no name for keeps the rule's.
    """
    return (
        [(s, names.get(s, s)) for s, initial in rule.state.items() if not isinstance(initial, scalar)],
        [(s, names.get(s, s)) for s, initial in rule.state.items() if isinstance(initial, scalar)],
    )


def _same(a: list[Any], b: list[Any]) -> bool:
    return len(a) == len(b) and all(map(is_, a, b))
