"""The MathML that KaTeX writes beside each drawn formula, made valid and short.

KaTeX puts an invisible "apply function" behind the name of a function, also where the name is a script:
`\\rho_{\\min}` becomes an <msub> of three parts, which may have two. And it adds the formula's LaTeX, a
wrapper for that, and rows of one part; the page has the LaTeX as an attribute, for copying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

APPLY = "\N{FUNCTION APPLICATION}"
PARTS = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}

_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'  # HTML knows <math> by its name


def tidy(html: str) -> str:
    """Return a formula as KaTeX set it with its MathML made valid and short.

    >>> tidy("<math><mrow><msub><mi>m</mi><mi>min</mi><mo>\u2061</mo></msub></mrow></math>")
    '<math><msub><mi>m</mi><mi>min</mi></msub></math>'

    """
    return _MATH.sub(lambda found: _written(_tidied(parse(found[0]))), html)


def parse(math: str) -> ElementTree.Element:
    """Read one <math> element as a page holds it."""
    return ElementTree.fromstring(math.replace(_NAMESPACE, "").replace("&nbsp;", "\N{NO-BREAK SPACE}"))


def formulas(page: str) -> Iterator[ElementTree.Element]:
    """Read all <math> elements of a page."""
    return (parse(found[0]) for found in _MATH.finditer(page))


def faults(math: ElementTree.Element) -> list[str]:
    """Name each element that has not the number of parts that MathML asks for.

    >>> faults(parse("<math><mfrac><mn>1</mn></mfrac></math>"))
    ['<mfrac> of 1 parts, not 2: <mfrac><mn>1</mn></mfrac>']

    """
    return [
        f"<{part.tag}> of {len(part)} parts, not {PARTS[part.tag]}: {_written(part)}"
        for part in math.iter()
        if len(part) != PARTS.get(part.tag, len(part))
    ]


def _tidied(math: ElementTree.Element) -> ElementTree.Element:
    semantics = math.find("semantics")
    if semantics is not None:
        math[:] = semantics[:1]
    if len(math) == 1 and math[0].tag == "mrow":
        math[:] = math[0][:]  # <math> is a row itself
    for part in math.iter():
        if part.tag in PARTS:
            part[:] = [inner for inner in part if inner.text != APPLY or len(part) <= PARTS[part.tag]]
        part[:] = [_unwrapped(inner) for inner in part]
    return math


def _unwrapped(part: ElementTree.Element) -> ElementTree.Element:
    while part.tag == "mrow" and len(part) == 1 and not part.attrib:
        part = part[0]
    return part


def _written(part: ElementTree.Element) -> str:
    return ElementTree.tostring(part, encoding="unicode", short_empty_elements=False)
