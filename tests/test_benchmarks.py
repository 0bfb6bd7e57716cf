"""The benchmarks' own arithmetic, and that what they wrote is what the page Speed reads."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from benchmarks.machine import machine, versions
from benchmarks.measure import Budget, Case, compare, quartiles, seconds_each
from tests.engines import need

RESULTS = Path(__file__).parents[1] / "benchmarks" / "results" / "speed.json"
QUICK = Budget(seconds=0.0, least=4, most=4)


def sleeper(seconds):
    return lambda: time.sleep(seconds)


def case(**more):
    sides = {"ours": sleeper(0.002), "fast peer": sleeper(0.004), "slow peer": sleeper(0.03)}
    return Case("a-case", "sleep", more.pop("bar", 0.9), lambda: sides, **more)


def test_a_case_is_held_against_the_fastest_peer():
    result = compare(case(), QUICK)
    assert result.peer == "fast peer"
    low, middle, high = result.ratio
    assert low <= middle <= high < 1
    assert result.holds
    assert not compare(case(bar=0.05), QUICK).holds
    assert compare(case(bar=None), QUICK).holds is None


def test_a_quotient_of_speeds_is_held_from_below():
    result = compare(case(at_least=True, bar=1.0, weigh=2.0), QUICK)
    assert result.ratio[1] > 2
    assert result.holds


def test_every_side_is_timed_in_every_round():
    order = []
    sides = {name: lambda name=name: order.append(name) or time.sleep(0.002) for name in "ab"}
    times = seconds_each(sides, QUICK)
    assert [len(t) for t in times.values()] == [3, 3]  # the first of four rounds warms up
    assert "".join(order[-8:]) == "baabbaab"


def test_quartiles():
    assert quartiles([4.0, 1.0, 3.0, 2.0, 5.0]) == (2.0, 3.0, 4.0)


def test_data_is_what_json_takes():
    data = json.loads(json.dumps(compare(case(), QUICK).data()))
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
