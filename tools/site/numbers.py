"""Numbers typeset: what comes from a cell with powers of ten and minus signs, and exponents in one font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from tools.site.words import lowered
from tools.typeset_numbers import pieces

# Of these characters the book's font has ¹, ² and ³; a browser takes the others from another font.
_EXPONENT = re.compile("([⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*[⁺⁻⁰⁴⁵⁶⁷⁸⁹][⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*)")
_VERBATIM = (nodes.literal, nodes.literal_block, nodes.raw, nodes.math, nodes.math_block)


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


class RaiseExponents(SphinxPostTransform):
    """Set exponents such as in 10⁻¹⁵ as raised digits."""

    default_priority = 21
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for text in list(self.document.findall(nodes.Text)):
            if _EXPONENT.search(text) and not isinstance(text.parent, _VERBATIM):
                text.parent.replace(text, list(_raised(text)))


def _raised(text: str) -> Iterator[nodes.Node]:
    for at, piece in enumerate(_EXPONENT.split(text)):
        yield nodes.superscript("", lowered(piece)) if at % 2 else nodes.Text(piece)


def setup(app: Sphinx) -> None:
    """Work on every page."""
    app.add_post_transform(TypesetGlue)
    app.add_post_transform(RaiseExponents)
