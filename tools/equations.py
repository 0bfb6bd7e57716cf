"""The labelled update equations of the book's pages, `upd-<rule>-<quantity>`, read from their sources.

Each equation is written once, on the page that derives it. What else needs it takes it from here: the formula
check, the page *Rules at a glance*, the reader's notebooks.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

BOOK = Path(__file__).parents[1] / "book"
_FENCE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{math\}[ ]*\n:label:[ ]*(?P<label>upd-\S+)[ ]*\n(?P<body>.*?)^(?P=fence)[ ]*$",
    re.DOTALL | re.MULTILINE,
)
_STRAY = re.compile(r"(?:label:?[ ]*|\$\$\s*\(|^\()(upd-[\w-]+)", re.MULTILINE)
_LABEL = re.compile(r"upd-(?P<rule>\w+)-(?P<line>\w+(?:-\w+)?)")


def markdown(book: Path = BOOK) -> dict[str, str]:
    """The prose of every page, by its path in the book: .md files and the Markdown cells of notebooks."""
    pages: dict[str, str] = {}
    for path in sorted(book.rglob("*")):
        inside = path.relative_to(book)
        if any(part.startswith((".", "_")) for part in inside.parts):  # Jupyter's checkpoints, build output
            continue
        if path.suffix == ".md":
            pages[inside.as_posix()] = path.read_text(encoding="utf-8")
        elif path.suffix == ".ipynb":
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            text = ("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
            pages[inside.as_posix()] = "\n\n".join(text)
    return pages


def labelled_in(page: str, text: str) -> list[tuple[str, str]]:
    """The labelled update equations of one page, as (label, LaTeX) pairs.

    Args:
        page: its name, for the message.
        text: its Markdown.

    Raises:
        ValueError: if a label stands where its equation would not be seen.
    """
    if stray := _STRAY.search(_FENCE.sub("", text)):
        raise ValueError(
            f"{page}: {stray[1]} labels no equation that the formula check can read; "
            "write a {math} directive whose first line is ':label: upd-...'"
        )
    return [(m["label"], m["body"]) for m in _FENCE.finditer(text)]


def labelled(book: Path = BOOK) -> dict[str, tuple[str, str]]:
    """Every labelled update equation of the book: label to (page, LaTeX), page by page.

    Raises:
        ValueError: if a label is used twice.
    """
    found: dict[str, tuple[str, str]] = {}
    for page, text in markdown(book).items():
        for label, body in labelled_in(page, text):
            if label in found:
                raise ValueError(f"{label} stands on {found[label][0]} and on {page}; a label is used once")
            found[label] = page, body
    return found


def rule_of(label: str) -> str:
    """The name of the rule that a label belongs to.

    Raises:
        ValueError: if the label is not upd-<rule>-<quantity>.

    >>> rule_of("upd-momentum_dampened-b-first")
    'momentum_dampened'
    """
    match = _LABEL.fullmatch(label)
    if match is None:
        raise ValueError(f"{label} is not upd-<rule>-<line> with a rule of optlib.rules")
    return match["rule"]


def of_rule(rule: str, book: Path = BOOK) -> dict[str, tuple[str, str]]:
    """The labelled equations of one rule: label to (page, LaTeX), in the order in which they stand there.

    >>> list(of_rule("gd"))
    ['upd-gd-step']
    """
    return {label: found for label, found in labelled(book).items() if rule_of(label) == rule}
