"""Finds, in the book's pages and the rules' docstrings, what the formula check compares."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from optlib.rule import Rule
from optlib.rules import ALL

from .reader import Equation, Name, Symbols, read_latex, read_plain, spelling

BOOK = Path(__file__).parents[2] / "book"
_FENCE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{math\}[ ]*\n:label:[ ]*(?P<label>upd-\S+)[ ]*\n(?P<body>.*?)^(?P=fence)[ ]*$",
    re.DOTALL | re.MULTILINE,
)
_ROW = re.compile(r"^\|\s*\$([^$|]+)\$\s*\|\s*`(\w+)`\s*\|", re.MULTILINE)
_LABEL = re.compile(r"upd-(?P<rule>\w+)-(?P<line>\w+(?:-\w+)?)")


@cache
def markdown() -> dict[str, str]:
    """The prose of every page, by file name: whole .md files and the Markdown cells of notebooks."""
    pages = {p.name: p.read_text(encoding="utf-8") for p in sorted(BOOK.rglob("*.md"))}
    for path in sorted(BOOK.rglob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        text = ("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
        pages[path.name] = "\n\n".join(text)
    return {name: text for name, text in pages.items() if "_build" not in name}


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
    """Every labelled update equation: label to (page, LaTeX). A label that the fences hide is an error."""
    found: dict[str, tuple[str, str]] = {}
    for page, text in markdown().items():
        inside = [(m["label"], m["body"]) for m in _FENCE.finditer(text)]
        without_fences = _FENCE.sub("", text)
        if stray := re.search(r"(?::label:[ ]*|\$\$[ ]*\(|^\()(upd-\S+)", without_fences, re.MULTILINE):
            raise ValueError(
                f"{page}: {stray[1]} labels no equation that the formula check can read; "
                "write a {math} directive whose first line is ':label: upd-...'"
            )
        for label, body in inside:
            if label in found:
                raise ValueError(f"{label} stands on {found[label][0]} and on {page}; a label is used once")
            found[label] = page, body
    return found


def rule_of(label: str) -> str:
    """The rule whose update a label belongs to.

    >>> rule_of("upd-momentum_dampened-b-first")
    'momentum_dampened'
    """
    match = _LABEL.fullmatch(label)
    if match is None or match["rule"] not in ALL:
        raise ValueError(f"{label} is not upd-<rule>-<line> with a rule of optlib.rules")
    return match["rule"]


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
