"""Decides whether two expressions of a rule are equal, whatever form they are written in.

SymPy alone does not prove sqrt(v / (1 - b^t)) = sqrt(v) / sqrt(1 - b^t), nor does it unite equal radicands of
different form. So 1 - b^t becomes a positive symbol of its own, and every root, maximum, modulus and inner
product becomes a symbol that stands for its normalised argument; what is left are rational functions.

Equality is only ever proved. Numbers are used to be quick about the opposite: expressions that differ at one
point, by far more than rounding, are not equal.
"""

from __future__ import annotations

import numpy as np
import sympy

from .numbers import evaluate
from .reader import T, dot, quantity


class Normaliser:
    """Normal forms over one growing list of symbols for roots, maxima, moduli and inner products."""

    def __init__(self) -> None:
        self.symbols: dict[sympy.Expr, sympy.Symbol] = {}
        self.squares: dict[sympy.Symbol, sympy.Expr] = {}
        self.known: dict[sympy.Expr, sympy.Expr] = {}

    def equal(self, a: sympy.Expr, b: sympy.Expr) -> bool:
        """Whether a = b is proved."""
        return a == b or (not _differ(a, b) and self.rational(self.atoms(a) - self.atoms(b)) == 0)

    def normal(self, e: sympy.Expr) -> sympy.Expr:
        """The normal form of an expression: a quotient of polynomials in lowest terms."""
        if e not in self.known:
            self.known[e] = self.rational(self.atoms(e))
        return self.known[e]

    def rational(self, e: sympy.Expr) -> sympy.Expr:
        """Normal form of a rational function; the square of a root's symbol is its radicand."""
        if not (e.free_symbols & self.squares.keys()):
            return sympy.cancel(e)
        top, bottom = sympy.fraction(sympy.together(e))
        for symbol, square in reversed(self.squares.items()):  # outer roots before those inside
            top, bottom = (_reduced(x, symbol, square) for x in (top, bottom))
        return sympy.cancel(top / bottom)

    def atoms(self, e: sympy.Expr) -> sympy.Expr:
        """The same with each root, maximum, modulus, inner product and power of t as a symbol."""
        if e.is_Symbol or e.is_Number:
            return e
        if e.is_Add or e.is_Mul:
            return e.func(*(self.atoms(a) for a in e.args))
        if e.is_Pow:
            return self.power(e.base, e.exp)
        if isinstance(e, sympy.Max | dot):  # both are symmetric
            return self.symbol(e.func, *sorted((self.normal(a) for a in e.args), key=sympy.default_sort_key))
        if isinstance(e, sympy.Abs):
            return self.symbol(e.func, self.normal(e.args[0]))
        raise TypeError(f"a rule's formula holds {e.func.__name__}, which the formula check does not know")

    def power(self, base: sympy.Expr, exponent: sympy.Expr) -> sympy.Expr:
        if exponent.is_Integer:
            return self.atoms(base) ** exponent
        if exponent == sympy.S.Half:
            return self.root(self.normal(base))
        if exponent == -sympy.S.Half:
            return 1 / self.root(self.normal(base))
        made = sympy.Integer(1)
        for term in sympy.Add.make_args(sympy.expand(exponent)):
            if term.is_Integer:
                made *= base**term
            elif term == T and base.is_Symbol:
                made *= 1 - sympy.Symbol(f"1 - {base}^t", positive=True)
            else:
                made *= self.symbol(sympy.Pow, self.normal(base), term)
        return made

    def root(self, radicand: sympy.Expr) -> sympy.Expr:
        """The root as a symbol; positive factors of the radicand have a root of their own."""
        made = sympy.Integer(1)
        top, bottom = (sympy.factor(x) for x in sympy.fraction(radicand))
        inside = sympy.Integer(1)
        for factor in sympy.Mul.make_args(top / bottom):
            base, exponent = factor.as_base_exp()
            if base.is_positive and base.is_Symbol and exponent.is_Integer:
                made *= self.symbol(sympy.sqrt, base) ** exponent
            else:
                inside *= factor
        inside = sympy.cancel(inside)
        return made if inside == 1 else made * self.symbol(sympy.sqrt, inside)

    def symbol(self, function: object, *arguments: sympy.Expr) -> sympy.Symbol:
        key = (function, *arguments)
        if key not in self.symbols:
            self.symbols[key] = sympy.Dummy(f"x{len(self.symbols)}", real=True)
            if function is sympy.sqrt:
                self.squares[self.symbols[key]] = arguments[0]
        return self.symbols[key]


def _differ(a: sympy.Expr, b: sympy.Expr) -> bool:
    """Whether the expressions have different values at some point, in one dimension."""
    symbols = sorted(a.free_symbols | b.free_symbols, key=str)
    for seed in range(3):
        random = np.random.default_rng(seed)
        # hyper-parameters below 1, everything else of either sign; t = 7
        low_high = {s: (-2, 2) if quantity(s)[0].indexed else (0.1, 0.9) for s in symbols}
        point = {s: random.uniform(*ends) for s, ends in low_high.items()}
        point[T] = 7
        x, y = (evaluate(e, point.__getitem__) for e in (a, b))
        if np.isfinite(x) and np.isfinite(y) and abs(x - y) > 1e-6 * max(abs(x), abs(y)):
            return True
    return False


def _reduced(e: sympy.Expr, symbol: sympy.Symbol, square: sympy.Expr) -> sympy.Expr:
    if symbol not in e.free_symbols:
        return e
    p = sympy.Poly(e, symbol)
    return sympy.Add(*(c * square ** (n // 2) * symbol ** (n % 2) for (n,), c in p.terms()))
