r"""A fixed list of ways in which update equations go wrong in print, each applied wherever it fits.

A way takes an equation in LaTeX and gives every text that it turns it into, one change at a time. Only the
right side and the condition are touched; what a way gives can still be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Way = Callable[[str], Iterator[str]]


def _each(pattern: str, replacement: str | Callable[[re.Match[str]], str], text: str) -> Iterator[str]:
    """`text` with one match replaced, for each match."""
    for m in re.finditer(pattern, text):
        new = replacement(m) if callable(replacement) else m.expand(replacement)
        yield text[: m.start()] + new + text[m.end() :]


def _close(text: str, start: int) -> int:
    """Where the bracket that opens at `start` closes."""
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] in "({") - (text[i] in ")}")
        if depth == 0:
            return i
    raise ValueError(f"a bracket is not closed in {text}")


def _arguments(command: str, text: str) -> Iterator[tuple[int, str, int]]:
    """Each use of a command with one argument: where it begins, the argument, where it ends."""
    for m in re.finditer(re.escape(command) + r"\{", text):
        end = _close(text, m.end() - 1)
        yield m.start(), text[m.end() : end], end + 1


def sign(text: str) -> Iterator[str]:
    """Plus for minus and minus for plus, outside indices and exponents."""
    hidden = re.sub(r"[_^]\{[^{}]*\}", lambda m: "." * len(m[0]), text)
    for m in re.finditer(r"[+-]", hidden):
        yield text[: m.start()] + {"+": "-", "-": "+"}[m[0]] + text[m.end() :]


def exponent(text: str) -> Iterator[str]:
    """Another exponent, or none."""
    yield from _each(r"\^2", "^3", text)
    yield from _each(r"\^2", "", text)
    yield from _each(r"\^t", "", text)
    yield from _each(r"\^t", "^{t-1}", text)
    yield from _each(r"\^t", "^{t+1}", text)
    yield from _each(r"\^\{t\+1\}", "^t", text)
    yield from _each(r"\^\{t \\psi\}", "^t", text)


def hat(text: str) -> Iterator[str]:
    """The uncorrected quantity in place of the corrected one."""
    yield from _each(r"\\hat ?", "", text)


def missing_hat_on_v(text: str) -> Iterator[str]:
    """The corrected quantity in place of the raw one."""
    yield from _each(r"(?<!\\hat )([mv])_t\b", r"\\hat \1_t", text)


def root(text: str) -> Iterator[str]:
    """A root left out."""
    for start, inside, end in _arguments(r"\sqrt", text):
        yield f"{text[:start]}({inside}){text[end:]}"


def betas(text: str) -> Iterator[str]:
    """One beta in place of the other."""
    yield from _each(r"\\beta_1", r"\\beta_2", text)
    yield from _each(r"\\beta_2", r"\\beta_1", text)


def factor(text: str) -> Iterator[str]:
    """A factor left out: a hyper-parameter, a bracket, a constant."""
    yield from _each(r"\\(?:eta|beta|alpha|rho|lambda)(?:_[12])?(?![_^\w])", "(1)", text)
    yield from _each(r"\((?:[^()]|\([^()]*\))*\)(?!\^)", lambda m: "(1)" if "," not in m[0] else m[0], text)
    yield from _each(r"(?<![\w^.{-])[24](?=\\,| [a-z\\])", "(1)", text)
    yield from _each(r"\\frac\{1\}\{2\}", "(1)", text)


def index(text: str) -> Iterator[str]:
    """A quantity of another step."""
    yield from _each(r"_t\b", "_{t-1}", text)
    yield from _each(r"_\{t-1\}", "_t", text)
    yield from _each(r"_\{t\+1\}", "_t", text)


def epsilon(text: str) -> Iterator[str]:
    """Epsilon inside the root for outside, outside for inside, or left out."""
    plus = r" + \epsilon"
    for start, inside, end in _arguments(r"\sqrt", text):
        before, after = text[:start], text[end:]
        if after.startswith(plus):
            yield before + rf"\sqrt{{{inside}{plus}}}" + after.removeprefix(plus)
        if inside.endswith(plus):
            yield before + rf"(\sqrt{{{inside.removesuffix(plus)}}}{plus})" + after
    yield from _each(re.escape(plus), "", text)


def fraction(text: str) -> Iterator[str]:
    """A fraction upside down, or its divisor left out."""
    for start, top, end in _arguments(r"\frac", text):
        close = _close(text, end)
        bottom = text[end + 1 : close]
        yield rf"{text[:start]}\frac{{{bottom}}}{{{top}}}{text[close + 1 :]}"
        yield rf"{text[:start]}\frac{{{top}}}{{1}}{text[close + 1 :]}"


def maximum(text: str) -> Iterator[str]:
    """One side of a maximum only."""
    for m in re.finditer(r"\\max(?:\\left)?(?=\()", text):
        close = _close(text, m.end())
        sides = text[m.end() + 1 : close].removesuffix(r"\right")
        for side in re.split(r"(?<!\\), ", sides, maxsplit=1):
            yield f"{text[: m.start()]}({side}){text[close + 1 :]}"


def modulus(text: str) -> Iterator[str]:
    """A modulus left out."""
    yield from _each(r"\|([^|]*)\|", r"(\1)", text)


def quantity(text: str) -> Iterator[str]:
    """One state in place of another, the gradient in place of an average."""
    yield from _each(r"(?<![\w^{])m_", "v_", text)
    yield from _each(r"(?<![\w^{])v_", "m_", text)
    yield from _each(r"(?<!\\hat )(?<![\w\\])[mbp]_(?=t\b)", "g_", text)


def condition(text: str) -> Iterator[str]:
    """A condition turned round, or one of several left out."""
    head, if_, tail = text.partition(r"\text{if }")
    for old, new in ((" = ", r" \ne "), (r" \ne ", " = "), (" > ", r" \le "), (" < ", r" \ge ")):
        for changed in _each(re.escape(old), lambda m, new=new: new, tail):
            yield head + if_ + changed
    parts = re.split(r"\\text\{ ?and \}", tail)
    if len(parts) > 1:
        for left_out in range(len(parts)):
            yield head + if_ + r"\text{ and }".join(p for i, p in enumerate(parts) if i != left_out)


WAYS: tuple[Way, ...] = (
    sign, exponent, hat, missing_hat_on_v, root, betas, factor, index, epsilon, fraction, maximum, modulus,
    quantity, condition,
)
