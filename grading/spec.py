"""What an assignment is: its questions, their inputs from a seed, the right form and common mistakes.

`assignments/<name>/spec.py` holds one as `ASSIGNMENT`, beside the instructor's notebook. From a seed it gives
a *key*: inputs, right numbers and those of every known mistake, which is all that a comparison needs
(`book/assignments/check.py`).
"""

from __future__ import annotations

import hashlib
import importlib
import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from book.assignments.check import Verdict, ask

__all__ = [
    "ASSIGNMENTS",
    "Assignment",
    "Mistake",
    "Mutant",
    "Question",
    "SpecError",
    "Twist",
    "charged_together",
    "key",
    "load",
    "mutant",
    "names",
]

ASSIGNMENTS = Path(__file__).parents[1] / "assignments"

Has = Callable[[str], bool]  # has("eps_in_root"): is the form asked for the one with this mistake?
Key = dict[str, Any]


class SpecError(Exception):
    """An assignment that is not there or not as it should be; the text says which and why."""


@dataclass(frozen=True)
class Mistake:
    """A mistake that has a name.

    Attributes:
        name: its flag in the reference, such as "eps_in_root"; the same in all questions.
        says: the sentence for the student: what is there, what the task wants; never the right line.
        share: the part of the points that it leaves. Another convention leaves some, a mistake none.
        slot: the place in the formula where it stands; of one slot only one mistake is made at a time.
        also: mistakes that it amounts to in later questions, which are then not charged for it again.
    """

    name: str
    says: str
    share: float = 0.0
    slot: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A function that the student writes, or a text that a human reads.

    Attributes:
        function: its name, which is also the id of its cell; of a text the id alone.
        title: a few words for tables.
        points: what it is worth.
        returns: the names of what it returns, in that order.
        inputs: the calls for it, drawn from a generator; see `book.assignments.check.ask`.
        reference: `reference(has)` returns the function, written with the mistakes for which `has` is true.
        mistakes: those that are looked for, alone and, if `pairs`, two at a time.
        pairs: also look for every two of them together.
        alone: mistakes that are looked for alone only.
        order: in which order quantities of one step are compared, as positions in `returns`.
        boxes: for a claim: `boxes(*arguments)` returns for one call the bounds within which a claim is right,
            and those that tell a mistake, as dictionaries with `low`, `high`, `share`, `says`, `names`; the
            first that is met counts, one with `follows` only if its mistake was seen in an earlier question.
        otherwise: what is said of a claim outside all boxes.
        judge: for a claim that only a run can judge: `judge(entry, values, charged)` gets the question's
            entry in the key, what was returned for each call, and the mistakes that earlier questions have
            been charged for; it returns a `Verdict`.
        judged: what the student's check says of such a claim.
        within: the bounds that the task sets for such a claim, as a box; `says` tells them.
        table: for a claim that is a table of methods: what `check.table_faults` sees in it without a run.
        human: the answer is a text in a Markdown cell, marked by a human.
    """

    function: str
    title: str
    points: float
    returns: tuple[str, ...] = ()
    inputs: Callable[[np.random.Generator], list[dict[str, Any]]] | None = None
    reference: Callable[[Has], Callable[..., Any]] | None = None
    mistakes: tuple[Mistake, ...] = ()
    pairs: bool = True
    alone: tuple[Mistake, ...] = ()
    order: tuple[int, ...] = ()
    boxes: Callable[..., list[dict[str, Any]]] | None = None
    otherwise: str = "These numbers do not do it."
    judge: Callable[[dict[str, Any], Sequence[Any], frozenset[str]], Verdict] | None = None
    judged: str = ""
    within: Mapping[str, Any] = field(default_factory=dict)
    table: Mapping[str, Any] = field(default_factory=dict)
    human: bool = False


@dataclass(frozen=True)
class Mutant:
    """A wrong submission: the solution with some text replaced, and what it must lose.

    Attributes:
        name: what is wrong, in a few words.
        replace: texts of the instructor's notebook, each of which stands there once, and what replaces them.
        loses: the points lost, by question; all others keep theirs.
        says: a part of what the student is told under one of these questions; "" if nothing is asked of it.
    """

    name: str
    replace: Mapping[str, str]
    loses: Mapping[str, float]
    says: str = ""


def mutant(mistake: Mistake, old: str, new: str, **loses: float) -> Mutant:
    """Return the wrong submission that makes one known mistake, in one line, and has to be told so."""
    return Mutant(mistake.name, {old: f"{new}\n"}, loses, mistake.says)


@dataclass(frozen=True)
class Twist:
    """A version in which another form is declared right, so that a copied optimizer is wrong.

    Attributes:
        flags: the mistakes of the family that this version asks for, by question.
        replace: texts of the instructor's notebook, task and solution, and what stands there instead.
        usual: what is said to whom hands in the usual form.
        says: by mistake, what is said of it in this version, where its own sentence would not be true.
        mutants: wrong submissions of this version that the tests hand in, made from its own solution.
    """

    flags: Mapping[str, frozenset[str]]
    replace: Mapping[str, str]
    usual: str
    says: Mapping[str, str] = field(default_factory=dict)
    mutants: tuple[Mutant, ...] = ()


@dataclass(frozen=True)
class Assignment:
    """One assignment.

    Attributes:
        name: its folder, such as "a04_adam".
        title: as its page is called.
        questions: in the order of the notebook.
        mutants: wrong submissions that the tests hand in.
        twists: versions, by name.
    """

    name: str
    title: str
    questions: tuple[Question, ...]
    mutants: tuple[Mutant, ...]
    twists: Mapping[str, Twist] = field(default_factory=dict)

    @property
    def notebook(self) -> Path:
        """The instructor's notebook."""
        return ASSIGNMENTS / self.name / "instructor.ipynb"

    @property
    def points(self) -> float:
        """What the whole assignment is worth."""
        return sum(question.points for question in self.questions)

    def twist(self, name: str) -> Twist | None:
        """Return a twist by its name, None for the empty one.

        Raises:
            SpecError: there is no such twist.
        """
        if not name:
            return None
        if name not in self.twists:
            known = ", ".join(self.twists) or "none"
            raise SpecError(f"{self.name} has no twist {name!r}; it has {known}.")
        return self.twists[name]


def names() -> list[str]:
    """Return the names of all assignments, in order."""
    return sorted(file.parent.name for file in ASSIGNMENTS.glob("*/spec.py"))


def load(name: str) -> Assignment:
    """Return an assignment by its name.

    Raises:
        SpecError: there is none of this name.
    """
    if name not in names():
        raise SpecError(f"There is no assignment {name!r}; there are {', '.join(names())}.")
    assignment: Assignment = importlib.import_module(f"assignments.{name}.spec").ASSIGNMENT
    return assignment


def key(assignment: Assignment, secret: str, student: str, twist: str = "", *, hidden: bool = False) -> Key:
    """Return what an assignment's answers are compared with.

    Args:
        assignment: which.
        secret: the seed of the inputs, together with the student's name; whoever knows both knows the inputs.
        student: the student's name; "" for the key that everyone gets.
        twist: the version, by name; "" for the usual one.
        hidden: the inputs are to stay hidden, so what is said of an answer holds no number.

    Returns:
        A dictionary of plain numbers and texts; questions for a human are not in it. If `hidden`, the numbers
        of mistakes are computed when they are looked at, one after the other: most submissions are right.
    """
    version = assignment.twist(twist)
    questions = {}
    for question in assignment.questions:
        if not question.human:
            seed = hashlib.sha256("\0".join((secret, assignment.name, student, question.function)).encode())
            rng = np.random.default_rng(int.from_bytes(seed.digest()))
            entry = _keyed(question, rng, version)
            if hidden:
                entry["hidden"] = True
            elif "wrong" in entry:
                entry["wrong"] = list(entry["wrong"])
            questions[question.function] = entry
    version_of = {"twist": twist} if twist else {}
    return {"assignment": assignment.name, **version_of, "questions": questions}


def charged_together(
    question: Question, entry: Key, twist: Twist | None, charged: Collection[str]
) -> Iterator[dict[str, Any]]:
    """Yield the numbers of a question with mistakes that earlier ones were charged for: all, then fewer.

    A key has two mistakes at a time at most, but each of the functions that this one calls may have its own.
    Sets come before their subsets; single mistakes are in the key.
    """
    if question.reference is None or "right" not in entry:
        return
    known = [m.name for m in (*question.mistakes, *question.alone) if m.name in charged]
    wrong = _Wrong(question, entry["calls"], twist, _asked_by(twist, question), entry["right"])
    for count in range(len(known), 1, -1):
        for flags in itertools.combinations(known, count):
            yield from wrong.made_with(flags)


def _asked_by(twist: Twist | None, question: Question) -> frozenset[str]:
    return twist.flags.get(question.function, frozenset()) if twist else frozenset()


def _keyed(question: Question, rng: np.random.Generator, twist: Twist | None) -> dict[str, Any]:
    assert question.inputs is not None
    calls = question.inputs(rng)
    entry: dict[str, Any] = {
        "function": question.function,
        "title": question.title,
        "points": question.points,
        "returns": list(question.returns),
        "calls": calls,
    }
    asked = _asked_by(twist, question)
    if question.table:
        entry["table"] = dict(question.table)
    if question.judge:
        version = {"asked": sorted(asked), "usual": twist.usual if twist else ""}
        within = {"within": dict(question.within)} if question.within else {}
        return entry | {"judged": question.judged} | within | version
    if question.boxes:
        boxes = [question.boxes(*call["arguments"]) for call in calls]
        return entry | {"boxes": boxes, "otherwise": question.otherwise}
    if any("each" in call for call in calls):
        entry["scan"] = True
    if question.order:
        entry["order"] = list(question.order)
    entry["right"] = _values(question, calls, asked)
    entry["wrong"] = _Wrong(question, calls, twist, asked, entry["right"])
    return entry


@dataclass(frozen=True)
class _Wrong:
    """The mistakes of a question with the numbers that they give, each computed when its turn comes."""

    question: Question
    calls: list[dict[str, Any]]
    twist: Twist | None
    asked: frozenset[str]
    right: list[Any]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for flags in _family(self.question):
            forms = self.made_with(flags)
            yield from forms if len(flags) == 1 else [next(forms)]  # a key has to stay small

    def made_with(self, flags: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Yield what these mistakes give, made at once.

        Where the version asks for a form of the same slot, a mistake stands there alone, or is made in that
        form, if the reference has both.
        """
        told = {m.name: m for m in (*self.question.mistakes, *self.question.alone)}
        here = [told[name] for name in flags]
        slots = {m.slot for m in here} - {""}
        gone = {name for name in self.asked if name in flags or told[name].slot in slots}
        alone = (self.asked - gone) | (frozenset(flags) - self.asked)
        values = _values(self.question, self.calls, alone)
        yield self._entry(here, values, alone >= self.asked)
        if gone and self.asked.isdisjoint(flags):
            once, values = values, _values(self.question, self.calls, self.asked | frozenset(flags))
            if values not in (self.right, once):
                yield self._entry(here, values, True)

    def _entry(self, here: Sequence[Mistake], values: list[Any], as_asked: bool) -> dict[str, Any]:
        """Return the entry of mistakes; only of one that is made in the form asked for, something is left."""
        instead: dict[str, str] = {}
        if self.twist:
            instead = {**self.twist.says, **dict.fromkeys(self.asked, self.twist.usual)}
        return {
            "names": [*(m.name for m in here), *(name for m in here for name in m.also)],
            "says": [instead.get(m.name, m.says) for m in here],
            "share": here[0].share if as_asked and len(here) == 1 else 0.0,
            "values": values,
        }


def _family(question: Question) -> list[tuple[str, ...]]:
    """Return the sets of mistakes that are looked for: one at a time first."""
    pairs = itertools.combinations(question.mistakes, 2) if question.pairs else ()
    together = [(a.name, b.name) for a, b in pairs if not a.slot or a.slot != b.slot]
    return [*((mistake.name,) for mistake in (*question.mistakes, *question.alone)), *together]


def _values(question: Question, calls: list[dict[str, Any]], flags: frozenset[str]) -> list[Any]:
    """Return what the reference with these mistakes answers to the calls."""
    assert question.reference is not None
    answers = ask({question.function: question.reference(flags.__contains__)}, calls)
    faults = [answer for answer in answers if "value" not in answer]
    if faults:
        raise SpecError(f"{question.function} with {sorted(flags) or 'no mistake'}: {faults[0]}")
    return [answer["value"] for answer in answers]
