"""Does a rule reach the bar: a thousandth of the first loss, on three surfaces, at the best of nine rates?

Gradient descent is held to the same bar beside it, so that one sees what the surface asks for.
"""

from playground import names
from playground.walk import walk

__all__ = ["bars"]

# Surface, start and steps. Gradient descent passes the first two; the third would take it six times as many.
SURFACES = [
    ({"name": "bowl"}, (-7.0, 2.0), 200),
    ({"name": "ravine", "kappa": 50.0, "turn": 30.0}, (-1.02, -0.24), 200),
    ({"name": "rosenbrock"}, (-1.2, 1.0), 500),
]
RATES = [10.0 ** (k / 2) for k in range(-8, 1)]
PART = 1000


def bars(asked):
    """For each surface the steps that the rule and gradient descent need, and the rate; None where it fails.

    Asked are `rule` or `source`, and `hyper`. A rule without `lr` is run as it is.
    """
    known = names.rule(asked)
    rates = RATES if "lr" in [key for key, _ in known.hyper] else [None]
    told = []
    for surface, start, steps in SURFACES:
        down = names.objective(surface)
        reached, rate = _best(known, rates, down, start, steps)
        own, _ = _best(names.rule({"rule": "gd"}), RATES, down, start, steps)
        told.append({"surface": down.name, "steps": steps, "reached": reached, "rate": rate, "gd": own})
    return {"part": PART, "surfaces": told}


def _best(rule, rates, down, start, steps):
    """The fewest steps to the bar, and their rate."""
    best = None, None
    for rate in rates:
        most = steps if best[0] is None else best[0] - 1
        losses = walk(rule if rate is None else rule(lr=rate), down, start, most)["losses"]
        for k in range(len(losses)):
            if losses[k] <= losses[0] / PART:
                best = k, rate
                break
    return best
