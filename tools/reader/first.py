"""What stands before a notebook's first code: where it comes from, and the package that it needs."""

from __future__ import annotations

import nbformat
from nbformat import NotebookNode

_FROM = """\
*A chapter of [The Way Down]({site}), as a notebook; [the same page on the site]({site}{name}.html). \
A folded cell opens by a click on its dots.*"""

_NEEDS = """\
# optlib, the book's package: there in a clone of the book; elsewhere, as in Colab, this installs it
try:
    import optlib
except ModuleNotFoundError:
    %pip install --quiet "thewaydown[plots,fast,torch] @ git+{repository}\""""


def first_cells(repository: str, site: str, name: str) -> list[NotebookNode]:
    """Return the cells that make a notebook stand alone.

    Args:
        repository: the address of the book's repository.
        site: the site's address, with a slash at its end.
        name: the page's name.
    """
    folded = {"jupyter": {"source_hidden": True}, "cellView": "form"}
    return [
        nbformat.v4.new_markdown_cell(_FROM.format(site=site, name=name)),  # type: ignore[no-untyped-call]
        nbformat.v4.new_code_cell(_NEEDS.format(repository=repository), metadata=folded),  # type: ignore[no-untyped-call]
    ]
