"""The text of a whole run: a rule's split program and a surface inside a loop over steps and runs."""

from __future__ import annotations

import ast
import copy

from .program import Program
from .source import HEAD, indent
from .split import CONSTANT, ELEMENT, Split

__all__ = ["BLOCK", "walk_source"]

# Runs of a sweep that go together. All of a block's numbers lie in the first-level cache, in rows of one
# array: with one base and fixed distances the loop over runs vectorises without checks for overlap.
BLOCK = 256


class _Coordinate(ast.NodeTransformer):
    """An expression for one of the plane's two coordinates; `dot` becomes the sum over both."""

    def __init__(self, levels: dict[str, int], axis: str) -> None:
        self.levels, self.axis = levels, axis

    def visit_Name(self, node: ast.Name) -> ast.expr:
        element = self.levels.get(node.id) == ELEMENT
        return ast.Name(f"{node.id}__{self.axis}", ast.Load()) if element else node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if ast.unparse(node.func) == "dot":
            x, y = (
                ast.BinOp(axis.of(node.args[0]), ast.Mult(), axis.of(node.args[1]))
                for axis in (_Coordinate(self.levels, "x"), _Coordinate(self.levels, "y"))
            )
            return ast.BinOp(x, ast.Add(), y)
        return ast.Call(node.func, [self.of(a) for a in node.args], [])

    def of(self, node: ast.expr) -> ast.expr:
        made = self.visit(copy.deepcopy(node))
        assert isinstance(made, ast.expr)
        return made


def walk_source(
    program: Program,
    parts: Split,
    per_run: tuple[str, ...],
    surface: tuple[list[str], str, tuple[str, str]],
    dtype: str,
) -> str:
    """Text of the module with `table(hyper, start, c)` and `walk(...)`.

    `table` fills a row of constants for each step from the step's hyper-parameters; `walk` takes the runs
    `first` to `last` from their start to their end and records x, y, loss and gradient norm at every point.

    Args:
        program: the rule.
        parts: its split, with the hyper-parameters of `per_run` marked as differing from run to run.
        per_run: hyper-parameters that do.
        surface: what `trace.look` gave.
        dtype: "float32" or "float64".
    """
    shared = [h for h in program.hyper if h not in per_run]
    carried = [s for s in program.scalars if parts.new[s][0] == CONSTANT]  # the same number in every run
    per_run_states = [s for s in program.scalars if s not in carried]
    rows = ["theta__x", "theta__y", "_loss", "_norm"]
    rows += [f"{s}__{axis}" for s in program.states for axis in "xy"]
    rows += per_run_states
    inputs = [r for r in rows if r not in ("_loss", "_norm")] + list(per_run)
    place = {r: k for k, r in enumerate([*rows, *per_run])}

    def both(name: str, level: int, value: ast.expr) -> list[str]:
        if level < ELEMENT:
            return [f"{name} = {ast.unparse(_Coordinate(parts.levels, 'x').of(value))}"]
        return [f"{name}__{axis} = {ast.unparse(_Coordinate(parts.levels, axis).of(value))}" for axis in "xy"]

    lines, value, gradient = surface
    table = [
        *(f"{h} = _hyper[_k, {k}]" for k, h in enumerate(shared)),
        "t = _k + 1.0",
        *parts.constants,
        *(f"_table[_k, {k}] = {c}" for k, c in enumerate(parts.names)),
        *(f"_next_{s} = {ast.unparse(parts.new[s][1])}" for s in carried),
        *(f"{s} = _next_{s}" for s in carried),
    ]
    step = [
        *(f"{r} = _rows[_at{place[r]} + _j]" for r in inputs),
        *lines,
        f"g__x, g__y = {gradient[0]}, {gradient[1]}",
        f"_rows[_at{place['_loss']} + _j] = {value}",
        f"_rows[_at{place['_norm']} + _j] = sqrt(g__x * g__x + g__y * g__y)",
        *(line for name, level, expr in parts.body for line in both(name, level, expr)),
        *both("_step", ELEMENT, parts.step),
        *(line for s in program.states for line in both(f"_new_{s}", ELEMENT, parts.new[s][1])),
        *(line for s in per_run_states for line in both(f"_new_{s}", parts.new[s][0], parts.new[s][1])),
        *(f"_rows[_at{k} + _j] = theta__{axis} - _step__{axis}" for k, axis in enumerate("xy")),
        *(f"_rows[_at{place[r]} + _j] = _new_{r}" for r in rows[4:]),
    ]
    return f'''"""{program.name} on a surface, compiled from their own texts; made by optlib.compiled."""
{HEAD}
from numba import uint64
from numpy import empty

_real = {dtype}


@njit(error_model="numpy", cache=CACHE)
def table(_hyper, _scalars, _table):
{indent([f"{s} = _scalars[{program.scalars.index(s)}]" for s in carried], 4)}
    for _k in range(_table.shape[0]):
{indent(table, 8)}


@njit(error_model="numpy", nogil=True, cache=CACHE)
def walk(_record, _state, _table, _hyper, _first, _last):
    _rows = empty({len(place) * BLOCK}, _real)
{indent([f"_at{k} = uint64({k * BLOCK})" for k in range(len(place))], 4)}
    for _from in range(_first, _last, {BLOCK}):
        _n = min({BLOCK}, _last - _from)
        for _j in range(_n):
            for _i in range(2):
                _rows[_i * {BLOCK} + _j] = _record[0, _i, _from + _j]
            for _i in range({len(rows) - 4}):
                _rows[({4} + _i) * {BLOCK} + _j] = _state[_i]
        for _k in range(_table.shape[0]):
            _kept = min(_k, _record.shape[0] - 1)  # a record of one row keeps the last point alone
            if _k == 0 or _hyper.shape[0] > 1:
                for _i in range({len(per_run)}):
                    for _j in range(_n):
                        _rows[({len(rows)} + _i) * {BLOCK} + _j] = _hyper[_k, _i, _from + _j]
            for _i in range(2):
                for _j in range(_n):
                    _record[_kept, _i, _from + _j] = _rows[_i * {BLOCK} + _j]
{indent([f"{c} = _real(_table[_k, {k}])" for k, c in enumerate(parts.names)], 12)}
            for _j in range(uint64(_n)):
{indent(step, 16)}
            for _i in range(2, 4):
                for _j in range(_n):
                    _record[_kept, _i, _from + _j] = _rows[_i * {BLOCK} + _j]
'''
