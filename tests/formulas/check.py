"""The formula check: a rule's labelled equations give the step and the states that the rule computes.

Where a rule or its equations fall into cases, every combination of true and false conditions is looked at: in
each exactly one line holds for a quantity, and what the lines give equals what the rule gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

import sympy

from optlib import Rule

from .algebra import Normaliser
from .reader import OTHERWISE, Equation, Name, T, quantity
from .trace import THETA, trace

traced = cache(trace)
normaliser = cache(lambda rule: Normaliser())  # one a rule: its normal forms are asked for again
Truths = dict[sympy.Basic, bool]


class Mismatch(AssertionError):
    """A set of equations that is not the rule: incomplete, ambiguous, idle or unequal."""

    def __str__(self) -> str:  # expressions are slow to print, and most mismatches are never looked at
        return "".join(map(str, self.args))


class _Undecided(Exception):
    """A condition that the case at hand says nothing about yet."""


def check(rule: Rule, equations: Iterable[Equation]) -> int:
    """Raise `Mismatch` unless `equations` are complete and equal to `rule`; return the number of cases."""
    lines: dict[Name, list[Equation]] = {}
    for e in equations:
        lines.setdefault(e.left, []).append(e)
    for name in [THETA, *(Name(s, True) for s in rule.state)]:
        if name not in lines:
            raise Mismatch(f"{rule.name}: no labelled equation for {name.code}")
    used: set[str] = set()
    cases = 0
    open_cases: list[Truths] = [{}]
    while open_cases:
        truths = open_cases.pop()
        try:
            _compare(rule, _Case(rule, lines, truths, used))
        except _Undecided as undecided:
            (atom,) = undecided.args
            open_cases += [{**truths, atom: False}, {**truths, atom: True}]
        else:
            cases += 1
    idle = [e.label for same in lines.values() for e in same if e.label not in used]
    if idle:
        raise Mismatch(f"{rule.name}: nothing depends on {', '.join(idle)}")
    return cases


def _compare(rule: Rule, case: _Case) -> None:
    for name, expression in traced(rule).items():
        page, code = case.of_page(name, 0), case.resolved(expression)
        if not case.normaliser.equal(page, code):
            raise Mismatch(
                f"{rule.name}: the equations give {name.code} = ", page, ", the rule ", code,
                *(x for atom, truth in case.truths.items() for x in (f"; {truth}: ", atom)),
            )


class _Case:
    """One combination of conditions: what the page's lines and the rule's expressions are under it."""

    def __init__(
        self, rule: Rule, lines: dict[Name, list[Equation]], truths: Truths, used: set[str]
    ) -> None:
        self.given = {Name(h, False) for h in rule.hyper} | {Name("t", False)}
        self.before = {Name(s, True) for s in rule.state}
        self.before |= {THETA}
        self.rule, self.lines, self.truths, self.used = rule, lines, truths, used
        self.normaliser = normaliser(rule)
        self.values: dict[Name, sympy.Expr] = {}
        self.pending: list[Name] = []

    def of_page(self, name: Name, shift: int) -> sympy.Expr:
        """The expression, in what is known before the step, that the page gives for a quantity."""
        if name in self.given:
            return name.at(0)
        if (name == Name("g", True) and shift == 0) or (name in self.before and shift == -1):
            return name.at(shift)
        if name in self.lines and name not in self.before and shift == 1:
            return self._at_the_next_step(name)
        if name not in self.lines and name != Name("g", True):
            raise Mismatch(f"{self.rule.name}: the equations use {name.code} and do not say what it is")
        if shift != 0:
            raise Mismatch(f"{self.rule.name}: {name.code} at step t{shift:+d} is not known in step t")
        if name not in self.values:
            if name in self.pending:
                raise Mismatch(f"{self.rule.name}: {name.code} is defined by itself at the same step")
            self.pending.append(name)
            line = self._line(name)
            if line.right.has(sympy.zoo, sympy.nan):
                raise Mismatch(f"{self.rule.name}: {line.label} divides by zero")
            self.values[name] = self.substituted(line.right)
            self.used.add(line.label)
            self.pending.pop()
        return self.values[name]

    def _at_the_next_step(self, name: Name) -> sympy.Expr:
        value = self.of_page(name, 0)
        unknown = [s for s in value.free_symbols if quantity(s)[0].indexed]
        if unknown:
            raise Mismatch(f"{self.rule.name}: {name.code} at step t+1 needs {unknown[0]} of the next step")
        return value.subs(T, T + 1)

    def _line(self, name: Name) -> Equation:
        """The one line for `name` whose conditions hold."""
        lines = self.lines[name]
        hold = [e for e in lines if e.conditions != (OTHERWISE,) and all(map(self.holds, e.conditions))]
        hold = hold or [e for e in lines if e.conditions == (OTHERWISE,)]
        if len(hold) != 1:
            labels = " and ".join(e.label for e in hold) or "no line"
            raise Mismatch(f"{self.rule.name}: {labels} gives {name.code} where ", self.truths or "always")
        return hold[0]

    def substituted(self, e: sympy.Expr) -> sympy.Expr:
        return e.xreplace({s: self.of_page(*quantity(s)) for s in e.free_symbols})

    def holds(self, condition: sympy.Basic) -> bool:
        return self.truth(condition, self.substituted)

    def truth(self, condition: sympy.Basic, inside: Callable[[sympy.Expr], sympy.Expr]) -> bool:
        """Whether a condition holds in this case; `_Undecided` where the case does not say."""
        if condition in (sympy.true, sympy.false):
            return bool(condition)
        if isinstance(condition, sympy.And):
            return all(self.truth(c, inside) for c in condition.args)
        if isinstance(condition, sympy.Or):
            return any(self.truth(c, inside) for c in condition.args)
        if isinstance(condition, sympy.ITE):
            which, if_true, if_false = condition.args
            return self.truth(if_true if self.truth(which, inside) else if_false, inside)
        if isinstance(condition, sympy.Not):
            return not self.truth(condition.args[0], inside)
        difference = self.normaliser.normal(inside(condition.lhs) - inside(condition.rhs))
        return self._atom(type(condition), difference)

    def _atom(self, relation: type, difference: sympy.Expr) -> bool:
        """Whether `difference` relates so to zero; brought down to = 0 and > 0 as the only atoms."""
        if relation is sympy.Ne:
            return not self._atom(sympy.Eq, difference)
        if relation is sympy.Le:
            return not self._atom(sympy.Gt, difference)
        if relation is sympy.Lt:
            return self._atom(sympy.Gt, sympy.cancel(-difference))
        if relation is sympy.Ge:
            return not self._atom(sympy.Gt, sympy.cancel(-difference))
        if relation is sympy.Eq and difference.could_extract_minus_sign():
            difference = sympy.cancel(-difference)
        if relation is sympy.Gt and difference == T - 1:  # t counts from 1
            return not self._atom(sympy.Eq, difference)
        if relation is sympy.Gt and difference == 1 - T:
            return False
        atom = relation(difference, 0, evaluate=False)
        if atom not in self.truths:
            raise _Undecided(atom)
        return self.truths[atom]

    def resolved(self, e: sympy.Expr) -> sympy.Expr:
        """A rule's expression with each Piecewise replaced by the piece that holds in this case."""
        if not e.has(sympy.Piecewise):
            return e
        if isinstance(e, sympy.Piecewise):
            for piece, condition in e.args:
                if self.truth(condition, self.resolved):
                    return self.resolved(piece)
            raise Mismatch(f"{self.rule.name}: no piece of {e} holds")
        return e.func(*map(self.resolved, e.args))
