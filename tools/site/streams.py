"""A printed line stays one line: myst_nb breaks it where the kernel happened to send it in two pieces."""

from __future__ import annotations

from myst_nb.core import render  # type: ignore[import-untyped]
from myst_nb.core.utils import coalesce_streams  # type: ignore[import-untyped]
from nbformat import NotebookNode
from sphinx.application import Sphinx

from tools.streams import joined


def whole(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Do what myst_nb does, with the pieces joined first."""
    merged: list[NotebookNode] = coalesce_streams(joined(outputs))
    return merged


def setup(app: Sphinx) -> None:
    """Let myst_nb put what a cell prints into one box in this way."""
    render.coalesce_streams = whole
