"""What a linear rule does on a parabola, read off the rule itself: matrix of one step, its eigenvalues."""

from array import array

from optlib.definition import Point
from playground.names import rule

__all__ = ["regimes"]

MONOTONE, ALTERNATES, RINGS, DIVERGES = 0.0, 1.0, 2.0, 3.0
# What the rule is applied to, one column a coordinate: the units of (gradient, theta, state), the origin, and
# one mixture, which tells with the origin whether the rule is linear.
GRADIENT, THETA, STATE = (1.0, 0.0, 0.0, 0.0, 1.25), (0.0, 1.0, 0.0, 0.0, -0.75), (0.0, 0.0, 1.0, 0.0, 0.5)
ORIGIN, MIXED = 3, 4
STEPS = (2, 1001)  # a rule that changes from step to step has no matrix of its own


def _applied(bound, t):
    """The step and the new state that the rule gives for each of the columns."""
    state = (Point(list(STATE)),) if bound.state else ()
    step, new = bound.update(Point(list(GRADIENT)), state, Point(list(THETA)), t)
    return [step.coordinates] + [s.coordinates for s in new]


def _same(x, y):
    return abs(x - y) <= 1e-9 * (1 + abs(x) + abs(y))


def _checked(bound):
    """The rule, if it has one state, is linear and the same at every step; a ValueError in words if not."""
    if len(bound.state) > 1 or "dot" in bound.asks:
        raise ValueError("regimes are those of a rule with one state, which is one number a coordinate")
    for early, late in zip(_applied(bound, STEPS[0]), _applied(bound, STEPS[1])):
        expected = early[0] * GRADIENT[MIXED] + early[1] * THETA[MIXED] + early[2] * STATE[MIXED]
        if early[ORIGIN] != 0 or not _same(early[MIXED], expected):
            raise ValueError("regimes are those of a linear rule; this one is not linear in the gradient")
        if not all(_same(x, y) for x, y in zip(early, late)):
            raise ValueError("regimes are those of a rule that is the same at every step; this one changes")
    return bound


def _told(a, b, c, d):
    """Radius, kind and spread of the matrix ((a, b), (c, d)), by its trace and determinant.

    The spread, a quarter of the discriminant, is negative where the rule rings, and smooth.
    """
    half, determinant = (a + d) / 2, a * d - b * c
    spread = half * half - determinant
    if spread < 0:
        radius, kind = determinant**0.5, RINGS
    else:
        radius, kind = abs(half) + spread**0.5, MONOTONE if half >= 0 else ALTERNATES
    return radius, DIVERGES if radius >= 1 else kind, spread


def regimes(asked):
    """Radius, kind and spread for each pair of eta * lambda and beta, rows by beta.

    `asked` holds the rule, its other hyper-parameters, `eta_lambda`, `beta` and, where the hyper-parameter on
    that axis has another name, `parameter`.
    """
    name = asked.get("parameter", "beta")
    told = []
    for beta in asked["beta"]:
        hyper = dict(asked.get("hyper", {}))
        hyper.update({"lr": 1.0, name: beta})
        bound = _checked(rule({"rule": asked.get("rule"), "source": asked.get("source"), "hyper": hyper}))
        rows = _applied(bound, STEPS[0])
        by_g, by_theta, by_state = rows[0][:3]
        held_g, held_theta, held_state = rows[1][:3] if bound.state else (0.0, 0.0, 0.0)
        for u in asked["eta_lambda"]:  # the gradient is u theta
            told.append(_told(1 - by_theta - u * by_g, -by_state, held_theta + u * held_g, held_state))
    return {name: array("d", [row[k] for row in told]) for k, name in enumerate(("radius", "kind", "spread"))}
