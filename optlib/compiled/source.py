"""The text of generated modules: a rule's split program inside the loop that runs it."""

from __future__ import annotations

import ast

from .program import Program
from .split import Split

__all__ = ["TASK", "constants_source", "pass_source"]

# The processor's own prefetching stops at each page and waits for square roots and quotients, so every
# BLOCK numbers the loop asks for those AHEAD of it: Adam on 1e7 parameters then takes hardly longer than its
# loads and stores alone.
BLOCK = 64
AHEAD = 512
LINE = 64  # bytes that the cache holds together

# What the threads of a pass share, int64 each: numbers taken so far; threads that may still join; numbers in
# a slice; numbers in all; the address of the table of addresses; its rows; the addresses of sizes and
# constants.
TASK = ("taken", "join", "slice", "size", "table", "rows", "sizes", "constants")

# The functions of optlib.ops on one number, in words that numba knows.
HEAD = """
from math import sqrt  # compiled, it gives nan where math's own raises

from numba import carray, cfunc, float32, float64, int64, njit, uintp

from optlib.compiled.pointer import pointer, prefetch, take


@njit(error_model="numpy", inline="always")
def maximum(a, b):
    return a if a >= b or a != a else b


@njit(error_model="numpy", inline="always")
def where(condition, a, b):
    return a if condition else b
"""


def indent(lines: list[str], by: int) -> str:
    """Lines of a generated function, indented."""
    return "\n".join(" " * by + line for line in lines)


def constants_source(program: Program, parts: Split) -> str:
    """Text of `constants(t, *hyper, *scalars)`, plain Python.

    It gives the constants of one pass, as a list, and the new scalar states, as a tuple.
    """
    new = [ast.unparse(parts.new[s]) for s in program.scalars]
    lines = [
        *parts.constants,
        f"return [{', '.join(parts.names)}], ({''.join(n + ', ' for n in new)})",
    ]
    return f"def constants({', '.join(('t', *program.hyper, *program.scalars))}):\n{indent(lines, 4)}\n"


def pass_source(program: Program, parts: Split, dtype: str) -> str:
    """Text of the module whose `share(task)`, a C callback, updates theta and the states in place.

    Several threads call it with the address of one task (see TASK): each takes slice after slice until none
    is left. A row of the table holds the addresses of one tensor: theta, gradient, states. Slices count
    numbers through all tensors, so that the threads share the work whatever the sizes are.
    """
    arrays = ["theta", "g", *program.states]
    loop = [
        *(f"{a} = {a}__[_i]" for a in arrays),
        *(f"{name} = {ast.unparse(value)}" for name, value in parts.body),
        f"_step = {ast.unparse(parts.step)}",
        *(f"{s}__new = {ast.unparse(parts.new[s])}" for s in program.states),
        "theta__[_i] = theta - _step",
        *(f"{s}__[_i] = {s}__new" for s in program.states),
    ]
    tensors = ",\n".join(
        f"                carray(pointer(_table[_j, {k}] + _offset), (_last - _first,), {dtype})"
        for k in range(len(arrays))
    )
    size = {"float32": 4, "float64": 8}[dtype]
    at = {name: f"_task[{k}]" for k, name in enumerate(TASK)}
    return f'''"""{program.name}, compiled from its own text; made by optlib.compiled, not by hand."""
{HEAD}

@njit(error_model="numpy", nogil=True, cache=CACHE)
def one({", ".join(f"{a}__" for a in arrays)}, _c):
{indent([f"{c} = {dtype}(_c[{k}])" for k, c in enumerate(parts.names)], 4)}
    for _from in range(0, theta__.size, {BLOCK}):
        for _ahead in range(_from + {AHEAD}, _from + {AHEAD + BLOCK}, {LINE // size}):
{indent([f"prefetch({a}__, _ahead)" for a in arrays], 12)}
        # unsigned: no index counts from the end
        for _i in range(uintp(_from), uintp(min(_from + {BLOCK}, theta__.size))):
{indent(loop, 12)}


@njit(error_model="numpy", nogil=True, cache=CACHE)
def many(_table, _sizes, _start, _stop, _c):
    _before = 0
    for _j in range(_sizes.size):
        if _before >= _stop:
            break
        _first = max(_start - _before, 0)
        _last = min(_stop - _before, _sizes[_j])
        if _first < _last:
            _offset = _first * {size}
            one(
{tensors},
                _c,
            )
        _before += _sizes[_j]


@cfunc("void(int64)", cache=CACHE)
def share(_address):
    if take(_address + 8 * {TASK.index("join")}, -1) <= 0:
        return
    _task = carray(pointer(_address), ({len(TASK)},), int64)
    _table = carray(pointer({at["table"]}), ({at["rows"]}, {len(arrays)}), int64)
    _sizes = carray(pointer({at["sizes"]}), ({at["rows"]},), int64)
    _c = carray(pointer({at["constants"]}), ({len(parts.names)},), float64)
    while True:
        _start = take(_address + 8 * {TASK.index("taken")}, {at["slice"]})
        if _start >= {at["size"]}:
            break
        many(_table, _sizes, _start, min(_start + {at["slice"]}, {at["size"]}), _c)
'''
