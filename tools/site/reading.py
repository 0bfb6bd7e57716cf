"""The reading time that stands in a page's box *In this chapter* or *On this page*: reckoned, not written."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.util import logging

from tools.reading_time import told

log = logging.getLogger(__name__)

BOXES = {"In this chapter", "On this page"}


def _tell_time(app: Sphinx, doctree: nodes.document) -> None:
    for box in doctree.findall(nodes.admonition):
        title = box.next_node(nodes.title)
        if title is None or title.astext() not in BOXES:
            continue
        if any(word.astext() == "Time:" for word in box.findall(nodes.strong)):
            log.warning(
                "a reading time written by hand; remove it, the build adds the one that it reckons",
                location=box,
                type="reading",
            )
            continue
        source = Path(app.env.doc2path(app.env.docname))
        box += nodes.paragraph("", "", nodes.strong("", "Time:"), nodes.Text(f" {told(source)}"))


def setup(app: Sphinx) -> None:
    """Fill the boxes of every page that Sphinx reads."""
    app.connect("doctree-read", _tell_time)
