"""Two or more sides timed in turn, and the quartiles of their quotients.

pytest-benchmark and the like time one side to its end before the next begins, so on a shared machine their
quotients hold whatever changed in between. Here a round times every side once, in alternating order.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

__all__ = ["Budget", "Case", "Result", "compare", "middle", "quartiles", "seconds_each"]

Step = Callable[[], object]


@dataclass(frozen=True)
class Budget:
    """How long each case is measured: seconds, and rounds at least and at most."""

    seconds: float = 3.0
    least: int = 9
    most: int = 200


@dataclass(frozen=True)
class Case:
    """One row of the table.

    Attributes:
        name: short and unique; the key in the results.
        work: what is done, in words.
        bar: the quotient of times, ours by the peer's, to stay below; None for a row without one.
        make: makes the sides, ours first; called just before the measurement.
        needs: modules that the peers come from.
        at_least: whether the quotient is one of speeds instead, and the bar what it has to reach.
        weigh: what the quotient of times is multiplied by, for sides that do unequal work.
    """

    name: str
    work: str
    bar: float | None
    make: Callable[[], Mapping[str, Step]]
    needs: tuple[str, ...] = ()
    at_least: bool = False
    weigh: float = 1.0


@dataclass(frozen=True)
class Result:
    """What was measured: times in milliseconds a step, and quartiles of the quotient.

    `runs` holds the median quotient of each run of the table, where it was run more than once.
    """

    name: str
    work: str
    peer: str
    bar: float | None
    at_least: bool
    ratio: tuple[float, float, float]
    ours_ms: tuple[float, float, float]
    peer_ms: tuple[float, float, float]
    rounds: int
    load: float
    runs: tuple[float, ...] = ()

    @property
    def holds(self) -> bool | None:
        """Whether the median keeps the bar; None without one."""
        if self.bar is None:
            return None
        return self.ratio[1] >= self.bar if self.at_least else self.ratio[1] <= self.bar

    def data(self) -> dict[str, Any]:
        """As JSON takes it, four digits each."""
        rounded = {k: [float(f"{x:.4g}") for x in v] for k, v in asdict(self).items() if isinstance(v, tuple)}
        return asdict(self) | rounded | {"load": round(self.load, 2)}


def middle(results: Sequence[Result]) -> Result:
    """The run whose median quotient is the middle one, of an odd number of runs; it names all medians."""
    ordered = sorted(results, key=lambda result: result.ratio[1])
    return replace(ordered[len(ordered) // 2], runs=tuple(result.ratio[1] for result in results))


def quartiles(values: Any) -> tuple[float, float, float]:
    """First quartile, median and third quartile.

    >>> quartiles([1.0, 2.0, 3.0])
    (1.5, 2.0, 2.5)
    """
    low, middle, high = np.percentile(values, [25, 50, 75])
    return float(low), float(middle), float(high)


def _repeats(step: Step, at_least: float = 1e-3) -> int:
    """How many calls make a time long enough for the clock."""
    count = 1
    while True:
        start = time.perf_counter()
        for _ in range(count):
            step()
        if time.perf_counter() - start >= at_least or count >= 4096:
            return count
        count *= 2


def seconds_each(sides: Mapping[str, Step], budget: Budget) -> dict[str, np.ndarray]:
    """Seconds a call, one number a round, of each side; the first rounds, which warm up, are left out."""
    for step in sides.values():
        step()
    repeats = {name: _repeats(step) for name, step in sides.items()}
    times: dict[str, list[float]] = {name: [] for name in sides}
    collecting = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        end, rounds = time.perf_counter() + budget.seconds, 0
        while rounds < budget.most and (time.perf_counter() < end or rounds < budget.least):
            for name in list(sides)[:: 1 if rounds % 2 else -1]:
                step, count = sides[name], repeats[name]
                start = time.perf_counter()
                for _ in range(count):
                    step()
                times[name].append((time.perf_counter() - start) / count)
            rounds += 1
    finally:
        if collecting:
            gc.enable()
    skip = min(2, rounds // 4)
    return {name: np.array(t[skip:]) for name, t in times.items()}


def compare(case: Case, budget: Budget) -> Result:
    """Measure a case against the fastest of its peers."""
    times = seconds_each(case.make(), budget)
    ours, *peers = times
    peer = min(peers, key=lambda name: float(np.median(times[name])))
    quotient = times[peer] / times[ours] if case.at_least else times[ours] / times[peer]
    return Result(
        case.name,
        case.work,
        peer,
        case.bar,
        case.at_least,
        quartiles(case.weigh * quotient),
        quartiles(1e3 * times[ours]),
        quartiles(1e3 * times[peer]),
        len(times[ours]),
        os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan"),
    )
