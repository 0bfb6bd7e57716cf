"""Pytest for the whole repository: what is tested where a dependency is missing, and nbval made strict.

`optlib` alone is tested with NumPy alone; what needs more is left out where that is not installed. The pinned
environment has everything, which a test in tests/test_repository.py sees to.

By itself nbval skips the comparison of cells that carry no execution count or one of its ignore marks, and
compares an SVG as text, which the notebooks do not hold. Here every code cell has to be compared, and a cell
that commits a figure's text line has to draw that figure.
"""

from __future__ import annotations

from collections.abc import Generator
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

# How long an example takes is the machine's affair; a loaded one must not make a true property fail.
settings.register_profile(
    "any machine", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# What needs more than NumPy to be imported, or to run its examples.
NEEDS = {
    "jupyter_book": ["grading", "tests/assignments", "tests/book", "tests/site", "tests/test_repository.py"],
    "matplotlib": ["optlib/plots"],
    "nbformat": ["tests/assignments", "tests/grading"],
    "numba": ["optlib/compiled", "tests/compiled"],
    "sklearn": ["optlib/digits.py"],
    "sympy": ["tests/formulas"],
    "torch": ["optlib/digits.py", "optlib/torch", "tests/torch"],
}
collect_ignore = [path for module, paths in NEEDS.items() if not find_spec(module) for path in paths]
# The examples print numbers as NumPy 2 does.
collect_ignore_glob = ["optlib/*"] if np.lib.NumpyVersion(np.__version__) < "2.0.0" else []

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
