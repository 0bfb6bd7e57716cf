"""The chapters, their notebooks as committed, and what a notebook's Markdown says."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from tools.build import ROOT

SOURCES = sorted((ROOT / "book").glob("*.ipynb"))
NAMES = [file.stem for file in SOURCES]

each_chapter = pytest.mark.parametrize("name", NAMES)


def read(file: Path) -> nbformat.NotebookNode:
    return nbformat.read(file, as_version=4)


def prose(notebook: nbformat.NotebookNode) -> str:
    """Return the text of all Markdown cells."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
