"""Runs a set of equations on numbers, step by step, as a reader with a calculator would.

This knows nothing of the rule and does no algebra, so it is a second opinion on the formula check, and the
probe that shows a corrupted equation to be false.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import sympy

from .reader import OTHERWISE, Equation, Name, T, dot, quantity

G = Name("g", True)
_RELATIONS: dict[type, Callable[[Any, Any], Any]] = {
    sympy.Eq: np.equal, sympy.Ne: np.not_equal, sympy.Gt: np.greater, sympy.Lt: np.less,
    sympy.Ge: np.greater_equal, sympy.Le: np.less_equal,
}


class Unknown(LookupError):
    """A quantity of a step before the first or after the last, or one that nothing defines."""


class Run:
    """The values of every quantity at every step, found from the equations as they are asked for."""

    def __init__(
        self, equations: Sequence[Equation], hyper: Mapping[str, float], start: Mapping[str, Any],
        gradients: Sequence[Any],
    ) -> None:
        self.lines: dict[Name, list[Equation]] = {}
        for e in equations:
            self.lines.setdefault(e.left, []).append(e)
        self.steps = range(1, len(gradients) + 1)
        self.hyper = dict(hyper)
        self.values: dict[tuple[Name, int], Any] = {(Name(s, True), 0): x for s, x in start.items()}
        self.values |= {(G, t): g for t, g in zip(self.steps, gradients, strict=True)}

    def value(self, name: Name, t: int) -> Any:
        """The value of a quantity at step t."""
        if name.code in self.hyper and not name.indexed:
            return self.hyper[name.code]
        if (name, t) not in self.values:
            if name not in self.lines or (name.indexed and t not in range(1, self.steps.stop + 1)):
                raise Unknown(f"{name.code} at step {t}")
            lines = self.lines[name]
            hold = [e for e in lines if e.conditions != (OTHERWISE,) and self.holds(e, t)]
            hold = hold or [e for e in lines if e.conditions == (OTHERWISE,)]
            (line,) = hold
            self.values[name, t] = self.evaluate(line.right, t)
        return self.values[name, t]

    def holds(self, line: Equation, t: int) -> bool:
        """Whether the conditions of a line hold at step t, where they are not `otherwise`."""
        return all(
            _RELATIONS[type(c)](self.evaluate(c.lhs, t), self.evaluate(c.rhs, t)) for c in line.conditions
        )

    def evaluate(self, e: sympy.Expr, t: int) -> Any:
        """An expression at step t, in float64."""
        if e.is_Rational:
            return float(e)
        if e == T:
            return t
        if e.is_Symbol:
            name, shift = quantity(e)
            return self.value(name, t + shift)
        arguments = [self.evaluate(a, t) for a in e.args]
        with np.errstate(all="ignore"):
            if e.is_Add:
                return sum(arguments)
            if e.is_Mul:
                return np.prod(np.broadcast_arrays(*arguments), axis=0)
            if e.is_Pow:
                base, exponent = np.broadcast_arrays(*map(np.float64, arguments))
                return np.power(base, exponent)
            if isinstance(e, sympy.Max):
                return np.maximum(*arguments)
            if isinstance(e, sympy.Abs):
                return np.abs(arguments[0])
            if isinstance(e, dot):
                return np.dot(*arguments)
        raise TypeError(f"no number for {e.func.__name__}")
