"""The book's Sphinx extension: formulas set at build time, and what a page says about itself."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from tools.site import answers, citations, figures, folds, math, numbers, pages, predictions


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the parts with Sphinx."""
    answers.setup(app)
    citations.setup(app)
    math.setup(app)
    numbers.setup(app)
    pages.setup(app)
    figures.setup(app)
    folds.setup(app)
    predictions.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
