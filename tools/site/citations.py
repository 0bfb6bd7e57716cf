"""Lists of sources labelled by author and year, as the text cites them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pybtex.plugin import register_plugin  # type: ignore[import-untyped]
from pybtex.style.formatting.unsrt import Style  # type: ignore[import-untyped]
from pybtex.style.labels import BaseLabelStyle  # type: ignore[import-untyped]
from sphinx.application import Sphinx


def authors(entry: Any) -> str:
    """Return who wrote a source: "Polyak", "Kingma and Ba", "Lessard et al."."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join((*person.prelast_names, *person.last_names)) for person in people]
    return names[0] + " et al." if len(names) > 2 else " and ".join(names) or str(entry.key)


class AuthorYearLabels(BaseLabelStyle):  # type: ignore[misc]
    """Labels such as "Polyak 1964", "Kingma and Ba 2015", "Lessard et al. 2016"."""

    def format_labels(self, sorted_entries: Iterable[Any]) -> Iterator[str]:
        """Give each entry of a list its label."""
        for entry in sorted_entries:
            yield f"{authors(entry)} {entry.fields.get('year', '')}".strip()


class AuthorYear(Style):  # type: ignore[misc]
    """The plain style of BibTeX, sorted by author and labelled by author and year."""

    default_label_style = "author_year_labels"
    default_sorting_style = "author_year_title"


def setup(app: Sphinx) -> None:
    """Offer the style to sphinxcontrib-bibtex under the name `author_year`."""
    register_plugin("pybtex.style.labels", "author_year_labels", AuthorYearLabels)
    register_plugin("pybtex.style.formatting", "author_year", AuthorYear)
