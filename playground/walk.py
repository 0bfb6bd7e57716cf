"""A run with everything that a figure shows of it, as plain arrays: optlib's loop without NumPy."""

from array import array

from optlib.definition import Point
from playground.noise import kicks, round_and_round

__all__ = ["walk"]


def _finite(x):
    return x - x == 0


def _number(x):
    """A state that is one number for the run; after a division by zero it is a point of one coordinate."""
    return x.coordinates[0] if isinstance(x, Point) else x


def _on_points(rule, g, theta, t, rows):
    """One step on points, as `rule.update` takes it: for each coordinate its step and its new states."""
    ones = [one for _, _, one in rule.state]
    held = list(zip(*rows))[1:]
    at = [_number(s[0]) if one else Point(list(s)) for one, s in zip(ones, held)]
    step, new = rule.update(Point(list(g)), at, Point(list(theta)), t)
    columns = [step.coordinates]
    columns.extend([[_number(s)] * len(g) if one else s.coordinates for one, s in zip(ones, new)])
    return list(zip(*columns))


def _on_floats(rule, g, theta, t, rows, hyper):
    """The same on the floats of each coordinate, many times faster; None where a float refuses."""
    formula, new, i, width = rule.formula, [], 0, 1 + len(rule.state)
    try:
        for x in g:
            if "theta" in hyper:
                hyper["theta"] = theta[i]
            row = formula(x, *rows[i][1:], t=t, **hyper)
            if type(row) is not tuple:
                row = (row,)
            if len(row) != width or row[0] is None:
                raise TypeError(rule.wrong_count())
            new.append(row)
            i += 1
    except (ZeroDivisionError, OverflowError):
        return None
    return new


def _on_floats_with_dot(rule, g, theta, t, rows, hyper):
    """The same for a rule that takes inner products, which need all coordinates.

    The last coordinate completes each sum, so those before it are run first for their parts, and then again.
    None also where an inner product depends on another one: at first it was taken of something else.
    """
    parts, sums, again = [], [], []

    def part(a, b):
        parts.append(a * b)
        return 1.0

    def whole(a, b):
        k = len(sums)
        sums.append((before[k] if k < count else 0.0) + a * b)
        return sums[k]

    def known(a, b):
        again.append(a * b)
        return sums[(len(again) - 1) % count]

    hyper["dot"] = part
    if _on_floats(rule, g[:-1], theta[:-1], t, rows[:-1], hyper) is None:
        return None
    count = len(parts) // max(1, len(g) - 1)
    before = [sum([parts[i] for i in range(k, len(parts), count)]) for k in range(count)]
    hyper["dot"] = whole
    last = _on_floats(rule, g[-1:], theta[-1:], t, rows[-1:], hyper)
    if last is None or (parts and len(sums) != count):
        return None
    hyper["dot"] = known
    first = _on_floats(rule, g[:-1], theta[:-1], t, rows[:-1], hyper)
    return None if first is None or again != parts else first + last


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

    The loop is written for MicroPython: lists of their final length, since its own grow slowly, and no inner
    function, which would make every variable that it shares slow.

    Args:
        rule: a bound `Rule`.
        objective: a surface or a curve.
        start: its coordinates.
        steps: how many at most.
        noise: `{"sd", "seed"}`, added to every coordinate of the gradient; with "batch" sd is that of one row
            of the data, and the noise that of a mean over so many. In their place `{"cycle"}`: numbers that
            are added in turn, over and over.
    """
    theta, n = list(map(float, start)), len(start)
    kick, look = _noise(noise, n), objective.look
    floats = _on_floats_with_dot if "dot" in rule.asks else _on_floats
    hyper, schedules = _values(rule)
    new = [(0.0,) + tuple([value for _, value, _ in rule.state])] * n  # before the first step
    points, losses, gradients = [0.0] * (n * (steps + 1)), [0.0] * (steps + 1), [0.0] * (n * (steps + 1))
    rows = new * (steps + 1)
    diverged_at, t, k = None, 0, 0
    while True:
        loss, g = look(theta)
        losses[t] = loss
        total, i = loss, k
        for x in theta:
            points[i] = x
            total += x
            i += 1
        for x in g:
            total += x * x
        if t and total - total != 0:
            diverged_at = t
        elif kick and t < steps:
            g = list(map(_sum, g, kick()))
        i = k
        for x in g:
            gradients[i] = x
            i += 1
        if t >= steps or diverged_at is not None:
            break
        t += 1
        seen, new = new, None
        if t > 1:  # at the first step points look at what the rule returns
            for key, value in schedules:
                hyper[key] = value(t - 1)
            new = floats(rule, g, theta, t, seen, hyper)
        if new is None:
            new = _on_points(rule, g, theta, t, seen)
        k, i, moved = k + n, 0, []
        for row in new:
            rows[k + i] = row
            moved.append(theta[i] - row[0])
            i += 1  # noqa: SIM113 (enumerate would make a tuple a turn)
        theta = moved
    rows = rows[: k + n]
    states = {}
    for i, (name, _, one) in enumerate(rule.state):
        states[name] = _column(rows[::n] if one else rows, i + 1)
    return {
        "points": array("d", points[: k + n]),
        "losses": array("d", losses[: t + 1]),
        "gradients": array("d", gradients[: k + n]),
        "steps": _column(rows[n:], 0),
        "states": states,
        "diverged_at": diverged_at,
    }


def _column(rows, k):
    return array("d", [row[k] for row in rows])


def _sum(x, y):
    return x + y


def _values(rule):
    """The hyper-parameters of the first step, and those that are schedules."""
    hyper = {key: value(0) if callable(value) else value for key, value in rule.hyper}
    if "theta" in rule.asks:
        hyper["theta"] = None
    return hyper, [(key, value) for key, value in rule.hyper if callable(value)]
