"""A run with everything that a figure shows of it, as plain arrays: optlib's loop without NumPy."""

from array import array

from optlib.definition import Point
from playground.loop import loop
from playground.noise import kicks, round_and_round
from playground.products import Products

__all__ = ["walk"]


def _number(x):
    """A state that is one number for the run; after a division by zero it is a point of one coordinate."""
    return x.coordinates[0] if isinstance(x, Point) else x


def _on_points(rule, g, theta, t, held):
    """One step on points, as `rule.update` takes it: the step, and each state's new numbers."""
    at = [_number(s[0]) if one else Point(s) for (_, _, one), s in zip(rule.state, held)]
    step, new = rule.update(Point(g), at, Point(theta), t)
    return _spread(step, len(g)), [
        _spread(s, 1 if one else len(g)) for (_, _, one), s in zip(rule.state, new)
    ]


def _spread(x, count):
    """The coordinates of a point; a number, or the only coordinate, serves for all."""
    own = x.coordinates if isinstance(x, Point) else [x]
    return own if len(own) == count else own * count


def _noise(noise, n):
    """The function that gives each step's noise, or None."""
    if not noise:
        return None
    if noise.get("cycle"):
        return round_and_round(noise["cycle"], n)
    if not noise["sd"]:
        return None
    return kicks(noise["sd"] / (noise.get("batch") or 1) ** 0.5, noise.get("seed", 0), n)


def walk(rule, objective, start, steps, noise=None):
    """The run of a rule down an objective, one row a step; row 0 is the start.

    It ends early where point, loss or gradient is no longer finite, as `optlib.descend` does. With noise the
    gradients are those that the rule saw; that of the last point, which it did not see, is exact.

    Floats take the steps, in the loop for rules of this shape; points take those that floats refuse, and the
    first, where what the rule returns is looked at.

    Args:
        rule: a bound `Rule`.
        objective: a surface or a curve.
        start: its coordinates.
        steps: how many at most.
        noise: `{"sd", "seed"}`, added to every coordinate of the gradient; with "batch" sd is that of one row
            of the data, and the noise that of a mean over so many. In their place `{"cycle"}`: numbers that
            are added in turn, over and over.
    """
    objective.expect(start)
    n, kick = len(start), _noise(noise, len(start))
    points, gradients, moves = (_zeros(n * (steps + 1)) for _ in range(3))
    losses = _zeros(steps + 1)
    points[:n] = array("d", start)
    widths = [1 if one else n for _, _, one in rule.state]
    columns = [
        array("d", [value] * (width * (steps + 1))) for (_, value, _), width in zip(rule.state, widths)
    ]
    run, hyper = loop(n, rule), [value for _, value in rule.hyper]
    t, until = 0, 0
    while True:
        rows = (points, losses, gradients, moves, columns)
        t, diverged = run(rule.formula, objective.look, kick, hyper, t, until, steps, *rows, Products())
        if diverged or t >= steps:
            break
        k, until = n * t, steps
        held = [list(column[w * t : w * t + w]) for column, w in zip(columns, widths)]
        g, theta = list(gradients[k : k + n]), list(points[k : k + n])
        step, new = _on_points(rule, g, theta, t + 1, held)
        t += 1
        moves[k : k + n] = array("d", step)
        points[k + n : k + 2 * n] = array("d", [x - p for x, p in zip(theta, step)])
        for column, w, numbers in zip(columns, widths, new):
            column[w * t : w * t + w] = array("d", numbers)
    end = n * (t + 1)
    return {
        "points": points[:end],
        "losses": losses[: t + 1],
        "gradients": gradients[:end],
        "steps": moves[: n * t],
        "states": {
            name: column[: w * (t + 1)] for (name, _, _), column, w in zip(rule.state, columns, widths)
        },
        "diverged_at": t if diverged else None,
    }


def _zeros(count):
    return array("d", bytes(8 * count))
