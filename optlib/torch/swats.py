"""SWATS: Adam first, then SGD at a learning rate read off Adam's steps; one switch for the whole model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor
from torch._compile import _disable_dynamo
from torch.optim.optimizer import ParamsT

from .. import rules
from ..definition import Rule
from . import on_tensors
from .base import Group, RuleOptimizer, local, number
from .foreach import Parts

__all__ = ["SWATS"]

_DEFAULTS = rules.swats.defaults

# The run has one estimate of SGD's rate, so what it is made of cannot differ between groups.
_SHARED = ("beta2", "atol", "rtol")


class SWATS(RuleOptimizer):
    """SWATS by the rule `swats`; its inner products run over all parameters of all groups.

    The parameters of a process may be DTensors: the products then run over the mesh. `sharded=True` says that
    each process holds other parameters, as under ZeroRedundancyOptimizer: the products are then summed over
    the default process group, and every process has to call `step` as often as the others.

    Args:
        params: parameters, named parameters or groups, as for any optimizer of torch.
        lr: Adam's learning rate, >= 0; a number or a tensor of one element.
        betas: (beta1, beta2), each in [0, 1); beta1 is SGD's momentum too; beta2 is one for all groups.
        eps: >= 0.
        weight_decay: coupled (L2) weight decay, >= 0.
        atol: how near the rate's estimate comes to its average before the switch, >= 0; one for all groups.
        rtol: the same, relative to the estimate, >= 0; one for all groups.
        maximize: step along the gradient.
        sharded: whether each process holds other parameters.

    Raises:
        ValueError: if a value is out of range, or differs between groups where it must not.

    >>> weight = torch.nn.Parameter(torch.tensor([4.0]))
    >>> optimizer = SWATS([weight], lr=0.1, rtol=0.01)
    >>> weight.square().sum().backward()
    >>> optimizer.step()
    >>> round(weight.item(), 4)
    3.9

    Source: N. Keskar and R. Socher, arXiv:1712.07628, 2017.
    """

    scalar_dtype = torch.float64

    def __init__(
        self,
        params: ParamsT,
        lr: float | Tensor = _DEFAULTS["lr"],
        betas: tuple[float, float] = (_DEFAULTS["beta1"], _DEFAULTS["beta2"]),
        eps: float = _DEFAULTS["eps"],
        weight_decay: float = 0,
        atol: float = _DEFAULTS["atol"],
        rtol: float = _DEFAULTS["rtol"],
        *,
        maximize: bool = False,
        sharded: bool = False,
    ) -> None:
        if isinstance(lr, Tensor) and lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        for i, beta in enumerate(betas):
            if not 0.0 <= beta < 1.0:
                raise ValueError(f"Invalid beta parameter at index {i}: {beta}")
        named = {"learning rate": lr, "epsilon value": eps, "weight_decay value": weight_decay}
        for what, value in {**named, "atol value": atol, "rtol value": rtol}.items():
            if not value >= 0.0:
                raise ValueError(f"Invalid {what}: {value}")
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "atol": atol,
            "rtol": rtol,
            "maximize": maximize,
            "sharded": sharded,
        }
        super().__init__(params, defaults)

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule `swats`."""
        return rules.swats

    def _update(self) -> None:
        members = [(p, g) for g in self.param_groups for p in g["params"] if p.grad is not None]
        for group in self.param_groups:
            self._check(group)
        hyper = {name: self._of_all(name, [group for _, group in members]) for name in rules.swats.hyper}
        of_parameters = [s for p, s in self.state.items() if isinstance(p, Tensor) and "step" in s]
        run = max(of_parameters, key=lambda s: s["step"].item(), default=None)
        t = 1.0 if run is None else run["step"].item() + 1
        whole, single = self._state_names(rules.swats)
        scalars = {s: np.float64(rules.swats.state[s] if run is None else run[n].item()) for s, n in single}

        thetas, grads = [], []
        states: dict[str, list[Tensor]] = {s: [] for s, _ in whole}
        for p, group in members:
            state = self.state[p]
            self._make_state(state, p, rules.swats, group)
            theta, g, parts = local(p, p.grad, [state[n] for _, n in whole])
            thetas.append(theta)
            grads.append(
                on_tensors.gradient(_work(g), _work(theta), group["maximize"], number(group["weight_decay"]))
            )
            for s, part in zip(states, parts, strict=True):
                states[s].append(part)

        given = {**scalars, **{s: Parts([_work(x) for x in tensors]) for s, tensors in states.items()}}
        with np.errstate(all="ignore"):
            before = [given[s] for s in rules.swats.state]
            step, new = rules.swats.apply(Parts(grads), before, t, hyper, dot=self._dot(members))
        results = dict(zip(rules.swats.state, new, strict=True))
        for theta, change in zip(thetas, step.parts, strict=True):
            if theta.dtype in on_tensors.LOW_PRECISION:
                theta.copy_(_work(theta) - change)
            else:
                theta.sub_(change)
        for s, tensors in states.items():
            for x, value in zip(tensors, results[s].parts, strict=True):
                x.copy_(value)
        for p, _ in members:
            self.state[p]["step"].fill_(t)
            for s, name in single:
                self.state[p][name].fill_(float(results[s]))

    @_disable_dynamo
    def _traced_update(self) -> None:
        """Not traced: whether the step is Adam's or SGD's is known only when it is made."""
        with torch.no_grad():
            self._update()

    def _of_all(self, name: str, groups: list[Group]) -> Any:
        """A hyper-parameter's one value, or its value for each parameter."""
        values = [number(self.hyper(rules.swats, name, group, 1)) for group in groups]
        if len(set(values)) <= 1:
            return values[0] if values else rules.swats.defaults[name]
        if name in _SHARED:
            raise ValueError(
                f"SWATS keeps one estimate for all parameters, so {name} must be the same in every group; "
                f"got {sorted(set(values))}"
            )
        return Parts(values)

    def _dot(self, members: Iterable[tuple[Tensor, Group]]) -> Any:
        """The inner product over all parameters, in float64, wherever they lie."""
        layouts = [(getattr(p, "device_mesh", None), getattr(p, "placements", ())) for p, _ in members]
        sharded = any(group["sharded"] for group in self.param_groups)

        def dot(a: Parts, b: Parts) -> Any:
            sums: dict[Any, Tensor] = {}
            for layout, x, y in zip(layouts, a.parts, b.parts, strict=True):
                part = (x * y).sum(dtype=torch.float64)
                sums[layout] = sums[layout] + part.to(sums[layout].device) if layout in sums else part
            if sharded:  # a process may have no parameters and has to take part all the same
                here = sums.get((None, ()), torch.zeros((), dtype=torch.float64))
                dist.all_reduce(here)
                sums[None, ()] = here
            for (mesh, placements), part in sums.items():
                for axis, placement in enumerate(placements):
                    if placement.is_shard():
                        dist.all_reduce(part, group=mesh.get_group(axis))
            return np.float64(sum(part.item() for part in sums.values()))

        return dot


def _work(x: Tensor) -> Tensor:
    return x.float() if x.dtype in on_tensors.LOW_PRECISION else x
