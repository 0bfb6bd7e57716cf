"""Every optimizer of the book on the same five problems: `python -m benchmarks.table`, about three minutes.

Each gets the same budget: the same learning rates on each problem, five seeds to choose one of them by, and
as many gradients. All other hyper-parameters keep their defaults. The rate with the lowest median loss is
chosen, and five other seeds judge it. A second, wider search lets each method that has a memory also choose
among three lengths of it, at each rate. Everything is written to benchmarks/results/table.json; nothing in
it is a clock, and nothing is drawn anew: the same command writes the same numbers on one machine. Another, or
other versions, may round a sum otherwise, and some runs hang on that: Adam's on Rosenbrock do.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np

from optlib import Rule, rules

from .machine import versions
from .problems import PROBLEMS, Problem, Task

__all__ = [
    "JUDGING",
    "METHODS",
    "RATES",
    "RESULT",
    "TUNING",
    "chosen",
    "judged",
    "memories",
    "settings",
    "tuned",
]

RESULT = Path(__file__).parent / "results" / "table.json"

METHODS = (
    "gd", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta", "adam", "adamw", "adamax", "nadam",
    "amsgrad", "radam", "swats",
)  # fmt: skip
RATES = tuple(float(f"{10 ** (k / 4):.3g}") for k in range(-20, 13))  # four to a power of ten, 1e-5 to 1e3
TUNING, JUDGING = (1, 2, 3, 4, 5), (11, 12, 13, 14, 15)
SHARES = (0.2, 1.0)  # of the budget, after which the loss is read
# The share of the past in a method's one memory or, where there are two, in its average of gradients.
MEMORY = ("beta", "beta1", "alpha", "rho")
LENGTHS = (1 / 3, 1.0, 3.0)  # of the memory in the wider search, of the default's 1 / (1 - share)

Array = np.ndarray


def run(rule: Rule, task: Task, steps: int) -> tuple[Array, Array]:
    """Loss after each share of the steps, shape (shares, runs), and which runs of SWATS have switched."""
    columns = rule.columns or 1
    theta = np.repeat(task.start[:, None], columns, axis=1)
    state = rule.init(theta)
    reads = {round(share * steps): k for k, share in enumerate(SHARES)}
    losses = np.full((len(SHARES), columns), np.nan)
    with np.errstate(all="ignore"):
        for t in range(1, steps + 1):
            step, state = rule.update(task.gradient(theta, t), state, theta, t, sweep=True)
            theta = theta - step
            if t in reads:
                losses[reads[t]] = task.loss(theta)
    losses[~np.isfinite(losses)] = np.inf
    return losses, np.broadcast_to(state[-1] != 0 if rule.name == "swats" else False, (columns,))


def tuned(rule: Rule, problem: Problem) -> Array:
    """Losses at every rate with every seed to tune by, shape (shares, seeds, rates)."""
    swept = rule(lr=np.array(RATES))
    ends = [run(swept, problem.task(seed, False), problem.steps)[0] for seed in TUNING]
    return np.stack(ends, axis=1)


def chosen(losses: Array) -> int:
    """The number of the rate with the lowest median, the smaller of two; losses have shape (seeds, rates)."""
    return int(np.median(losses, axis=0).argmin())


def judged(rule: Rule, problem: Problem, rate: float) -> tuple[Array, int]:
    """Losses with the other seeds at one rate, shape (shares, seeds), and how many runs have switched."""
    runs = [run(rule(lr=np.array([rate])), problem.task(seed, True), problem.steps) for seed in JUDGING]
    return np.concatenate([losses for losses, _ in runs], axis=1), sum(int(gone[0]) for _, gone in runs)


def memories(rule: Rule) -> list[dict[str, float]]:
    """What the wider search tries besides the rates: three lengths of the memory; of no memory, nothing.

    >>> memories(rules.momentum)
    [{'beta': 0.7}, {'beta': 0.9}, {'beta': 0.9667}]
    """
    for name in MEMORY:
        if name in rule.defaults:
            return [{name: round(1 - (1 - rule.defaults[name]) / length, 4)} for length in LENGTHS]
    return [{}]


def settings() -> dict[str, Any]:
    """What the numbers depend on, besides the rules: the file's must be equal to the code's."""
    problems = {
        name: {"title": p.title, "what": p.what, "steps": p.steps, "level": p.level}
        for name, p in PROBLEMS.items()
    }
    made = {
        "problems": problems,
        "methods": {name: dict(rules.ALL[name].defaults) for name in METHODS},
        "rates": RATES,
        "tuning": TUNING,
        "judging": JUDGING,
        "shares": SHARES,
        "memories": {name: memories(rules.ALL[name]) for name in METHODS},
    }
    return json.loads(json.dumps(made))  # type: ignore[no-any-return]


def short(x: Any) -> Any:
    """Numbers to four digits, as the file keeps them; None for a loss that is not finite."""
    if isinstance(x, float):
        return float(f"{x:.4g}") if math.isfinite(x) else None
    return [short(each) for each in x]


def measured(name: str, problem: Problem) -> dict[str, Any]:
    """All that is kept of one method on one problem."""
    rule = rules.ALL[name]
    losses = tuned(rule, problem)
    early, late = (chosen(of_share) for of_share in losses)
    ends = losses[-1]
    judges, switched = judged(rule, problem, RATES[late])
    wider = [(memory, tuned(rule(**memory), problem)[-1]) for memory in memories(rule)]
    memory, found = min(wider, key=lambda pair: np.median(pair[1], axis=0).min())
    wide_rate = RATES[chosen(found)]
    entry = {
        "median": short(np.median(ends, axis=0).tolist()),
        "low": short(ends.min(axis=0).tolist()),
        "high": short(ends.max(axis=0).tolist()),
        "early_median": short(np.median(losses[0], axis=0).tolist()),
        "rate": RATES[late],
        "judged": short(judges[-1].tolist()),
        "early_rate": RATES[early],
        "early_judged": short(judged(rule, problem, RATES[early])[0][0].tolist()),
        "wide_memory": memory,
        "wide_rate": wide_rate,
        "wide_judged": short(judged(rule(**memory), problem, wide_rate)[0][-1].tolist()),
    }
    return entry | ({"switched": switched} if name == "swats" else {})


def first_losses(problem: Problem) -> list[float]:
    """The loss that the seeds which judge start from."""
    tasks = [problem.task(seed, True) for seed in JUDGING]
    return short([float(task.loss(task.start[:, None])[0]) for task in tasks])  # type: ignore[no-any-return]


def main() -> None:
    """Run everything, print a line for each method and problem, and write the file."""
    results: dict[str, Any] = {}
    for key, problem in PROBLEMS.items():
        results[key] = {"first": first_losses(problem), "methods": {}}
        for name in METHODS:
            entry = results[key]["methods"][name] = measured(name, problem)
            ends = sorted(math.inf if x is None else x for x in entry["judged"])
            edge = " AT THE EDGE OF THE GRID" if entry["rate"] in (RATES[0], RATES[-1]) else ""
            print(
                f"{key:10s} {name:9s} lr {entry['rate']:<8g} "
                f"loss {ends[2]:.4g} [{ends[0]:.4g}, {ends[-1]:.4g}]{edge}",
                flush=True,
            )
    used = ("python", "numpy", "scikit-learn", "thewaydown")
    data = {
        "settings": settings(),
        "versions": {k: v for k, v in versions().items() if k in used},
        "results": results,
    }
    RESULT.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(
        f"written to benchmarks/results/{RESULT.name}; `make notebooks` brings the page One table up to date"
    )


if __name__ == "__main__":
    main()
