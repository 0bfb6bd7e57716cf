"""Runs a set of equations on numbers, step by step, as a reader with a calculator would.

This knows nothing of the rule and does no algebra, so it is a second opinion on the formula check, and the
probe that shows a corrupted equation to be false.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any

import numpy as np
import sympy

from .reader import OTHERWISE, Equation, Name, T, dot, quantity

G = Name("g", True)
_RELATIONS: dict[type, Callable[[Any, Any], Any]] = {
    sympy.Eq: np.equal, sympy.Ne: np.not_equal, sympy.Gt: np.greater, sympy.Lt: np.less,
    sympy.Ge: np.greater_equal, sympy.Le: np.less_equal,
}


def evaluate(e: sympy.Expr, value: Callable[[sympy.Symbol], Any]) -> Any:
    """An expression in float64, from the values of its symbols."""
    if e.is_Rational:
        return float(e)
    if e in (sympy.zoo, sympy.nan):
        return np.nan
    if e.is_Symbol:
        return value(e)
    arguments = [evaluate(a, value) for a in e.args]
    with np.errstate(all="ignore"):
        if e.is_Add:
            return sum(arguments)
        if e.is_Mul:
            return reduce(operator.mul, arguments)
        if e.is_Pow:
            return np.power(*map(np.float64, arguments))
        if isinstance(e, sympy.Max):
            return np.maximum(*arguments)
        if isinstance(e, sympy.Abs):
            return np.abs(arguments[0])
        if isinstance(e, dot):
            return np.dot(*arguments)
    raise TypeError(f"no number for {e.func.__name__}")


class Unknown(LookupError):
    """A quantity of a step before the first or after the last, or one that nothing defines."""


class Run:
    """The values of every quantity at every step, found from the equations as they are asked for.

    `given` holds what is known beforehand: the gradients, and the state before the first step.
    """

    def __init__(
        self, equations: Sequence[Equation], hyper: Mapping[str, float], given: Mapping[tuple[Name, int], Any]
    ) -> None:
        self.lines: dict[Name, list[Equation]] = {}
        for e in equations:
            self.lines.setdefault(e.left, []).append(e)
        self.hyper = dict(hyper)
        self.values = dict(given)
        self.first = min(t for name, t in given if name == G)

    def value(self, name: Name, t: int) -> Any:
        """The value of a quantity at step t."""
        if name.code in self.hyper and not name.indexed:
            return self.hyper[name.code]
        if (name, t) not in self.values:
            if name not in self.lines or t < self.first:
                raise Unknown(f"{name.code} at step {t}")
            self.values[name, t] = self.evaluate(self.line(name, t).right, t)
        return self.values[name, t]

    def line(self, name: Name, t: int) -> Equation:
        """The one equation that holds for a quantity at step t; `Unknown` where it has no value then."""
        lines = self.lines[name]
        hold = [e for e in lines if e.conditions != (OTHERWISE,) and self.holds(e, t)]
        hold = hold or [e for e in lines if e.conditions == (OTHERWISE,)]
        if not hold:
            raise Unknown(f"{name.code} at step {t}, where none of its lines holds")
        (line,) = hold
        return line

    def applies(self, line: Equation, t: int) -> bool:
        """Whether a line is the one that holds for its quantity at step t."""
        try:
            return self.line(line.left, t) == line
        except Unknown:
            return False

    def holds(self, line: Equation, t: int) -> bool:
        """Whether the conditions of a line hold at step t, where they are not `otherwise`."""
        return all(
            _RELATIONS[type(c)](self.evaluate(c.lhs, t), self.evaluate(c.rhs, t)) for c in line.conditions
        )

    def evaluate(self, e: sympy.Expr, t: int) -> Any:
        """An expression at step t, in float64."""

        def value(symbol: sympy.Symbol) -> Any:
            name, shift = quantity(symbol)
            return t if symbol == T else self.value(name, t + shift)

        return evaluate(e, value)
