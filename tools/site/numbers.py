"""Numbers that prose takes from a cell, typeset: powers of ten as formulas, minus signs as such."""

from __future__ import annotations

from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from tools.typeset_numbers import pieces


class TypesetGlue(SphinxPostTransform):
    """Typeset what each `{glue:text}` became."""

    default_priority = 20  # after numbers of other notebooks are filled in, before captions are copied

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for pasted in list(self.document.findall(nodes.inline)):
            if "pasted-text" in pasted["classes"]:
                pasted[:] = [
                    nodes.math(piece, piece) if formula else nodes.Text(piece)
                    for piece, formula in pieces(pasted.astext())
                ]


def setup(app: Sphinx) -> None:
    """Work on every page."""
    app.add_post_transform(TypesetGlue)
