"""Numbers as a book sets them: `6e-10` as a power of ten, `-0.29` with a true minus sign.

Cells print numbers as Python writes them. In prose they become formulas or signs; the site and the reader's
notebooks both take them from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MINUS = "\N{MINUS SIGN}"

# A number that begins a word: not the end of a name (`v2`), a range (`3-5`), a date or a version.
_NUMBER = re.compile(
    r"""(?<![\w.\-+])
    (?P<sign>[-+]?)
    (?P<digits>(?:\d[\d,]*)?\.?\d+|\d+\.)
    (?:[eE](?P<exponent>[-+]?\d+))?
    (?![\w]|[.\-]\d)""",
    re.VERBOSE,
)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    r"""Split a text into what stays text and what is set as a formula.

    Args:
        text: what a cell printed, for example the value of a `{glue:text}`.

    Yields:
        Pairs: a text, with true minus signs, and False; or LaTeX without delimiters, and True.

    >>> list(pieces("from -0.29 to 6e-10"))
    [('from −0.29 to ', False), ('6\\times10^{-10}', True)]
    >>> list(pieces("1e-05, -1e+16, 2.50e3"))
    [('10^{-5}', True), (', ', False), ('-10^{16}', True), (', ', False), ('2.50\\times10^{3}', True)]
    >>> list(pieces("1,232 of 2026-11-21, steps 3-5, v1e-3, -inf"))
    [('1,232 of 2026-11-21, steps 3-5, v1e-3, −inf', False)]

    """
    at = 0
    for number in _NUMBER.finditer(text):
        if number["exponent"] is None:
            continue
        if before := _signed(text[at : number.start()]):
            yield before, False
        at = number.end()
        digits = "" if number["digits"] == "1" else number["digits"].replace(",", "{,}") + r"\times"
        yield f"{number['sign']}{digits}10^{{{int(number['exponent'])}}}", True
    if rest := _signed(text[at:]):
        yield rest, False


def markdown(text: str) -> str:
    r"""Return a text as Markdown, its powers of ten as formulas between dollars.

    >>> markdown("6e-10 and -57")
    '$6\\times10^{-10}$ and −57'
    >>> markdown("1,232")
    '1,232'

    """
    return "".join(f"${piece}$" if formula else piece for piece, formula in pieces(text))


def _signed(text: str) -> str:
    text = _NUMBER.sub(lambda number: number[0].replace("-", MINUS), text)
    return re.sub(r"(?<![\w.\-])-(?=inf\b)", MINUS, text)
