"""What the tests of all assignments need: the functions of a notebook, and what they are given for."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import numpy as np

from book.assignments.check import ask
from grading import source
from grading.marks import Mark, mark
from grading.spec import Assignment, key, load, names

ALL = [load(name) for name in names()]
SECRETS = ["one", "two", "three", "four", "five"]


def by_name(assignment: Assignment) -> str:
    return assignment.name


def functions(assignment: Assignment, replace: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return what an instructor's notebook defines: the answers, and what its task gives."""
    space: dict[str, Any] = {"np": np}
    for cell in source.read(assignment, replace).cells:
        if cell.cell_type == "code" and {source.ANSWER, source.GIVEN} & set(cell.metadata.get("tags", ())):
            exec(cell.source, space)
    return space


def marked(assignment: Assignment, functions: Mapping[str, Any], secret: str, twist: str = "") -> list[Mark]:
    """Return the marks that functions earn."""
    asked = keyed(assignment.name, secret, twist)
    outcomes = {name: ask(functions, entry["calls"]) for name, entry in asked["questions"].items()}
    return mark(assignment, asked, outcomes)


@functools.cache
def keyed(name: str, secret: str, twist: str = "") -> dict[str, Any]:
    """Return a key, made once: its pairs take a third of a second."""
    return key(load(name), secret, "student", twist)


def lost(marks: list[Mark]) -> dict[str, float]:
    """Return the points that are missing, by question."""
    return {m.function: m.of - m.points for m in marks if m.points is not None and m.points != m.of}
