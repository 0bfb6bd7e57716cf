"""A page with the fields of every answer of the book, for tests in the browser."""

from __future__ import annotations

import shutil
from pathlib import Path

from optlib._answers import ANSWERS
from tests.site.small_book import build, make
from tools.build import ROOT

OPENING = "# Workshop\n\nA page to try things on.\n\n"


def exercises() -> str:
    """Return an exercise for each answer; every second has its field after its box."""
    parts = []
    for i, name in enumerate(ANSWERS):
        field = f"```{{answer}} {name}\n```\n"
        inside, after = (field, "") if i % 2 else ("", field)
        text = f"*(Code.)* Solve it.\n{inside}"
        parts.append(f"````{{exercise}} {name}\n:label: ex-{name}\n{text}````\n\n{after}\n")
    return "".join(parts)


def built(folder: Path, text: str) -> Path:
    """Build a book with one page besides its root; return the file of that page."""
    book = make(folder, {"index": "# Home\n\nA small book.\n", "workshop": OPENING + text})
    shutil.copytree(ROOT / "book" / "_static", book / "book" / "_static")
    done = build(book)
    assert done.returncode == 0, done.stderr
    return book / "_build" / "html" / "workshop.html"
