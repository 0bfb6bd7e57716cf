"""Where a page of paper ends: no title alone or torn, no short table torn, no output parted from its cell.

Room that is kept below a fold's title moves nothing over it, either.

A browser tells nothing of the pages that it prints. So a page is laid out in columns of a sheet's size, which
break by the same rules; several times, each begun a little lower.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_pages import DESK, PAGES
from tests.site.test_paper import SHEET

_FAULTS = """([wide, high, times]) => {
  const article = document.querySelector("article"), found = new Set();
  article.style.cssText =
    `column-width: ${wide}px; column-gap: 0; column-fill: auto; width: ${wide}px; height: ${high}px`;
  const lower = article.insertBefore(document.createElement("div"), article.firstChild);
  const edge = article.getBoundingClientRect().left;
  const all = names => [...article.querySelectorAll(names)].filter(e => e.checkVisibility());
  const sheet = box => Math.floor((box.left - edge + 1) / wide);
  const boxesOf = e => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return [...range.getClientRects()].filter(box => box.width && box.height);
  };
  const sheets = e => boxesOf(e).map(sheet).sort((a, b) => a - b);
  const begins = e => {
    const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const [first] = sheets(texts.currentNode);
      if (first !== undefined) return first;
    }
  };
  const boxesAfter = e => {
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (texts.currentNode = e; texts.nextNode();) {
      const boxes = e.contains(texts.currentNode) ? [] : boxesOf(texts.currentNode);
      if (boxes.length) return boxes;
    }
    return [];
  };
  const say = (what, e) => found.add(`${what}: ${e.textContent.trim().slice(0, 40)}`);
  for (let k = 0; k < times; k++) {
    lower.style.height = `${k * high / times}px`;
    for (const title of all("h2, h3, .admonition-title, .right-number, summary")) {
      const own = sheets(title);
      let next = title.nextElementSibling;
      while (next && !next.checkVisibility()) next = next.nextElementSibling;
      if (own[0] !== own.at(-1)) say("torn title", title);
      else if (next && begins(next) !== undefined && begins(next) !== own[0]) say("title alone", title);
    }
    for (const title of k ? [] : all("summary")) {
      const low = boxesOf(title).at(-1), [next] = boxesAfter(title);
      if (next && sheet(next) === sheet(low) && next.top < low.bottom - 4) say("covered title", title);
    }
    for (const table of all("table")) {
      const rows = [...table.querySelectorAll("tbody tr")].map(row => sheet(row.getBoundingClientRect()));
      const first = rows.filter(sheet => sheet === rows[0]).length;
      const last = rows.filter(sheet => sheet === rows.at(-1)).length;
      if (first < rows.length && rows.length < 7) say("torn table", table);
      else if (first < rows.length && Math.min(first, last) < 2) say("row alone", table);
    }
    for (const output of all(".cell_input + .cell_output"))
      if (sheets(output.previousElementSibling).at(-1) !== begins(output)) say("parted output", output);
  }
  return [...found];
}"""


def faults(browser: Any, page_file: Path, times: int) -> list[str]:
    """Lay a page out on sheets, so often, and say what they part."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(page_file.as_uri(), wait_until="load")
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    found: list[str] = page.evaluate(_FAULTS, [SHEET["width"], SHEET["height"], times])
    context.close()
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_sheet_parts_nothing_that_belongs_together(name: str, browser: Any, site: Path) -> None:
    found = faults(browser, site / f"{name}.html", 4)
    assert not found, "\n".join(found)


ROW = "<tr><td>x</td></tr>"
FOLD = '<details class="fold"><summary>{}</summary><div><p>One paragraph.</p></div></details>'
TABLE = "<table><thead><tr><th>head</th></tr></thead><tbody>{}</tbody></table>"
CELL = """<div class="cell">
<div class="cell_input"><pre>x</pre></div><div class="cell_output"><pre>1</pre></div></div>"""
SPOILT = {
    "a title that breaks": ("torn title", FOLD.format("many words " * 60), "summary { break-inside: auto"),
    "a title under its text": (
        "covered title",
        FOLD.format("Fold"),
        "summary { padding: 0 !important; height: 0",
    ),
    "a title that breaks off": (
        "title alone",
        FOLD.format("Fold"),
        "summary { padding: 0 !important; margin: 0",
    ),
    "a question's answer": (
        "title alone",
        '<p class="right-number">Right.</p><p>Why</p>',
        "p { break-after: auto",
    ),
    "a short table": ("torn table", TABLE.format(ROW * 6), "table, tr { break-inside: auto"),
    "a long table's first row": ("row alone", TABLE.format(ROW * 8), "tr { break-after: auto"),
    "a long table's last row": ("row alone", TABLE.format(ROW * 8), "tr { break-before: auto"),
    "an output": ("parted output", CELL, ".cell_output { break-before: auto"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_a_sheet_parts_is_found(how: str, browser: Any, site: Path, tmp_path: Path) -> None:
    what, part, rule = SPOILT[how]
    shutil.copytree(site / "_static", tmp_path / "_static")
    text = (site / "how-to-use.html").read_text("utf8").replace("<h1", f"{part}<h1", 1)
    file = tmp_path / "how-to-use.html"
    file.write_text(text, "utf8")
    assert faults(browser, file, 40) == []
    file.write_text(
        text.replace("</head>", f"<style>.bd-article {rule} !important }}</style></head>"), "utf8"
    )
    assert any(fault.startswith(what) for fault in faults(browser, file, 40))
