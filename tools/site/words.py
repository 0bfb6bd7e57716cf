"""Formulas as a line of text, as the search index and its excerpts have them: `vₜ₋₁ + η g²`."""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element

from tools.site.math import LatexError, render
from tools.site.mathml import APPLY, formulas

_BELOW = str.maketrans("0123456789+-−=()aehijklmnoprstuvxβγρφ∗*", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩ∗*")
_ABOVE = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyz*∗", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*∗"
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+−")
_ACCENTS = {"^": "\u0302", "ˉ": "\u0304", "¯": "\u0304", "~": "\u0303", "˙": "\u0307", "⃗": "\u20d7"}
_SPACED = set("+−=<>≤≥≠≈→∈≪≫∝±⋅×←∼")
_SPACES = (
    (re.compile(rf"{APPLY}(?=[(\[{{]|$)|(?<!\w){APPLY}"), ""),
    (re.compile(rf"[\s{APPLY}]+"), " "),
    (re.compile(r"(^|[(,;=<>≤≥{∣∥⟨←→] ?)([−±]) "), r"\1\2"),  # a sign, where nothing stands before it
    (re.compile(r"(?<=[({⟨]) "), ""),
    (re.compile(r" (?=[),;⟩∣∥/])"), ""),
)


@cache
def in_words(tex: str) -> str:
    """Return a formula as one line of text, or its LaTeX where KaTeX refuses it.

    >>> in_words(r"\\theta_{t-1} - \\frac{\\eta}{2}\\,\\hat m_t^2")
    'θₜ₋₁ − η/2 m̂ₜ²'
    >>> in_words(r"\\frac{1 - \\beta_1}{\\sqrt{v_t} + \\epsilon}")
    '(1 − β₁)/(√vₜ + ε)'

    """
    try:
        page = render(tex, display=False)
    except LatexError:
        return tex
    text = "".join(_line(formula) for formula in formulas(page))
    for odd, even in _SPACES:
        text = odd.sub(even, text)
    return text.strip()


def raised(text: str) -> str:
    """Return a text as characters that stand raised by themselves.

    >>> raised("−15")
    '⁻¹⁵'
    """
    return text.translate(_ABOVE)


def lowered(text: str) -> str:
    """Return raised digits and signs as plain ones.

    >>> lowered("⁻¹⁵")
    '−15'
    """
    return text.translate(_PLAIN)


def _line(part: Element) -> str:
    parts = [_line(inner) for inner in part]
    match part.tag, parts:
        case "mfrac", [over, under]:
            return f"{_closed(over)}/{_closed(under)} "
        case "msqrt", _:
            return "√" + _closed("".join(parts))
        case "mroot", [inside, degree]:
            return _script(degree, _ABOVE, "") + "√" + _closed(inside)
        case (("msub" | "munder"), [base, below]):
            return _bare(base) + _script(below, _BELOW, "_") + _call(base)
        case "msup", [base, above]:
            return _bare(base) + ("′" if above == "′" else _script(above, _ABOVE, "^")) + _call(base)
        case (("msubsup" | "munderover"), [base, below, above]):
            return _bare(base) + _script(below, _BELOW, "_") + _script(above, _ABOVE, "^") + _call(base)
        case "mover", [base, above]:
            return base + _ACCENTS.get(above.strip(), above)
        case "mspace", _:
            return " "
        case "mtr", _:
            return " ".join(parts) + "; "
        case "mo", _:
            return _operator(part)
    return (part.text or "").replace("ϵ", "ε").replace("\u00a0", " ") + "".join(parts)


def _operator(part: Element) -> str:
    sign = (part.text or "").strip()
    if sign == APPLY:
        return APPLY
    if sign in _SPACED:
        return f" {sign} "
    return sign + " " * (sign in (",", ";"))


def _bare(base: str) -> str:
    return base.rstrip(APPLY)


def _call(base: str) -> str:
    return APPLY * base.endswith(APPLY)


def _closed(text: str) -> str:
    text = text.strip()
    return f"({text})" if re.search(r"[\s+−/]", text) else text


def _script(text: str, letters: dict[int, int], mark: str) -> str:
    text = text.replace(" ", "").replace(",", "")
    raised = text.translate(letters)
    small = all(a != b or a in "∗*" for a, b in zip(text, raised, strict=True))
    return raised if small else mark + (text if len(text) == 1 else f"{{{text}}}")
