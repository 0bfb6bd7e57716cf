"""One submission, from its file to its marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from grading import notebook, sandbox
from grading.folder import Found
from grading.marks import Mark, mark
from grading.sandbox import Sandbox
from grading.spec import Assignment, key
from grading.texts import written_for

__all__ = ["Graded", "Job", "graded"]

GRADED, WAITING, UNREADABLE, FAILED = "graded", "waits for a human", "unreadable", "not graded"


@dataclass(frozen=True)
class Job:
    """What holds for all submissions of a class: the assignment, its version, the secret, the sandbox.

    `handed_out` holds the texts of the student's notebook, as `grading.texts.handed_out` returns them;
    `seconds` is what one submission may take.
    """

    assignment: Assignment
    secret: str = field(repr=False)
    twist: str
    kind: Sandbox
    handed_out: Mapping[str, str]
    seconds: float


@dataclass(frozen=True)
class Graded:
    """What came of one file.

    Attributes:
        found: the file.
        status: GRADED; WAITING for a human's marks; UNREADABLE, no points; FAILED, the grader's own fault.
        marks: one for each question.
        texts: what a human has to read, by question.
        note: why, in one sentence, where the status asks for it.
    """

    found: Found
    status: str
    marks: tuple[Mark, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def total(self) -> float | None:
        """The points so far; None for a file that the grader failed on."""
        return None if self.status == FAILED else round(sum(m.points or 0 for m in self.marks), 2)

    @property
    def of(self) -> float:
        """What all questions are worth together."""
        return sum(m.of for m in self.marks)


def graded(job: Job, found: Found) -> Graded:
    """Grade one file, whatever it is."""
    assignment = job.assignment
    try:
        submission = notebook.read(found.path, [question.function for question in assignment.questions])
    except notebook.Unreadable as fault:
        return Graded(found, UNREADABLE, _all(assignment, 0.0, str(fault)), note=str(fault))
    asked = key(assignment, job.secret, found.student, job.twist, hidden=True)
    calls = {name: entry["calls"] for name, entry in asked["questions"].items()}
    try:
        outcomes = sandbox.run(submission.cells, calls, job.kind, job.seconds)
    except sandbox.SandboxError as fault:
        return failed(job, found, str(fault))
    marks, texts = list[Mark](), dict[str, str]()
    for m in mark(assignment, asked, outcomes):
        if m.points is None and not (text := written_for(m.function, submission.texts, job.handed_out)):
            marks.append(replace(m, points=0.0, said="There is no text."))
            continue
        if m.points is None:
            texts[m.function] = text
        marks.append(m)
    return Graded(found, WAITING if texts else GRADED, tuple(marks), texts)


def failed(job: Job, found: Found, why: str) -> Graded:
    """Say of a file that it is not graded, by no fault of the student."""
    return Graded(found, FAILED, _all(job.assignment, None, "This is not graded yet."), note=why)


def _all(assignment: Assignment, points: float | None, said: str) -> tuple[Mark, ...]:
    return tuple(Mark(q.function, q.title, points, q.points, said) for q in assignment.questions)
