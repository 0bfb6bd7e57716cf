"""Which values a hyper-parameter may take, by its name.

This file also runs under MicroPython, as it is, so it needs neither dataclasses nor `typing`.
"""

import math

__all__ = ["RANGES", "Range", "range_of"]


class Range:
    """The values a hyper-parameter may take: `low <= x < high`, or `<= high` where closed.

    >>> 0.9 in Range(0, 1), 1.0 in Range(0, 1)
    (True, False)
    """

    def __init__(self, low: float = -math.inf, high: float = math.inf, closed: bool = False) -> None:
        self.low, self.high, self.closed = low, high, closed

    def __contains__(self, x: float) -> bool:
        return self.low <= x and (x < self.high or (self.closed and x == self.high))

    def __str__(self) -> str:
        if self.low == -math.inf:
            return "any finite number"
        if self.high == math.inf:
            return f"a finite number >= {self.low:g}"
        return f"{self.low:g} <= value {'<=' if self.closed else '<'} {self.high:g}"


# What each hyper-parameter may be, by name. A name that is not here may be any finite number.
_FACTOR = Range(0, 1)
_NOT_NEGATIVE = Range(0)
RANGES = {
    "lr": _NOT_NEGATIVE,
    "alpha": _FACTOR,
    "atol": _NOT_NEGATIVE,
    "beta": _FACTOR,
    "beta1": _FACTOR,
    "beta2": _FACTOR,
    "dampening": Range(0, 1, closed=True),
    "eps": _NOT_NEGATIVE,
    "momentum": _FACTOR,
    "momentum_decay": _NOT_NEGATIVE,
    "rho": _FACTOR,
    "rtol": _NOT_NEGATIVE,
    "threshold": Range(4),  # RAdam's r_t is a root of (rho - 4) * ...
    "weight_decay": _NOT_NEGATIVE,
}


def range_of(name: str) -> Range:
    """The range of a hyper-parameter of this name.

    >>> print(range_of("beta1"))
    0 <= value < 1
    """
    return RANGES.get(name, Range())
