"""A figure that says nothing to a reader who cannot see it is a warning, and so stops the build."""

from __future__ import annotations

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.util import logging

log = logging.getLogger(__name__)


def _want_alt_text(app: Sphinx, doctree: nodes.document) -> None:
    for image in doctree.findall(nodes.image):
        if not image.get("alt", "").strip():
            log.warning(
                "figure without alt text; say what it shows in the cell's metadata, "
                '{"mystnb": {"image": {"alt": "..."}}}, or in the brackets of ![...](file)',
                location=image,
                type="figure",
            )


def setup(app: Sphinx) -> None:
    """Look at the figures of every page that Sphinx has read."""
    app.connect("doctree-read", _want_alt_text)
