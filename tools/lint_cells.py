"""What a page asks of its cells: `python -m tools.lint_cells book/momentum.ipynb`.

Visible code is what a reader would copy: short, narrow, without plumbing. Every figure has a caption, a name
and words for readers who cannot see it. The page is short enough to be read in one sitting. The standard is
CONTRIBUTING's table in *Writing a chapter*.
"""

from __future__ import annotations

import ast
import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from tools.prose import ABSENT, FOLDED, measure
from tools.reading_time import minutes

LINES, COLUMNS = 12, 76
FORMAT_LENGTH = 60  # characters of one format string
WORDS, AIR = 2200, 200  # up to the exercises, folds apart

_PLUMBING = {"say", "glue", "Formatter"}
_TOLERANCE = re.compile(r"(?:all|is)close|approx|assert_\w+|testing")
_FIGURE = re.compile(r"^<Figure size ")
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)
_SOLUTION = re.compile(r"\{solution-(start|end)\}")


def faults(path: Path) -> list[str]:
    """Return what is wrong with a notebook's cells, each fault in one sentence with the cell's number."""
    cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    found = []
    for number, cell, solves in _code_cells(cells):
        said = dict.fromkeys([*_visible(cell, solves), *_figure(cell)])
        found += [f"cell {number}: {fault}" for fault in said]
    return found + _folds(cells) + _numbers(cells) + _length(path)


def _code_cells(cells: list[Any]) -> Iterator[tuple[int, Any, bool]]:
    """Each code cell with its number and whether it stands in a solution."""
    solves = False
    for number, cell in enumerate(cells):
        if cell.cell_type == "code":
            yield number, cell, solves
        for mark in _SOLUTION.findall(cell.source):
            solves = mark == "start"


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", []))


def _visible(cell: Any, solves: bool) -> Iterator[str]:
    if _tags(cell) & (FOLDED | ABSENT):
        return
    lines = cell.source.splitlines()
    if len(lines) > LINES:
        yield f"{len(lines)} lines of visible code; at most {LINES}: fold what no reader would copy."
    for line in lines:
        if len(line) > COLUMNS:
            yield f"a line of {len(line)} columns; at most {COLUMNS}: {line.strip()[:40]}..."
    if not solves:
        yield from _plumbing(cell.source)


def _plumbing(source: str) -> Iterator[str]:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # magics, or a syntax error that the page shows on purpose
        return
    where = "visible code; move it into the section's cell tagged `numbers`."
    for node in ast.walk(tree):
        names = [getattr(node, "id", ""), getattr(node, "attr", "")]
        if isinstance(node, ast.alias):
            names = node.name.split(".")
        for name in filter(None, names):
            if name in _PLUMBING:
                yield f"`{name}` in {where}"
            elif _TOLERANCE.fullmatch(name):
                yield f"a tolerance test (`{name}`) in {where}"
        if isinstance(node, ast.Assert):
            yield f"`assert` in {where}"
        yield from _formats(node, source)


def _formats(node: ast.AST, source: str) -> Iterator[str]:
    """Long format strings, and columns aligned by hand."""
    called = node.func if isinstance(node, ast.Call) else None
    text = ""
    if isinstance(node, ast.JoinedStr):
        text = ast.get_source_segment(source, node) or ""
        specs = [part.format_spec for part in node.values if isinstance(part, ast.FormattedValue)]
        shown = [ast.unparse(spec)[2:-1] for spec in specs if spec is not None]
        if any(_aligns(spec) for spec in shown):
            yield "columns aligned by a format string; make a table, in a cell with the tag `hide-input`."
    elif isinstance(called, ast.Attribute) and called.attr == "format":
        text = ast.get_source_segment(source, called.value) or ""
    if len(text) > FORMAT_LENGTH:
        yield f"a format string of {len(text)} characters; at most {FORMAT_LENGTH}."


def _aligns(spec: str) -> bool:
    return bool(re.match(r"(?:.?[<>^]|[ +-]?\d)", spec))


def _figure(cell: Any) -> Iterator[str]:
    texts = [str(output.get("data", {}).get("text/plain", "")) for output in cell.get("outputs", [])]
    drawn = sum(bool(_FIGURE.match(text)) for text in texts)
    if not drawn:
        return
    about = cell.metadata.get("mystnb", {})
    figure = about.get("figure", {})
    for what, text in (
        ("caption", figure.get("caption")),
        ("name", figure.get("name")),
        ("alt text", about.get("image", {}).get("alt")),
    ):
        if not str(text or "").strip():
            yield f"a figure without {what}; give it in the cell's metadata, see *Writing a chapter*."
    if drawn > 1:
        yield f"{drawn} figures in one cell would share one name; one figure a cell."
    if cell.source.rstrip().splitlines()[-1].strip() != "plt.show()":
        yield "a figure's cell ends with `plt.show()`."


def _folds(cells: list[Any]) -> list[str]:
    """Folds that tear a sentence, or stand between a heading and its first word."""
    found = []
    for number, (text, cell) in enumerate(itertools.pairwise(cells), 1):
        if text.cell_type != "markdown" or not _tags(cell) & {"numbers", "hide-cell"}:
            continue
        last = text.source.rstrip().rpartition("\n")[2]
        if _HEADING.match(last) or (last.endswith((":", ",", ";")) and not last.startswith(":::")):
            said = f"cell {number}: a fold right after {last[-30:]!r}; let it follow a whole paragraph."
            found.append(said)
    return found


def _numbers(cells: list[Any]) -> list[str]:
    """More than one cell of numbers between two headings, or within one solution."""
    found, last = [], None
    for number, cell in enumerate(cells):
        if cell.cell_type == "markdown" and (_HEADING.search(cell.source) or _SOLUTION.search(cell.source)):
            last = None
        elif cell.cell_type == "code" and "numbers" in _tags(cell):
            if last is not None:
                found.append(f"cell {number}: a second cell of numbers in its section; join it with {last}.")
            last = number
    return found


def _length(path: Path) -> list[str]:
    words = shown_words(path)
    if words > WORDS + AIR:
        return [f"{words} words up to the exercises, folds apart; about {WORDS}, and at most {WORDS + AIR}."]
    return []


def shown_words(path: Path) -> int:
    """The words of a page up to its exercises that stand outside folds."""
    page = measure(path)
    return page.words - page.folded_words


def main(arguments: list[str]) -> int:
    """Print the faults of each notebook named, and its length; return the exit status."""
    if not arguments:
        print("lint_cells: name at least one notebook, such as book/*.ipynb")
        return 2
    bad = 0
    for name in arguments:
        path = Path(name)
        found = faults(path)
        bad += len(found)
        page = measure(path)
        print(
            f"{name}: {len(found)} faults; {shown_words(path)} words and {page.folded_words} in folds, "
            f"{page.code_lines} lines of visible code, {page.figures} figures, {minutes(path)} minutes"
        )
        for fault in found:
            print(f"  {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
