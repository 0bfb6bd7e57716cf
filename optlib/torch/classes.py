"""The classes: which rule each combination of torch's arguments asks for."""

from __future__ import annotations

from typing import Any

import torch

from .. import rules
from ..definition import Rule
from .base import Group, RuleOptimizer

__all__ = ["SGD", "Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "RMSprop"]


class SGD(RuleOptimizer, torch.optim.SGD):
    """torch.optim.SGD by the rules `gd`, `momentum`, `momentum_dampened` and `nesterov`."""

    counts_steps = False
    takes_sparse = True

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule that momentum, dampening and nesterov ask for."""
        if group["momentum"] == 0:
            return rules.gd
        if group["nesterov"]:
            return rules.nesterov
        return rules.momentum if group["dampening"] == 0 else rules.momentum_dampened


class Adagrad(RuleOptimizer, torch.optim.Adagrad):
    """torch.optim.Adagrad by the rule `adagrad`."""

    fill = {"G": "initial_accumulator_value"}  # noqa: RUF012
    takes_sparse = True

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule `adagrad`."""
        return rules.adagrad

    def hyper(self, rule: Rule, name: str, group: Group, t: Any) -> Any:
        """The group's value; lr falls with the steps taken before, as lr_decay says."""
        value = super().hyper(rule, name, group, t)
        return value / (1 + (t - 1) * group["lr_decay"]) if name == "lr" else value


class RMSprop(RuleOptimizer, torch.optim.RMSprop):
    """torch.optim.RMSprop by the rule `rmsprop` and its centred and momentum forms."""

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule that centered and momentum ask for."""
        if group["momentum"] > 0:
            return rules.rmsprop_centered_momentum if group["centered"] else rules.rmsprop_momentum
        return rules.rmsprop_centered if group["centered"] else rules.rmsprop


class Adadelta(RuleOptimizer, torch.optim.Adadelta):
    """torch.optim.Adadelta by the rule `adadelta`."""

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule `adadelta`."""
        return rules.adadelta


class Adam(RuleOptimizer, torch.optim.Adam):
    """torch.optim.Adam by the rules `adam`, `amsgrad` and, where the decay is decoupled, `adamw`."""

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule that amsgrad and the kind of weight decay ask for."""
        if group["amsgrad"]:
            return rules.amsgrad
        return rules.adamw if group["decoupled_weight_decay"] and group["weight_decay"] else rules.adam


class AdamW(Adam, torch.optim.AdamW):
    """torch.optim.AdamW by the rule `adamw`, and `amsgrad` on decayed parameters."""


class Adamax(RuleOptimizer, torch.optim.Adamax):
    """torch.optim.Adamax by the rule `adamax`."""

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule `adamax`."""
        return rules.adamax


class NAdam(RuleOptimizer, torch.optim.NAdam):
    """torch.optim.NAdam by the rule `nadam`."""

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule `nadam`."""
        return rules.nadam


class RAdam(RuleOptimizer, torch.optim.RAdam):
    """torch.optim.RAdam by the rule `radam`."""

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule `radam`."""
        return rules.radam
