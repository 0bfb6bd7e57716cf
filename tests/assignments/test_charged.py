"""A mistake costs its points once, also where a function calls several that have one each."""

from __future__ import annotations

import itertools

import pytest

from grading.spec import load
from tests.assignments.family import functions, lost, marked

CALLED = {
    "a04_adam": ("first_moment", "second_moment", "corrected"),
    "a06_radam": ("length", "rectification"),
}
CALLS = {"a04_adam": "adam_step", "a06_radam": "radam_step"}


def with_mistakes(assignment, function, flags):
    [question] = [q for q in assignment.questions if q.function == function]
    return question.reference(flags.__contains__)


@pytest.mark.parametrize("name", CALLED)
def test_what_follows_of_several_mistakes_is_not_charged(name):
    """Each function that is called has one mistake; the one that calls them has no other."""
    assignment = load(name)
    questions = [q for q in assignment.questions if q.function in CALLED[name]]
    right = functions(assignment)
    for made in itertools.product(*([m.name for m in (*q.mistakes, *q.alone)] for q in questions)):
        wrong = {
            q.function: with_mistakes(assignment, q.function, {m})
            for q, m in zip(questions, made, strict=True)
        }
        caller = {CALLS[name]: with_mistakes(assignment, CALLS[name], set(made))}
        marks = marked(assignment, {**right, **wrong, **caller}, "one")
        called = {m.function: m for m in marks}[CALLS[name]]
        assert called.points == called.of, (made, called.said)
        assert lost(marks).items() >= {q.function: q.points for q in questions}.items()


def test_what_is_wrong_besides_is_charged():
    solved = {
        "return beta1 * m + (1 - beta1) * g\n": "return beta1 * m + g\n",
        "return beta2 * v + (1 - beta2) * g**2\n": "return beta2 * v + g**2\n",
        "return m / (1 - beta1**t), v / (1 - beta2**t)\n": "return m, v / (1 - beta2**t)\n",
    }
    adam = load("a04_adam")
    charged = {"first_moment": 2, "second_moment": 2, "corrected": 4}
    assert lost(marked(adam, functions(adam, solved), "one")) == charged
    besides = solved | {
        "return theta - lr * m_hat / (np.sqrt(v_hat) + eps), m, v\n": "return theta - lr * m_hat, m, v\n"
    }
    assert lost(marked(adam, functions(adam, besides), "one")) == {**charged, "adam_step": 6}
