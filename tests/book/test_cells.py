"""Every chapter keeps to the standard of its cells, figures and length; test_cell_lint.py shows the bite."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("nbformat")

from tools.lint_cells import faults, shown_words
from tools.prose import measure
from tools.reading_time import minutes

NOTEBOOKS = sorted((Path(__file__).parents[2] / "book").glob("*.ipynb"))  # assignments are no chapters


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_its_cells(path: Path) -> None:
    page = measure(path)
    print(
        f"{path.stem}: {shown_words(path)} words and {page.folded_words} in folds, {minutes(path)} minutes, "
        f"{page.code_lines} lines of visible code"
    )
    found = faults(path)
    assert not found, "\n".join(found)
