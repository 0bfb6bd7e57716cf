"""The book's pages of assignments, generated and committed: each a notebook with its key, and their table."""

from __future__ import annotations

import json
import math
import re
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grading.spec import Assignment, SpecError, load, names
from grading.student import CHECK, ROOT, key_text, student
from tools.execute_nb import run
from tools.normalize_nb import normalize

__all__ = ["renew", "renew_all", "stale"]

FOLDER = CHECK.parent
INDEX = FOLDER / "index.md"
CONTENTS = ROOT / "_toc.yml"
RENEW = "run python -m grading.release --pages"

_TABLE = re.compile(r"^\| \| assignment .*\n(?:\|.*\n)*", re.M)
_LISTED = re.compile(r"(?<=- file: assignments/index\n)(?: +- file: assignments/a\d+_\w+\n)*")
_WORTH = re.compile(r"\*\*(\d+) points\*\*, about ([^.]+)\.")
_CHAPTER = re.compile(r"\[\*?([^]*]+)\*?\]\(\.\./([\w-]+)\.ipynb[^)]*\)")


def renew(assignment: Assignment) -> bool:
    """Write an assignment's page and key where they are not what the sources give; return whether they were.

    The page's outputs are those of a run from start to end.
    """
    page, key = FOLDER / f"{assignment.name}.ipynb", FOLDER / f"{assignment.name}.json"
    notebook, text = student(assignment), key_text(assignment)
    if not (key.is_file() and _alike(json.loads(key.read_text("utf8")), json.loads(text))):
        key.write_text(text, "utf8")
    ran = _ran(notebook, assignment.name, text)
    if page.is_file() and page.read_text("utf8") == ran:
        return False
    page.write_text(ran, "utf8", newline="\n")
    return True


def _ran(notebook: NotebookNode, name: str, key: str) -> str:
    """Return the text of a notebook after a run beside its check, in canonical form."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{name}.ipynb")
        nbformat.write(notebook, file)  # type: ignore[no-untyped-call]
        file.with_suffix(".json").write_text(key, "utf8")
        file.with_name("check.py").write_text(CHECK.read_text("utf8"), "utf8")
        return normalize(nbformat.writes(run(file)))  # type: ignore[no-untyped-call]


def renew_all() -> list[str]:
    """Renew all pages, their table and their lines in the table of contents; return what was written."""
    found = [load(name) for name in names()]
    written = [f"{FOLDER / assignment.name}.ipynb" for assignment in found if renew(assignment)]
    for file, text in _lists(found).items():
        if file.read_text("utf8") != text:
            file.write_text(text, "utf8")
            written.append(str(file))
    return [f"{Path(file).relative_to(ROOT)}: rewritten" for file in written]


def stale() -> list[str]:
    """Return a sentence for each page that is not what its sources give; nothing is run."""
    found = [load(name) for name in names()]
    said = [f"{what}; {RENEW}." for assignment in found for what in _stale(assignment)]
    for key in sorted(FOLDER.glob("*.json")):
        if key.stem not in names():
            said.append(f"{key.relative_to(ROOT)} has no folder in assignments/; remove it and its page.")
    for file, text in _lists(found).items():
        if file.read_text("utf8") != text:
            said.append(f"{file.relative_to(ROOT)} does not list all assignments as they are; {RENEW}.")
    return said


def _lists(assignments: list[Assignment]) -> dict[Path, str]:
    """Return the files that list all assignments, as they should be."""
    lines = "".join(f"      - file: assignments/{assignment.name}\n" for assignment in assignments)
    contents = _replaced(_LISTED, CONTENTS, lines)
    return {INDEX: _replaced(_TABLE, INDEX, _table(assignments)), CONTENTS: contents}


def _replaced(pattern: re.Pattern[str], file: Path, new: str) -> str:
    text, times = pattern.subn(lambda _: new, file.read_text("utf8"))
    if times != 1:
        raise SpecError(f"{file.name} should have one place like {pattern.pattern!r}; it has {times}.")
    return text


def _stale(assignment: Assignment) -> list[str]:
    page, key = FOLDER / f"{assignment.name}.ipynb", FOLDER / f"{assignment.name}.json"
    where = FOLDER.relative_to(ROOT)
    if not page.is_file() or not key.is_file():
        return [f"{where}/{assignment.name} is no page yet"]
    committed: NotebookNode = nbformat.read(page, as_version=4)  # type: ignore[no-untyped-call]
    for cell in committed.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    said = []
    if committed != student(assignment):
        said.append(f"{where}/{page.name} is not what the instructor's notebook gives")
    if not _alike(json.loads(key.read_text("utf8")), json.loads(key_text(assignment))):
        said.append(f"{where}/{key.name} is not what the specification gives")
    return said


def _alike(a: Any, b: Any) -> bool:
    """Tell whether two keys hold the same: last digits may differ from one processor to another.

    >>> _alike({"right": [1.0, 2.0]}, {"right": [1.0, 2.0000000001]})
    True
    >>> _alike([1.0], [1.001]), _alike([1.0], [])
    (False, False)
    """
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(_alike(a[name], b[name]) for name in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_alike, a, b))
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9) or (math.isnan(a) and math.isnan(b))
    return bool(a == b)


def _table(assignments: list[Assignment]) -> str:
    """Return the table of the assignments' first page."""
    rows = ["| | assignment | points | time | chapters |", "|--:|---|--:|---|---|"]
    rows += [_row(assignment) for assignment in assignments]
    rows += [f"| | *together* | {sum(a.points for a in assignments):g} | | |"]
    return "".join(f"{row}\n" for row in rows)


def _row(assignment: Assignment) -> str:
    """Return an assignment's row: points as it says them itself, its time, and the chapters it leans on."""
    texts = [cell.source for cell in student(assignment).cells if cell.cell_type == "markdown"]
    worth, heading = _WORTH.search(texts[0]), texts[0].partition("\n")[0]
    if heading != f"# {assignment.title}" or not worth or float(worth[1]) != assignment.points:
        raise SpecError(
            f"{assignment.name}: the first cell should begin with '# {assignment.title}' and say "
            f"'**{assignment.points:g} points**, about ... hours.'"
        )
    number, _, name = assignment.title.removeprefix("Assignment ").partition(": ")
    chapters: dict[str, str] = {}
    for words, chapter in _CHAPTER.findall("\n".join(texts)):
        chapters.setdefault(chapter, f"[{words}](../{chapter}.ipynb)")
    links = ", ".join(chapters.values())
    return f"| {number} | [{name}]({assignment.name}.ipynb) | {worth[1]} | {worth[2]} | {links} |"
