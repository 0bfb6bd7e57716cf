"""What a student gets: the notebook without solutions, the key of its checks, and both in a zip."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grading import source
from grading.spec import Assignment, Key, SpecError, key
from tools.address import published_of
from tools.normalize_nb import normalize
from tools.zips import LARGEST, pack

__all__ = ["CHECK", "ROOT", "as_text", "key_text", "student", "zipped"]

ROOT = Path(__file__).parents[1]
CHECK = ROOT / "book" / "assignments" / "check.py"
DIGITS = 8  # of the numbers in a key that is handed out


def student(assignment: Assignment, twist: str = "") -> NotebookNode:
    """Return the student's notebook: the instructor's without solutions and outputs, in canonical form."""
    version = assignment.twist(twist)
    notebook = source.read(assignment, version.replace if version else None)
    for cell in notebook.cells:
        if source.ANSWER in cell.metadata.get("tags", ()):
            cell.source = source.stub(cell.source)
        if cell.cell_type == "code":
            cell.outputs = []
    text = normalize(nbformat.writes(notebook))  # type: ignore[no-untyped-call]
    plain: NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    return plain


def key_text(assignment: Assignment, twist: str = "") -> str:
    """Return the key that everyone gets, as text."""
    return as_text(key(assignment, "", "", twist))


def as_text(key: Key) -> str:
    """Return a key as text: its inputs in full, what came of them to eight digits."""
    questions = {name: dict(question) for name, question in key["questions"].items()}
    for question in questions.values():
        if "right" in question:
            question["right"] = _rounded(question["right"])
            question["wrong"] = [wrong | {"values": _rounded(wrong["values"])} for wrong in question["wrong"]]
    return json.dumps(key | {"questions": questions}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _rounded(x: Any) -> Any:
    if isinstance(x, dict):
        return {name: _rounded(part) for name, part in x.items()}
    if isinstance(x, list):
        return [_rounded(part) for part in x]
    return float(f"{x:.{DIGITS}g}") if isinstance(x, float) else x


def zipped(assignment: Assignment, twist: str = "") -> bytes:
    """Return the zip that students get.

    Raises:
        SpecError: it is larger than a zip may be.
    """
    texts = key_text(assignment, twist), CHECK.read_text("utf8")
    packed = pack(assignment.name, student(assignment, twist), *texts, published_of(ROOT))
    if len(packed) > LARGEST:
        raise SpecError(
            f"The zip of {assignment.name} has {len(packed):,} bytes, and {LARGEST:,} are allowed; "
            f"make fewer calls, shorter ones, or look for fewer pairs."
        )
    return packed
