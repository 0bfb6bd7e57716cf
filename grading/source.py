"""The instructor's notebook: its text with some of it replaced, its answers and its stubs."""

from __future__ import annotations

import re
from collections.abc import Mapping

import nbformat
from nbformat import NotebookNode

from grading.spec import Assignment, SpecError

__all__ = ["ANSWER", "BEGIN", "END", "GIVEN", "MARKS", "TEXT", "answers", "read", "stub"]

ANSWER = "answer"  # the tag of a cell that the student fills
GIVEN = "given"  # the tag of a cell with functions that the task gives
TEXT = "*Your text here.*"  # what a text's cell holds before that
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
MARKS = {"code": (BEGIN, END), "markdown": ("<!-- BEGIN SOLUTION -->", "<!-- END SOLUTION -->")}
_LIKE = re.compile(r"(?:#+|<!-*) *(?:begin|end)[ _-]*solution(?: *-->)?", re.I)
_SOLUTION = re.compile(rf"^( *){BEGIN}\n.*?^ *{END}\n?", re.M | re.S)
_MODEL = re.compile("^{}\n.*?^{}\n?".format(*MARKS["markdown"]), re.M | re.S)


def read(assignment: Assignment, replace: Mapping[str, str] | None = None) -> NotebookNode:
    """Read an assignment's notebook, with some texts replaced.

    Args:
        assignment: which.
        replace: texts, each of which has to stand exactly once in one cell, and what takes their place.

    Raises:
        SpecError: a text stands there more or less than once, or a marker of a solution is not as it must be.
    """
    notebook: NotebookNode = nbformat.read(assignment.notebook, as_version=4)  # type: ignore[no-untyped-call]
    for old, new in (replace or {}).items():
        having = [cell for cell in notebook.cells if old in f"{cell.source}\n"]
        if len(having) != 1 or f"{having[0].source}\n".count(old) != 1:
            times = sum(f"{cell.source}\n".count(old) for cell in having)
            raise SpecError(
                f"{assignment.name}: {old!r} should stand once in the notebook; it stands {times} times."
            )
        having[0].source = f"{having[0].source}\n".replace(old, new).removesuffix("\n")
    for cell in notebook.cells:
        _lint(assignment, cell)
    return notebook


def _lint(assignment: Assignment, cell: NotebookNode) -> None:
    """See that what begins as a solution ends, in an answer, and is spelt so that it will be taken out."""
    marks = [match[0] for match in _LIKE.finditer(cell.source)]
    begin, end = MARKS.get(cell.cell_type, MARKS["code"])
    if marks != ([begin, end] if ANSWER in cell.metadata.get("tags", ()) else []):
        raise SpecError(
            f"{assignment.name}, cell {cell.id}: a cell of {cell.cell_type} with the tag {ANSWER!r} has one "
            f"{begin!r} and one {end!r}, spelt so, any other none; this has {marks or 'none'}."
        )


def answers(notebook: NotebookNode) -> dict[str, str]:
    """Return the sources of the cells of code that students fill, by id."""
    filled = [cell for cell in notebook.cells if ANSWER in cell.metadata.get("tags", ())]
    return {cell.id: cell.source for cell in filled if cell.cell_type == "code"}


def stub(source: str) -> str:
    """Return an answer's cell without its solution; what stands there instead says that it is missing.

    In a text the model answer is taken out, with the advice on marking it.

    >>> print(stub("def f(x):\\n    ### BEGIN SOLUTION\\n    return x\\n    ### END SOLUTION"))
    def f(x):
        raise NotImplementedError("not written yet")
    >>> stub("<!-- BEGIN SOLUTION -->\\nMomentum, by a little.\\n<!-- END SOLUTION -->")
    '*Your text here.*'
    """
    raised = 'raise NotImplementedError("not written yet")\n'
    bare = _SOLUTION.sub(lambda found: found[1] + raised, f"{source}\n")
    return _MODEL.sub(f"{TEXT}\n", bare).rstrip("\n")
