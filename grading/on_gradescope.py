"""Grade the one submission of a Gradescope container: `python -m grading.on_gradescope /autograder`.

Runs from the zip that `grading.gradescope` packs. Whatever happens there is a result with a sentence.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from book.assignments.check import SECONDS
from grading import sandbox
from grading.feedback import gradescope
from grading.folder import Found, printable
from grading.graded import Graded, Job, failed, graded
from grading.sandbox import Sandbox
from grading.spec import ASSIGNMENTS, load
from grading.texts import handed_out

__all__ = ["JOB", "SECRET", "main"]

JOB, SECRET = "job.json", "secret.txt"
NO_SANDBOX = "No sandbox works in this container, so nothing was run: {troubles}"


def _student(metadata: Path) -> str:
    """Return whose submission it is, by the ids of its authors."""
    users = json.loads(metadata.read_text("utf8"))["users"]
    return printable("+".join(sorted(str(user["id"]) for user in users)))


def _notebook(folder: Path, name: str) -> Path:
    """Return what was handed in: the notebook of the assignment's name, or else the first."""
    asked = folder / f"{name}.ipynb"
    found = sorted(file for file in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in file.parts)
    return asked if asked in found or not found else found[0]


def _sandbox(*, unsafe: bool) -> tuple[Sandbox | None, str]:
    """Return the first sandbox that works, or why none does."""
    troubles = []
    for kind in (Sandbox.BWRAP, Sandbox.UNSHARE):
        trouble = sandbox.trouble(kind)
        if not trouble:
            return kind, ""
        troubles.append(trouble)
    return (Sandbox.UNSAFE if unsafe else None), " ".join(troubles)


def grade(base: Path) -> Graded:
    """Grade what lies in `submission` of Gradescope's folder by the job in `source`."""
    source = base / "source"
    about: dict[str, Any] = json.loads((source / JOB).read_text("utf8"))
    secret = (source / SECRET).read_text("utf8")
    assignment = load(about["assignment"])
    student = _student(base / "submission_metadata.json")
    file = _notebook(base / "submission", assignment.name)
    found = Found(file, student, printable(file.name), "results")
    kind, why = _sandbox(unsafe=about["unsafe"])
    before = handed_out(assignment, about["twist"])
    job = Job(assignment, secret, about["twist"], kind or Sandbox.UNSAFE, before, SECONDS)
    if kind is None:
        return failed(job, found, NO_SANDBOX.format(troubles=why))
    if kind is Sandbox.UNSAFE:  # the container lives for this submission alone; it shall find nothing there
        (source / SECRET).unlink()
        shutil.rmtree(ASSIGNMENTS)
    return graded(job, found)


def main(base: Path) -> int:
    """Write `results/results.json` below a folder; return 1 if the grader itself failed."""
    result = grade(base)
    results = base / "results" / "results.json"
    results.parent.mkdir(exist_ok=True)
    results.write_text(gradescope(result), "utf8")
    if result.total is None:
        print(result.note, file=sys.stderr)  # Gradescope shows it to instructors
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
