"""Sources by author and year, with a link, and lists of them: what sphinxcontrib-bibtex does on the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pybtex.backends.markdown import Backend  # type: ignore[import-untyped]
from pybtex.database import Entry, parse_file  # type: ignore[import-untyped]

from tools.reader.faults import ReaderError
from tools.site.citations import FORMULA, UNDATED, AuthorYear, authors

# pybtex escapes every mark that Markdown may give a meaning; between letters and digits most have none.
_NEEDLESS = re.compile(r"\\([-.,()+!#]|(?<=\w\\)_(?=\w))")
_URL = re.compile(r"\\\\url (https?://[^\s;,]+?)(?=[.;,]*(?:\s|$))")  # BibTeX's \url{...}, escaped


class _Markdown(Backend):  # type: ignore[misc]
    """pybtex's Markdown, which would escape formulas as well."""

    def format_str(self, text: str) -> str:
        """Escape what Markdown would take for markup, but for formulas."""
        pieces = FORMULA.split(text)
        return "".join(
            f"${piece}$" if at % 2 else super(_Markdown, self).format_str(piece)
            for at, piece in enumerate(pieces)
        )


class Sources:
    """The entries of a BibTeX file, under the keys by which one page cites them.

    Args:
        file: the BibTeX file.
        prefix: what the page's list of sources puts before the keys.
    """

    def __init__(self, file: Path, prefix: str = "") -> None:
        entries = parse_file(str(file), "bibtex").entries
        self._entries = {**entries, **{prefix + key: entry for key, entry in entries.items()}}

    def _entry(self, key: str) -> Entry:
        if key not in self._entries:
            raise ReaderError(f"references.bib has no entry {key!r}; is it misspelt?")
        return self._entries[key]

    def in_parentheses(self, keys: Iterable[str]) -> str:
        """Return "([Polyak, 1964](address); [Goh, 2017](address))"."""
        return "(" + "; ".join(self._linked(key, "{who}, {year}") for key in keys) + ")"

    def in_text(self, keys: Iterable[str]) -> str:
        """Return "[Polyak (1964)](address)"."""
        return ", ".join(self._linked(key, "{who} ({year})") for key in keys)

    def list(self, keys: Iterable[str]) -> str:
        """Return the entries as a list, in the site's order and style."""
        style = AuthorYear()
        entries = [self._entry(key) for key in sorted(set(keys))]
        lines = []
        for formatted in style.format_entries(entries):
            text = " ".join(formatted.text.render(_Markdown()).split())
            text = _URL.sub(lambda url: f"<{url[1].replace(chr(92), '')}>", text)
            lines.append("- " + _NEEDLESS.sub(r"\1", text))
        return "\n".join(lines)

    def _linked(self, key: str, form: str) -> str:
        entry = self._entry(key)
        words = form.format(who=authors(entry), year=entry.fields.get("year", UNDATED))
        address = _address(entry)
        return f"[{words}]({address})" if address else words


def _address(entry: Entry) -> str:
    if doi := entry.fields.get("doi"):
        return f"https://doi.org/{doi.replace('(', '%28').replace(')', '%29')}"
    if eprint := entry.fields.get("eprint"):
        return f"https://arxiv.org/abs/{eprint}"
    told = " ".join(entry.fields.get(name, "") for name in ("url", "howpublished", "note"))
    found = re.search(r"https?://[^\s{}]+", told)
    return found[0] if found else ""
