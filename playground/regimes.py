"""What a linear rule does on a parabola, read off the rule itself: matrix of one step, eigenvalues."""

from array import array

from optlib.definition import Point
from playground.names import rule

__all__ = ["DIVERGES", "regimes"]

MONOTONE, ALTERNATES, RINGS, DIVERGES = 0.0, 1.0, 2.0, 3.0
# Beside the unit vectors of (theta, state): the origin and one mixed vector tell whether the rule is linear.
MIXED = (1.25, -0.75)
STEPS = (2, 1001)  # a rule that changes from step to step has no matrix of its own


def _images(bound, u, t):
    """Where one step takes the columns (1, 0), (0, 1), (0, 0) and MIXED on parabolas of curvatures `u`.

    The rule takes each coordinate for itself, so all columns of all curvatures are coordinates of one point.
    """
    n = len(u)
    theta = Point([1.0] * n + [0.0] * n + [0.0] * n + [MIXED[0]] * n)
    state = tuple(Point([0.0] * n + [1.0] * n + [0.0] * n + [MIXED[1]] * n) for _ in bound.state)
    g = Point([c * x for c, x in zip(u * 4, theta.coordinates)])
    step, new = bound.update(g, state, theta, t)
    rows = [(theta - step).coordinates] + [s.coordinates for s in new]
    return [[row[k * n : (k + 1) * n] for k in range(4)] for row in rows]


def _same(x, y):
    return abs(x - y) <= 1e-9 * (1 + abs(x) + abs(y))


def _check(bound, u):
    """A ValueError in words where the rule is not linear, or not the same at every step."""
    early, late = (_images(bound, u, t) for t in STEPS)
    for row, row_late in zip(early, late):
        first, second, origin, mixed = row
        for i in range(len(u)):
            expected = MIXED[0] * first[i] + (MIXED[1] * second[i] if bound.state else 0.0)
            if origin[i] != 0 or not _same(mixed[i], expected):
                raise ValueError("regimes are those of a linear rule; this one is not linear in the gradient")
        if not all(_same(a[i], b[i]) for a, b in zip(row, row_late) for i in range(len(u))):
            raise ValueError("regimes are those of a rule that does the same at every step; this one changes")


def _told(a, b, c, d):
    """Radius, kind and spread of the matrix ((a, b), (c, d)), by its trace and determinant."""
    half, determinant = (a + d) / 2, a * d - b * c
    spread = half * half - determinant
    if spread < 0:
        radius, kind = determinant**0.5, RINGS
    else:
        root = spread**0.5
        radius = max(abs(half + root), abs(half - root))
        kind = MONOTONE if half >= 0 else ALTERNATES
    return radius, DIVERGES if radius >= 1 else kind, spread


def regimes(asked):
    """Radius and kind for each pair of eta * lambda and beta, rows by beta; and the eigenvalues' spread.

    The spread, the square of half the eigenvalues' difference, is smooth and negative where they are complex.

    `asked` holds the rule, its other hyper-parameters, `eta_lambda`, `beta` and, where the hyper-parameter on
    that axis has another name, `parameter`.
    """
    u, name = [float(x) for x in asked["eta_lambda"]], asked.get("parameter", "beta")
    radius, kind, spread = array("d"), array("d"), array("d")
    for i, beta in enumerate(asked["beta"]):
        hyper = dict(asked.get("hyper", {}))
        hyper.update({"lr": 1.0, name: beta})
        bound = rule({"rule": asked["rule"], "source": asked.get("source"), "hyper": hyper})
        if len(bound.state) > 1:
            held = str(len(bound.state))
            raise ValueError("regimes are those of a rule with one state; this one has " + held)
        if i == 0:
            _check(bound, u)
        image = _images(bound, u, STEPS[0])
        for k in range(len(u)):
            b = image[0][1][k] if bound.state else 0.0
            c, d = (image[1][0][k], image[1][1][k]) if bound.state else (0.0, 0.0)
            r, what, apart = _told(image[0][0][k], b, c, d)
            radius.append(r)
            kind.append(what)
            spread.append(apart)
    return {"radius": radius, "kind": kind, "spread": spread}
