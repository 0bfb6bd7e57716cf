"""Test functions of two variables, in plain arithmetic: value, gradient, Hessian, minimum, view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["ALL", "Surface", "beale", "bowl", "himmelblau", "quadratic", "rosenbrock", "saddle", "valley"]


@dataclass(frozen=True)
class Surface:
    """A function f(x, y) and what a figure or a run needs to know of it.

    Attributes:
        name: for titles and error messages.
        f: value at (x, y); numbers or arrays.
        df: the two first derivatives (f_x, f_y) at (x, y).
        ddf: the three second derivatives (f_xx, f_xy, f_yy) at (x, y).
        minima: the known minimizers, possibly none.
        start: where runs of it usually begin.
        view: (x_low, x_high, y_low, y_high) of its figures.

    >>> bowl(-7.0, 2.0)
    6.45
    >>> bowl.gradient(np.array([-7.0, 2.0]))
    array([-0.7,  4. ])
    """

    name: str
    f: Callable[[Any, Any], Any]
    df: Callable[[Any, Any], tuple[Any, Any]]
    ddf: Callable[[Any, Any], tuple[Any, Any, Any]]
    minima: tuple[tuple[float, float], ...]
    start: tuple[float, float]
    view: tuple[float, float, float, float]

    def __call__(self, x: Any, y: Any) -> Any:
        """Value at (x, y), numbers or arrays of one shape."""
        return self.f(x, y)

    def value(self, theta: Any) -> Any:
        """Value at theta = (x, y); theta has shape (2,) or (2, runs)."""
        x, y = self._pair(theta)
        return self.f(x, y)

    def gradient(self, theta: Any) -> np.ndarray:
        """Gradient at theta, of theta's shape."""
        x, y = self._pair(theta)
        return np.array([d + 0 * x for d in self.df(x, y)])

    def hessian(self, theta: Any) -> np.ndarray:
        """Hessian at one point theta of shape (2,): a 2 x 2 array.

        >>> valley.hessian((1.0, 1.0)).tolist()
        [[2.0, 0.0], [0.0, 100.0]]
        """
        x, y = self._pair(theta)
        xx, xy, yy = self.ddf(x, y)
        return np.array([[xx, xy], [xy, yy]], dtype=float)

    def _pair(self, theta: Any) -> Any:
        size = len(theta) if np.ndim(theta) else 1
        if size != 2:
            raise ValueError(f"{self.name} is a function of 2 variables; got a point of {size}")
        return theta


def quadratic(a: float, b: float, start: tuple[float, float] = (1.0, 1.0)) -> Surface:
    """The surface (a x^2 + b y^2) / 2, whose Hessian has the eigenvalues a and b.

    Args:
        a: second derivative in x, finite.
        b: second derivative in y, finite.
        start: where runs begin; the view is a little larger.

    >>> quadratic(1.0, 100.0)(1.0, 1.0)
    50.5
    """
    if not (np.isfinite(a) and np.isfinite(b)):
        raise ValueError(f"quadratic needs two finite curvatures; got {a!r} and {b!r}")
    width, height = 1.2 * abs(start[0]) or 1.0, 1.2 * abs(start[1]) or 1.0
    return Surface(
        f"({a:g} x² + {b:g} y²)/2",
        lambda x, y: (a * x * x + b * y * y) / 2,
        lambda x, y: (a * x, b * y),
        lambda x, y: (a, 0.0, b),
        ((0.0, 0.0),) if a > 0 and b > 0 else (),
        start,
        (-width, width, -height, height),
    )


bowl = Surface(
    "x²/20 + y²",
    lambda x, y: x * x / 20 + y * y,
    lambda x, y: (x / 10, 2 * y),
    lambda x, y: (0.1, 0.0, 2.0),
    ((0.0, 0.0),),
    (-7.0, 2.0),
    (-8.0, 8.0, -3.5, 3.5),
)

valley = Surface(
    "x² + 50y²",
    lambda x, y: x * x + 50 * y * y,
    lambda x, y: (2 * x, 100 * y),
    lambda x, y: (2.0, 0.0, 100.0),
    ((0.0, 0.0),),
    (150.0, 75.0),
    (-200.0, 200.0, -100.0, 100.0),
)

rosenbrock = Surface(
    "Rosenbrock",
    lambda x, y: (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x),
    lambda x, y: (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
    lambda x, y: (2 - 400 * (y - 3 * x * x), -400 * x, 200.0),
    ((1.0, 1.0),),
    (-1.2, 1.0),
    (-2.0, 2.0, -1.0, 3.0),
)

# Beale's three residuals are 1.5 - x (1 - y), 2.25 - x (1 - y^2) and 2.625 - x (1 - y^3).
_BEALE = ((1.5, 1), (2.25, 2), (2.625, 3))


def _beale(x: Any, y: Any) -> Any:
    a, b, c = (r - x + x * y**n for r, n in _BEALE)
    return a * a + b * b + c * c


def _beale_gradient(x: Any, y: Any) -> tuple[Any, Any]:
    residuals = [(r - x + x * y**n, y**n - 1, n * x * y ** (n - 1)) for r, n in _BEALE]
    return sum(2 * r * rx for r, rx, _ in residuals), sum(2 * r * ry for r, _, ry in residuals)


def _beale_hessian(x: Any, y: Any) -> tuple[Any, Any, Any]:
    xx = xy = yy = 0.0
    for r0, n in _BEALE:
        r, rx, ry = r0 - x + x * y**n, y**n - 1, n * x * y ** (n - 1)
        rxy, ryy = n * y ** (n - 1), (n * (n - 1) * x * y ** (n - 2) if n > 1 else 0.0)
        xx, xy, yy = xx + 2 * rx * rx, xy + 2 * (rx * ry + r * rxy), yy + 2 * (ry * ry + r * ryy)
    return xx, xy, yy


beale = Surface(
    "Beale",
    _beale,
    _beale_gradient,
    _beale_hessian,
    ((3.0, 0.5),),
    (-1.5, 2.0),
    (-4.5, 4.5, -4.5, 4.5),
)

himmelblau = Surface(
    "Himmelblau",
    lambda x, y: (x * x + y - 11) * (x * x + y - 11) + (x + y * y - 7) * (x + y * y - 7),
    lambda x, y: (
        4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
        2 * (x * x + y - 11) + 4 * y * (x + y * y - 7),
    ),
    lambda x, y: (12 * x * x + 4 * y - 42, 4 * x + 4 * y, 12 * y * y + 4 * x - 26),
    (
        (3.0, 2.0),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    ),
    (-0.3, -1.0),
    (-5.0, 5.0, -5.0, 5.0),
)

saddle = Surface(
    "x² − y²",
    lambda x, y: x * x - y * y,
    lambda x, y: (2 * x, -2 * y),
    lambda x, y: (2.0, 0.0, -2.0),
    (),
    (1.0, 1e-6),
    (-1.5, 1.5, -1.5, 1.5),
)

ALL: dict[str, Surface] = {n: s for n, s in list(globals().items()) if isinstance(s, Surface)}
