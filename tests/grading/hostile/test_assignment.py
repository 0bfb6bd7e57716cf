"""The worst of the hostile kinds in a real assignment: they lose their own question's points and no other."""

from __future__ import annotations

import pytest

from grading import source
from grading.marks import mark
from grading.sandbox import run
from grading.spec import key, load
from tests.grading.hostile import escape, exhaustion, forgery, lies
from tests.grading.hostile.kinds import IMPORTS, KINDS

assert all((escape, exhaustion, forgery, lies))  # which declared the kinds

ADAM = load("a04_adam")
KEY = key(ADAM, "secret", "student")
LAST = ADAM.questions[-1]
WORST = [
    "endless_loop_that_ignores_signals",
    "fork_bomb",
    "daemon",
    "check_replaced",
    "results_written_to_every_file",
    "parent_killed",
    "exit_at_once",
    "number_that_lies",
]


def graded(kind, replaced=""):
    """Return the marks of the solution, with the last answer replaced."""
    answers = source.answers(source.read(ADAM))
    cells = [IMPORTS, *({**answers, LAST.function: replaced} if replaced else answers).values()]
    calls = {name: question["calls"] for name, question in KEY["questions"].items()}
    return mark(ADAM, KEY, run(cells, calls, kind, 4))


def test_the_solution_has_all_points(kind):
    assert sum(m.points for m in graded(kind)) == ADAM.points


@pytest.mark.parametrize("name", WORST)
def test_only_its_own_points_are_lost(kind, name):
    body = KINDS[name].answer.replace("def halve(x)", f"def {LAST.function}(x, *_)")
    marks = graded(kind, body)
    assert [m.points for m in marks if m.function != LAST.function] == [q.points for q in ADAM.questions[:-1]]
    assert marks[-1].points == 0
