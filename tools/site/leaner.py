"""Leaves out of the pages what the theme loads and no page uses; what remains waits until the page stands."""

from __future__ import annotations

import re
from pathlib import Path

# For keys that we leave to the browser, marks of Sphinx's own search, tabs, of which the book has none, and
# what book/_static/header.js does.
_SCRIPT_OF_NO_USE = re.compile(
    r'\s*<script\b[^>]*\bsrc="[^"]*_static/(?:doctools|sphinx_highlight|design-tabs|scripts/bootstrap)\.js[^"]*"[^>]*></script>'
    r'|\s*<link rel="preload" as="script" href="[^"]*_static/scripts/bootstrap\.js[^"]*"[^>]*>'
    r"|(?<=<body) data-bs-[^>]*?(?= data-default-mode)"
    r"|\s*<script>DOCUMENTATION_OPTIONS\.pagename = [^<]*</script>"
)
# With this the theme asks each box for its size and then changes it; book/_static/book.js does so at once.
_ASKS_EACH_BOX = re.compile(r'document\.querySelectorAll\(\["pre"[^\]]*\]\.join\(", "\)\)')
_DESIGN = re.compile(r'\s*<link\b[^>]*\bhref="[^"]*_static/sphinx-design\.min\.css[^"]*"[^>]*>')
_USES_DESIGN = re.compile(r'class="(?:[^"]*\s)?sd-')
_EAGER = re.compile(r"<script(?=\s[^>]*\bsrc=)(?![^>]*\b(?:defer|async)\b)")
_NAMED = re.compile(r"[\w.-]+\.\w+")


def lean(page: str) -> str:
    """Return a page that loads what it uses, and runs scripts of files once it has been read.

    >>> lean('<script src="_static/doctools.js?v=9a"></script><script src="_static/book.js"></script>')
    '<script defer src="_static/book.js"></script>'

    """
    page = _SCRIPT_OF_NO_USE.sub("", page)
    if not _USES_DESIGN.search(page):
        page = _DESIGN.sub("", page)
    return _EAGER.sub("<script defer", page)


def quicken(site: Path) -> None:
    """Take out of the theme's script what lays out a whole page before its first section can be read."""
    script = site / "_static" / "scripts" / "pydata-sphinx-theme.js"
    if script.is_file():
        text, times = _ASKS_EACH_BOX.subn("[]", script.read_text("utf8"))
        if times != 1:
            raise ValueError(
                f"{script.name} asks boxes for their size in {times} places; leaner.py knows one"
            )
        script.write_text(text, "utf8")


def sweep(site: Path) -> None:
    """Remove the static files that nothing names: no page, nor a style or script that is named itself."""
    static = [file for file in (site / "_static").rglob("*") if file.is_file()]
    pages = [page for page in site.rglob("*.html") if not page.is_relative_to(site / "_static")]
    todo, named = [page.read_text("utf8") for page in pages], {"card.png"}  # which pages name by address
    while todo:
        fresh = set(_NAMED.findall(todo.pop())) - named
        named |= fresh
        texts = (file for file in static if file.name in fresh and file.suffix in (".css", ".js"))
        todo += [file.read_text("utf8") for file in texts]
    for file in static:
        if file.name not in named and not file.name.startswith("LICENSE"):
            file.unlink()
    for folder in sorted((site / "_static").rglob("*/"), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
