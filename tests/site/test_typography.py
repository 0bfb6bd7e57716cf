"""Formulas and Chinese on every page of the built site, and that what looks after them can fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site import typography
from tools.build import ROOT, pages_of

PAGES = sorted(pages_of(ROOT))
WIDTHS = (320, 390, 480, 570, 660, 1280)
BASE = '<span class="katex-base" style="display: inline-block">x</span>'
FORMULA = f'<span class="math" data-tex="x">{BASE}</span>'
WHOLE = f'<span class="katex-whole">{BASE}<br>{BASE}</span>'
SPOILT = {
    typography.valid_formulas: "<math><msub><mi>m</mi><mi>min</mi><mo>\u2061</mo></msub></math>",
    typography.tex_at_hand: '<span class="math">x</span>',
    typography.chinese_marked: "<p>momentum, <em>动量</em></p>",
    typography.unbroken: f'<p style="width: 5px">{FORMULA}, then</p>',
    typography.units_kept: "<p>at 90 % of it</p>",
    typography.exponents_of_one_font: "<p style='font-family: \"Source Serif 4\"'>below 10⁻¹⁵</p>",
    typography.whole_brackets: f'<div class="math" data-tex="x"><p class="formula">{WHOLE}</p></div>',
}


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Open an empty page."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, page: Any, site: Path) -> None:
    page.goto((site / f"{name}.html").as_uri(), wait_until="load")
    page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
    faults = [
        *typography.valid_formulas(page),
        *typography.tex_at_hand(page),
        *typography.chinese_marked(page),
        *typography.units_kept(page),
        *typography.exponents_of_one_font(page),
    ]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults += typography.unbroken(page) + typography.whole_brackets(page)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("check", SPOILT, ids=lambda check: check.__name__)
def test_the_check_bites(check: Any, page: Any) -> None:
    page.set_content(SPOILT[check])
    assert len(check(page)) == 1
    page.set_content("<p>all is well</p>")
    assert check(page) == []


@pytest.mark.parametrize(
    "broken",
    [
        f'<p style="width: 5px">({FORMULA}</p>',
        f'<p style="width: 5px">0.68{FORMULA}</p>',
        '<p style="width: 5px"><span lang="zh">动量</span></p>',
    ],
)
def test_breaks_are_seen(broken: str, page: Any) -> None:
    page.set_content(broken)
    assert len(typography.unbroken(page)) == 1
    page.set_content(broken.replace("<p ", "<p class=keep ").replace("5px", "5px; white-space: nowrap"))
    assert typography.unbroken(page) == []


def test_a_comma_away_from_its_formula_is_seen(page: Any) -> None:
    page.set_content(f'<p>{FORMULA}<span style="margin-left: 9px">, then</span></p>')
    assert len(typography.unbroken(page)) == 1


def copied(page: Any) -> str:
    """Return what a copy of the selection puts on the clipboard as plain text."""
    return page.evaluate(
        """() => {
          const event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), cancelable: true});
          document.dispatchEvent(event);
          return event.defaultPrevented ? event.clipboardData.getData("text/plain") : "as ever";
        }"""
    )


def select(page: Any, first: str, last: str) -> None:
    """Select from the middle of one element to the middle of another."""
    page.evaluate(
        """([first, last]) => {
          const inside = (e) => {
            const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
            return walker.nextNode();
          };
          const range = document.createRange();
          range.setStart(inside(document.querySelector(first)), 0);
          const end = inside(document.querySelector(last));
          range.setEnd(end, end.length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [first, last],
    )


def test_formulas_are_copied_as_latex(page: Any, site: Path) -> None:
    page.goto((site / "notation.html").as_uri(), wait_until="load")
    first = page.locator("td .math").first
    select(page, "td .math .katex-base", "td .math .katex-base")
    assert copied(page) == f"${first.get_attribute('data-tex')}$"
    said = page.locator("section > p:has(.math)").first
    said.evaluate("p => getSelection().selectAllChildren(p)")
    text = copied(page)
    formulas = said.locator(".math").evaluate_all("all => all.map(m => m.dataset.tex)")
    assert re.findall(r"\$([^$]+)\$", text) == formulas
    assert re.match(r"\w+ \w+", text)
    select(page, "h1", "h1")
    assert copied(page) == "as ever"


def test_a_displayed_formula_is_copied_with_its_number(page: Any, site: Path) -> None:
    page.goto((site / "momentum.html").as_uri(), wait_until="load")
    select(page, "div.math .eqno", "div.math .eqno")
    text = copied(page)
    tex = page.locator("div.math:has(.eqno)").first.get_attribute("data-tex")
    number = page.locator("div.math .eqno").first.evaluate("e => e.firstChild.textContent").strip("()")
    assert text.strip() == f"$$\n{tex} \\tag{{{number}}}\n$$"
