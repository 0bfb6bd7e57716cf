"""A fair comparison: one run as the task wants it, four methods tuned on equal budgets, a conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from assignments.a08_fair_comparison import runs
from assignments.a08_fair_comparison.runs import METHODS, losses
from assignments.a08_fair_comparison.table import RULES, judge
from grading.spec import Assignment, Mistake, Mutant, Question, Twist

# ---- inputs

UNITS = [-0.5, 0.5]  # powers of ten
VERSIONS = {"without_replacement": frozenset({"shuffled"})}  # what they ask for
RATES, CHOOSE, JUDGE = np.logspace(-4, 2, 13), range(5), range(5, 10)  # as usual submissions have them


def _data(rng: np.random.Generator, power: float) -> tuple[Any, Any]:
    """Thirty noisy rows of a linear model; the units of its inputs decide on the rates that suit it."""
    X = rng.normal(size=(30, 3)) * (1, 0.5, 0.25) * 10 ** (power + rng.uniform(-0.1, 0.1))
    signal = X @ rng.choice([-1.0, 1.0], 3)
    y = signal + signal.std() * rng.uniform(0.5, 1) * rng.normal(size=30)
    return X.round(4), (y * 10 ** rng.uniform(-0.5, 0.5)).round(4)


def run_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    """A run of each method, and one that diverges."""
    X, y = _data(rng, rng.choice(UNITS))
    L = 2 * np.linalg.eigvalsh(X.T @ X / len(y))[-1]
    size = np.abs(np.linalg.lstsq(X, y)[0]).max()
    at = {"gd": 0.3 / L, "momentum": 0.05 / L, "rmsprop": 0.05 * size, "adam": 0.1 * size}
    calls = []
    for method, lr in (*at.items(), ("gd", 1e25 / L)):
        rate, seed = float(f"{lr * rng.uniform(0.7, 1.4):.3g}"), int(rng.integers(1000))
        calls.append({"function": "final_loss", "arguments": [X.tolist(), y.tolist(), method, rate, seed]})
    return calls


def table_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    """Inputs in small and in large units, on which each way to choose chooses others, in all versions."""
    while True:
        data = [_data(rng, power) for power in rng.permutation(UNITS)]
        if all(_told_apart(flags, data) for flags in (frozenset(), *VERSIONS.values())):
            return [{"function": "comparison", "arguments": [X.tolist(), y.tolist()]} for X, y in data]


def _told_apart(flags: frozenset[str], data: Sequence[tuple[Any, Any]]) -> bool:
    """Return whether on these data no two ways to choose choose the same rates, and none one at an end."""
    chosen = np.hstack([_chosen(flags, X, y) for X, y in data])
    inside = 0 < chosen.min() <= chosen.max() < len(RATES) - 1
    return bool(inside and len(np.unique(chosen, axis=0)) == len(chosen))


def _chosen(flags: frozenset[str], X: Any, y: Any) -> Any:
    """Return for each way to choose (rows) and each method the number of the rate chosen."""
    ways = []
    for method in METHODS:
        chose, judged = (losses(flags.__contains__, X, y, method, RATES, seeds) for seeds in (CHOOSE, JUDGE))
        each = (np.median(chose, 1), np.mean(chose, 1), np.min(chose, 1), np.median(judged, 1))
        ways.append([way.argmin() for way in each])
    return np.transpose(ways)


QUESTIONS = (
    Question("final_loss", "one run", 2, ("loss",), run_inputs, runs.final_loss, runs.MISTAKES),
    Question(
        "comparison", "four methods on equal budgets", 4, ("table",), table_inputs, judge=judge, table=RULES,
        judged="Seeds, budgets and choices are fair. Whether the losses are true is seen when it is graded.",
    ),
    Question("conclusion", "what the table tells", 3, human=True),
)  # fmt: skip

# ---- wrong submissions, and another version

ROWS = "rows = rng.integers(len(y), size=BATCH)\n"
COUNT = "for t in range(1, STEPS + 1):\n"
CHANGE = "change, state = step(method, gradient(theta, X[rows], y[rows]), state, t)\n"
LOSS = "loss = cost(theta, X, y)\n"
FINITE = "return loss if np.isfinite(loss) else np.inf\n"
SEEDS = "tuning, judging = range(5), range(5, 10)\n"
GRID = "rates = np.logspace(-4, 2, 13)\n"
METHOD = "for method in METHODS:\n"
CHOSEN = "chosen = rates[np.argmin(np.median(losses, axis=1))]\n"
JUDGED = "judged = [final_loss(X, y, method, chosen, seed) for seed in judging]\n"

WITHOUT = "rows = rng.choice(len(y), size=BATCH, replace=False)\n"
OF_BATCH = {LOSS: "loss = cost(theta, X[rows], y[rows])\n"}
TOO_SMALL = {GRID: "rates = np.logspace(-4, -1, 13)\n"}
TABLED = "table[method] = {"
MORE = "for method in METHODS:\n        rates = np.logspace(-4, 2, 25 if method == 'adam' else 13)\n"
PEEKED = (
    "test = [[final_loss(X, y, method, lr, seed) for seed in judging] for lr in rates]\n"
    "        chosen = rates[np.argmin(np.median(test, axis=1))]\n"
)


def _same_everywhere(rates: str, loss: str, told: str = "1") -> dict[str, str]:
    """A table without runs: at these rates each ends with the same loss, which is told by these factors."""
    made = f"rates, losses = {rates}, np.outer(np.ones(3) * {told}, np.full(5, {loss}))"
    judged = f"chosen, judged = rates[1], np.full(5, 1.000001 * {loss})"
    return {TABLED: f"{made}\n        {judged}\n        {TABLED}"}


def _of_run(mistake: Mistake, replace: dict[str, str]) -> Mutant:
    """A wrong run loses its points once: the table made of such runs loses none for it."""
    return Mutant(mistake.name, replace, {"final_loss": 2 * (1 - mistake.share)}, mistake.says)


def _of_table(name: str, old: str, new: str, loses: float, says: str) -> Mutant:
    return Mutant(name, {old: f"{new}\n"}, {"comparison": loses}, says)


MUTANTS = (
    _of_run(runs.LAST_BATCH, OF_BATCH),
    _of_run(runs.NO_STATE, {CHANGE: CHANGE.replace("state, t", "(0.0, 0.0), t")}),
    _of_run(runs.SAME_BATCH, {ROWS: ROWS.replace("rng", "np.random.default_rng(seed)")}),
    _of_run(runs.SHUFFLED, {ROWS: WITHOUT}),
    _of_run(runs.FROM_ZERO, {COUNT: "for t in range(STEPS):\n"}),
    _of_run(runs.NO_INF, {FINITE: "return loss\n"}),
    Mutant(
        "twice the steps for Adam", {COUNT: "for t in range(1, (1 + (method == 'adam')) * STEPS + 1):\n"},
        {"final_loss": 2, "comparison": 4}, "of adam that chose",
    ),
    _of_table("one seed chooses", SEEDS, "tuning, judging = range(1), range(5, 10)", 2, "Fewer than five"),
    _of_table("one seed judges", SEEDS, "tuning, judging = range(5), range(5, 6)", 2, "Fewer than five"),
    _of_table(
        "one seed chooses many times", SEEDS, "tuning, judging = [0, 1, 2, 3, 4] + [0] * 5, range(5, 10)", 2,
        "twice",
    ),
    _of_table("the same seeds judge", SEEDS, "tuning, judging = range(5), range(5)", 2, "A seed that chose"),
    _of_table("more rates for Adam", METHOD, MORE.strip(), 2, "equal budgets"),
    _of_table(
        "a default for Adam", CHOSEN, f"{CHOSEN.strip()} if method != 'adam' else rates[2]", 2,
        "For adam the rate chosen has not",
    ),
    Mutant("rates too small", TOO_SMALL, {"comparison": 2}, "may lie beyond"),
    Mutant(
        "rates at which nothing moves", _same_everywhere("[1e-30, 2e-30, 4e-30]", "np.mean(y**2)"),
        {"comparison": 4}, "enclose a best one",
    ),
    Mutant(
        "rates at which nothing moves, and the second is told to be best",
        _same_everywhere("[1e-30, 2e-30, 4e-30]", "np.mean(y**2)", "[1.0009, 0.9992, 1.0009]"),
        {"comparison": 4}, "enclose a best one",
    ),
    Mutant(
        "rates at which all diverges, and the second is told to be best",
        _same_everywhere("[1e30, 2e30, 4e30]", "1e25", "[1e5, 1, 1e5]"), {"comparison": 4},
        "enclose a best one",
    ),
    Mutant(
        "rates at which nothing moves, and a few runs are told to be best",
        {
            TABLED: "rates = np.logspace(-35, -30, 16)\n        losses = np.full((16, 5), np.mean(y**2))\n"
            "        losses[5, :3] = 0\n        chosen, judged = rates[5], np.full(5, np.mean(y**2))\n"
            f"        {TABLED}",
        },
        {"comparison": 4}, "of gd that chose",
    ),
    Mutant("one rate", {GRID: "rates = np.array([0.01])\n"}, {"comparison": 4}, "enclose a best one"),
    Mutant(
        "rates at which all diverges", _same_everywhere("[1e30, 2e30, 4e30]", "np.inf"), {"comparison": 4},
        "enclose a best one",
    ),
    Mutant(
        "nothing but nan", _same_everywhere("[1e30, 2e30, 4e30]", "np.nan"), {"comparison": 4},
        "enclose a best one",
    ),
    _of_table("powers of ten", GRID, "rates = np.logspace(-4, 2, 7)", 1, "factor of 4"),
    _of_table("the lowest mean", CHOSEN, CHOSEN.strip().replace("median", "mean"), 1, "lowest mean"),
    _of_table("the luckiest run", CHOSEN, CHOSEN.strip().replace("median", "min"), 2, "lowest single run"),
    _of_table("chosen by the seeds that judge", CHOSEN, PEEKED.strip(), 2, "judging seeds like best"),
    _of_table("no new runs", JUDGED, "judged = losses[list(rates).index(chosen)]", 2, "some that chose"),
    _of_table("rounded", JUDGED, f"{JUDGED.strip()}; judged = np.round(judged, 1)", 4, "Judged losses"),
    Mutant(
        "two mistakes in a run",
        {**OF_BATCH, CHANGE: CHANGE.replace("state, t", "(0.0, 0.0), t")}, {"final_loss": 2},
        f"{runs.LAST_BATCH.says} {runs.NO_STATE.says}",
    ),
    Mutant(
        "two mistakes in a run, and the edge",
        {**OF_BATCH, **TOO_SMALL, ROWS: WITHOUT}, {"final_loss": 2, "comparison": 2}, "may lie beyond",
    ),
    Mutant(
        "a wrong run and the edge", {**OF_BATCH, **TOO_SMALL}, {"final_loss": 2, "comparison": 2},
        "may lie beyond",
    ),
)  # fmt: skip

TWISTS = {
    "without_replacement": Twist(
        dict.fromkeys(("final_loss", "comparison"), VERSIONS["without_replacement"]),
        {
            "by `rng.integers(len(y), size=BATCH)`, with replacement.": "by "
            "`rng.choice(len(y), size=BATCH, replace=False)`, **without replacement**.",
            ROWS: WITHOUT,
        },
        "The rows of a batch are drawn with replacement; this version of the task draws them without.",
        mutants=tuple(
            _of_run(runs.SAME_BATCH, {WITHOUT: rows.replace("rng", "np.random.default_rng(seed)")})
            for rows in (ROWS, WITHOUT)
        ),
    ),
}

ASSIGNMENT = Assignment("a08_fair_comparison", "Assignment 8: A fair comparison", QUESTIONS, MUTANTS, TWISTS)
