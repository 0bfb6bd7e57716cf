"""The book's Sphinx extension: formulas set at build time, and what a page says about itself."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from tools.site import (
    answers,
    assignments,
    cards,
    citations,
    equations,
    figures,
    folds,
    ground,
    head,
    highlighting,
    keep,
    live,
    math,
    notebooks,
    numbering,
    numbers,
    pages,
    predictions,
    reading,
    references,
    search,
    streams,
)

PARTS = (
    answers,
    assignments,
    cards,
    citations,
    head,
    equations,
    highlighting,
    keep,
    live,
    math,
    notebooks,
    numbering,
    numbers,
    pages,
    figures,
    folds,
    ground,
    predictions,
    reading,
    references,
    search,
    streams,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the parts with Sphinx."""
    for part in PARTS:
        part.setup(app)
    # What Sphinx has read with another version of these files it must read again.
    files = sorted(Path(__file__).parent.glob("*.py"))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files))
    return {
        "parallel_read_safe": True,
        "parallel_write_safe": True,
        "env_version": int(digest.hexdigest()[:8], 16),
    }
