"""Code is marked up where its colour tells something: keywords, numbers, strings, comments, the name defined.

That leaves half the boxes on a page full of code.
"""

from __future__ import annotations

from typing import Any

from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from pygments.token import Name, Operator, Punctuation, Whitespace  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge

PLAIN = (Name, Operator, Punctuation, Whitespace)


class PlainNames(HtmlFormatter):  # type: ignore[misc]
    """Writes names, operators, punctuation and spaces in the text's colour, without a box of their own."""

    def _get_css_class(self, ttype: Any) -> str:
        return "" if ttype in PLAIN else str(super()._get_css_class(ttype))


def setup(app: Sphinx) -> None:
    """Set code so on HTML pages."""
    PygmentsBridge.html_formatter = PlainNames
