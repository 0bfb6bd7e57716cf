"""Split a program into what is constant within a pass, computed once in float64, and the rest.

Typed in float64 inside the loop, `1 - beta` and `beta**t` cost three times the memory traffic of a step;
computed once and cast to the array's type they cost nothing, and the loop vectorises.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass

from .program import CannotCompileError, Program

__all__ = ["COLUMN", "CONSTANT", "ELEMENT", "Split", "split"]

# How often the value of an expression has to be computed.
CONSTANT = 0  # once a step
COLUMN = 1  # once for each run of a sweep
ELEMENT = 2  # once for each parameter


@dataclass(frozen=True)
class Split:
    """A program in two parts.

    Attributes:
        constants: lines that compute the constants, in order.
        names: the constants that the body uses, in the order in which they are handed over.
        body: (name, level, expression) of every other assignment.
        step: the step, in terms of the body's names and the constants.
        new: (level, expression) of each new state; a CONSTANT one in terms of the names in `constants`.
        levels: level of every name.
    """

    constants: tuple[str, ...]
    names: tuple[str, ...]
    body: tuple[tuple[str, int, ast.expr], ...]
    step: ast.expr
    new: dict[str, tuple[int, ast.expr]]
    levels: dict[str, int]

    def lines(self) -> list[str]:
        """What is left for each parameter, as text."""
        states = [f"{name} = {ast.unparse(e)}" for name, (level, e) in self.new.items() if level != CONSTANT]
        assigned = [f"{name} = {ast.unparse(value)}" for name, _, value in self.body]
        return [*assigned, f"theta = theta - {ast.unparse(self.step)}", *states]


def _is_condition(node: ast.expr, conditions: set[str]) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr):
        return True
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        return True
    return isinstance(node, ast.Compare) or (isinstance(node, ast.Name) and node.id in conditions)


class _Splitter(ast.NodeTransformer):
    def __init__(self, levels: dict[str, int]) -> None:
        self.levels = levels
        self.lines: list[str] = []
        self.handed: dict[str, str] = {}  # text of a constant -> its name
        self.conditions: set[str] = set()

    def level(self, node: ast.AST) -> int:
        """How often the value of this expression changes."""
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "dot":
            return COLUMN  # a sum over the parameters
        if isinstance(node, ast.Call):
            return max(self.level(a) for a in node.args)
        if isinstance(node, ast.Name):
            return self.levels[node.id]
        return max(
            (self.level(n) for n in ast.iter_child_nodes(node) if isinstance(n, ast.expr)), default=CONSTANT
        )

    def constant(self, node: ast.expr) -> ast.expr:
        """The name under which a constant is handed to the loop."""
        text = ast.unparse(node)
        if text not in self.handed:
            self.handed[text] = f"_c{len(self.handed)}"
            self.lines.append(f"{self.handed[text]} = {text}")
        name = ast.Name(self.handed[text], ast.Load())
        if _is_condition(node, self.conditions):  # it arrives as a float
            return ast.Compare(name, [ast.NotEq()], [ast.Constant(0)])
        return name

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.expr) and self.level(node) == CONSTANT:
            return self.constant(node)
        visited: ast.AST = super().visit(node)
        return visited

    def visit_Call(self, node: ast.Call) -> ast.expr:
        return ast.Call(node.func, [self.expr(a) for a in node.args], [])

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        # x / c costs ten times x * (1 / c)
        if isinstance(node.op, ast.Div) and self.level(node.right) == CONSTANT:
            inverse = ast.BinOp(ast.Constant(1), ast.Div(), node.right)
            return ast.BinOp(self.expr(node.left), ast.Mult(), self.constant(inverse))
        if isinstance(node.op, ast.Pow) and isinstance(node.right, ast.Constant):
            return ast.BinOp(self.expr(node.left), ast.Pow(), node.right)
        return ast.BinOp(self.expr(node.left), node.op, self.expr(node.right))

    def expr(self, node: ast.AST) -> ast.expr:
        made = self.visit(copy.deepcopy(node))  # a transformer changes nodes in place
        assert isinstance(made, ast.expr)
        return made


def split(program: Program, per_run: frozenset[str] = frozenset()) -> Split:
    """Split a program.

    Args:
        program: what `read` gave.
        per_run: hyper-parameters and scalar states that differ between the runs of a sweep.

    Raises:
        CannotCompileError: if a state declared as one number changes from parameter to parameter.

    >>> from optlib.compiled.program import read
    >>> from optlib.rules import adam
    >>> parts = split(read(adam))
    >>> parts.constants[:2]
    ('_c0 = beta1', '_c1 = 1 - beta1')
    >>> [f"{name} = {ast.unparse(value)}" for name, _, value in parts.body][0]
    'm__1 = _c0 * m + _c1 * g'
    """
    levels = dict.fromkeys(("t", *program.hyper, *program.scalars), CONSTANT)
    levels |= dict.fromkeys(per_run, COLUMN)
    levels |= dict.fromkeys(("g", "theta", *program.states), ELEMENT)
    splitter = _Splitter(levels)
    body = []
    for name, value in program.assignments:
        levels[name] = splitter.level(value)
        if levels[name] == CONSTANT:
            splitter.lines.append(f"{name} = {ast.unparse(value)}")
            if _is_condition(value, splitter.conditions):
                splitter.conditions.add(name)
        else:
            body.append((name, levels[name], splitter.expr(value)))
    step = splitter.expr(program.step)
    new = {}
    for name, value in program.new.items():
        level = splitter.level(value)
        if name in program.scalars and level > levels[name]:
            if level == ELEMENT:
                raise CannotCompileError(
                    f"{program.name}: the state {name} is declared as one number, but its new value differs "
                    "from parameter to parameter"
                )
            return split(program, per_run | {name})
        constant = name in program.scalars and level == CONSTANT
        new[name] = (level, value if constant else splitter.expr(value))
    return Split(tuple(splitter.lines), tuple(splitter.handed.values()), tuple(body), step, new, levels)
