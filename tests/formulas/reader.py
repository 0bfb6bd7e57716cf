r"""Reads an update equation into SymPy: LaTeX from a page, or the plain text of a rule's docstring.

Both come down to the same few tokens and one recursive-descent parser:

    equation  := quantity = sum [if condition (and condition)* | otherwise]
    condition := sum (= | != | < | > | <= | >=) sum
    sum       := [-] product ((+ | -) product)*
    product   := power ((* | /) power | power)*             '/' in plain text only, from the left
    power     := primary [^ (digit | t | argument)]
    primary   := number | quantity | (sum) | [sum] | {sum} | sqrt argument | frac {sum} {sum}
                 | max(sum, sum) | '|' sum '|' | <sum, sum>
    argument  := {sum} in LaTeX, (sum) in plain text

A quantity is a symbol of the Notation page's table, with an index t, t-1 or t+1 where the table gives it one.
Everything else is refused: a page may say more than a reader understands, but not in an update equation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import sympy

dot = sympy.Function("dot", real=True)
T = sympy.Symbol("t", integer=True, positive=True)
OTHERWISE = sympy.Symbol("otherwise")


class Unreadable(ValueError):
    """An equation outside the subset of LaTeX, or of plain text, that is stated above."""


@dataclass(frozen=True)
class Name:
    """A symbol of the book: its name in the code and whether it carries a time index."""

    code: str
    indexed: bool

    def at(self, shift: int) -> sympy.Symbol:
        """The SymPy symbol of this quantity at step t + shift."""
        if self == Name("t", False):
            return T
        index = (f"[t{shift:+d}]" if shift else "[t]") if self.indexed else ""
        return sympy.Symbol(self.code + index, real=True)


def quantity(symbol: sympy.Symbol) -> tuple[Name, int]:
    """Which quantity a SymPy symbol stands for, and its shift from step t.

    >>> quantity(Name("m", True).at(-1))
    (Name(code='m', indexed=True), -1)
    """
    found = re.fullmatch(r"(\w+)(?:\[t([+-]\d+)?\])?", symbol.name)
    assert found is not None, symbol
    return Name(found[1], "[" in symbol.name), int(found[2] or 0)


@dataclass(frozen=True)
class Equation:
    """`left = right`, valid where all of `conditions` hold; OTHERWISE where no other line for `left` does."""

    label: str
    left: Name
    right: sympy.Expr
    conditions: tuple[sympy.Basic, ...]


Token = tuple[str, object]
Symbols = Mapping[str, Name]  # a symbol as the Notation page's table writes it to its name in the code

RELATIONS = {
    "=": sympy.Eq, "!=": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, "<=": sympy.Le, ">=": sympy.Ge,
}
_LATEX = re.compile(
    r"(?P<space>\s+|\\[,;:!]|\\ |~)|(?P<text>\\text\{[^{}]*\})|(?P<layout>\\(?:begin|end)\{aligned\}|\\\\|&)"
    r"|(?P<command>\\[A-Za-z]+)|(?P<number>\d+(?:\.\d+)?)|(?P<letter>[A-Za-z])|(?P<mark>[-+=<>^_{}()\[\]|,.])"
)
_SKIPPED = {"left", "right", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "quad", "qquad"}
_COMMANDS = {
    "cdot": "*", "frac": "frac", "sqrt": "sqrt", "max": "max", "langle": "langle", "rangle": "rangle",
    "lvert": "|", "rvert": "|", "ne": "!=", "neq": "!=", "le": "<=", "leq": "<=", "ge": ">=", "geq": ">=",
}
_ACCENTS = (r"\hat", r"\tilde")
_INDEX = {"t": 0, "t-1": -1, "t+1": 1}


Raw = list[tuple[str, str]]


def _raw(text: str) -> Raw:
    """LaTeX cut into pieces, without spacing and layout."""
    raw: Raw = []
    at = 0
    while at < len(text):
        found = _LATEX.match(text, at)
        if found is None:
            raise Unreadable(f"{text[at]!r} has no place in an update equation")
        assert found.lastgroup is not None
        if found.lastgroup not in ("space", "layout"):
            raw.append((found.lastgroup, found[0]))
        at = found.end()
    while raw and raw[-1][1] in ".,":
        raw.pop()
    return raw


def _argument(raw: Raw, at: int) -> tuple[str, int]:
    """The text of one argument, {...} or a single piece, and where it ends."""
    if at >= len(raw):
        raise Unreadable("it ends where an index or the letter under an accent was expected")
    if raw[at][1] != "{":
        return raw[at][1], at + 1
    end = at + 1
    while end < len(raw) and raw[end][1] != "}":
        end += 1
    return "".join(value for _, value in raw[at + 1 : end]), end + 1


def _symbol(raw: Raw, at: int) -> tuple[str, int | None, int]:
    """The symbol that starts here, in one spelling, its shift from step t if it has one, and its end."""
    base = raw[at][1]
    at += 1
    if base in _ACCENTS:
        letter, at = _argument(raw, at)
        base = f"{base} {letter}"
    if [value for _, value in raw[at : at + 3] if value != "{"][:2] == ["^", r"\max"]:
        superscript, at = _argument(raw, at + 1)
        base += f"^{superscript}"
    if at < len(raw) and raw[at][1] == "_":
        index, at = _argument(raw, at + 1)
        if index in _INDEX:
            return f"{base}_t", _INDEX[index], at
        base += f"_{index}"
    return base, None, at


def spelling(latex: str) -> str:
    r"""A symbol of the Notation page's table as the reader spells it.

    >>> spelling(r"\hat{m}_t") == spelling(r"\hat m_{t}")
    True
    """
    raw = _raw(latex)
    key, _, end = _symbol(raw, 0)
    if end != len(raw):
        raise Unreadable(f"{latex} is more than one symbol")
    return key


def latex_tokens(text: str, symbols: Symbols) -> Iterator[Token]:
    """The tokens of an equation in LaTeX; each quantity is one token."""
    bases = {re.split(r"[_^]", key.split()[-1])[0] for key in symbols}
    raw = _raw(text)
    at = 0
    while at < len(raw):
        kind, value = raw[at]
        if kind == "letter" or value in bases or value in _ACCENTS:
            key, shift, at = _symbol(raw, at)
            if key not in symbols:
                raise Unreadable(f"the symbol {key} is not in the table of the Notation page")
            yield "name", (symbols[key], shift or 0)
            continue
        at += 1
        if kind == "number":
            yield "number", sympy.Rational(value)
        elif kind == "text":
            word = value[len("\\text{") : -1].strip()
            if word not in ("if", "and", "otherwise"):
                raise Unreadable(f"\\text{{{word}}} is not 'if', 'and' or 'otherwise'")
            yield word, word
        elif kind == "command" and value[1:] in _COMMANDS:
            yield _COMMANDS[value[1:]], _COMMANDS[value[1:]]
        elif kind == "command" and value[1:] not in _SKIPPED:
            raise Unreadable(f"the command {value} is not among those an update equation may use")
        elif kind == "mark":
            if value == "_":
                raise Unreadable("an index may follow a symbol only")
            yield value, value


_PLAIN = re.compile(
    r"(?P<space>\s+)|(?P<number>\d+(?:\.\d+)?)|(?P<word>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z]\w*)?(?:_(?=\{))?)"
    r"|(?P<mark>!=|<=|>=|[-+*/=<>^(),|])"
)
_WORDS = {"if", "and", "otherwise", "sqrt", "max"}


def plain_tokens(text: str, symbols: Symbols) -> Iterator[Token]:
    """The tokens of an equation in plain text: names of the code, with _t, _{t-1} or _{t+1} as index."""
    known = set(symbols.values())
    at = 0
    while at < len(text):
        found = _PLAIN.match(text, at)
        if found is None:
            raise Unreadable(f"{text[at:]!r} has no place in an update equation")
        at = found.end()
        kind, value = found.lastgroup, found[0]
        if kind == "number":
            yield "number", sympy.Rational(value)
        elif kind == "word" and value in _WORDS:
            yield value, value
        elif kind == "word":
            shift = None
            if value.endswith("_"):
                index = re.compile(r"\{(t[-+]1)\}").match(text, at)
                if index is None:
                    raise Unreadable(f"{value!r} needs the index t, {{t-1}} or {{t+1}}")
                value, shift, at = value[:-1], _INDEX[index[1]], index.end()
            elif value.endswith("_t"):
                value, shift = value[:-2], 0
            name = Name(value, shift is not None)
            if name not in known:
                raise Unreadable(f"{found[0]!r} is no name of the table of the Notation page")
            yield "name", (name, shift or 0)
        elif kind != "space":
            yield value, value


class Dialect(NamedTuple):
    """Where LaTeX and plain text differ: the brackets of an inner product, and of a root or an exponent."""

    opening: str
    closing: str
    argument: str


LATEX = Dialect("langle", "rangle", "{")
PLAIN = Dialect("<", ">", "(")


class _Parser:
    """Recursive descent over tokens; the grammar stands at the top of this file."""

    def __init__(self, tokens: Iterator[Token], dialect: Dialect) -> None:
        self.tokens = [*tokens, ("end", "the end")]
        self.at = 0
        self.dialect = dialect
        self.bars = 0

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0]

    def take(self, *kinds: str) -> object:
        kind, value = self.tokens[self.at]
        if kind not in kinds:
            found = value[0].code if kind == "name" else value  # type: ignore[index]
            raise Unreadable(f"expected {' or '.join(kinds)}; found {found}")
        self.at += 1
        return value

    def equation(self, label: str) -> Equation:
        left, shift = self.take("name")  # type: ignore[misc]
        if shift:
            raise Unreadable(f"the left side must be at step t; {left.code} is at t{shift:+d}")
        self.take("=")
        right = self.sum()
        conditions: list[sympy.Basic] = []
        if self.kind == "otherwise":
            self.take("otherwise")
            conditions = [OTHERWISE]
        elif self.kind == "if":
            self.take("if")
            conditions = [self.condition()]
            while self.kind == "and":
                self.take("and")
                conditions.append(self.condition())
        self.take("end")
        return Equation(label, left, right, tuple(conditions))

    def condition(self) -> sympy.Basic:
        left = self.sum()
        relation = RELATIONS[str(self.take(*RELATIONS))]
        made: sympy.Basic = relation(left, self.sum(), evaluate=False)
        return made

    def sum(self) -> sympy.Expr:
        negative = self.kind == "-" and bool(self.take("-"))
        total = -self.product() if negative else self.product()
        while self.kind in ("+", "-"):
            total = total + self.product() if self.take("+", "-") == "+" else total - self.product()
        return total

    def product(self) -> sympy.Expr:
        total = self.power()
        while True:
            if self.kind in ("*", "/"):
                total = total * self.power() if self.take("*", "/") != "/" else total / self.power()
            elif self.starts_primary():
                if self.kind == "number" and self.tokens[self.at - 1][0] == "number":
                    raise Unreadable("two numbers stand side by side")
                total = total * self.power()
            else:
                return total

    def starts_primary(self) -> bool:
        if self.kind == "|":
            return self.bars == 0
        return self.kind in ("number", "name", "(", "[", "{", "sqrt", "max", "frac", "langle")

    def power(self) -> sympy.Expr:
        base = self.primary()
        if self.kind != "^":
            return base
        self.take("^")
        if self.kind == self.dialect.argument:
            exponent = self.group(self.dialect.argument)
        elif self.kind == "number":
            exponent = self.take("number")
            if exponent not in range(10):
                raise Unreadable(f"LaTeX raises the first digit of {exponent} only; put braces round it")
        else:
            name, _ = self.take("name")  # type: ignore[misc]
            if name != Name("t", False):
                raise Unreadable(f"put braces round the exponent {name.code}")
            exponent = T
        if self.kind == "^":
            raise Unreadable("a power of a power needs brackets")
        return base**exponent

    def group(self, *opening: str) -> sympy.Expr:
        """What stands in brackets, of the given kind if one is given."""
        close = {"(": ")", "[": "]", "{": "}"}[str(self.take(*(opening or ("(", "[", "{"))))]
        bars, self.bars = self.bars, 0
        inside = self.sum()
        self.bars = bars
        self.take(close)
        return inside

    def pair(self, opening: str, closing: str) -> tuple[sympy.Expr, sympy.Expr]:
        self.take(opening)
        first = self.sum()
        self.take(",")
        second = self.sum()
        self.take(closing)
        return first, second

    def primary(self) -> sympy.Expr:
        kind = self.kind
        if kind == "number":
            return self.take("number")
        if kind == "name":
            name, shift = self.take("name")  # type: ignore[misc]
            return name.at(shift)
        if kind == "sqrt":
            self.take("sqrt")
            return sympy.sqrt(self.group(self.dialect.argument))
        if kind == "frac":
            self.take("frac")
            numerator = self.group("{")
            return numerator / self.group("{")
        if kind == "max":
            self.take("max")
            return sympy.Max(*self.pair("(", ")"), evaluate=False)
        if kind == "|" and self.bars == 0:
            self.take("|")
            self.bars = 1
            inside = self.sum()
            self.bars = 0
            self.take("|")
            return sympy.Abs(inside)
        if kind == self.dialect.opening:
            return dot(*self.pair(self.dialect.opening, self.dialect.closing))
        if kind in ("(", "[", "{"):
            return self.group()
        raise Unreadable(f"expected a number, a symbol or a bracket; found {self.kind}")


def read_latex(label: str, text: str, symbols: Symbols) -> Equation:
    """The equation of a page, or `Unreadable` with its label and the reason."""
    return _read(label, latex_tokens(text, symbols), LATEX, text)


def read_plain(label: str, text: str, symbols: Symbols) -> Equation:
    """The equation of a docstring, or `Unreadable` with its label and the reason."""
    return _read(label, plain_tokens(text, symbols), PLAIN, text)


def _read(label: str, tokens: Iterator[Token], dialect: Dialect, text: str) -> Equation:
    try:
        return _Parser(tokens, dialect).equation(label)
    except Unreadable as why:
        raise Unreadable(f"{label}: {why}, in: {' '.join(text.split())}") from None
