"""Numbers on which equations and rules are tried: every case of every rule occurs in them."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import Any

import numpy as np

from optlib import Rule, scalar
from optlib.rules import ALL

from .numbers import G, Run, Unknown
from .pages import equations, symbols
from .reader import Equation, Name

# Unlike the defaults, large enough for each part of a formula to be felt in the first steps.
HYPER = {
    "lr": 0.3, "alpha": 0.7, "atol": 0.2, "beta": 0.6, "beta1": 0.8, "beta2": 0.9, "dampening": 0.4,
    "eps": 0.1, "momentum_decay": 0.7, "rho": 0.75, "rtol": 0.1, "threshold": 5.0, "weight_decay": 0.2,
}


def hyper(rule: Rule) -> dict[str, float]:
    """Values for the hyper-parameters of `rule`."""
    return {name: HYPER[name] for name in rule.hyper}


def shapes(rule: Rule, lines: list[Equation]) -> dict[Name, tuple[int, ...]]:
    """The shape of each quantity in three dimensions: () where it is one number in all."""
    past = {(Name(s, True), 0): 1.0 if isinstance(x, scalar) else np.ones(3) for s, x in rule.state.items()}
    first = Run(lines, hyper(rule), past | {(Name("theta", True), 0): np.ones(3), (G, 1): np.ones(3)})
    found: dict[Name, tuple[int, ...]] = {}
    for name in first.lines:
        with suppress(Unknown):  # a quantity that has no value in the first step
            found[name] = np.shape(first.value(name, 1))
    return found


@cache
def single_steps(name: str) -> tuple[tuple[int, Run], ...]:
    """The page's equations of a rule for one step, from many made-up pasts: (step, run) pairs.

    Every quantity of the step before has a value of its own, whether or not a rule keeps it, so that one
    index in place of another shows. Some pasts have the zeros and the inner product of 0 on which cases turn.
    """
    rule, random = ALL[name], np.random.default_rng(11)
    lines, made = equations(rule), []
    shape = shapes(rule, lines)
    for t in (1, 2, 3, 5, 6, 8):
        for kind in range(40 if "rate" in rule.state else 8):
            indexed = [n for n in symbols().values() if n.indexed]
            past: dict[tuple[Name, int], Any] = {
                (n, t - 1): random.uniform(0.5, 2.5, shape.get(n, 3)) for n in indexed
            }
            past[G, t - 1] = random.normal(size=3)
            past[G, t] = random.normal(size=3) * 2
            values = hyper(rule)
            if kind % 2:
                past[Name("rate", True), t - 1] = 0.0
            if kind == 3:
                past[Name("average", True), t - 1] = 0.0
            if kind == 5:
                past[G, t] = np.zeros(3)
            if kind == 7:  # after this step m = (1, 1, 0), at right angles to the gradient
                values |= {"beta1": 0.5} if "beta1" in values else {}
                past[G, t] = np.array([1.0, -1.0, 1.0])
                past[Name("m", True), t - 1] = np.array([1.0, 3.0, -1.0])
                past[Name("v", True), t - 1] = np.ones(3)
            if kind > 7:  # either side of the tolerances within which SWATS switches
                past[Name("average", True), t - 1] = random.normal()
                values |= {"atol": random.exponential(), "rtol": random.exponential()}
            made.append((t, Run(lines, values, past)))
    return tuple(made)
