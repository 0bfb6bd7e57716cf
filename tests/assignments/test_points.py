"""Bars 1 and 2: the solution has full marks, the stubs none, each wrong submission loses what it should."""

from __future__ import annotations

import re

import pytest

from grading import source
from grading.spec import SpecError
from tests.assignments.family import ALL, SECRETS, by_name, functions, lost, marked

MUTANTS = [pytest.param(a, m, id=f"{a.name}-{m.name}") for a in ALL for m in a.mutants]
TWISTS = [pytest.param(a, name, id=f"{a.name}-{name}") for a in ALL for name in a.twists]

OTHER_THERE = {  # wrong submissions of the usual version that are right in another, or otherwise wrong
    ("paper", "eps_hat"),
    ("papers_threshold", "skipped"),
    ("no_plain_steps", "never a divisor"),
    ("no_plain_steps", "threshold"),
    ("no_plain_steps", "five steps counted"),
    ("no_plain_steps", "the paper's threshold, and epsilon after"),
    ("no_plain_steps", "length, and another threshold"),
}


@pytest.mark.parametrize("assignment", ALL, ids=by_name)
def test_the_solution_has_full_marks(assignment):
    for secret in SECRETS:
        marks = marked(assignment, functions(assignment), secret)
        assert lost(marks) == {}
        assert {m.said for m in marks} <= {"Right.", "Read by a human."}


@pytest.mark.parametrize("assignment", ALL, ids=by_name)
def test_the_untouched_notebook_has_no_points(assignment):
    space = {}
    for text in source.answers(source.read(assignment)).values():
        exec(source.stub(text), space)
    marks = [m for m in marked(assignment, space, "one") if m.points is not None]
    assert {m.points for m in marks} == {0}
    assert {m.said for m in marks} == {"It is not written yet."}


@pytest.mark.parametrize(("assignment", "mutant"), MUTANTS)
def test_a_mutant_loses_exactly_its_points(assignment, mutant):
    for secret in SECRETS:
        marks = marked(assignment, functions(assignment, mutant.replace), secret)
        assert lost(marks) == mutant.loses, [m.said for m in marks]
        told = [m.said for m in marks if m.function in mutant.loses]
        assert any(mutant.says in said for said in told), told


def test_there_are_enough_mutants():
    assert min(len(assignment.mutants) for assignment in ALL) >= 5
    assert len(MUTANTS) >= 55


@pytest.mark.parametrize(("assignment", "twist"), TWISTS)
def test_a_twist_takes_its_own_solution_and_refuses_the_usual_one(assignment, twist):
    version = assignment.twists[twist]
    for secret in SECRETS:
        own = marked(assignment, functions(assignment, version.replace), secret, twist)
        assert lost(own) == {}
        usual = marked(assignment, functions(assignment), secret, twist)
        assert lost(usual)
        assert lost(usual).keys() <= version.flags.keys()
        assert all(version.usual in m.said for m in usual if m.function in version.flags)


@pytest.mark.parametrize(("assignment", "twist"), TWISTS)
def test_wrong_submissions_of_a_twist_lose_exactly_their_points(assignment, twist):
    """Its own ones, and of the usual ones those whose lines it has as well."""
    version = assignment.twists[twist]
    there = [one for one in assignment.mutants if (twist, one.name) not in OTHER_THERE]
    kept = [one for one in there if not version.replace.keys() & one.replace.keys()]
    for mutant in (*version.mutants, *kept):
        try:
            wrong = functions(assignment, {**version.replace, **mutant.replace})
        except SpecError:
            assert mutant in kept  # one of several lines that it replaces is another here
            continue
        marks = marked(assignment, wrong, "two", twist)
        assert lost(marks) == mutant.loses, (mutant.name, [m.said for m in marks])
        told = [m.said for m in marks if m.function in mutant.loses]
        assert any(mutant.says in said for said in told), (mutant.name, told)


@pytest.mark.parametrize("assignment", ALL, ids=by_name)
def test_questions_have_their_cells(assignment):
    cells = {cell.id for cell in source.read(assignment).cells}
    assert {question.function for question in assignment.questions} <= cells


@pytest.mark.parametrize("assignment", ALL, ids=by_name)
def test_each_task_says_its_points(assignment):
    texts = "\n".join(c.source for c in source.read(assignment).cells if c.cell_type == "markdown")
    told = re.findall(r"^\*\*(\d+)\. \((\d+) points?[,)]", texts, re.M)
    worth = [(str(i), f"{question.points:g}") for i, question in enumerate(assignment.questions, 1)]
    assert told == worth
