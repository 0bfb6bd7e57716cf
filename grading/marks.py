"""From answers to points: each question's verdict, and no mistake charged twice."""

from __future__ import annotations

import itertools
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from book.assignments.check import Answer, Verdict, verdict
from grading.spec import Assignment, Key, Question, charged_together

__all__ = ["Mark", "mark"]

Outcome = Sequence[Answer] | str  # the answers to a question's calls, or why there are none
Entry = dict[str, Any]  # a question's part of a key
Judge = Callable[[Entry, Sequence[Any], frozenset[str]], Verdict]

JUDGING = 10.0  # seconds for one claim; a judge that is asked for a reasonable run takes a tenth of one


@dataclass(frozen=True)
class Mark:
    """What one question earned.

    Attributes:
        function: the question's name.
        title: the question in a few words.
        points: earned; None where a human has not marked it yet.
        of: what the question is worth.
        said: the sentence for the student.
    """

    function: str
    title: str
    points: float | None
    of: float
    said: str


def mark(assignment: Assignment, key: Key, outcomes: Mapping[str, Outcome]) -> list[Mark]:
    """Give the points of all questions.

    Mistakes that earlier questions have been charged for are not charged again: where a later function is
    wrong by nothing else, however many they are, it keeps its points.

    Args:
        assignment: which.
        key: what its answers are compared with, with the inputs that the answers were given to.
        outcomes: for each question the answers, or a sentence that says why there are none.

    Returns:
        A mark for each question, in order.
    """
    marks, charged = [], set[str]()
    for question in assignment.questions:
        if question.human:
            marks.append(Mark(question.function, question.title, None, question.points, "Read by a human."))
            continue
        outcome = outcomes.get(question.function, "There is no answer.")
        told = _verdict(assignment, question, key, outcome, charged)
        share, said = told.share, told.said
        if share < 1 and told.mistakes and charged.issuperset(told.mistakes):
            share, said = 1.0, f"{said} This was charged above and is not charged again."
        elif share < 1:
            charged.update(told.mistakes)
        points = round(share * question.points, 2)
        marks.append(Mark(question.function, question.title, points, question.points, said))
    return marks


def _verdict(
    assignment: Assignment, question: Question, key: Key, outcome: Outcome, known: set[str]
) -> Verdict:
    if isinstance(outcome, str):
        return Verdict(0, outcome)
    entry = key["questions"][question.function]
    if "wrong" in entry:
        twist = assignment.twist(key.get("twist", ""))
        together = charged_together(question, entry, twist, known)
        entry = entry | {"wrong": itertools.chain(entry["wrong"], together)}
    told = verdict(entry, outcome, known)
    if question.judge and (told.share == 1 or told.mistakes):
        return _judged(question.judge, entry, [answer["value"] for answer in outcome], frozenset(known))
    return told


def _judged(judge: Judge, entry: Entry, values: Sequence[Any], charged: frozenset[str]) -> Verdict:
    """Judge a claim, which may have any form and ask for any run, in bounded time."""
    try:
        with within(JUDGING):
            return judge(entry, values, charged)
    except TimeoutError:
        return Verdict(0, f"To judge this takes longer than {JUDGING:g} s; the task asks for a smaller run.")
    except Exception as fault:
        return Verdict(0, f"This has not the form that the task asks for ({type(fault).__name__}).")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in what runs longer; only a process's first thread can be interrupted so.

    Raises:
        TimeoutError: the time is over.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
