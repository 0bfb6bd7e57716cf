"""The formula check fails on every corrupted equation: a check that lets one through checks nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from optlib import Rule
from optlib.rules import ALL

from . import corrupt
from .check import Mismatch, check
from .numbers import Run, Unknown
from .pages import equations, labelled, of_rule, symbols
from .reader import OTHERWISE, Equation, read_latex
from .samples import single_steps

RULES = pytest.mark.parametrize("rule", ALL.values(), ids=lambda r: r.name)


def corruptions(label: str, latex: str) -> Iterator[tuple[str, str]]:
    """Every corrupted text of an equation, with the way it was made; none twice."""
    left, equals, right = latex.partition("=")
    seen = {latex}
    for way in corrupt.WAYS:
        for changed in way(right):
            text = left + equals + changed
            if text not in seen:
                seen.add(text)
                yield way.__name__, text


def changes_the_value(line: Equation, corrupted: Equation, t: int, run: Run) -> bool:
    """Whether the corrupted line contradicts the numbers of a step, or applies in other cases."""
    applies = run.applies(line, t)
    if applies != (applies if corrupted.conditions == (OTHERWISE,) else run.holds(corrupted, t)):
        return True
    if not applies:
        return False
    said, true = run.evaluate(corrupted.right, t), run.value(line.left, t)
    return not np.allclose(said, true, rtol=1e-9, atol=1e-12, equal_nan=True)


def is_shown_false(line: Equation, corrupted: Equation, rule: Rule) -> bool:
    """Whether numbers show that the corrupted line is not the line: the probe."""
    if corrupted.left.at(0) in corrupted.right.free_symbols:
        return True  # a quantity defined by itself has no value
    try:
        return any(changes_the_value(line, corrupted, t, run) for t, run in single_steps(rule.name))
    except Unknown:
        return True  # nor has one that the set does not define


@RULES
def test_every_corruption_is_caught(rule: Rule, tally: Counter[str]) -> None:
    lines = {e.label: e for e in equations(rule)}
    passed = []
    for label, latex in of_rule(rule).items():
        for way, text in corruptions(label, latex):
            corrupted = read_latex(label, text, symbols())
            if not is_shown_false(lines[label], corrupted, rule):
                tally["changed texts of the same meaning"] += 1
                continue
            try:
                check(rule, (lines | {label: corrupted}).values())
            except Mismatch:
                tally["corruptions caught"] += 1
                continue
            passed.append(f"{way} of {label}: {text}")
    assert not passed, "the formula check takes for right:\n" + "\n".join(passed)


@RULES
def test_a_line_left_out_is_caught(rule: Rule, tally: Counter[str]) -> None:
    lines = equations(rule)
    for left_out in lines:
        with pytest.raises(Mismatch):
            check(rule, [e for e in lines if e != left_out])
        tally["lines left out caught"] += 1


@RULES
def test_the_equations_of_another_rule_are_caught(rule: Rule, tally: Counter[str]) -> None:
    for other in ALL.values():
        if other.name != rule.name:
            with pytest.raises(Mismatch):
                check(rule, equations(other))
            tally["sets of another rule caught"] += 1


def test_every_way_is_used() -> None:
    used = {way for label, (_, latex) in labelled().items() for way, _ in corruptions(label, latex)}
    assert used == {way.__name__ for way in corrupt.WAYS}
