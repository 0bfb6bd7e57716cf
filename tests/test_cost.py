"""Operations of a rule: by hand, and against what the compiled engine leaves for each parameter."""

import ast

import pytest

from optlib import rule, rules
from optlib.compiled.kernel import why_not
from optlib.compiled.program import read
from optlib.compiled.split import split
from optlib.cost import operations_per_parameter

BY_HAND = {"gd": 2, "momentum": 4, "nesterov": 6, "adagrad": 7, "rmsprop": 9, "adam": 14, "swats": 19}


@pytest.mark.parametrize(("name", "count"), BY_HAND.items())
def test_counts_by_hand(name, count):
    assert operations_per_parameter(rules.ALL[name]) == count


@pytest.mark.parametrize("name", [n for n, r in rules.ALL.items() if why_not(r) is None])
def test_the_compiled_engine_makes_as_many(name):
    nodes = [x for line in split(read(rules.ALL[name])).lines() for x in ast.walk(ast.parse(line))]
    calls = [x for x in nodes if isinstance(x, ast.Call) and x.func.id != "where"]
    made = len(calls) + sum(isinstance(x, ast.BinOp) for x in nodes)
    # it takes theta - (-v), two operations as written, for one
    assert operations_per_parameter(rules.ALL[name]) == made + (name == "momentum_sutskever")


def test_what_is_one_number_for_all_parameters_costs_nothing():
    @rule
    def costly_clock(g, *, t, lr=0.1):
        return lr * (1 - 0.5**t) / (1 + t * t) * g

    assert operations_per_parameter(costly_clock) == 2
