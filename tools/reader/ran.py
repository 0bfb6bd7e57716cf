"""A chapter's notebook as it ran for the site, and the values that its cells keep for the prose."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
from jupyter_cache import get_cache  # type: ignore[import-untyped]
from nbformat import NotebookNode

from tools.normalize_nb import GLUE
from tools.reader.faults import ReaderError


def read(source: Path, cache: Path) -> NotebookNode:
    """Return the notebook with the outputs of its last run.

    Args:
        source: the chapter's notebook.
        cache: the folder in which the build keeps what has run.

    Raises:
        ReaderError: it has not run.
    """
    notebook: NotebookNode = nbformat.read(source, as_version=4)  # type: ignore[no-untyped-call]
    try:
        _, ran = get_cache(cache).merge_match_into_notebook(notebook)
    except KeyError:
        raise ReaderError(f"{source.name} has not run; remove the folder _build and build again") from None
    return ran  # type: ignore[no-any-return]


def numbers(ran: NotebookNode) -> dict[str, str]:
    """Return what a notebook's cells keep for its prose, as text by name."""
    kept = {}
    for cell in ran.cells:
        for output in cell.get("outputs", []):
            name = output.get("metadata", {}).get("scrapbook", {}).get("name")
            if name is not None and GLUE + "text/plain" in output["data"]:
                kept[str(name)] = _unquoted("".join(output["data"][GLUE + "text/plain"]))
    return kept


def _unquoted(text: str) -> str:
    """Return the text that was kept: a string is kept with its quotes."""
    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return text
    return value if isinstance(value, str) else text
