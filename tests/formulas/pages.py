"""Finds, in the book's pages and the rules' docstrings, what the formula check compares."""

from __future__ import annotations

import re
from functools import cache

from optlib import Rule
from optlib.rules import ALL
from tools import equations as sources

from .reader import Equation, Name, Symbols, read_latex, read_plain, spelling

_ROW = re.compile(r"^\|\s*\$([^$|]+)\$\s*\|\s*`(\w+)`\s*\|", re.MULTILINE)


@cache
def markdown() -> dict[str, str]:
    """The prose of every page, by its path in the book."""
    return sources.markdown()


@cache
def symbols() -> Symbols:
    """The table of the Notation page: `$symbol$ | `name`` rows, symbol on the page to name in the code."""
    table: dict[str, Name] = {}
    for latex, code in _ROW.findall(markdown()["notation.md"]):
        key = spelling(latex)
        name = Name(code, key.endswith("_t"))
        if key in table or name in table.values():
            raise ValueError(f"notation.md: the table must be one to one; {latex} or `{code}` stands twice")
        table[key] = name
    return table


@cache
def labelled() -> dict[str, tuple[str, str]]:
    """Every labelled update equation of the book: label to (page, LaTeX)."""
    return sources.labelled()


def rule_of(label: str) -> str:
    """The rule whose update a label belongs to."""
    name = sources.rule_of(label)
    if name not in ALL:
        raise ValueError(f"{label} is not upd-<rule>-<line> with a rule of optlib.rules")
    return name


def of_rule(rule: Rule) -> dict[str, str]:
    """The labelled equations of one rule, label to LaTeX."""
    return {label: body for label, (_, body) in labelled().items() if rule_of(label) == rule.name}


def equations(rule: Rule) -> list[Equation]:
    """What the book says one step of `rule` is."""
    return [read_latex(label, body, symbols()) for label, body in of_rule(rule).items()]


def documented(rule: Rule) -> list[Equation]:
    """What the rule's docstring says: its second paragraph, an equation a line, deeper lines continue one."""
    paragraph = (rule.formula.__doc__ or "").split("\n\n")[1]
    lines = re.sub(r"\n {5,}", " ", paragraph).splitlines()
    label = f"{rule.name}'s docstring, line"
    return [read_plain(f"{label} {i}", line, symbols()) for i, line in enumerate(lines, 1)]
