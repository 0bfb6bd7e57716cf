"""How wide and high letters of the page's font are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONTS = Path(__file__).parents[2] / "book" / "_static" / "fonts"
FOREIGN = 0.7  # of a letter's size: how wide a sign is, at most, that another font of the reader's shows
BOLDER = 1.06  # bold letters, against the usual weight
RISE, FOREIGN_RISE, FALL = 0.8, 0.95, 0.27  # over and under the line, with room for an exponent


def length(text: str, *, bold: bool = False) -> float:
    """Return the length of a line of text, in sizes of its letters.

    Example:
        >>> round(length("loss"), 2)
        1.84
    """
    wide = _advances()
    return sum(wide.get(letter, FOREIGN) for letter in text) * (BOLDER if bold else 1)


def rise(text: str) -> float:
    """Return how far a line of text rises, in sizes of its letters: a root sign, say, is higher than they."""
    return RISE if all(letter in _advances() for letter in text) else FOREIGN_RISE


@cache
def _advances() -> dict[str, float]:
    found: dict[str, float] = {}
    for file in sorted(FONTS.glob("source-serif-4-*-normal.woff2")):
        font = TTFont(file)
        unit, wide = font["head"].unitsPerEm, font["hmtx"].metrics
        found |= {chr(code): wide[name][0] / unit for code, name in font.getBestCmap().items()}
    return found
