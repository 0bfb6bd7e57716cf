"""What a step of a rule costs: its operations, counted by running it on numbers that only count."""

from __future__ import annotations

from typing import Any

from .definition import Rule, expect_rule, scalar

__all__ = ["operations_per_parameter"]


class _Tallied:
    """Stands for a number of each parameter; every operation on it is added to one tally."""

    def __init__(self, tally: list[int]) -> None:
        self.tally = tally

    def _made(self, other: Any = None) -> _Tallied:
        self.tally[0] += 1
        return _Tallied(self.tally)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _made
    __neg__ = __abs__ = sqrt = maximum = _made


def operations_per_parameter(rule: Rule) -> int:
    """How many operations a step makes for each parameter: + - * / and absolute value, root and maximum.

    The subtraction from the parameter is one of them. What is computed once a step, such as 1 - beta**t, is
    not counted; an inner product counts as two, a product and a sum.

    Args:
        rule: the rule; of SWATS, whose text computes both phases in every step, all is counted.

    >>> from optlib.rules import adam, gd
    >>> operations_per_parameter(gd), operations_per_parameter(adam)
    (2, 14)
    """
    tally = [0]

    def dot(a: Any, b: Any) -> float:
        tally[0] += 2
        return 1.0

    # one number in all is no parameter's; at step 10 no formula divides by zero
    state = [x if isinstance(x, scalar) else _Tallied(tally) for x in expect_rule(rule).state.values()]
    step, _ = rule.apply(_Tallied(tally), state, 10, rule.defaults, _Tallied(tally), dot)
    step.__rsub__(None)
    return tally[0]
