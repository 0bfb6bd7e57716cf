"""Citations on the pages and in the reader's notebooks hold no mark of BibTeX or LaTeX outside formulas."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.reader.chapters import read
from tools.build import ROOT, pages_of

MARKS = re.compile(r"[${}\\]")
_FORMULA = re.compile(r"\$[^$\n]+\$")
_SOURCE = re.compile(r"^- .*(?:https?:|\d{4}).*$", re.M)
_CITED = re.compile(r"\[([^\]\n]*(?:\d{4}|n\.d\.)\)?)\]\(http")
_READ = """() => [
  ...[...document.querySelectorAll(".citation")].map((source) => {
    const copy = source.cloneNode(true);
    copy.querySelectorAll(".math").forEach(formula => formula.remove());
    return copy.textContent;
  }),
  ...[...document.querySelectorAll("a.reference[title]")].flatMap(link => [link.title, link.textContent]),
]"""


def marks_on(page: Any) -> list[str]:
    """Return the sources, citations and what hovers over them that hold such a mark."""
    return [text for text in page.evaluate(_READ) if MARKS.search(text)]


def marks_in(markdown: str) -> list[str]:
    """Return the lines of a list of sources, and the citations, that hold such a mark."""
    plain = _FORMULA.sub("", markdown)
    return [text for text in _SOURCE.findall(plain) + _CITED.findall(plain) if MARKS.search(text)]


def test_pages(browser: Any, site: Path) -> None:
    page = browser.new_page()
    found, seen = {}, 0
    for name in sorted(pages_of(ROOT)):
        page.goto((site / f"{name}.html").as_uri(), wait_until="domcontentloaded")
        found[name] = marks_on(page)
        seen += len(page.evaluate(_READ))
    page.close()
    assert seen > 300
    assert {name: texts for name, texts in found.items() if texts} == {}


def sources_of(notebook: Path) -> str:
    """Return the section of a reader's notebook that ends with the list of sources."""
    cells = [cell.source for cell in read(notebook).cells if cell.cell_type == "markdown"]
    return next((cell for cell in cells if cell.startswith("## Sources")), "")


def test_notebooks(site: Path) -> None:
    texts = {file.name: sources_of(file) for file in site.with_name("notebooks").glob("*.ipynb")}
    assert sum(len(_SOURCE.findall(text)) for text in texts.values()) > 100
    assert {name: marks for name, text in texts.items() if (marks := marks_in(text))} == {}


@pytest.mark.parametrize("text", ["any $β_2$", "[{noiran78} 2019]", r"\beta"])
def test_a_mark_is_seen(text: str, browser: Any) -> None:
    page = browser.new_page()
    page.set_content(f'<div class="citation">{text}</div>')
    assert len(marks_on(page)) == 1
    page.set_content(f'<a class="reference" title="{text}">Polyak, 1964</a>')
    assert len(marks_on(page)) == 1
    page.set_content('<div class="citation">any <span class="math">$</span> 1964</div>')
    assert marks_on(page) == []
    page.close()


@pytest.mark.parametrize(
    "text",
    [
        r"- A. With any \\beta \_2. 1964.",
        "- A. Of $O. 1983.",
        "- {A}. 2019.",
        "[{A} and B (2019)](https://x)",
    ],
)
def test_a_mark_in_a_notebook_is_seen(text: str) -> None:
    assert len(marks_in(text)) == 1
    assert marks_in("- A. With any $\\beta_2$. 1964. [doi](https://x)") == []
