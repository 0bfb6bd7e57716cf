"""What a cell of a chapter becomes: pieces of Markdown, cells of code, and where a fold begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Markdown:
    """Text of a Markdown cell."""

    text: str


@dataclass(frozen=True)
class Code:
    """A code cell that the reader is to fill in."""

    source: str


@dataclass(frozen=True)
class Begin:
    """What follows, across cells, is folded under a title."""

    title: str
    first: str = ""  # what the fold says first


@dataclass(frozen=True)
class End:
    """A fold ends here."""


Part = Markdown | Code | Begin | End


def details(title: str, text: str) -> str:
    """Return a text folded by HTML's own means; the blank lines let Markdown be read inside."""
    return f"<details>\n<summary>{summary(title)}</summary>\n\n{text.strip()}\n\n</details>"


def summary(title: str) -> str:
    """Return a title as HTML: no Markdown is read in a summary."""
    html = re.sub(r"`([^`]+)`", r"<code>\1</code>", title)
    return re.sub(r"(?<![\w*$])\*([^*$]+)\*(?![\w*])", r"<em>\1</em>", html)


def quote(text: str) -> str:
    """Return a text as a quotation.

    Each formula stands on one line: JupyterLab takes them out before it knows of the quotation.
    """

    def flat(formula: re.Match[str]) -> str:
        return "$$" + " ".join(formula[1].split()) + "$$"

    text = re.sub(r"\$\$(.+?)\$\$", flat, text.strip(), flags=re.DOTALL)
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
