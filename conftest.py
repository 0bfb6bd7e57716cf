"""Pytest for the whole repository: what makes nbval strict about the book's notebooks.

By itself nbval skips the comparison of cells that carry no execution count or one of its ignore marks, and
compares an SVG as text, which the notebooks do not hold. Here every code cell has to be compared, and a cell
that commits a figure's text line has to draw that figure.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

SVG = "image/svg+xml"
GLUED_SVG = "application/papermill.record/image/svg+xml"


def pytest_configure(config: pytest.Config) -> None:
    """Let nbval run a cell as Jupyter does: with history, without which IPython ignores a closing `;`."""
    if config.getoption("nbval", default=False):
        from nbval.kernel import RunningKernel

        def execute(kernel: Any, source: str, allow_stdin: bool | None = None) -> str:
            return kernel.kc.execute(source, allow_stdin=allow_stdin, stop_on_error=False)

        RunningKernel.execute_cell_input = execute


def _is_notebook_cell(item: pytest.Item) -> bool:
    return type(item).__name__ == "IPyNbCell"  # nbval may not be installed


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave SVG out of the comparison, as nbval does PNG and JPEG."""
    if _is_notebook_cell(item):
        notebook: Any = item.parent
        notebook.skip_compare = tuple(dict.fromkeys((*notebook.skip_compare, SVG, GLUED_SVG)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: Any) -> Generator[None]:
    """Fail a cell that nbval would not compare, and one whose figures are not what its text lines say."""
    if not _is_notebook_cell(item):
        return (yield)
    from tests.book.strict import figure_faults, skipped_by_nbval

    if why := skipped_by_nbval(item.cell):
        item.raise_cell_error(f"nbval would not compare it: {why}")
    yield
    if faults := figure_faults(item.test_outputs):
        item.raise_cell_error("; ".join(faults))
    return None
