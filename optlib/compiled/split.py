"""Split a program into what is constant within a pass, computed once in float64, and the rest.

Typed in float64 inside the loop, `1 - beta` and `beta**t` cost three times the memory traffic of a step;
computed once and cast to the array's type they cost nothing, and the loop vectorises.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass

from .program import CannotCompileError, Program

__all__ = ["Split", "split"]


@dataclass(frozen=True)
class Split:
    """A program in two parts.

    Attributes:
        constants: lines that compute the constants, in order.
        names: the constants that the body uses, in the order in which they are handed over.
        body: (name, expression) of every other assignment.
        step: the step, in terms of the body's names and the constants.
        new: expression of each new state; of those in `once` in terms of the names in `constants`.
        once: the states that are one number in all.
    """

    constants: tuple[str, ...]
    names: tuple[str, ...]
    body: tuple[tuple[str, ast.expr], ...]
    step: ast.expr
    new: dict[str, ast.expr]
    once: tuple[str, ...]

    def lines(self) -> list[str]:
        """What is left for each parameter, as text."""
        assigned = [f"{name} = {ast.unparse(value)}" for name, value in self.body]
        kept = [f"{name} = {ast.unparse(value)}" for name, value in self.new.items() if name not in self.once]
        return [*assigned, f"theta = theta - {ast.unparse(self.step)}", *kept]


def _is_condition(node: ast.expr, conditions: set[str]) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr):
        return True
    return isinstance(node, ast.Compare) or (isinstance(node, ast.Name) and node.id in conditions)


class _Splitter(ast.NodeTransformer):
    def __init__(self, varying: set[str]) -> None:
        self.varying = varying  # the names whose values differ from parameter to parameter
        self.lines: list[str] = []
        self.handed: dict[str, str] = {}  # text of a constant -> its name
        self.conditions: set[str] = set()

    def varies(self, node: ast.AST) -> bool:
        """Whether the value of this expression differs from parameter to parameter."""
        return any(isinstance(n, ast.Name) and n.id in self.varying for n in ast.walk(node))

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
        if isinstance(node, ast.expr) and not self.varies(node):
            return self.constant(node)
        visited: ast.AST = super().visit(node)
        return visited

    def visit_Call(self, node: ast.Call) -> ast.expr:
        return ast.Call(node.func, [self.expr(a) for a in node.args], [])

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        # x / c costs ten times x * (1 / c)
        if isinstance(node.op, ast.Div) and not self.varies(node.right):
            inverse = ast.BinOp(ast.Constant(1), ast.Div(), node.right)
            return ast.BinOp(self.expr(node.left), ast.Mult(), self.constant(inverse))
        if isinstance(node.op, ast.Pow) and isinstance(node.right, ast.Constant):
            return ast.BinOp(self.expr(node.left), ast.Pow(), node.right)
        return ast.BinOp(self.expr(node.left), node.op, self.expr(node.right))

    def expr(self, node: ast.AST) -> ast.expr:
        made = self.visit(copy.deepcopy(node))  # a transformer changes nodes in place
        assert isinstance(made, ast.expr)
        return made


def split(program: Program) -> Split:
    """Split a program.

    Raises:
        CannotCompileError: if a state declared as one number changes from parameter to parameter.

    >>> from optlib.compiled.program import read
    >>> from optlib.rules import adam
    >>> parts = split(read(adam))
    >>> parts.constants[:2]
    ('_c0 = beta1', '_c1 = 1 - beta1')
    >>> parts.lines()[0]
    'm__1 = _c0 * m + _c1 * g'
    """
    splitter = _Splitter({"g", "theta", *program.states})
    body = []
    for name, value in program.assignments:
        if splitter.varies(value):
            splitter.varying.add(name)
            body.append((name, splitter.expr(value)))
            continue
        splitter.lines.append(f"{name} = {ast.unparse(value)}")
        if _is_condition(value, splitter.conditions):
            splitter.conditions.add(name)
    step = splitter.expr(program.step)
    new = {}
    for name, value in program.new.items():
        if name in program.scalars and splitter.varies(value):
            raise CannotCompileError(
                f"{program.name}: the state {name} is declared as one number, but its new value differs from "
                "parameter to parameter"
            )
        new[name] = value if name in program.scalars else splitter.expr(value)
    names = tuple(splitter.handed.values())
    return Split(tuple(splitter.lines), names, tuple(body), step, new, program.scalars)
