"""`{equations}`: the update equations of a rule, printed where a reader looks them up.

    ```{equations} momentum
    ```

They stand, labelled `upd-momentum-...`, on the page that derives them; this prints them anew, with numbers of
the page it stands on and labels that begin with that page's name. Nothing is written twice.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.domains.math import MathDomain
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from tools.equations import of_rule

log = logging.getLogger(__name__)


class Equations(SphinxDirective):
    """The directive `{equations}`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Copy the equations of the rule."""
        rule, book = self.arguments[0], Path(self.env.srcdir)
        found = of_rule(rule, book)
        if not found:
            log.warning(
                "{equations} %s: no page has equations labelled upd-%s-...; label them, or mend the name",
                rule,
                rule,
                location=self.get_location(),
                type="equations",
            )
        printed: list[nodes.Node] = []
        for label, (page, latex) in found.items():
            self.env.note_dependency(str(book / page))
            printed += self._equation(f"{self.env.docname}-{label.removeprefix('upd-')}", latex)
        return printed

    def _equation(self, label: str, latex: str) -> list[nodes.Node]:
        """An equation with a number, as the directive {math} makes it."""
        node = nodes.math_block(latex, latex, label=label, docname=self.env.docname, nowrap=False)
        self.set_source_info(node)
        domain = self.env.get_domain("math")
        assert isinstance(domain, MathDomain)
        domain.note_equation(self.env.docname, label, location=node)
        node["number"] = domain.get_equation_number_for(label)
        target = nodes.target("", "", ids=[nodes.make_id(f"equation-{label}")])
        self.state.document.note_explicit_target(target)
        return [target, node]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("equations", Equations)
