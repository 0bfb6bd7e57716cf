"""Runs a rule on SymPy symbols: its step and its new state as expressions."""

from __future__ import annotations

from typing import Any

import sympy

from optlib import Rule

from .reader import Name, T, dot

THETA = Name("theta", True)


class Traced:
    """A SymPy expression whose `==` is an equation, as a rule means it, and not a comparison of objects."""

    def __init__(self, expression: sympy.Expr) -> None:
        self.expression = expression

    def _sympy_(self) -> sympy.Expr:
        return self.expression

    def sqrt(self) -> Traced:
        return Traced(sympy.sqrt(self.expression))

    def maximum(self, other: Any) -> Traced:
        return Traced(sympy.Max(self.expression, _exact(other), evaluate=False))

    def __abs__(self) -> Traced:
        return Traced(sympy.Abs(self.expression))

    def __neg__(self) -> Traced:
        return Traced(-self.expression)

    def __eq__(self, other: object) -> Any:
        return sympy.Eq(self.expression, _exact(other), evaluate=False)

    def __ne__(self, other: object) -> Any:
        return sympy.Ne(self.expression, _exact(other), evaluate=False)

    __hash__ = None  # type: ignore[assignment]


def _exact(x: Any) -> sympy.Expr:
    """A number as the decimal it is written as: 0.96 is 24/25."""
    if isinstance(x, float):
        return sympy.Rational(repr(x))
    return sympy.sympify(x)


def _operator(name: str) -> None:
    def forward(self: Traced, other: Any) -> Any:
        made = getattr(self.expression, name)(_exact(other))
        return Traced(made) if isinstance(made, sympy.Expr) else made

    setattr(Traced, name, forward)


for _name in ("add", "sub", "mul", "truediv", "pow"):
    _operator(f"__{_name}__")
    _operator(f"__r{_name}__")
for _name in ("lt", "le", "gt", "ge"):
    _operator(f"__{_name}__")


def trace(rule: Rule) -> dict[Name, sympy.Expr]:
    """What one step of `rule` computes: each new state, and the new parameters under the name theta."""
    before = [Traced(Name(s, True).at(-1)) for s in rule.state]
    hyper: dict[str, Any] = {h: Traced(Name(h, False).at(0)) for h in rule.hyper}
    g, theta = Traced(Name("g", True).at(0)), Traced(THETA.at(-1))
    step, after = rule.apply(
        g, before, Traced(T), hyper, theta, dot=lambda a, b: Traced(dot(_exact(a), _exact(b)))
    )
    made = {THETA: THETA.at(-1) - _exact(step)}
    made |= {Name(s, True): _exact(x) for s, x in zip(rule.state, after, strict=True)}
    return {n: e.replace(lambda x: x.is_Float, lambda x: sympy.Rational(str(x))) for n, e in made.items()}
