"""Which of a notebook's statements run, and what one that fails costs."""

from __future__ import annotations

import ast
import sys

import pytest

from book.assignments import check
from grading import filter, worker

RUN = [
    "import numpy as np",
    "from math import sqrt",
    "def f(x): return x",
    "async def f(x): return x",
    "class A: pass",
    "f = lambda x: x",
    "a = 1",
    "a = b = -1e-8",
    "a, (b, c) = 1, (2, 3)",
    "a: float = 1.0",
    "a = {'lr': 1 / 10, 'beta': [0.9, np.pi]}",
    "a = np.array([[1, 2], [3, 4]]) @ np.eye(2)",
    "rng = np.random.default_rng(0)",
    "a = f if b else g",
    "rates = [2.0**k for k in range(-22, 4)]",
]
LEFT_OUT = [
    "f(1)",
    "print(1)",
    "a = f(1)",
    "a = [f(k) for k in range(9)]",
    "a = [f(x) for x in range(3)]",
    "a = np.array(f(1))",
    "a = np.zeros(3).sum(f(1))",
    "a: float",
    "a += 1",
    "np.allclose = lambda *x: True",
    "d['x'] = 1",
    "for x in y: pass",
    "while True: pass",
    "if True: a = 1",
    "try: a = 1\nfinally: pass",
    "with open('x') as f: pass",
    "assert f(1) == 1",
    "'text'",
    "del a",
]


@pytest.fixture(autouse=True)
def _beside(monkeypatch):
    """In a box the worker has check.py beside it."""
    monkeypatch.setitem(sys.modules, "check", check)


@pytest.mark.parametrize("source", RUN)
def test_what_defines_is_run(source):
    assert [worker.defines(s) for s in ast.parse(source).body] == [True]


@pytest.mark.parametrize("source", LEFT_OUT)
def test_what_does_anything_else_is_left_out(source):
    assert [worker.defines(s) for s in ast.parse(source).body] == [False]


@pytest.mark.parametrize(
    "line",
    [
        "%matplotlib inline",
        "%%time",
        "!pip install x",
        "?np.sum",
        "np.sum??",
        "a = !ls",
        "a, b = %who",
        "    !ls",
    ],
)
def test_lines_for_jupyter_cost_nothing(line):
    indented = line.startswith(" ")
    source = f"if x:\n{line}\ndef f(): return 1" if indented else f"{line}\ndef f(): return 1"
    names, _ = worker.define([source])
    assert names["f"]() == 1


def test_text_that_looks_like_a_line_for_jupyter_stays():
    names, _ = worker.define(['TEXT = """\n%d\n!"""'])
    assert names["TEXT"] == "\n%d\n!"


def test_a_statement_that_fails_costs_itself():
    names, _ = worker.define(
        ["import torch_not_there as torch\nf = lambda: 1", "a = 1 / 0\ndef g(): return 2"]
    )
    assert (names["f"](), names["g"]()) == (1, 2)
    with pytest.raises(ImportError, match="torch_not_there is not there when graded"):
        names["torch"].tensor(1)


@pytest.mark.parametrize("name", ["torch", "optim", "nn"])
def test_all_names_of_a_failed_import_say_so(name):
    names, _ = worker.define(["import not_there.x as torch\nfrom not_there import optim, y as nn"])
    with pytest.raises(ImportError, match="not_there is not there when graded"):
        names[name]()


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("def f(x:\n    return x", "SyntaxError"),
        ("def f(x):\nreturn x", "IndentationError"),
        ("def f(x):\n    return x\0", "ValueError|SyntaxError"),
        ("def f(x):\n    return x + '\ud800'", "UnicodeEncodeError"),
        ("def f(x):\n    return " + "-" * 100_000 + "x", "RecursionError|MemoryError"),
        ("def f(x):\n    return " + "(" * 1000 + "x", "SyntaxError|MemoryError"),
        ("@not_there\ndef f(x):\n    return x", "NameError"),
        ("def f(x=1 / 0):\n    return x", "ZeroDivisionError"),
        ("def f(x):\n    nonlocal y", "SyntaxError"),
        ("@exit\ndef f(x):\n    return x", "SystemExit"),
    ],
)
def test_a_function_that_cannot_be_defined_says_why_when_called(cell, fault):
    names, _ = worker.define(["def g(): return 1", cell])
    assert names["g"]() == 1
    with pytest.raises(BaseException) as raised:
        names["f"](1)
    assert any(type(raised.value).__name__ == name for name in fault.split("|"))


def test_annotations_are_not_evaluated():
    names, _ = worker.define(["def f(x: not_there.Tensor) -> nothing: return x", "a: Missing = 3"])
    assert (names["f"](1), names["a"]) == (1, 3)


def test_numpy_is_there_even_without_the_first_cell():
    names, _ = worker.define(["def f(): return np.pi"])
    assert 3 < names["f"]() < 4


def test_names_left_out_are_told():
    _, left_out = worker.define(["a = f(1)\nb = 2\nfor c in 'xy': pass", "a, d = f(2)", "def d(): pass"])
    assert left_out == {"a", "c"}


def test_dataclasses_work():
    names, _ = worker.define(
        ["from dataclasses import dataclass", "@dataclass\nclass State:\n    m: float = 0.0"]
    )
    assert names["State"](2.0).m == 2.0


# ---- the filter


def allowed(program, machine, number):
    """Run a filter as the kernel does; return whether a call passes, or None if the process is killed."""
    import struct

    steps = [struct.unpack("HBBI", program[i : i + 8]) for i in range(0, len(program), 8)]
    at, held = 0, None
    while True:
        operation, hit, miss, k = steps[at]
        at += 1
        if operation == filter.LOAD:
            held = {filter.NUMBER: number, filter.MACHINE: machine}[k]
        elif operation == filter.RETURN:
            return {filter.ALLOW: True, filter.REFUSE: False, filter.KILL: None}[k]
        else:
            at += hit if (held == k if operation == filter.EQUAL else held >= k) else miss


@pytest.mark.parametrize("machine", filter.AUDIT)
def test_the_filter_refuses_its_calls_and_no_other(machine):
    column, audit = filter.AUDIT[machine]
    program = filter.program(machine)
    refused = {numbers[column] for numbers in filter.REFUSED.values()}
    for number in range(600):
        assert allowed(program, audit, number) == (number not in refused)
    assert allowed(program, audit, filter.OTHER_TABLE + 1) is False
    assert allowed(program, audit ^ 1, 0) is None


def test_another_processor_has_no_filter():
    assert filter.program("riscv64") is None
