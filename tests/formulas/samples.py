"""Numbers on which equations and rules are tried: every case of every rule occurs in them."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from optlib.rule import Rule, scalar
from optlib.rules import ALL

from .numbers import Run
from .pages import equations
from .reader import Equation

STEPS = 9
# Unlike the defaults, large enough for each part of a formula to be felt in the first steps.
HYPER = {
    "lr": 0.3, "alpha": 0.7, "atol": 0.2, "beta": 0.6, "beta1": 0.8, "beta2": 0.9, "dampening": 0.4,
    "eps": 0.1, "momentum_decay": 0.7, "rho": 0.75, "rtol": 0.1, "threshold": 5.0, "weight_decay": 0.2,
}


def gradients(wild: bool) -> list[np.ndarray]:
    """Gradients in three coordinates, the fourth of them zero; wild or close to one another."""
    random = np.random.default_rng(7)
    steady = np.array([1.0, -2.0, 0.5])
    made = [random.normal(size=3) * 2 if wild else steady + 0.1 * random.normal(size=3) for _ in range(STEPS)]
    made[3] = np.zeros(3)
    return made


def hyper(rule: Rule) -> dict[str, float]:
    """Values for the hyper-parameters of `rule`."""
    return {name: HYPER[name] for name in rule.hyper}


def start(rule: Rule) -> dict[str, Any]:
    """Parameters and state before the first step; sums and averages do not start at 0, lest a factor hide."""
    random = np.random.default_rng(3)
    made: dict[str, Any] = {"theta": np.array([1.0, -2.0, 3.0])}
    for name, initial in rule.state.items():
        made[name] = float(initial) if isinstance(initial, scalar) else random.uniform(0.5, 1.5, 3)
    return made


def run(rule: Rule, lines: list[Equation], wild: bool) -> Run:
    """The equations on these numbers."""
    return Run(lines, hyper(rule), start(rule), gradients(wild))


@cache
def true_runs(name: str) -> tuple[Run, Run]:
    """The page's own equations of a rule, on both kinds of gradients."""
    rule = ALL[name]
    return run(rule, equations(rule), True), run(rule, equations(rule), False)
