"""The table of A8 judged: what is unfair in it, and whether its runs end as it says."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from assignments.a08_fair_comparison.runs import METHODS, MISTAKES, losses
from book.assignments.check import Table, Verdict, read_table, table_faults
from grading.spec import Mistake

__all__ = ["RULES", "judge"]

FAULTS = {
    "few_seeds": (
        0.5,
        "Fewer than five seeds choose or judge, or one does so twice. One run is one draw; the task wants at "
        "least five of each, all different.",
    ),
    "same_seeds": (
        0.5,
        "A seed that chose judges too. What was chosen was lucky with it; the task wants others to judge.",
    ),
    "unequal": (0.5, "One method has tried more rates than another; equal budgets give each as many."),
    "coarse": (
        0.25,
        "Neighbouring rates of {} differ by more than a factor of 4, so the best may lie between them.",
    ),
    "edge": (
        0.5,
        "At an end of its grid the median loss of {} is the lowest, or less than 0.2 % above it, so a better "
        "rate may lie beyond.",
    ),
    "idle": (
        1,
        "At both ends of its grid the median loss of {} is less than 0.2 % above the lowest, so the table "
        "does not show that the rates tried enclose a best one.",
    ),
    "promised": (
        0.5,
        "The judged losses of {} are some that chose its rate; the task wants new runs with other seeds.",
    ),
    "no_inf": (
        0.5,
        "Runs that diverged are nan, which argmin takes for the lowest; that chose the rate of {}.",
    ),
    "mean": (0.25, "For {} the rate with the lowest mean is chosen; the task wants the lowest median."),
    "luckiest": (
        0.5,
        "For {} the rate with the lowest single run is chosen; the task wants the lowest median.",
    ),
    "peeked": (0.5, "The rates are those that the judging seeds like best; the other seeds have to choose."),
    "choice": (0.5, "For {} the rate chosen has not the lowest median of the losses that choose."),
}
NEAR, FEW = 1e-3, 0.05  # how far a loss may be off, relative; which part of the losses may be farther off
RULES: dict[str, Any] = {
    "methods": list(METHODS),
    "seeds": 5,
    "runs": 400,
    "factor": 4,
    "diverged": 1e20,
    "gain": 2 * NEAR,  # no less: so far apart may be told what is one loss
    "faults": {name: {"costs": costs, "says": says} for name, (costs, says) in FAULTS.items()},
}


def judge(entry: dict[str, Any], values: Sequence[Any], charged: frozenset[str]) -> Verdict:
    """Make every run of the tables again, and see whether it ends so and was chosen so.

    Args:
        entry: the question in the key.
        values: the table for each call.
        charged: mistakes that earlier questions have been charged for; they cost nothing here.
    """
    tables = [read_table(RULES, value) for value in values]
    data = [[np.array(x, dtype=float) for x in call["arguments"]] for call in entry["calls"]]
    asked = frozenset(entry["asked"])
    faults, costs = table_faults(RULES, tables), {name: costs for name, (costs, _) in FAULTS.items()}
    false = functools.partial(_false, data, tables, "promised" in faults)
    if said := false(asked):
        made = next((some for some, flags in _others(asked, charged) if not false(flags)), [])
        if not made:
            return Verdict(0, said)
        if all(0 < best < last for best, last in _best(data, tables, asked, "tuning")):
            for comes_of_them in ("edge", "idle"):  # with right runs this grid is wide enough
                faults.pop(comes_of_them, "")
        for mistake in made:
            faults[mistake.name] = entry["usual"] if mistake.name in asked else mistake.says
            costs[mistake.name] = 1
        first = made[0].name
        faults[first] = f"These are the losses of other runs than the task's. {faults[first]}"
    elif "choice" in faults:
        chosen = [one.chosen for table in tables for one in table.methods.values()]
        if chosen == [best for best, _ in _best(data, tables, asked, "judging")]:
            del faults["choice"]
            faults["peeked"] = FAULTS["peeked"][1]
    share = max(0.0, 1 - sum(costs[name] for name in faults.keys() - charged))
    again = ["What was charged above is not charged again."] if charged & faults.keys() else []
    return Verdict(share, " ".join([*faults.values(), *again]) or "Right.", tuple(faults))


def _others(asked: frozenset[str], charged: frozenset[str]) -> Iterator[tuple[list[Mistake], frozenset[str]]]:
    """Yield mistakes of which a table's runs may come, with the flags that make such runs.

    First come all that were charged, together: the same function makes the table. A mistake that stands
    where the form asked for does is made with it or in its place.
    """
    before = [mistake for mistake in MISTAKES if mistake.name in charged]
    for made in filter(None, [before, *([mistake] for mistake in MISTAKES)]):
        names, slots = {mistake.name for mistake in made}, {mistake.slot for mistake in made}
        elsewhere = {mistake.name for mistake in MISTAKES if mistake.slot not in slots}
        for flags in {asked ^ names, asked & elsewhere | names - asked}:
            yield made, flags


def _false(data: Sequence[Any], tables: Sequence[Table], promised: bool, flags: frozenset[str]) -> str:
    """Return a sentence on the first losses with which runs with these mistakes do not end, or nothing.

    It holds no number: the student chose them, and may have chosen hidden inputs. Where the losses that judge
    are only those that chose (`promised`), they are not looked at. Of those that choose a few may be off, one
    at a rate, so that no median comes of them: single precision may turn the sign of a step of RMSProp.
    """
    for (X, y), table in zip(data, tables, strict=True):
        for name, one in table.methods.items():
            run = functools.partial(losses, flags.__contains__, X, y, name)
            off = ~_same(one.losses, run(one.rates, table.tuning))
            if off.mean() > FEW or off.sum(axis=1).max() > 1:
                return f"Losses of {name} that chose its rate are not those with which its runs end."
            if not (promised or _same(one.judged, run(one.rates[[one.chosen]], table.judging)[0]).all()):
                return f"Judged losses of {name} are not those with which its runs end."
    return ""


def _same(found: Any, wanted: Any) -> Any:
    """Return for each loss whether it is the same; of two that diverge it does not matter how far."""
    found, wanted = (np.where(x < RULES["diverged"], x, np.inf) for x in (found, wanted))
    with np.errstate(invalid="ignore"):
        near = np.abs(found - wanted) <= NEAR * wanted
    return np.where(np.isfinite(wanted), near, found == wanted)


class _Best(NamedTuple):
    row: int
    last: int


def _best(data: Sequence[Any], tables: Sequence[Table], flags: frozenset[str], by: str) -> list[_Best]:
    """Return which rate the seeds of this name choose, for each table and method, and the last one's row."""
    chosen = []
    for (X, y), table in zip(data, tables, strict=True):
        for name, one in table.methods.items():
            ends = losses(flags.__contains__, X, y, name, one.rates, getattr(table, by))
            chosen.append(_Best(int(np.median(ends, axis=1).argmin()), len(one.rates) - 1))
    return chosen
