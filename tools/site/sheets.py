"""The book's own style sheets, one file for each subject, reach the reader as one, in an order that is fixed.

Jupyter Book links them in whatever order the folder yields them, and each would be a request of its own.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

OWN = Path(__file__).parents[2] / "book" / "_static"
FIRST, LAST = "book.css", "print.css"  # what the others build on; what has the last word

_LINK = re.compile(r'\s*<link\b[^>]*\brel="stylesheet"[^>]*>')
_FILE = re.compile(r'_static/([^"/?]+)')
_FOLDER = re.compile(r'"((?:\.\./)*_static/)')


def _names() -> list[str]:
    """Return the names in the order of the cascade; colours.css goes into each page's head instead."""
    between = sorted({sheet.name for sheet in OWN.glob("*.css")} - {FIRST, LAST, "colours.css"})
    return [FIRST, *between, LAST]


def bundle(static: Path) -> str:
    """Join the book's sheets of a site's `_static` into its book.css; return a short digest of it."""
    sheets = [static / name for name in _names() if (static / name).is_file()]
    text = "\n".join(sheet.read_text("utf8") for sheet in sheets)
    for sheet in sheets:
        sheet.unlink()
    (static / FIRST).write_text(text, "utf8")
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def with_one_sheet(page: str, digest: str) -> str:
    """Return a page that links the joined sheet, after all others, in place of its parts."""
    parts = {*_names(), "colours.css"}

    def kept(link: re.Match[str]) -> str:
        file = _FILE.search(link[0])
        return "" if file and file[1] in parts else link[0]

    page = _LINK.sub(kept, page)
    ends = [link.end() for link in _LINK.finditer(page)] or [page.index("</head>")]
    folder = _FOLDER.search(page)  # of a page in a folder it begins with ../
    static = folder[1] if folder else "_static/"
    link = f'\n<link rel="stylesheet" type="text/css" href="{static}{FIRST}?v={digest}" />'
    return page[: ends[-1]] + link + page[ends[-1] :]
