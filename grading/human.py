"""Questions for a human: the texts written to one file each, without names, and the marks read back."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from grading import source
from grading.folder import Found
from grading.graded import GRADED, WAITING, Graded, Job
from grading.marks import Mark
from grading.spec import Question
from grading.table import number, written

__all__ = ["Given", "MarksError", "anonymous", "filled", "given", "marked", "sheet", "table"]

LONGEST = 20_000  # letters of a text
WIDTH = 100  # columns
_NUMBER = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_TEXT, _COMMENT = "text", "{} comment"  # columns of the table of marks


class MarksError(Exception):
    """A table of marks that cannot be taken; the text is one sentence that says where and why."""


class Given(NamedTuple):
    """What a human gave to a text."""

    points: float
    comment: str


# ---- the texts, written


def anonymous(job: Job, found: Found) -> str:
    """Return the name under which a human reads a submission; who knows the secret can tell whose it is."""
    told = "\0".join((job.secret, "text", job.assignment.name, found.student, found.name))
    return hashlib.sha256(told.encode()).hexdigest()[:10]


def sheet(job: Job, question: Question, texts: Mapping[str, str]) -> str:
    """Return one question's file for a human: Markdown, each text as it stands, whatever is in it.

    Args:
        job: the class.
        question: the question.
        texts: the texts by anonymous name.
    """
    instructor = {cell.id: cell.source for cell in source.read(job.assignment).cells}
    parts = [
        f"# {job.assignment.title}: {question.title} ({question.function})",
        f"Texts: {len(texts)}, of {number(question.points)} points each; their order says nothing of their "
        f"authors. The points go into the column `{question.function}` of `marks.csv`, what the student is "
        f"to read into `{_COMMENT.format(question.function)}`. A copy of that table, filled, is given to "
        "`--marks` when the class is graded again.",
        *(["## In the instructor's notebook", _fenced(instructor[question.function])]
          if question.function in instructor else []),
    ]  # fmt: skip
    for name, what in sorted(texts.items()):
        parts += [f"## Text {name}", _fenced(what)]
    return "\n\n".join(parts) + "\n"


def _fenced(what: str) -> str:
    """Return a text as a block in which neither Markdown nor HTML means anything."""
    lines = ["".join(c if c.isprintable() else " " for c in line) for line in what[:LONGEST].splitlines()]
    if len(what) > LONGEST:
        lines.append(f"[cut here: the text has {len(what):,} letters]")
    wrapped = [piece for line in lines for piece in textwrap.wrap(line, WIDTH) or [""]]
    longest = max((len(run) for run in re.findall("`+", "\n".join(wrapped))), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}text", *wrapped, fence])


def table(questions: Sequence[Question], names: Iterable[str], marks: Mapping[tuple[str, str], Given]) -> str:
    """Return the table that a human fills: a row for each text, with the marks that are known."""
    rows = [[_TEXT, *(column for q in questions for column in _columns(q))]]
    for name in sorted(names):
        row = [name]
        for question in questions:
            one = marks.get((name, question.function))
            row += [number(one.points), one.comment] if one else ["", ""]
        rows.append(row)
    return written(rows)


def _columns(question: Question) -> tuple[str, str]:
    return question.function, _COMMENT.format(question.function)


# ---- their marks, read


def given(path: Path, questions: Sequence[Question], names: Iterable[str]) -> dict[tuple[str, str], Given]:
    """Read the marks that a human gave.

    Args:
        path: the table as `table` wrote it, filled; separated by commas or, as some spreadsheets save it, by
            semicolons. Empty cells are not marked yet.
        questions: those for a human.
        names: the anonymous names of the texts there are.

    Returns:
        What was given, by anonymous name and question.

    Raises:
        MarksError: the file cannot be read, or a mark in it is out of range or belongs to no text.
    """
    known, marks = set(names), dict[tuple[str, str], Given]()
    for line, row in _rows(path):
        name = row.get(_TEXT, "")
        where = f"{path.name}, line {line}"
        if not any(row.values()):
            continue
        if name not in known:
            raise MarksError(
                f"{where}: there is no text {name!r} among these submissions; take the names "
                "from the marks.csv that was written with the texts."
            )
        for question in questions:
            points, comment = (row.get(column, "") for column in _columns(question))
            if not points:
                continue
            if (name, question.function) in marks:
                raise MarksError(f"{where}: text {name} is marked twice; leave one of the rows.")
            marks[name, question.function] = Given(_within(points, question, where), comment)
    return marks


def filled(path: Path) -> bool:
    """Return whether a table holds marks or comments, or something that cannot be read as a table."""
    try:
        return any(cell for _, row in _rows(path) for column, cell in row.items() if column != _TEXT)
    except MarksError:
        return True


def _within(points: str, question: Question, where: str) -> float:
    found = _NUMBER.fullmatch(points)
    value = float(f"{found[1]}.{found[2] or 0}") if found else -1.0
    if not 0 <= value <= question.points:
        raise MarksError(
            f"{where}: {question.function} should be a number from 0 to {number(question.points)}, "
            f"and it is {points!r}."
        )
    return value


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a table by their columns' names, each with the number of its line."""
    try:
        content = path.read_text("utf-8-sig")
        head = content.partition("\n")[0]
        between = ";" if ";" in head and "," not in head else ","
        reader = csv.reader(io.StringIO(content, newline=""), delimiter=between, strict=True)
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except (OSError, ValueError, csv.Error) as fault:
        raise MarksError(
            f"The marks in {str(path)!r} cannot be read ({fault}); save the table as CSV in UTF-8."
        ) from None
    columns = rows[0][1] if rows else []
    if _TEXT not in columns:
        raise MarksError(
            f"{path.name} has no column {_TEXT!r}; fill the marks.csv that was written with the texts."
        )
    return [(line, dict(zip(columns, row, strict=False))) for line, row in rows[1:]]


def marked(result: Graded, marks: Mapping[str, Given]) -> Graded:
    """Return a result with a human's marks in it.

    Args:
        result: what came of a submission.
        marks: what its texts were given, by question.
    """
    new = tuple(_with(m, marks) for m in result.marks)
    waiting = any(m.points is None for m in new)
    status = result.status if result.status not in (GRADED, WAITING) else WAITING if waiting else GRADED
    return replace(result, marks=new, status=status)


def _with(m: Mark, marks: Mapping[str, Given]) -> Mark:
    if m.points is not None or m.function not in marks:
        return m
    points, comment = marks[m.function]
    return replace(m, points=points, said=comment or m.said)
