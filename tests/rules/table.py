"""The one table that drives the tests of rules: a row for each rule of `optlib.rules.ALL`.

A new rule needs a row: hyper-parameters to run it with (other than its defaults), and an oracle: the class
of torch.optim that it is, or a function of `tests.rules.oracles` where torch has none. Sizes suit gradients
of order 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from optlib import Rule
from optlib.rules import ALL
from tests.rules import oracles


@dataclass(frozen=True)
class Row:
    """How one rule is tested.

    Attributes:
        hyper: hyper-parameters for its runs.
        torch: name of the class in torch.optim that is this rule, and its arguments for `hyper`.
        oracle: paths from given gradients, where torch has no such class.
        curvature: that of the quadratic under the noise, in runs against `oracle`.
        diagonal: whether each coordinate goes its own way (so turning the axes changes the path).
        scale_free: whether scaling the objective leaves the path as it is when eps is 0.
    """

    hyper: dict[str, float]
    torch: tuple[str, dict[str, Any]] | None = None
    oracle: Callable[..., np.ndarray] | None = None
    curvature: float = 0.0
    diagonal: bool = False
    scale_free: bool = False


def _adam(**more: Any) -> Row:
    """A row for one of Adam's kin, which share most hyper-parameters and both properties."""
    shared = {"lr": 0.05, "beta1": 0.8, "beta2": 0.99, "eps": 1e-6}
    return Row(shared | more.pop("hyper", {}), diagonal=True, scale_free=True, **more)


_TORCH_ADAM = {"lr": 0.05, "betas": (0.8, 0.99), "eps": 1e-6}
_RMS = {"lr": 0.02, "alpha": 0.9, "eps": 1e-6}

ROWS: dict[str, Row] = {
    "gd": Row({"lr": 0.02}, ("SGD", {"lr": 0.02})),
    "momentum": Row({"lr": 0.02, "beta": 0.8}, ("SGD", {"lr": 0.02, "momentum": 0.8})),
    "momentum_dampened": Row(
        {"lr": 0.02, "beta": 0.8, "dampening": 0.3},
        ("SGD", {"lr": 0.02, "momentum": 0.8, "dampening": 0.3}),
    ),
    "momentum_ema": Row({"lr": 0.1, "beta": 0.8}, oracle=oracles.momentum_ema),
    "momentum_sutskever": Row({"lr": 0.02, "beta": 0.8}, ("SGD", {"lr": 0.02, "momentum": 0.8})),
    "nesterov": Row({"lr": 0.02, "beta": 0.8}, ("SGD", {"lr": 0.02, "momentum": 0.8, "nesterov": True})),
    # its momentum grows to 1: without a quadratic to hold it, noise and rounding errors would grow as t^2
    "nesterov_convex": Row({"lr": 0.02}, oracle=oracles.nesterov_convex, curvature=1.0),
    "adagrad": Row(
        {"lr": 0.3, "eps": 1e-6}, ("Adagrad", {"lr": 0.3, "eps": 1e-6}), diagonal=True, scale_free=True
    ),
    "rmsprop": Row(_RMS, ("RMSprop", _RMS), diagonal=True, scale_free=True),
    "rmsprop_centered": Row(_RMS, ("RMSprop", _RMS | {"centered": True}), diagonal=True, scale_free=True),
    "rmsprop_momentum": Row(
        _RMS | {"beta": 0.8}, ("RMSprop", _RMS | {"momentum": 0.8}), diagonal=True, scale_free=True
    ),
    "rmsprop_centered_momentum": Row(
        _RMS | {"beta": 0.8},
        ("RMSprop", _RMS | {"centered": True, "momentum": 0.8}),
        diagonal=True,
        scale_free=True,
    ),
    # eps is what gets AdaDelta going, so it is never 0
    "adadelta": Row(
        {"lr": 0.7, "rho": 0.8, "eps": 1e-4},
        ("Adadelta", {"lr": 0.7, "rho": 0.8, "eps": 1e-4}),
        diagonal=True,
    ),
    "adam": _adam(torch=("Adam", _TORCH_ADAM)),
    "adam_eps_hat": _adam(oracle=oracles.adam_eps_hat),
    "adam_eps_inside": _adam(oracle=oracles.adam_eps_inside),
    "adam_l2": Row(
        {"lr": 0.05, "beta1": 0.8, "beta2": 0.99, "eps": 1e-6, "weight_decay": 0.1},
        ("Adam", _TORCH_ADAM | {"weight_decay": 0.1}),
        diagonal=True,
    ),
    "adamw": _adam(hyper={"weight_decay": 0.1}, torch=("AdamW", _TORCH_ADAM | {"weight_decay": 0.1})),
    "adamax": _adam(torch=("Adamax", _TORCH_ADAM)),
    "nadam": _adam(hyper={"momentum_decay": 0.01}, torch=("NAdam", _TORCH_ADAM | {"momentum_decay": 0.01})),
    "nadam_constant": _adam(oracle=oracles.nadam_constant),
    "amsgrad": _adam(torch=("Adam", _TORCH_ADAM | {"amsgrad": True})),
    "amsgrad_optax": _adam(oracle=oracles.amsgrad_optax),
    "amsgrad_paper": _adam(oracle=oracles.amsgrad_paper),
    # RAdam's first steps are those of gradient descent, which know scale
    "radam": Row(
        {"lr": 0.05, "beta1": 0.8, "beta2": 0.99, "eps": 1e-6}, ("RAdam", _TORCH_ADAM), diagonal=True
    ),
    "radam_skip": _adam(oracle=oracles.radam_skip),
    # a tolerance at which the switch happens within the runs of the tests
    "swats": Row(
        {"lr": 0.05, "beta1": 0.8, "beta2": 0.99, "eps": 1e-6, "atol": 0.0, "rtol": 0.05},
        oracle=oracles.swats,
        diagonal=True,
        scale_free=True,
    ),
}


def bound(name: str, **more: Any) -> Rule:
    """The rule with its row's hyper-parameters."""
    return ALL[name](**(ROWS[name].hyper | more))


def having(parameter: str) -> list[str]:
    """Names of the rules with this hyper-parameter."""
    return [name for name, rule in ALL.items() if parameter in rule.hyper]


every_rule = pytest.mark.parametrize("name", list(ALL))
