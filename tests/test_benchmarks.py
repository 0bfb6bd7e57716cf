"""The benchmarks' own arithmetic, and that what they wrote is what the page Speed reads."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.machine import machine, versions
from benchmarks.measure import Budget, Case, compare, middle, quartiles, seconds_each
from tests.engines import need

RESULTS = Path(__file__).parents[1] / "benchmarks" / "results" / "speed.json"
QUICK = Budget(seconds=0.0, least=4, most=4)


class Clock:
    """A clock that only the sides move."""

    now = 0.0

    def takes(self, seconds, note=lambda: None):
        def step():
            note()
            self.now += seconds

        return step


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(time, "perf_counter", lambda: made.now)
    return made


def case(clock, bar=0.9, **more):
    sides = {"ours": clock.takes(0.002), "fast": clock.takes(0.004), "slow": clock.takes(0.03)}
    return Case("a-case", "wait", bar, lambda: sides, **more)


def test_a_case_is_held_against_the_fastest_peer(clock):
    result = compare(case(clock), QUICK)
    assert result.peer == "fast"
    assert result.ratio == pytest.approx((0.5, 0.5, 0.5))
    assert result.holds
    assert not compare(case(clock, bar=0.4), QUICK).holds
    assert compare(case(clock, bar=None), QUICK).holds is None


def test_a_quotient_of_speeds_is_held_from_below(clock):
    result = compare(case(clock, at_least=True, weigh=2.0), QUICK)
    assert result.ratio == pytest.approx((4.0, 4.0, 4.0))
    assert result.holds


def test_every_side_is_timed_in_every_round_in_turn(clock):
    order = []
    sides = {name: clock.takes(0.002, lambda name=name: order.append(name)) for name in "ab"}
    times = seconds_each(sides, QUICK)
    assert [len(t) for t in times.values()] == [3, 3]  # the first of four rounds warms up
    assert "".join(order[-8:]) == "baabbaab"


def test_quartiles():
    assert quartiles([4.0, 1.0, 3.0, 2.0, 5.0]) == (2.0, 3.0, 4.0)


def test_data_is_what_json_takes(clock):
    data = json.loads(json.dumps(compare(case(clock), QUICK).data()))
    assert data["name"] == "a-case"
    assert len(data["ratio"]) == len(data["ours_ms"]) == len(data["peer_ms"]) == 3
    assert machine()["cores"] >= 1
    assert "numpy" in versions()


def test_the_names_of_all_cases_are_unique_and_every_result_is_of_one():
    for module in ("torch", "numba"):
        need(module)
    from benchmarks.suites import ALL

    names = [case.name for cases in ALL.values() for case in cases()]
    assert len(names) == len(set(names))
    written = json.loads(RESULTS.read_text(encoding="utf-8"))
    done = {r["name"] for r in written["results"]} | {s["name"] for s in written["skipped"]}
    assert done == set(names), "the cases have changed since `make bench` last ran"


@pytest.mark.parametrize(
    "key", ["date", "machine", "versions", "threads", "load_before", "load_after", "growth"]
)
def test_results_say_what_they_were_measured_on(key):
    assert json.loads(RESULTS.read_text(encoding="utf-8"))[key]


def test_of_several_runs_the_middle_one_is_told_with_the_medians_of_all(clock):
    one = compare(case(clock), QUICK)
    runs = [replace(one, ratio=(m - 0.1, m, m + 0.1)) for m in (0.9, 0.5, 0.7)]
    told = middle(runs)
    assert told.ratio == (0.7 - 0.1, 0.7, 0.7 + 0.1)
    assert told.runs == (0.9, 0.5, 0.7)
    assert told.data()["runs"] == [0.9, 0.5, 0.7]
