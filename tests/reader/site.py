"""What a page of the site and its notebook number and say, read from both in one form."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path


def flat(text: str) -> str:
    """Return a text without markup, spaces and marks, so that HTML and Markdown can be compared."""
    text = re.sub(r"\]\([^()\s]*\)|</?\w+>|\.\.\.|…", "", unescape(text))
    text = text.replace("{,}", ",").replace("\N{MINUS SIGN}", "-")
    return re.sub(r"[^\w.,-]", "", text)


def site_equations(page: Path) -> list[tuple[str, str]]:
    """Return the numbered equations of a page: number and LaTeX."""
    html = page.read_text("utf8")
    blocks = re.findall(
        r'<div class="math[^>]*?data-tex="([^"]*)"[^>]*>'
        r'(?:(?!<div class="math).)*?<span class="eqno">\((\d+)\)',
        html,
        re.S,
    )
    return [(number, " ".join(unescape(tex).split())) for tex, number in blocks]


def notebook_equations(prose: str) -> list[tuple[str, str]]:
    """Return the same of a notebook."""
    found = re.findall(r"\$\$\s*((?:(?!\$\$).)*?)\s*\\tag\{(\d+)\}\s*\$\$", prose, re.S)
    return [(number, " ".join(re.sub(r"^> ?", "", tex, flags=re.M).split())) for tex, number in found]


def site_titles(page: Path) -> list[str]:
    """Return the numbered titles of a page: figures, theorems, exercises."""
    html = page.read_text("utf8")
    found = re.findall(r'class="caption-number">([^<]*)</span>', html)
    return sorted(title.strip(" .:") for title in found if not title.startswith("Table"))


def notebook_titles(prose: str) -> list[str]:
    """Return the same of a notebook."""
    figures = re.findall(r"^(?:> )?\*\*(Figure \d+)\.\*\*", prose, re.M)
    boxes = r"(Theorem|Lemma|Definition|Corollary|Proposition|Exercise|Example|Remark) (\d+)"
    titles = re.findall(rf"^(?:> )?\*\*{boxes}", prose, re.M) + re.findall(rf"<summary>{boxes}", prose)
    return sorted([*figures, *(f"{kind} {number}" for kind, number in titles)])


def pasted(page: Path) -> list[str]:
    """Return each number that a page takes from a cell, with the words before it."""
    html = page.read_text("utf8")
    found = []
    for match in re.finditer(r'<span class="pasted-text">([^<]*)</span>', html):  # not those set as formulas
        words = html[: match.start()].rpartition(">")[2]
        found.append(flat(words)[-20:] + flat(match[1]))
    return found


def missing(page: Path, prose: str) -> list[str]:
    """Return which of a page's numbers from cells a notebook has not, or has after other words."""
    ours = flat(prose)
    return [number for number in pasted(page) if number not in ours]
