"""Write an assignment as nbgrader's source: `SECRET=... python -m grading.nbgrader a04_adam --to course`.

The folder `source/a04_adam` of a course is made, from which `nbgrader generate_assignment` takes out
solutions and hidden tests, and with which `nbgrader autograde` grades. The tests compare with numbers for
inputs from SECRET, the same for all students, and give parts of the points. They run in the student's own
kernel, which nbgrader cannot protect: a submission can read them there, and forge what they say.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grading import source
from grading.secret import SecretError, secret_of
from grading.spec import Assignment, Question, SpecError, key, load
from grading.student import CHECK, ROOT, as_text, key_text
from tools.address import published_of
from tools.normalize_nb import KERNEL
from tools.zips import abroad

__all__ = ["BEGIN", "END", "course", "write"]

BEGIN, END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
_TEST = """\
{check}
{BEGIN}
import json
from check import ask, verdict
hidden = json.loads({numbers!r})
told = verdict(hidden, ask(globals(), hidden["calls"]))
print(told.said)
charged = globals().get("charged", set())  # mistakes of earlier questions, which cost their points once
follows = told.mistakes and charged.issuperset(told.mistakes)
charged |= set(told.mistakes)
round({points} * (1 if follows else told.share), 2)
{END}"""


def course(assignment: Assignment, secret: str, twist: str = "") -> NotebookNode:
    """Return the notebook with solutions, and with hidden tests as nbgrader has them.

    What a human judges, and what is judged by a run of the reference, is marked by hand there.

    Args:
        assignment: which.
        secret: the seed of the hidden inputs.
        twist: its version; "" for the usual one.
    """
    version = assignment.twist(twist)
    given = source.read(assignment, version.replace if version else None)
    asked = json.loads(as_text(key(assignment, secret, "", twist, hidden=True)))["questions"]
    by_hand = {q.function for q in assignment.questions if q.human or q.judge}
    questions = {q.function: q for q in assignment.questions}
    tests = {f"check({name})": q for name, q in questions.items() if name not in by_hand}
    notebook: NotebookNode = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call]
        metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}}
    )
    for cell in given.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = abroad(cell.source, published_of(ROOT))
        if cell.id in questions:
            cell.metadata = _metadata(cell.id, solution=True, points=_points(questions[cell.id], by_hand))
        elif question := tests.pop(cell.source.strip(), None):
            cell.source = _test(question, asked[question.function])
            cell.metadata = _metadata(cell.id, locked=True, points=question.points)
        elif "Check(" in cell.source:
            cell.metadata = _metadata(cell.id, locked=True)
        notebook.cells.append(cell)
    if tests:
        raise SpecError(f"{assignment.name}: no cell of the notebook is just {next(iter(tests))!r}.")
    return notebook


def _points(question: Question, by_hand: set[str]) -> float | None:
    return question.points if question.function in by_hand else None


def _metadata(
    name: str, *, solution: bool = False, locked: bool = False, points: float | None = None
) -> dict[str, Any]:
    """Return what nbgrader reads of a cell; one with points is graded."""
    told = {"schema_version": 3, "grade_id": name, "solution": solution, "locked": locked, "task": False}
    graded = {"grade": False} if points is None else {"grade": True, "points": points}
    return {"nbgrader": told | graded}


def _test(question: Question, entry: dict[str, Any]) -> str:
    """Return the test of a question: what a student sees of it, and between the marks what is hidden."""
    numbers = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    check = f"check({question.function})"
    return _TEST.format(check=check, BEGIN=BEGIN, END=END, numbers=numbers, points=question.points)


def write(assignment: Assignment, secret: str, to: Path, twist: str = "") -> Path:
    """Write the source of an assignment into a course's folder; return its own folder there."""
    folder = to / "source" / assignment.name
    notebook = course(assignment, secret, twist)
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / f"{assignment.name}.ipynb")  # type: ignore[no-untyped-call]
    (folder / "check.py").write_text(CHECK.read_text("utf8"), "utf8")
    (folder / f"{assignment.name}.json").write_text(key_text(assignment, twist), "utf8")
    return folder


def main(arguments: list[str]) -> int:
    """Run the command; `arguments` are the words after its name. Return the exit status."""
    parser = argparse.ArgumentParser("python -m grading.nbgrader", description=__doc__.partition("\n")[0])
    parser.add_argument("name", help="the assignment, such as a04_adam")
    parser.add_argument("--to", type=Path, required=True, help="the folder of nbgrader's course")
    parser.add_argument("--twist", default="", help="its version, such as eps_hat")
    parser.add_argument("--secret-file", type=Path, help="holds the secret; else SECRET of the environment")
    given = parser.parse_args(arguments)
    try:
        folder = write(load(given.name), secret_of(None, given.secret_file), given.to, given.twist)
    except (SecretError, SpecError) as fault:
        print(fault, file=sys.stderr)
        return 2
    print(f"In {given.to}: nbgrader generate_assignment {given.name} (source in {folder}).")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
