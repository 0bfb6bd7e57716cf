"""What a page's source holds up to its exercises: words, formulas, lines of code, figures.

Read from the source, a notebook or a Markdown file, line by line; the site, the reader's notebooks and the
tests count by it, so that they agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat

# Cells whose code a reader does not see unless he opens a fold, and cells that are no part of the page.
FOLDED = {"hide-input", "hide-cell", "numbers"}
ABSENT = {"remove-input", "remove-cell"}

_FENCE = re.compile(r"^\s*(`{3,}|:{3,}|~{3,})\s*(?:\{([\w:-]+)\})?(.*)$")
_OPTION = re.compile(r"^\s*:([\w-]+):\s*(.*)$")
_EXERCISES = re.compile(r"^#{1,6}\s+Exercises\b", re.IGNORECASE)
_FIGURE = re.compile(r"^<Figure size ")
_MATH, _CODE = {"math"}, {"code-block", "code", "text", "bibliography", "answer", "live", "predict-end"}


@dataclass
class Measure:
    """What one page holds, up to its exercises."""

    words: int = 0  # of prose, captions and outputs apart, folds included
    folded_words: int = 0  # those of them inside folds
    inline: int = 0  # formulas within a line
    displayed: int = 0  # formulas on lines of their own
    code_lines: int = 0  # of code that the reader sees
    figures: int = 0
    exercises: bool = False  # whether there are any


def measure(path: Path) -> Measure:
    """Measure a page's source.

    Args:
        path: a notebook or a Markdown file.

    Returns:
        Its counts, up to the heading *Exercises*.

    Raises:
        ValueError: the file is neither.
    """
    if path.suffix == ".md":
        found = Measure()
        _markdown(path.read_text("utf8").splitlines(), found)
        return found
    if path.suffix != ".ipynb":
        raise ValueError(f"{path.name} is no page; expected a notebook (.ipynb) or a Markdown file (.md).")
    return measure_cells(nbformat.read(path, as_version=4).cells)  # type: ignore[no-untyped-call]


def measure_cells(cells: Iterable[nbformat.NotebookNode]) -> Measure:
    """Measure the cells of a notebook, up to the heading *Exercises*."""
    found = Measure()
    for cell in cells:
        if cell.cell_type == "markdown":
            _markdown(cell.source.splitlines(), found)
            if found.exercises:
                break
        elif cell.cell_type == "code":
            tags = set(cell.metadata.get("tags", []))
            if not tags & (FOLDED | ABSENT):
                found.code_lines += sum(bool(line.strip()) for line in cell.source.splitlines())
            texts = (str(output.get("data", {}).get("text/plain", "")) for output in cell.get("outputs", []))
            found.figures += sum(bool(_FIGURE.match(text)) for text in texts)
    return found


def _markdown(lines: list[str], found: Measure) -> None:
    """Add what stands in some Markdown, up to the exercises."""
    open_fences: list[tuple[str, str, bool]] = []  # the mark, what is inside, whether it is folded
    options = False
    dollars = False
    for line in lines:
        fence = _FENCE.match(line)
        inside = open_fences[-1][1] if open_fences else "prose"
        if fence and open_fences and _closes(fence, open_fences[-1][0]):
            open_fences.pop()
            continue
        if fence and inside not in ("math", "code"):
            kind = "math" if fence[2] in _MATH else "code" if not fence[2] or fence[2] in _CODE else "prose"
            folded = any(f for _, _, f in open_fences) or fence[2] == "dropdown"
            open_fences.append((fence[1], kind, folded))
            options = True
            found.displayed += kind == "math"
            if kind == "prose" and fence[2] not in ("figure", "image"):
                _text(fence[3], found, folded)
            continue
        option = _OPTION.match(line) if options else None
        if option:
            if option[1] == "class" and "dropdown" in option[2].split():
                mark, kind, _ = open_fences[-1]
                open_fences[-1] = (mark, kind, True)
            continue
        options = False
        if inside == "math":
            continue
        if inside == "code":
            found.code_lines += bool(line.strip())
            continue
        if not open_fences and _EXERCISES.match(line):
            found.exercises = True
            return
        if line.lstrip().startswith("$$") or dollars:
            found.displayed += not dollars
            dollars ^= line.count("$$") % 2 == 1
            continue
        _text(line, found, any(f for _, _, f in open_fences))


def _closes(fence: re.Match[str], opening: str) -> bool:
    bare = not fence[2] and not fence[3].strip()
    return bare and fence[1][0] == opening[0] and len(fence[1]) >= len(opening)


def _text(line: str, found: Measure, folded: bool) -> None:
    """Add one line of prose."""
    if re.match(r"^\s*(?:%|\(\S+\)=\s*$)", line):  # a comment, a target
        return
    line = re.sub(r"<!--.*?-->", " ", line)
    line = re.sub(r"\{[\w:-]+\}`([^`]*)`", lambda role: _spoken(role[1]), line)
    line, formulas = re.subn(r"(?<!\\)\$[^$]+\$", " x ", line)
    line = re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", line)
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    words = sum(bool(re.search(r"\w", word)) for word in line.split())
    found.inline += formulas
    found.words += words
    found.folded_words += words if folded else 0


def _spoken(role: str) -> str:
    """What a role shows: its title where it has one, otherwise one word."""
    title = re.fullmatch(r"(.*?)\s*<[^>]*>", role)
    return title[1] if title else "x"
