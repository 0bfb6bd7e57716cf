"""A small assignment: a function, a claim that a run judges, a text for a human; and what is handed in."""

from __future__ import annotations

import time

from book.assignments.check import Verdict
from grading.spec import Assignment, Mistake, Question, Twist
from tests.grading.notebooks import cell, notebook

TEXT = "*Your text here.*"
HALVE = "def halve(x):\n    ### BEGIN SOLUTION\n    return x / 2\n    ### END SOLUTION"
CLAIM = "def claim(n):\n    ### BEGIN SOLUTION\n    return {'least': n + 1}\n    ### END SOLUTION"


def tagged(source, id):
    return cell(source, id) | {"metadata": {"tags": ["answer"]}}


INSTRUCTOR = notebook(
    cell("# Toy", "intro", "markdown"),
    cell("import numpy as np", "setup"),
    tagged(HALVE, "halve"),
    tagged(CLAIM, "claim"),
    cell(TEXT, "why", "markdown"),
)


def judge(entry, values, charged):
    """Take the claim's number; one that asks for a long run makes a long one."""
    time.sleep(max(0.0, values[0]["least"] - 100))
    right = values[0]["least"] == entry["calls"][0]["arguments"][0] + 1
    return Verdict(1, "Right.") if right else Verdict(0, "A run with it fails.")


QUESTIONS = (
    Question(
        "halve", "a half", 4, ("half",),
        lambda rng: [{"function": "halve", "arguments": [rng.uniform(1, 9, 3).round(4).tolist()]}],
        lambda has: lambda x: x * 2 if has("double") else -x / 2 if has("negative") else x / 2,
        (Mistake("double", "This doubles."), Mistake("negative", "The sign is wrong.", share=0.5)),
    ),
    Question(
        "claim", "the least number", 3, ("least",),
        lambda rng: [{"function": "claim", "arguments": [int(rng.integers(5, 50))]}],
        judge=judge, judged="Noted.",
    ),
    Question("why", "why it is so", 3, human=True),
)  # fmt: skip

OTHER = {"return x / 2\n": "return 2 * x\n"}
TWISTS = {"double": Twist({"halve": frozenset({"double"})}, OTHER, "This is the usual form.")}
TOY = Assignment("toy", "A toy", QUESTIONS, (), TWISTS)


def submitted(halve="return x / 2", claim="return {'least': n + 1}", text="Because."):
    """Return a notebook that is handed in, in full right unless told otherwise."""
    return notebook(
        cell("# Toy", "intro", "markdown"),
        cell("import numpy as np", "setup"),
        cell(f"def halve(x):\n    {halve}", "halve"),
        cell(f"def claim(n):\n    {claim}", "claim"),
        cell(text, "why", "markdown"),
    )
