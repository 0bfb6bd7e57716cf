"""Lists of sources labelled by author and year, as the text cites them, with the formulas of titles set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from pybtex.plugin import register_plugin  # type: ignore[import-untyped]
from pybtex.richtext import Text  # type: ignore[import-untyped]
from pybtex.style.formatting.unsrt import Style  # type: ignore[import-untyped]
from pybtex.style.labels import BaseLabelStyle  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from tools.site.words import in_words

FORMULA = re.compile(r"\$([^$]+)\$")  # BibTeX's way to write one in a title
UNDATED = "n.d."  # as sphinxcontrib-bibtex has it in the text


def authors(entry: Any) -> str:
    """Return who wrote a source: "Polyak", "Kingma and Ba", "Lessard et al."."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    surnames = (" ".join((*person.prelast_names, *person.last_names)) for person in people)
    names = [str(Text.from_latex(name)) for name in surnames]  # braces keep a name whole
    return names[0] + " et al." if len(names) > 2 else " and ".join(names) or str(entry.key)


class AuthorYearLabels(BaseLabelStyle):  # type: ignore[misc]
    """Labels such as "Polyak 1964", "Kingma and Ba 2015", "Lessard et al. 2016"."""

    def format_labels(self, sorted_entries: Iterable[Any]) -> Iterator[str]:
        """Give each entry of a list its label."""
        for entry in sorted_entries:
            yield f"{authors(entry)} {entry.fields.get('year', UNDATED)}"


class AuthorYear(Style):  # type: ignore[misc]
    """The plain style of BibTeX, sorted by author and labelled by author and year."""

    default_label_style = "author_year_labels"
    default_sorting_style = "author_year_title"


class SetFormulas(SphinxPostTransform):
    """Set what stands between dollars in a list of sources; what hovers over a citation has it in words."""

    default_priority = 20  # when citations are resolved, before punctuation is kept (tools/site/keep.py)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for source in self.document.findall(nodes.citation):
            for text in [text for text in source.findall(nodes.Text) if FORMULA.search(text)]:
                text.parent.replace(text, list(_set(text)))
        for link in self.document.findall(nodes.reference):
            if "reftitle" in link:
                link["reftitle"] = FORMULA.sub(lambda formula: in_words(formula[1]), link["reftitle"])


def _set(text: str) -> Iterator[nodes.Node]:
    for at, piece in enumerate(FORMULA.split(text)):
        yield nodes.math(piece, piece) if at % 2 else nodes.Text(piece)


def setup(app: Sphinx) -> None:
    """Offer the style to sphinxcontrib-bibtex under the name `author_year`."""
    app.add_post_transform(SetFormulas)
    register_plugin("pybtex.style.labels", "author_year_labels", AuthorYearLabels)
    register_plugin("pybtex.style.formatting", "author_year", AuthorYear)
