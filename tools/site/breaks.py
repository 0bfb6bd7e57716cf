"""Where a formula wider than its line may break; a displayed one between its clauses first, in brackets last.

KaTeX lets a line end behind every relation and sign, also in brackets. Here each clause, set apart by
`\\quad`, and what stands in brackets becomes a box (`.katex-whole` in book/_static/formulas.css): it moves to
the next line as a whole, and breaks only where it is wider than a line. A line begins with its sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from itertools import accumulate, pairwise, zip_longest
from xml.etree.ElementTree import Element, fromstring, tostring

_SVG = ' xmlns="http://www.w3.org/2000/svg"'  # HTML knows <svg> by its name
_QUAD = re.compile(r"margin-right:([12])em;")  # \quad or \qquad
_SIGNS = {"mrel", "mbin"}


def breakable(html: str) -> str:
    """Return a formula within a line with marks where it may break (nowhere else: `.keep` in formulas.css).

    >>> breakable('<b><span class="katex-base">x=</span><span class="katex-base">1</span></b>')
    '<b><span class="katex-base">x=</span><wbr><span class="katex-base">1</span></b>'
    """
    return html.replace('</span><span class="katex-base">', '</span><wbr><span class="katex-base">')


def grouped(html: str) -> str:
    """Return a displayed formula with boxes round what is to stay on one line."""
    if html.count("katex-base") < 2 and not _QUAD.search(html):
        return html
    formula = fromstring(html.replace("&nbsp;", "\N{NO-BREAK SPACE}").replace(_SVG, ""))
    drawn = next(part for part in formula.iter("span") if part.get("class") == "katex-html")
    if {part.get("class") for part in drawn} != {"katex-base"}:
        return html  # with lines that its author set
    clauses, gaps = _clauses(drawn)
    drawn[:] = []
    for clause, gap in zip_longest(clauses, gaps):
        for base, following in pairwise(clause):
            _hand_on_sign(base, following)
        boxes = _boxed(zip(clause, accumulate(map(_opened, clause)), strict=True))
        drawn.extend([_box(boxes), gap] if gap is not None else [_box(boxes)] if gaps else boxes)
    return tostring(formula, encoding="unicode", short_empty_elements=False)


def _clauses(bases: Iterable[Element]) -> tuple[list[list[Element]], list[Element]]:
    """Return the clauses of a formula, each in its parts, and what stands between them."""
    clauses: list[list[Element]] = [[]]
    gaps: list[Element] = []
    for base in bases:
        strut, *parts = base
        base[1:] = []
        clauses[-1].append(base)
        for part in parts:
            if quad := _QUAD.search(part.get("style", "")):
                # a space, unlike KaTeX's, is gone where the line ends
                gaps.append(Element("span", {"style": f"word-spacing:{int(quad[1]) - 0.25}em;"}))
                gaps[-1].text = " "
                base = Element("span", base.attrib)
                base.append(deepcopy(strut))
                clauses.append([base])
            else:
                base.append(part)
    return clauses, gaps


def _hand_on_sign(base: Element, following: Element) -> None:
    """Let a line begin with the sign that would end the one before."""
    kinds = [set(part.get("class", "").split()) for part in base]
    sign = next(at for at in reversed(range(len(base))) if "mspace" not in kinds[at])
    if kinds[sign] & _SIGNS:
        while "mspace" in kinds[sign - 1]:
            sign -= 1
        following[1:1] = base[sign:]
        base[sign:] = []


def _opened(base: Element) -> int:
    """Return how many brackets a part opens and does not close."""
    kinds = [kind for part in base for kind in part.get("class", "").split()]
    return kinds.count("mopen") - kinds.count("mclose")


def _boxed(bases: Iterable[tuple[Element, int]], level: int = 0) -> list[Element]:
    """Put each run of parts in one bracket into a box; a number tells how many are open behind a part."""
    boxes: list[Element] = []
    run: list[tuple[Element, int]] = []
    for base, depth in bases:
        run.append((base, depth))
        if depth <= level:
            boxes.append(base if len(run) == 1 else _box(_boxed(run, level + 1)))
            run = []
    return boxes + [base for base, _ in run]  # of a bracket that nothing closes


def _box(parts: list[Element]) -> Element:
    box = Element("span", {"class": "katex-whole"})
    box.extend(parts)
    return box
