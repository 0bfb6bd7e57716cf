"""Test functions of two variables, in plain arithmetic: value, gradient, Hessian, minimum, view.

This file also runs under MicroPython, as it is, so it needs neither NumPy nor `typing`.
"""

import math

from .objective import Surface
from .points import TEN_POINTS

__all__ = [
    "ALL", "beale", "bowl", "fit_of_a_line", "himmelblau", "product", "quadratic", "ravine", "rosenbrock",
    "saddle", "ten_points", "valley",
]


def quadratic(a: float, b: float, start: tuple[float, float] = (1.0, 1.0), *, turn: float = 0.0) -> Surface:
    """The surface (a x^2 + b y^2) / 2, whose Hessian has the eigenvalues a and b, or the same turned.

    Args:
        a: second derivative in x, finite.
        b: second derivative in y, finite.
        start: where runs begin; the view is a little larger.
        turn: how far the axes of the ellipses are turned from x and y, in degrees, counter-clockwise.

    >>> quadratic(1.0, 100.0)(1.0, 1.0)
    50.5
    >>> round(quadratic(1.0, 100.0, turn=45.0)(1.0, 1.0), 12)
    1.0
    """
    if not (math.isfinite(a) and math.isfinite(b)):
        raise ValueError(f"quadratic needs two finite curvatures; got {a!r} and {b!r}")
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    xx, xy, yy = a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c
    width, height = 1.2 * abs(start[0]) or 1.0, 1.2 * abs(start[1]) or 1.0
    return Surface(
        f"({a:g} x² + {b:g} y²)/2" + (f", turned by {turn:g}°" if turn else ""),
        lambda x, y: (xx * x * x + 2 * xy * x * y + yy * y * y) / 2,
        lambda x, y: (xx * x + xy * y, xy * x + yy * y),
        lambda x, y: (xx, xy, yy),
        ((0.0, 0.0),) if a > 0 and b > 0 else (),
        start,
        (-width, width, -height, height),
    )


def ravine(kappa: float = 50.0, turn: float = 30.0) -> Surface:
    """The quadratic with the curvatures 1 and `kappa`, its condition number, turned by `turn` degrees.

    >>> ravine(kappa=9.0, turn=90.0).hessian((0.0, 0.0)).round(12).tolist()
    [[9.0, -0.0], [-0.0, 1.0]]
    """
    return quadratic(1.0, kappa, (-1.0, 1.0), turn=turn)


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

def _beale_residuals(x, y):
    return 1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y


def _beale(x, y):
    a, b, c = _beale_residuals(x, y)
    return a * a + b * b + c * c


def _beale_gradient(x, y):
    a, b, c = _beale_residuals(x, y)
    by_x = a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1)
    return 2 * by_x, 2 * x * (a + 2 * b * y + 3 * c * y * y)


def _beale_hessian(x, y):
    a, b, c = _beale_residuals(x, y)
    ax, bx, cx = y - 1, y * y - 1, y * y * y - 1
    ay, by, cy = x, 2 * x * y, 3 * x * y * y
    xx = ax * ax + bx * bx + cx * cx
    xy = ax * ay + a + bx * by + 2 * b * y + cx * cy + 3 * c * y * y
    yy = ay * ay + by * by + 2 * b * x + cy * cy + 6 * c * x * y
    return 2 * xx, 2 * xy, 2 * yy


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

# The cost of a network of two weights that is to pass on its input 1. All points of the curve x y = 1 are
# minima, so none is named. A saddle at the origin lies between the curve's branches.
product = Surface(
    "(xy − 1)²/2",
    lambda x, y: (x * y - 1) * (x * y - 1) / 2,
    lambda x, y: (y * (x * y - 1), x * (x * y - 1)),
    lambda x, y: (y * y, 2 * x * y - 1, x * x),
    (),
    (1.5, -1.499),
    (-2.2, 2.2, -2.2, 2.2),
)

def fit_of_a_line(
    points: tuple[tuple[float, float], ...],
    name: str,
    start: tuple[float, float],
    view: tuple[float, float, float, float],
) -> Surface:
    """The mean squared error of the line t_0 + t_1 x over `points`, as a surface over (t_0, t_1).

    It is written around the best line, where it costs least, so no sum over the points is left.

    >>> fit_of_a_line(((1.0, 3.0), (2.0, 5.0)), "two points", (0.0, 0.0), (-1.0, 3.0, -1.0, 5.0)).minima
    ((1.0, 2.0),)
    """
    n = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    spread = sum((x - mean_x) * (x - mean_x) for x, _ in points) / n
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / n / spread
    intercept = mean_y - slope * mean_x
    least = sum((intercept + slope * x - y) * (intercept + slope * x - y) for x, y in points) / n

    def off(t0, t1):
        """How far the line is off the best one at the mean of x, and by how much its slope is."""
        return t0 - intercept + mean_x * (t1 - slope), t1 - slope

    def cost(t0, t1):
        at_mean, turned = off(t0, t1)
        return least + at_mean * at_mean + spread * turned * turned

    def gradient(t0, t1):
        at_mean, turned = off(t0, t1)
        return 2 * at_mean, 2 * (mean_x * at_mean + spread * turned)

    return Surface(
        name,
        cost,
        gradient,
        lambda t0, t1: (2.0, 2 * mean_x, 2 * (mean_x * mean_x + spread)),
        ((intercept, slope),),
        start,
        view,
    )


ten_points = fit_of_a_line(TEN_POINTS, "cost of the ten points", (10.0, 0.0), (-2.0, 12.0, -0.5, 3.6))

ALL: dict[str, Surface] = {n: s for n, s in list(globals().items()) if isinstance(s, Surface)}
