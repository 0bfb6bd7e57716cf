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
_STRAY = re.compile(r"(?:label:?[ ]*|\$\$\s*\(|^\()(upd-[\w-]+)", re.MULTILINE)
_ROW = re.compile(r"^\|\s*\$([^$|]+)\$\s*\|\s*`(\w+)`\s*\|", re.MULTILINE)
_LABEL = re.compile(r"upd-(?P<rule>\w+)-(?P<line>\w+(?:-\w+)?)")


@cache
def markdown() -> dict[str, str]:
    """The prose of every page, by its path in the book: .md files and the Markdown cells of notebooks."""
    pages: dict[str, str] = {}
    for path in sorted(BOOK.rglob("*")):
        inside = path.relative_to(BOOK)
        if any(part.startswith((".", "_")) for part in inside.parts):  # Jupyter's checkpoints, build output
            continue
        if path.suffix == ".md":
            pages[inside.as_posix()] = path.read_text(encoding="utf-8")
        elif path.suffix == ".ipynb":
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            text = ("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
            pages[inside.as_posix()] = "\n\n".join(text)
    return pages


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


def labelled_in(page: str, text: str) -> list[tuple[str, str]]:
    """The labelled update equations of one page, as (label, LaTeX) pairs.

    Raises:
        ValueError: if a label stands where the check would not see its equation.
    """
    if stray := _STRAY.search(_FENCE.sub("", text)):
        raise ValueError(
            f"{page}: {stray[1]} labels no equation that the formula check can read; "
            "write a {math} directive whose first line is ':label: upd-...'"
        )
    return [(m["label"], m["body"]) for m in _FENCE.finditer(text)]


@cache
def labelled() -> dict[str, tuple[str, str]]:
    """Every labelled update equation of the book: label to (page, LaTeX)."""
    found: dict[str, tuple[str, str]] = {}
    for page, text in markdown().items():
        for label, body in labelled_in(page, text):
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
