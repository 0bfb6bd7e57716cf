"""A run with everything that a figure shows of it, as plain arrays: optlib's loop without NumPy."""

from array import array

from optlib.definition import Point
from playground.noise import kicks

__all__ = ["walk"]


def _finite(x):
    return x - x == 0


def walk(rule, objective, start, steps, noise=None):
    """The run of a rule down an objective, one row a step; row 0 is the start.

    It ends early where point, loss or gradient is no longer finite, as `optlib.descend` does. With noise the
    gradients are those that the rule saw; that of the last point, which it did not see, is exact.

    Args:
        rule: a bound `Rule`.
        objective: a surface or a curve.
        start: its coordinates.
        steps: how many at most.
        noise: `{"sd", "seed"}`, added to every coordinate of the gradient; with "batch" sd is that of one row
            of the data, and the noise that of a mean over so many.
    """
    theta = Point([float(x) for x in start])
    kick = None
    if noise and noise["sd"]:
        sd = noise["sd"] / (noise.get("batch") or 1) ** 0.5
        kick = kicks(sd, noise.get("seed", 0), len(start))
    state = rule.init(theta)
    points, losses = array("d"), array("d")
    gradients, moves = array("d"), array("d")
    states = [(array("d"), one) for _, _, one in rule.state]
    diverged_at = None
    t = 0
    while True:
        loss, g = objective.value(theta), objective.gradient(theta)
        length = sum([x * x for x in g.coordinates])
        points.extend(array("d", theta.coordinates))
        losses.append(loss)
        for (column, one), s in zip(states, state):
            if one:
                column.append(_one(s))
            else:
                column.extend(array("d", s.coordinates))
        ended = t and not (_finite(loss) and _finite(length) and _finite(sum(theta.coordinates)))
        if ended:
            diverged_at = t
        if kick and t < steps and not ended:
            g = Point([x + e for x, e in zip(g.coordinates, kick())])
        gradients.extend(array("d", g.coordinates))
        if ended or t >= steps:
            break
        t += 1
        step, state = rule.update(g, state, theta, t)
        moves.extend(array("d", step.coordinates))
        theta = theta - step
    named = {name: column for (name, _, _), (column, _) in zip(rule.state, states)}
    return {
        "points": points,
        "losses": losses,
        "gradients": gradients,
        "steps": moves,
        "states": named,
        "diverged_at": diverged_at,
    }


def _one(s):
    """A state that is one number for the run; after a division by zero it is a point of one coordinate."""
    return s.coordinates[0] if isinstance(s, Point) else s
