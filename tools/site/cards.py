"""A rule's card: its equations beside its code and its state.

A cell with the tag `rule-card` shows the code; what stands before it under the same heading is the card's
other half. The style sheet sets the halves side by side where there is room.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

_BEFORE = nodes.title | nodes.section | nodes.container  # what a card does not reach beyond


class Cards(SphinxPostTransform):
    """Join each tagged cell and what stands before it into one box."""

    default_priority = 180
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for cell in list(self.document.findall(nodes.container)):
            if "tag_rule-card" in cell["classes"]:
                parent = cell.parent
                end = parent.index(cell)
                start = end
                while start and not isinstance(parent[start - 1], _BEFORE):
                    start -= 1
                equations = nodes.container("", *parent[start:end], classes=["rule-equations"])
                parent[start : end + 1] = [nodes.container("", equations, cell, classes=["rule-card"])]


def _make_room(app: Sphinx, doctree: nodes.document) -> None:
    """Leave a page of cards without the list of its headings on the right: the cards take that room."""
    if any("tag_rule-card" in cell["classes"] for cell in doctree.findall(nodes.container)):
        app.env.metadata[app.env.docname]["html_theme.sidebar_secondary.remove"] = "true"


def setup(app: Sphinx) -> None:
    """Draw cards on HTML pages alone."""
    app.add_post_transform(Cards)
    app.connect("doctree-read", _make_room)
