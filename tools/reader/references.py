"""Where a label leads from a notebook, and what it is called there: read from what the site wrote down."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.reader.faults import ReaderError


@dataclass(frozen=True)
class References:
    """All pages and labels of the book.

    Attributes:
        pages: titles by page.
        labels: page, kind, place and text ("(3)", "Figure 3", a title) by label.
        notebooks: the pages that are notebooks.
        site: the site's address, with a slash at its end.
    """

    pages: dict[str, str]
    labels: dict[str, dict[str, Any]]
    notebooks: frozenset[str]
    site: str

    @classmethod
    def read(cls, file: Path, notebooks: frozenset[str]) -> References:
        """Read what `tools.site.references` wrote."""
        found = json.loads(file.read_text("utf8"))
        return cls(found["pages"], found["labels"], notebooks, found["site"].rstrip("/") + "/")

    def text(self, label: str) -> str:
        """Return what the site calls a label: "(3)", "Figure 3", "Exercise 2", a section's title."""
        return str(self._find(label)["text"])

    def page(self, name: str, words: str = "") -> str:
        """Return a link to a page, by its title or by other words."""
        if name not in self.pages:
            raise ReaderError(f"there is no page {name!r}; the pages are {', '.join(sorted(self.pages))}")
        return f"[{words or self.pages[name]}]({self.address(name)})"

    def address(self, name: str, place: str = "") -> str:
        """Return the address of a page: its notebook beside this one, or else the site's."""
        if name in self.notebooks:
            return f"{name}.ipynb"
        return f"{self.site}{name}.html" + (f"#{place}" if place else "")

    def mention(self, label: str, here: str, words: str = "") -> str:
        """Return a mention of a label in the text of the page `here`; what stands elsewhere is linked."""
        found = self._find(label)
        text = words.replace("%s", _bare(found["text"])).replace("{number}", _bare(found["text"]))
        text = text or found["text"]
        if found["page"] == here:
            return str(text)
        if found["kind"] == "section":
            return f"[{text}]({self.address(found['page'], found['place'])})"
        return f"{text} in {self.page(found['page'])}"

    def _find(self, label: str) -> dict[str, Any]:
        if label not in self.labels:
            raise ReaderError(f"nothing on the site has the label {label!r}; is it misspelt?")
        return self.labels[label]


def _bare(text: str) -> str:
    """Return the number alone: "3" of "Figure 3"."""
    return text.rpartition(" ")[2].strip("()")
