"""`{answer}`: the field of an exercise into which the reader writes numbers, and is told what is wrong.

    ```{answer} gd-from-zero
    ```
"""

from __future__ import annotations

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


class Answer(SphinxDirective):
    """The directive `{answer}`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Name the check."""
        return [nodes.paragraph("", "", nodes.literal("", f'check("{self.arguments[0]}", [...])'))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("answer", Answer)
