"""What a student wrote in words: found in the notebook, whether or not its cells kept their ids."""

from __future__ import annotations

import re
from collections.abc import Mapping

from grading import source
from grading.spec import Assignment

__all__ = ["handed_out", "written_for"]

_TARGET = re.compile(r"\]\([^)\s]*\)")  # where a link leads is another place in the zip than in the sources


def handed_out(assignment: Assignment, twist: str = "") -> dict[str, str]:
    """Return the texts of the student's notebook as it is handed out, by the ids of their cells."""
    version = assignment.twist(twist)
    notebook = source.read(assignment, version.replace if version else None)
    return {cell.id: source.stub(cell.source) for cell in notebook.cells if cell.cell_type == "markdown"}


def written_for(question: str, texts: Mapping[str, str], before: Mapping[str, str]) -> str:
    """Return what a student wrote for a question, nothing if it is what was handed out.

    Args:
        question: the id of its cell.
        texts: those of the submission, by id.
        before: those handed out. Where ids are lost, what is not among them was written by the student.
    """
    candidates = [texts[question]] if question in texts else list(texts.values())
    known = {_plain(old) for old in before.values()}
    return "\n\n".join(new for new in candidates if _plain(new) not in known).strip()


def _plain(text: str) -> str:
    return " ".join(_TARGET.sub("]", text).split())
