"""Bars 1 and 2: the solution has full marks, the stubs none, each wrong submission loses what it should."""

from __future__ import annotations

import re

import pytest

from grading import source
from tests.assignments.family import ALL, SECRETS, by_name, functions, lost, marked

MUTANTS = [pytest.param(a, m, id=f"{a.name}-{m.name}") for a in ALL for m in a.mutants]
TWISTS = [pytest.param(a, name, id=f"{a.name}-{name}") for a in ALL for name in a.twists]


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
