"""Functions of one variable, in plain arithmetic: value, derivative, minimum, view.

This file also runs under MicroPython, as it is, so it needs neither NumPy nor `typing`.
"""

from .objective import Curve
from .ops import where

__all__ = ["bent", "double_well", "parabola", "quartic"]


def parabola(curvature: float = 1.0, minimum: float = 0.0) -> Curve:
    """The parabola curvature (x - minimum)^2 / 2.

    >>> parabola(curvature=2.0, minimum=1.0).value(4.0)
    9.0
    """
    return Curve(
        f"{curvature:g} (x − {minimum:g})²/2" if minimum else f"{curvature:g} x²/2",
        lambda x: curvature * (x - minimum) * (x - minimum) / 2,
        lambda x: curvature * (x - minimum),
        lambda x: curvature + 0 * x,
        (minimum,) if curvature > 0 else (),
        minimum + 2.0,
        (minimum - 2.5, minimum + 2.5),
    )


# Its curvature vanishes at the minimum, so progress ends up slower than geometric.
quartic = Curve(
    "x⁴/4",
    lambda x: x * x * x * x / 4,
    lambda x: x * x * x,
    lambda x: 3 * x * x,
    (0.0,),
    1.5,
    (-2.0, 2.0),
)

double_well = Curve(
    "(x² − 1)²/4",
    lambda x: (x * x - 1) * (x * x - 1) / 4,
    lambda x: x * (x * x - 1),
    lambda x: 3 * x * x - 1,
    (-1.0, 1.0),
    0.1,
    (-1.8, 1.8),
)


def _bent(x):
    left, middle, right = 12.5 * x * x, x * x / 2 + 24 * x - 12, 12.5 * x * x - 24 * x + 36
    return where(x < 1, left, where(x < 2, middle, right))


# Strongly convex, its curvature 25, 1 and 25 again; from some starts tuned momentum is caught in a cycle.
# Source: L. Lessard, B. Recht, A. Packard, SIAM J. Optim. 26(1), 2016, Section 4.6.
bent = Curve(
    "Lessard's bent function",
    _bent,
    lambda x: where(x < 1, 25 * x, where(x < 2, x + 24, 25 * x - 24)),
    lambda x: where((x >= 1) & (x < 2), 1.0, 25.0),
    (0.0,),
    2.8,
    (-2.5, 3.45),
)
