"""A small book of the tests' own, built once: every answer's fields and some predictions on a page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from optlib._answers import ANSWERS
from tools.build import ROOT

TOC = "format: jb-book\nroot: index\nchapters:\n  - file: workshop\n"
OPENING = "# Workshop\n\nA page to try things on.\n\n"


def exercises() -> str:
    """Return an exercise for each answer of the book; every second has its field after its box."""
    parts = []
    for i, name in enumerate(ANSWERS):
        field = f"```{{answer}} {name}\n```\n"
        inside, after = (field, "") if i % 2 else ("", field)
        text = f"*(Code.)* Solve it.\n{inside}"
        parts.append(f"````{{exercise}} {name}\n:label: ex-{name}\n{text}````\n\n{after}\n")
    return "".join(parts)


def write(folder: Path, text: str) -> Path:
    """Write a book whose second page is `text`; return its folder."""
    shutil.copy(ROOT / "_config.yml", folder)
    (folder / "_toc.yml").write_text(TOC)
    book = folder / "book"
    shutil.copytree(ROOT / "book" / "_templates", book / "_templates", dirs_exist_ok=True)
    shutil.copytree(ROOT / "book" / "_static", book / "_static", dirs_exist_ok=True)
    (book / "references.bib").write_text("")
    (book / "index.md").write_text("# Home\n\nA small book.\n")
    (book / "workshop.md").write_text(OPENING + text)
    return folder


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build a book as a user does, by the command."""
    command = [sys.executable, "-m", "tools.build", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
