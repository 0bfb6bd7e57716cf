"""What the page of an assignment says first below its opening: where its zip is."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx

from tools.zips import assigned


def _offer(app: Sphinx, doctree: nodes.document) -> None:
    source = Path(app.env.doc2path(app.env.docname))
    opening = doctree.next_node(nodes.paragraph)
    if opening is None or not assigned(source):
        return
    link = nodes.reference("", f"Download {source.stem}.zip", refuri=f"{source.stem}.zip", internal=True)
    said = ": this page as a notebook, its checks, and how to begin on your machine or in Colab."
    place = opening.parent.index(opening) + 1
    opening.parent.insert(place, nodes.paragraph("", "", nodes.strong("", "", link), nodes.Text(said)))


def setup(app: Sphinx) -> None:
    """Fill the pages of assignments as Sphinx reads them."""
    app.connect("doctree-read", _offer)
