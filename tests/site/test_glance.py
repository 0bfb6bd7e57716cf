"""*Rules at a glance* on the site: a card for each rule, with the source's equations, its halves in place."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from optlib.rules import ALL
from tests.site import checks
from tools.equations import of_rule
from tools.site.math import render


@pytest.fixture(scope="module")
def html(site: Path) -> str:
    """The page's file."""
    return (site / "glance.html").read_text("utf8")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unescape(text))


def test_each_rule_has_a_card_and_a_line_in_the_table(html: str) -> None:
    cards = re.findall(r'class="rule-card.*?<span class="nf">(\w+)</span>', html, re.DOTALL)
    assert cards == list(ALL)
    links = re.findall(r'<a class="reference internal" href="#rule-([\w-]+)"', html)
    assert links == [name.replace("_", "-") for name in ALL]


@pytest.mark.parametrize("name", ALL)
def test_its_card_prints_the_equations_of_the_source(name: str, html: str) -> None:
    card = next(
        part for part in html.split('<div class="rule-card')[1:] if f'<span class="nf">{name}</span>' in part
    )
    printed = squeezed(card.partition('class="highlight')[0])
    equations = of_rule(name)
    for label, (_, latex) in equations.items():
        formula = squeezed(re.sub(r"^.*?<math", "<math", render(latex.strip(), display=True)))
        assert formula.partition("</math>")[0] in printed, f"{label} is not on the card of {name}"
    assert printed.count('class="eqno"') == len(equations), "each has its number"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("place", ["rule-swats", "equation-glance-momentum-b"])
def test_an_address_leads_to_its_place(width: int, place: str, browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{address}glance.html#{place}", wait_until="networkidle")
    page.wait_for_timeout(1500)
    top = page.evaluate(f"document.getElementById('{place}').getBoundingClientRect().top")
    page.close()
    assert 0 <= top < 800, top


@pytest.mark.parametrize("width", [1280, 390])
def test_the_table_leads_to_a_card(width: int, browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{address}glance.html", wait_until="networkidle")
    page.evaluate("document.querySelector('td [href=\"#rule-swats\"]').click()")
    page.wait_for_timeout(1500)
    top = page.evaluate("document.getElementById('rule-swats').getBoundingClientRect().top")
    page.close()
    assert 0 <= top < 800, top


WHERE = """() => [...document.querySelectorAll(".rule-card")].map(card => {
  const [left, right] = [...card.children].map(half => half.getBoundingClientRect());
  return {beside: left.right <= right.left, below: left.bottom <= right.top, width: left.width};
})"""


@pytest.mark.parametrize(("width", "place"), [(1280, "beside"), (390, "below"), (320, "below")])
def test_equations_and_code_stand_side_by_side_where_there_is_room(
    width: int, place: str, browser: Any, address: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}glance.html", wait_until="load")
    page.add_style_tag(content=".rule-card { content-visibility: visible !important; }")
    found = page.evaluate(WHERE)
    faults = checks.overflow(page)
    scrolling = page.eval_on_selector_all(
        ".rule-equations .formula",
        "all => all.filter(f => f.scrollWidth > f.clientWidth + 1).map(f => f.textContent.slice(0, 40))",
    )
    page.close()
    assert len(found) == len(ALL)
    assert all(card[place] for card in found)
    assert not faults, "\n".join(faults)
    print(f"{width} px: {len(scrolling)} formulas scroll in their boxes: {scrolling}")
    assert not (width > 320 and scrolling)
