"""Test functions of two variables, in plain arithmetic: value, gradient, Hessian, minimum, view.

This file also runs under MicroPython, as it is, so it needs neither NumPy nor `typing`.
"""

import math

from .objective import Surface
from .points import TEN_POINTS

__all__ = [
    "ALL", "beale", "bowl", "fit_of_a_line", "himmelblau", "quadratic", "ravine", "rosenbrock", "saddle",
    "ten_points", "valley",
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

# Beale's three residuals are 1.5 - x (1 - y), 2.25 - x (1 - y^2) and 2.625 - x (1 - y^3).
_BEALE = ((1.5, 1), (2.25, 2), (2.625, 3))


def _beale(x, y):
    a, b, c = (r - x + x * y**n for r, n in _BEALE)
    return a * a + b * b + c * c


def _beale_gradient(x, y):
    residuals = [(r - x + x * y**n, y**n - 1, n * x * y ** (n - 1)) for r, n in _BEALE]
    return sum(2 * r * rx for r, rx, _ in residuals), sum(2 * r * ry for r, _, ry in residuals)


def _beale_hessian(x, y):
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



def fit_of_a_line(
    points: tuple[tuple[float, float], ...],
    name: str,
    start: tuple[float, float],
    view: tuple[float, float, float, float],
) -> Surface:
    """The mean squared error of the line t_0 + t_1 x over `points`, as a surface over (t_0, t_1).

    >>> fit_of_a_line(((1.0, 3.0), (2.0, 5.0)), "two points", (0.0, 0.0), (-1.0, 3.0, -1.0, 5.0)).minima
    ((1.0, 2.0),)
    """
    n = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    spread = sum((x - mean_x) * (x - mean_x) for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    mean_xx = sum(x * x for x, _ in points) / n

    def cost(t0, t1):
        residuals = [t0 + t1 * x - y for x, y in points]
        return sum(r * r for r in residuals) / n

    def gradient(t0, t1):
        residuals = [(t0 + t1 * x - y, x) for x, y in points]
        return 2 / n * sum(r for r, _ in residuals), 2 / n * sum(r * x for r, x in residuals)

    return Surface(
        name,
        cost,
        gradient,
        lambda t0, t1: (2.0, 2 * mean_x, 2 * mean_xx),
        ((mean_y - slope * mean_x, slope),),
        start,
        view,
    )


ten_points = fit_of_a_line(TEN_POINTS, "cost of the ten points", (10.0, 0.0), (-2.0, 12.0, -0.5, 3.6))

ALL: dict[str, Surface] = {n: s for n, s in list(globals().items()) if isinstance(s, Surface)}
