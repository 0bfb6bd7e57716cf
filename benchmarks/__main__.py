"""Measure, print the table of quotients, and write the measurements to benchmarks/results/speed.json."""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import os
import time
from pathlib import Path
from typing import Any

import torch

from .first_step import first_step
from .growth import PARAMETERS, growth
from .machine import machine, versions
from .measure import Budget, Case, Result, compare, middle
from .memory import BAR, in_a_process
from .parameters import THREADS
from .suites import ALL

RESULTS = Path(__file__).parent / "results" / "speed.json"
# The whole table so many times, minutes apart: what lies between them no run's own quartiles show.
RUNS = 3
OTHERS = ("memory", "growth", "first-step")


def row(result: Result) -> str:
    """One line of the table."""
    low, middle, high = result.ratio
    verdict = {True: "holds", False: "FAILS", None: ""}[result.holds]
    bar = "" if result.bar is None else f"{'>=' if result.at_least else '<='} {result.bar:g}"
    spread = f"[{low:.3g}, {high:.3g}]"
    return f"{result.work:72s} {result.peer:24s} {middle:9.3g} {spread:18s} {bar:9s} {verdict}"


def main() -> None:
    """Run the suites asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("suites", nargs="*", choices=[*ALL, *OTHERS, []], help="all by default")
    parser.add_argument("--quick", action="store_true", help="few rounds, nothing written: does it run?")
    given = parser.parse_args()
    wanted = given.suites or [*ALL, *OTHERS]
    budget = Budget(0.05, 3, 5) if given.quick else Budget(1.5, 9, 200)
    torch.set_num_threads(THREADS)
    began, load = time.perf_counter(), os.getloadavg()
    data: dict[str, Any] = {
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d"),
        "machine": machine(),
        "versions": versions(),
        "threads": THREADS,
        "load_before": [round(x, 2) for x in load],
        "skipped": [],
    }
    print(f"{'work':72s} {'against':24s} {'quotient':>9s} {'[quartiles]':18s} bar")
    cases: list[Case] = []
    for case in (case for suite in wanted if suite in ALL for case in ALL[suite]()):
        missing = [m for m in case.needs if importlib.util.find_spec(m) is None]
        if missing:
            print(f"{case.work:72s} skipped: {', '.join(missing)} is not installed")
            data["skipped"].append({"name": case.name, "missing": missing})
        else:
            cases.append(case)
    measured: dict[str, list[Result]] = {case.name: [] for case in cases}
    for run in range(1 if given.quick else RUNS):
        print(f"run {run + 1}")
        for case in cases:
            result = compare(case, budget)
            measured[case.name].append(result)
            print(row(result), flush=True)
    data["results"] = [middle(results).data() for results in measured.values()]
    if "memory" in wanted:
        extra = in_a_process()
        print(f"extra memory during a compiled step: {extra:.3g} bytes per parameter (bar: {BAR})")
        data["memory"] = {"bytes_per_parameter": float(f"{extra:.4g}"), "bar": BAR}
    if "growth" in wanted:
        data["growth"] = growth(budget, 10**6 if given.quick else PARAMETERS[-1])
        for line in data["growth"]["parameters"]:
            print(f"{line['size']:>12,d} parameters  {line['side']:14s} {line['ns'][1]:10.4g} ns each")
        for line in data["growth"]["tensors"]:
            print(f"{line['tensors']:>12,d} tensors     {line['side']:14s} {line['us'][1]:10.4g} us each")
    if "first-step" in wanted:
        data["first_step"] = first_step()
        print("first step of a process, seconds:", data["first_step"])
    data["load_after"] = [round(x, 2) for x in os.getloadavg()]
    minutes = (time.perf_counter() - began) / 60
    print(f"load {load[0]:.2f} before, {data['load_after'][0]} after; {minutes:.1f} minutes")
    if not given.quick and not given.suites:
        RESULTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        print("written to benchmarks/results/speed.json; `make notebooks` brings the page Speed up to date")


if __name__ == "__main__":
    main()
