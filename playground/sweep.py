"""The losses of a rule at many learning rates: what its curve of sensitivity is read off, after any step."""

from array import array

from playground import names
from playground.walk import walk

__all__ = ["sweep"]


def sweep(asked):
    """The losses at each of `asked["rates"]`, a row a rate and a column a step, the start's in column 0.

    From the step on after which a run is no longer finite they are inf.
    """
    down, steps = names.objective(asked["surface"]), asked["steps"]
    losses = array("d", [float("inf")] * (len(asked["rates"]) * (steps + 1)))
    hyper, first = dict(asked["hyper"]), 0
    for rate in asked["rates"]:
        hyper["lr"] = rate
        bound = names.rule({"rule": asked["rule"], "hyper": hyper})
        run = walk(bound, down, asked["start"], steps)
        end = steps + 1 if run["diverged_at"] is None else run["diverged_at"]
        losses[first : first + end] = run["losses"][:end]
        first += steps + 1
    return {"losses": losses}
