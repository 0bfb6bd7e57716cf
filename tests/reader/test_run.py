"""Each notebook runs from top to end without the book's tools, and prints what its source prints.

Its code is its source's, which is held here, and nbval runs the sources: a few are enough to be run as a
reader runs them.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.reader.chapters import ROOT, each_chapter, read
from tools.normalize_nb import normalize

NEEDLESS = ("myst_nb", "myst_parser", "sphinx", "jupyter_book", "tools", "tests")  # to a reader
BARE = f"""\
import sys

class Missing:
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in {NEEDLESS}:
            raise ModuleNotFoundError("No module named " + name, name=name)

sys.meta_path.insert(0, Missing)
"""


def printed(cell: Any) -> list[str]:
    """Return what a cell says: its streams, and the text of what it shows."""
    texts = [output.get("text") or output.get("data", {}).get("text/plain") for output in cell.outputs]
    return [text for text in texts if text]


def said(notebook: nbformat.NotebookNode) -> list[str]:
    canonical = nbformat.reads(normalize(nbformat.writes(notebook)), as_version=4)
    code = (cell for cell in canonical.cells if cell.cell_type == "code")
    return [text for cell in code for text in printed(cell)]


def run(notebook: nbformat.NotebookNode, where: Path) -> nbformat.NotebookNode:
    """Run a notebook in a bare kernel; the fields for answers have nothing to say yet."""
    notebook.cells = [cell for cell in notebook.cells if "answer" not in cell.metadata.get("tags", [])]
    notebook.cells.insert(0, nbformat.v4.new_code_cell(BARE))
    resources = {"metadata": {"path": str(where)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    return notebook


# With tables, cards, figures, checks, and files of the book's data.
RUN = ("glance", "momentum", "one-table", "playground", "speed")


@each_chapter
def test_its_code_is_that_of_its_source(name: str, notebooks: Path) -> None:
    """Before it comes the cell that looks for optlib; a folded cell begins with its fold's label."""
    own = [c for c in read(notebooks / f"{name}.ipynb").cells if c.cell_type == "code"]
    own = [cell.source for cell in own if "answer" not in cell.metadata.get("tags", [])]
    source = [c.source for c in read(ROOT / "book" / f"{name}.ipynb").cells if c.cell_type == "code"]
    assert len(own) == len(source) + 1
    for ours, theirs in zip(own[1:], source, strict=True):
        assert ours == theirs or re.fullmatch(rf"# [^\n]+\n{re.escape(theirs)}", ours)
    imports = rf"^ *(?:import|from) +({'|'.join(NEEDLESS)})\b"
    assert re.findall(imports, "\n".join(source), re.M) == []


@pytest.mark.parametrize("name", RUN)
def test_it_runs_and_prints_what_the_source_prints(
    name: str, notebooks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    source = read(ROOT / "book" / f"{name}.ipynb")
    ran = run(read(notebooks / f"{name}.ipynb"), tmp_path)
    for now, committed in zip_longest(said(ran), said(source)):
        assert now == committed


def test_a_notebook_that_needs_the_books_tools_fails(tmp_path: Path) -> None:
    needy = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("from myst_nb import glue")])
    with pytest.raises(Exception, match="myst_nb"):
        run(needy, tmp_path)
