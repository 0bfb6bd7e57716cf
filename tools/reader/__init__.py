"""The reader's notebooks: each chapter as a notebook that reads well in any Jupyter, with no MyST left.

`python -m tools.build` writes them to `_build/notebooks`, from the notebooks as they ran and the numbers that
the site shows.
"""

from __future__ import annotations

from tools.reader.faults import ReaderError
from tools.reader.write import write_all

__all__ = ["ReaderError", "write_all"]
