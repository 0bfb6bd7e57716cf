"""Every notebook of the book at rest: canonical, every cell open to comparison, nothing that varies."""

from __future__ import annotations

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")

from tests.book.strict import long_numbers, skipped_by_nbval, texts  # noqa: E402
from tools.normalize_nb import is_figure, normalize  # noqa: E402

BOOK = Path(__file__).parents[2] / "book"
NOTEBOOKS = sorted(BOOK.rglob("*.ipynb"))

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@each_notebook
def test_it_is_canonical(path):
    text = path.read_text("utf-8")
    assert normalize(text) == text, f"run `python -m tools.normalize_nb book/{path.name}`"


@each_notebook
def test_nbval_compares_each_cell(path):
    cells = code_cells(path)
    assert cells, "a notebook without code is a Markdown page"
    assert {n: why for n, cell in enumerate(cells) if (why := skipped_by_nbval(cell))} == {}


@each_notebook
def test_it_holds_no_picture_and_no_warning(path):
    outputs = [output for cell in code_cells(path) for output in cell.outputs]
    assert [mime for output in outputs for mime in output.get("data", {}) if is_figure(mime)] == []
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []


@each_notebook
def test_its_numbers_are_rounded(path):
    found = {n: long_numbers("\n".join(texts(cell.outputs))) for n, cell in enumerate(code_cells(path))}
    assert {n: numbers for n, numbers in found.items() if numbers} == {}


@each_notebook
def test_it_shows_no_bare_object(path):
    for cell in code_cells(path):
        for text in texts(cell.outputs):
            assert " object at 0x" not in text
            assert "<matplotlib." not in text


@each_notebook
def test_its_kernel_is_the_environments_own(path):
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata.kernelspec.name == "python3"
