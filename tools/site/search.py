"""The book's own search: each section's text in one file, which a script on the search page looks through.

Sphinx's index knows words but not where they stand, drops what is no English word, and shows what the page's
HTML holds, in which each formula stands three times. Here a section is a list of lines, a paragraph, a row of
a table or a formula each, with formulas as text (see tools/site/words.py), so that an excerpt reads well and
Greek and Chinese are found. The file is a script, so it also loads from a folder on the reader's disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.config import Config

from tools.site.keep import CHINESE
from tools.site.words import in_words, raised

STATIC = Path(__file__).with_name("static")
INDEX = "search-index.js"
CELL = " | "  # between the cells of a table's row

_HIDDEN = {"tag_hide-input", "tag_hide-cell", "tag_numbers"}
_LINES = (nodes.row, nodes.math_block, nodes.Text)
_SILENT = (nodes.raw, nodes.image, nodes.comment, nodes.system_message)


def sections(doctree: nodes.document) -> Iterator[tuple[str, str, list[str]]]:
    """Yield, in order, each section's anchor, its title and its lines."""
    for section in doctree.findall(_has_title):
        title, *rest = section.children
        yield section["ids"][0], _line(title), [line for child in rest for line in _lines(child)]


def _has_title(node: nodes.Node) -> bool:
    """Tell a section of the text from those in which exercises keep their text."""
    return isinstance(node, nodes.section) and bool(node.children) and isinstance(node[0], nodes.title)


def _lines(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, _SILENT) or _has_title(node):
        return
    if isinstance(node, nodes.literal_block):
        if _is_shown(node):
            yield from (line.strip() for line in node.astext().splitlines() if line.strip())
        return
    if isinstance(node, _LINES) or any(
        isinstance(child, nodes.Text | nodes.Inline) for child in node.children
    ):
        if line := _line(node):
            yield line
        return
    for child in node.children:
        yield from _lines(child)


def _is_shown(code: nodes.Element) -> bool:
    """Tell code that the page shows from what cells print and from the code of figures and checks."""
    around = code
    while around.parent is not None and "cell" not in around["classes"]:
        around = around.parent
    return "output" not in code["classes"] and not _HIDDEN & set(around["classes"])


def _line(node: nodes.Node) -> str:
    return " ".join(_text(node).split())


def _text(node: nodes.Node) -> str:
    if isinstance(node, nodes.row):
        return CELL.join(filter(None, (_line(cell) for cell in node.children)))
    if isinstance(node, nodes.math | nodes.math_block):
        return in_words(node.astext().strip())
    if isinstance(node, nodes.superscript):
        return raised(node.astext())
    if isinstance(node, nodes.Text):
        return str(node.astext())
    if isinstance(node, _SILENT):
        return ""
    joint = "" if isinstance(node, nodes.TextElement) else " "
    return joint.join(_text(child) for child in node.children)


def translations(doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield the Chinese terms of a page's tables, each with what stands in its row's first cell."""
    for row in (row for body in doctree.findall(nodes.tbody) for row in body.children):
        first, *others = (_line(cell) for cell in row.children)
        for cell in others:
            terms = re.split("[，；]", cell)
            if all(CHINESE.fullmatch(term) for term in terms):
                english = first.split(", ")
                alike = english if len(english) == len(terms) else [first] * len(terms)
                yield from zip(terms, alike, strict=True)


class _Index:
    """What the pages of one build say, in the order of the book."""

    def __init__(self) -> None:
        self.pages: dict[str, dict[str, Any]] = {}
        self.terms: dict[str, str] = {}

    def collect(
        self, app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        """Take in a page that is about to be written."""
        if doctree is not None:
            found = [{"id": id_, "title": title, "lines": lines} for id_, title, lines in sections(doctree)]
            self.pages[page] = {"title": found[0]["title"], "sections": found}
            self.terms |= dict(translations(doctree))

    def write(self, app: Sphinx, error: Exception | None) -> None:
        """Write what was taken in."""
        if error is not None or app.builder.name != "html":
            return
        first = app.config.root_doc
        order = [first, *app.env.toctree_includes.get(first, ()), *sorted(self.pages)]
        pages = {name: self.pages[name] for name in order if name in self.pages}
        known = json.dumps({"pages": pages, "terms": self.terms}, ensure_ascii=False, separators=(",", ":"))
        (Path(app.outdir) / "_static" / INDEX).write_text(f"globalThis.bookIndex = {known};\n", "utf8")


def _replace(app: Sphinx) -> None:
    app.builder.search = False  # type: ignore[attr-defined]  # neither Sphinx's index nor its page


def _page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    yield "search", {"title": "Search"}, "search.html"


def _add_files(app: Sphinx, config: Config) -> None:
    config.html_static_path = [*config.html_static_path, str(STATIC)]


def setup(app: Sphinx) -> None:
    """Write the index and the page that searches it."""
    index = _Index()
    app.connect("config-inited", _add_files)
    app.connect("builder-inited", _replace)
    app.connect("html-page-context", index.collect)
    app.connect("html-collect-pages", _page)
    app.connect("build-finished", index.write)
