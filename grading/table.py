"""The table of marks, CSV: a row for each file, cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

__all__ = ["number", "written"]

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # the wide ones count in some of them


def written(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV.

    A cell that a spreadsheet would compute begins with an apostrophe, which spreadsheets take for "text". The
    byte order mark tells them that it is UTF-8.
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def number(points: float | None) -> str:
    """Return points as they are written: no more digits than needed, nothing if they are not known yet.

    >>> number(6.0), number(2.5), number(None)
    ('6', '2.5', '')
    """
    return "" if points is None else f"{points:.2f}".rstrip("0").rstrip(".")
