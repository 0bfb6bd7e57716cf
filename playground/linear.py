"""A linear rule as numbers, read off the rule itself: shares of gradient, theta and state in its results."""

from optlib.definition import Point

__all__ = ["parts"]

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


def parts(bound, what):
    """Of a rule's step and of its new state the shares of (gradient, theta, state); zeros without a state.

    Args:
        bound: a rule with its hyper-parameters.
        what: what the shares are for, as a message names it.

    Raises:
        ValueError: the rule has several states, is not linear, or changes from step to step.
    """
    if len(bound.state) > 1 or "dot" in bound.asks:
        raise ValueError(what + " are those of a rule with one state, which is one number a coordinate")
    rows = _applied(bound, STEPS[0])
    for early, late in zip(rows, _applied(bound, STEPS[1])):
        expected = early[0] * GRADIENT[MIXED] + early[1] * THETA[MIXED] + early[2] * STATE[MIXED]
        if early[ORIGIN] != 0 or not _same(early[MIXED], expected):
            raise ValueError(what + " are those of a linear rule; this one is not linear in the gradient")
        if not all(_same(x, y) for x, y in zip(early, late)):
            raise ValueError(what + " are those of a rule that is the same at every step; this one changes")
    return rows[0][:3], rows[1][:3] if bound.state else [0.0, 0.0, 0.0]
