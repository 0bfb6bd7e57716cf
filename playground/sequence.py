"""Sequences: the values of a schedule, and what a rule makes of gradients that are given."""

from array import array

from optlib.definition import Point
from playground.names import rule, schedule

__all__ = ["sequence"]

AFTER = ("repeat", "zero", "last")


def _gradient(story, after, t):
    """The gradient of step `t` (from 1): the story's, and after its end as `after` says."""
    if t <= len(story):
        return story[t - 1]
    if after == "repeat":
        return story[(t - 1) % len(story)]
    return story[-1] if after == "last" else 0.0


def _of_rule(asked, steps, quantity):
    """One number a step: "step", "rate" (step / gradient), "place" (from 0, all steps so far) or a state."""
    bound, story, after = rule(asked), asked.get("story") or [1.0], asked.get("after", "repeat")
    if after not in AFTER:
        raise ValueError("`after` is one of " + ", ".join(AFTER) + "; got " + str(after))
    names = [name for name, _, _ in bound.state]
    if quantity not in ["step", "rate", "place"] + names:
        known = ", ".join(names)
        raise ValueError("the quantity is step, rate, place or a state: " + known + "; got " + quantity)
    theta = Point([0.0])
    state = bound.init(theta)
    column = array("d")
    for t in range(1, steps + 1):
        g = Point([float(_gradient(story, after, t))])
        step, state = bound.update(g, state, theta, t)
        theta = theta - step
        found = {"step": step, "rate": step / g, "place": theta}.get(quantity)
        if found is None:
            found = state[names.index(quantity)]
        column.append(found.coordinates[0] if isinstance(found, Point) else found)
    return column


def sequence(asked):
    """One curve for each of `asked["runs"]`: a schedule's values, or `quantity` of a rule along its story."""
    steps, curves = asked["steps"], []
    for run in asked["runs"]:
        if "schedule" in run:
            value = schedule(run["schedule"])
            curves.append(array("d", [value(k) for k in range(steps)]))
        else:
            curves.append(_of_rule(run, steps, run.get("quantity") or asked.get("quantity", "step")))
    return {"curves": curves}
