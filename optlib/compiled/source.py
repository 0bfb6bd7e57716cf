"""The text of generated modules: a rule's split program inside the loop that runs it."""

from __future__ import annotations

import ast

from .program import CannotCompileError, Program
from .split import CONSTANT, ELEMENT, Split

__all__ = ["HEAD", "constants_source", "indent", "pass_source"]

# The functions of optlib.ops on one number, in words that numba knows.
HEAD = """
from math import sqrt  # compiled, it gives nan where math's own raises

from numba import carray, float32, float64, njit

from optlib.compiled.pointer import pointer


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
    new = [ast.unparse(parts.new[s][1]) for s in program.scalars]
    lines = [
        *parts.constants,
        f"return [{', '.join(parts.names)}], ({''.join(n + ', ' for n in new)})",
    ]
    return f"def constants({', '.join(('t', *program.hyper, *program.scalars))}):\n{indent(lines, 4)}\n"


def pass_source(program: Program, parts: Split, dtype: str) -> str:
    """Text of the module whose `many(table, sizes, start, stop, c)` updates theta and the states in place.

    The table holds the addresses of one tensor a row: theta, gradient, states. `start` and `stop` count
    numbers through all tensors, so that several threads share the work whatever the sizes are.

    Raises:
        CannotCompileError: if the rule needs a sum over all parameters before its first update.
    """
    if any(level not in (CONSTANT, ELEMENT) for level in parts.levels.values()) or any(
        "dot(" in ast.unparse(e) for e in [parts.step, *(e for _, _, e in parts.body)]
    ):
        raise CannotCompileError(
            f"{program.name}: it asks for dot, a sum over all parameters, and one pass over memory has it "
            "only at its end"
        )
    arrays = ["theta", "g", *program.states]
    loop = [
        *(f"{a} = _{a}[_i]" for a in arrays),
        *(f"{name} = {ast.unparse(value)}" for name, _, value in parts.body),
        f"_step = {ast.unparse(parts.step)}",
        *(f"_new_{s} = {ast.unparse(parts.new[s][1])}" for s in program.states),
        "_theta[_i] = theta - _step",
        *(f"_{s}[_i] = _new_{s}" for s in program.states),
    ]
    tensors = ",\n".join(
        f"                carray(pointer(_table[_j, {k}] + _offset), (_last - _first,), {dtype})"
        for k in range(len(arrays))
    )
    return f'''"""{program.name}, compiled from its own text; made by optlib.compiled, not by hand."""
{HEAD}

@njit(error_model="numpy", nogil=True, cache=CACHE)
def one({", ".join("_" + a for a in arrays)}, _c):
{indent([f"{c} = {dtype}(_c[{k}])" for k, c in enumerate(parts.names)], 4)}
    for _i in range(_theta.size):
{indent(loop, 8)}


@njit(error_model="numpy", nogil=True, cache=CACHE)
def many(_table, _sizes, _start, _stop, _c):
    _before = 0
    for _j in range(_sizes.size):
        if _before >= _stop:
            break
        _first = max(_start - _before, 0)
        _last = min(_stop - _before, _sizes[_j])
        if _first < _last:
            _offset = _first * {np_size(dtype)}
            one(
{tensors},
                _c,
            )
        _before += _sizes[_j]
'''


def np_size(dtype: str) -> int:
    """Bytes a number takes."""
    return {"float32": 4, "float64": 8}[dtype]
