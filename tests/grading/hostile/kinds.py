"""A small assignment, and how hostile answers to it are declared.

A hostile function takes the place of `halve` in the right solution. All others stay right and should earn
their points: what is tried in one question must not reach another, even of the same notebook.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass

from book.assignments.check import ask, verdict
from tests.grading.notebooks import cell, notebook

RIGHT = {
    "halve": "def halve(x):\n    return x / 2\n",
    "total": "def total(x):\n    return np.sum(x)\n",
    "walk": "def walk(theta, m, g, lr):\n    m = 0.9 * m + g\n    return theta - lr * m, m\n",
}
CALLS = {
    "halve": [{"function": "halve", "arguments": [[3.0, -5.0, 0.25]]}],
    "total": [{"function": "total", "arguments": [[1.0, 2.0, 4.5]]}],
    "walk": [
        {"function": "walk", "start": [[1.0, 2.0], [0.0, 0.0]], "each": [[[1.0, -1.0]]] * 3, "rest": [0.1]}
    ],
}
RETURNS = {"halve": ["x"], "total": ["sum"], "walk": ["theta", "m"]}
OTHERS = frozenset({"total", "walk"})
NOTHING: frozenset[str] = frozenset()


def _solved():
    space = {}
    exec("import numpy as np\n" + "".join(RIGHT.values()), space)
    return {name: [answer["value"] for answer in ask(space, calls)] for name, calls in CALLS.items()}


QUESTIONS = {
    name: {"function": name, "returns": RETURNS[name], "scan": name == "walk", "right": right, "wrong": []}
    for name, right in _solved().items()
}


def earned(outcomes):
    """Return the questions that earn all their points; no question here leaves a part."""
    return {name for name, got in outcomes.items() if not isinstance(got, str) and _share(name, got) == 1}


def _share(name, answers):
    share = verdict(QUESTIONS[name], answers).share
    assert share in (0, 1)
    return share


@dataclass(frozen=True)
class Hostile:
    """One kind: its notebook, what it may earn, a pattern of what is said of `halve`, its `halve` if any."""

    name: str
    notebook: Callable[[], str]
    earns: frozenset[str]
    says: str
    answer: str


IMPORTS = "import contextlib\nimport numpy as np"  # what a hostile function finds, as it does in its module
KINDS: dict[str, Hostile] = {}


def answer(says=".", earns=OTHERS):
    """Declare a function that is handed in as `halve`."""

    def declare(function):
        source = inspect.getsource(function)
        body = source[source.index("def ") :].replace(f"def {function.__name__}(", "def halve(", 1)
        return cells(says, earns, body)(lambda: [body, RIGHT["total"], RIGHT["walk"]], function.__name__)

    return declare


def cells(says=".", earns=OTHERS, answer=""):
    """Declare a function that returns the cells of a notebook after its imports."""

    def declare(make, name=""):
        name = name or make.__name__
        assert name not in KINDS
        made = lambda: notebook(IMPORTS, *make())  # noqa: E731
        KINDS[name] = Hostile(name, made, frozenset(earns), says, answer)
        return make

    return declare


def right():
    """Return the notebook that is right."""
    return notebook("import numpy as np", *(cell(source, name) for name, source in RIGHT.items()))


def says(outcome):
    """Return what a student reads of an outcome without a verdict, one text of all answers otherwise."""
    return outcome if isinstance(outcome, str) else " ".join(map(str, outcome))


def matches(hostile, outcome):
    """Return whether what is said of `halve` is what this kind should meet; a busy machine may be late."""
    return re.search(f"{hostile.says}|ran longer than", says(outcome))
