"""Small books that the tests of the build make, break and build as a user does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from tools.build import ROOT


def make(folder: Path, pages: dict[str, str | list[nbformat.NotebookNode]]) -> Path:
    """Write a book: pages by name, Markdown text or the cells of a notebook; the first one is its root."""
    root, *others = pages
    toc = f"format: jb-book\nroot: {root}\nchapters:\n" + "".join(f"  - file: {name}\n" for name in others)
    shutil.copy(ROOT / "_config.yml", folder)
    (folder / "_toc.yml").write_text(toc)
    (folder / "optlib").mkdir()
    (folder / "optlib" / "definition.py").write_text("lr = 1\n")
    shutil.copytree(ROOT / "book" / "_templates", folder / "book" / "_templates")
    (folder / "book" / "references.bib").write_text("")
    for name, page in pages.items():
        if isinstance(page, str):
            (folder / "book" / f"{name}.md").write_text(page)
        else:
            nbformat.write(nbformat.v4.new_notebook(cells=page), folder / "book" / f"{name}.ipynb")
    return folder


def build(book: Path) -> subprocess.CompletedProcess[str]:
    """Build by the command; RUNS names a file that the book's notebooks may write to."""
    environment = {**os.environ, "RUNS": str(book / "runs"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tools.build", str(book)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
