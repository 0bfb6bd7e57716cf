"""Counts what the formula check checked and prints it at the end of the run, also under pytest-xdist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

TOTAL: Counter[str] = Counter()
KEY = "formula check"


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Iterator[Counter[str]]:
    """A counter for one test; it travels in the test's report, so that workers can hand it on."""
    counted: Counter[str] = Counter()
    yield counted
    request.node.user_properties.append((KEY, dict(counted)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "teardown":
        for key, counted in report.user_properties:
            if key == KEY:
                TOTAL.update(counted)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if TOTAL:
        counts = ", ".join(f"{n} {what}" for what, n in sorted(TOTAL.items()))
        terminalreporter.write_line(f"Formula check: {counts}.")
