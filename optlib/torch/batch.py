"""What an engine is given: parameters that take the same step of the same rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

from ..rule import Rule

__all__ = ["Batch"]


@dataclass
class Batch:
    """Parameters of one group, dtype and device that have taken the same number of steps.

    Attributes:
        rule: the rule; its own bound hyper-parameters are not read.
        hyper: value of each hyper-parameter of the rule: numbers, or 0-d tensors under torch.compile.
        t: number of this step, from 1.
        scalars: value of each scalar state, before the step.
        maximize: whether to step along the gradient.
        l2: weight decay that is added to the gradient.
        decay: factor that the parameters are multiplied by first: decoupled weight decay, where the rule
            itself has none.
        params: the parameters.
        grads: their gradients.
        states: for each state of the rule that is one number per coordinate, the tensors.
    """

    rule: Rule
    hyper: Mapping[str, Any]
    t: Any
    scalars: Mapping[str, Any]
    maximize: bool = False
    l2: Any = 0.0
    decay: Any = 1.0
    params: list[Tensor] = field(default_factory=list)
    grads: list[Tensor] = field(default_factory=list)
    states: dict[str, list[Tensor]] = field(default_factory=dict)
