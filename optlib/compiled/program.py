"""A rule's own text as a straight line of assignments, every name assigned once."""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass

from .. import ops
from ..definition import Rule, expect_rule, scalar, wrong_count

__all__ = ["PRELUDES", "CannotCompileError", "Program", "read", "unbound"]

# What torch's classes do to the gradient before the formula sees it, in torch's order.
PRELUDES = {"maximize": "g = -g", "l2": "g = g + l2 * theta"}

FUNCTIONS = {"sqrt": ops.sqrt, "maximum": ops.maximum, "where": ops.where, "abs": abs}

# What the generated loop calls besides.
RESERVED = {*FUNCTIONS, "min", "prefetch", "range", "uintp"}

_ALLOWED = (
    ast.Name, ast.Load, ast.Constant, ast.Call, ast.BinOp, ast.UnaryOp, ast.Compare,
    ast.operator, ast.UAdd, ast.USub, ast.cmpop,
)  # fmt: skip
# No `not` and no `~`: of one bool, `~` is -1 or -2, both of which count as true.


class CannotCompileError(ValueError):
    """Raised where a rule's text goes beyond what the compiled engine reads; the message says what."""


@dataclass(frozen=True)
class Program:
    """A formula, read.

    Attributes:
        name: the rule's name.
        hyper: names of the hyper-parameters, those of the preludes last.
        states: names of the states that are one number per coordinate.
        scalars: names of the states that are one number in all.
        assignments: (name, expression) in order; each name is new.
        step: what is subtracted from the parameters.
        new: the expression of each new state, by its name.
    """

    name: str
    hyper: tuple[str, ...]
    states: tuple[str, ...]
    scalars: tuple[str, ...]
    assignments: tuple[tuple[str, ast.expr], ...]
    step: ast.expr
    new: dict[str, ast.expr]


class _Reader(ast.NodeTransformer):
    """Gives each name its latest version, puts in the module's numbers, refuses what is no arithmetic."""

    def __init__(self, rule: Rule, known: set[str]) -> None:
        self.rule = rule
        self.now = {name: name for name in known}
        self.used = set(known)
        self.globals = rule.formula.__globals__

    def visit(self, node: ast.AST) -> ast.AST:
        if not isinstance(node, _ALLOWED):
            text = ast.unparse(node) if isinstance(node, ast.expr) else type(node).__name__
            raise CannotCompileError(f"{self.rule.name}: {text!r} is not plain arithmetic")
        visited: ast.AST = super().visit(node)
        return visited

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.now:
            return ast.Name(self.now[node.id], ast.Load())
        value = self.globals.get(node.id)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return ast.Constant(value)
        raise CannotCompileError(
            f"{self.rule.name}: {node.id!r} is neither in the signature nor assigned before it is used"
        )

    def visit_Call(self, node: ast.Call) -> ast.expr:
        name = ast.unparse(node.func)
        meant = self.globals.get(name, getattr(builtins, name, None))
        if node.keywords or not (name in FUNCTIONS and meant is FUNCTIONS[name]):
            known = ", ".join(FUNCTIONS)
            raise CannotCompileError(
                f"{self.rule.name}: it calls {name}; the compiled engine knows {known}, those of optlib.ops"
            )
        return ast.Call(ast.Name(name, ast.Load()), [self._expr(a) for a in node.args], [])

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise CannotCompileError(f"{self.rule.name}: {node.value!r} is no number")
        return node

    def _expr(self, node: ast.AST) -> ast.expr:
        made = self.visit(node)
        assert isinstance(made, ast.expr)
        return made

    def assign(self, name: str, value: ast.expr) -> tuple[str, ast.expr]:
        """The assignment under a name that is not in use yet."""
        made = self._expr(value)
        fresh, version = name, 0
        while fresh in self.used:
            version += 1
            fresh = f"{name}__{version}"
        self.now[name] = fresh
        self.used.add(fresh)
        return fresh, made


def unbound(rule: Rule) -> Rule:
    """The rule with its defaults: what is compiled serves every value of the hyper-parameters.

    >>> from optlib.rules import adam
    >>> unbound(adam(lr=0.5))
    adam()
    """
    return rule(**rule.defaults)


def _statements(rule: Rule) -> list[ast.stmt]:
    try:
        definition = ast.parse(rule.source).body[0]
    except (OSError, SyntaxError, StopIteration) as error:
        raise CannotCompileError(f"{rule.name}: its source text cannot be read ({error})") from None
    assert isinstance(definition, ast.FunctionDef)
    if rule.formula.__closure__:
        free = ", ".join(rule.formula.__code__.co_freevars)
        raise CannotCompileError(f"{rule.name}: it uses {free} of the function it was defined in")
    return definition.body


def read(rule: Rule, preludes: tuple[str, ...] = ()) -> Program:
    """Read a rule's text, with the named preludes put before it.

    Raises:
        CannotCompileError: if the text is more than assignments, plain arithmetic and one return.

    >>> from optlib.rules import momentum
    >>> program = read(momentum)
    >>> [(name, ast.unparse(value)) for name, value in program.assignments]
    [('b__1', 'beta * b + g')]
    >>> ast.unparse(program.step)
    'lr * b__1'
    """
    hyper = (*expect_rule(rule).hyper, *(p for p in preludes if p == "l2"))
    if "dot" in rule.asks:
        raise CannotCompileError(
            f"{rule.name}: it asks for dot, a sum over all parameters, and one pass over memory has it "
            "only at its end"
        )
    known = {"g", "t", "theta", *rule.state, *hyper}
    for name in sorted(known | set(rule.formula.__code__.co_varnames)):
        if name.startswith("_") or "__" in name or name in RESERVED:
            raise CannotCompileError(
                f"{rule.name}: names that begin with _, contain __ or are among "
                f"{', '.join(sorted(RESERVED))} are the compiled engine's; got {name}"
            )
    reader = _Reader(rule, known)
    before = [ast.parse(PRELUDES[p]).body[0] for p in PRELUDES if p in preludes]
    assignments = []
    for statement in before + _statements(rule):
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            assignments.append(reader.assign(statement.targets[0].id, statement.value))
        elif isinstance(statement, ast.Return) and statement.value is not None:
            returned = statement.value.elts if isinstance(statement.value, ast.Tuple) else [statement.value]
            if len(returned) != 1 + len(rule.state):
                raise CannotCompileError(wrong_count(rule, len(returned)))
            step, *new = [reader._expr(e) for e in returned]
            return Program(
                rule.name,
                hyper,
                tuple(n for n, x in rule.state.items() if not isinstance(x, scalar)),
                tuple(n for n, x in rule.state.items() if isinstance(x, scalar)),
                tuple(assignments),
                step,
                dict(zip(rule.state, new, strict=True)),
            )
        else:
            text = ast.unparse(statement)
            raise CannotCompileError(f"{rule.name}: {text!r} is neither an assignment nor the return")
    raise CannotCompileError(f"{rule.name}: it returns nothing")
