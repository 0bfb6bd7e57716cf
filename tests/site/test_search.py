"""The search finds the place: words, symbols by sign or name, Chinese terms; its excerpts read well."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site import checks, typography

# What is asked for; the page that has to be among the first three, and what its excerpt has to say.
PLACES = {
    "η": ("notation", "learning rate"),
    "eta": ("notation", "learning rate"),
    "beta": ("notation", "beta"),
    "beta1": ("notation", "β₁"),
    "bias correction": ("adam", "bias corrections"),
    "Bias-corrected": ("adam", "bias corrections"),
    "学习率": ("notation", "learning rate"),
    "动量": ("momentum", "momentum"),
    "偏差修正": ("adam", "bias corrections"),
    "momentum": ("momentum", "momentum"),
    "gradient descent": ("gradient-descent", "gradient descent"),
    "weight_decay": ("notation", "weight decay"),
    "condition number": ("notation", "κ"),
}
# What has to be marked in the excerpts, each as a whole.
MARKED = {
    "eta": r"η|[Ee]ta",
    "beta": r"β|[Bb]eta",
    "optimiser": r"(?i)optimi[sz]er\w*",
    "动量": "动量|(?i:momentum)",
}


@pytest.fixture(params=["server", "folder"])
def ask(request: Any, browser: Any, site: Path) -> Iterator[Callable[[str], list[dict[str, Any]]]]:
    """Return what asks the search page, on a server and from a folder."""
    home = f"{site.as_uri()}/" if request.param == "folder" else request.getfixturevalue("address")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    traffic = checks.Traffic(context, home)
    page = context.new_page()
    yield lambda query: hits(page, home, query)
    assert not traffic.faults, "\n".join(traffic.faults)
    context.close()


def hits(page: Any, home: str, query: str) -> list[dict[str, Any]]:
    """Return the results that the search page of a site shows for a query."""
    page.goto(f"{home}search.html?q={query}", wait_until="networkidle")
    return page.eval_on_selector_all(
        "#search-results li",
        """all => all.map(item => ({
          link: item.querySelector("a").getAttribute("href"), text: item.querySelector("p").textContent,
          marks: [...item.querySelectorAll("mark")].map(m => m.textContent),
          glued: [...item.querySelectorAll("mark")].filter(m => /^[a-z]/i.test(m.textContent)
            && /[\\p{L}]$/u.test(m.previousSibling?.textContent ?? "")).length}))""",
    )


def faults(found: list[dict[str, Any]], place: tuple[str, str]) -> list[str]:
    """Return what is wrong with the results: the place is missing, or an excerpt reads badly."""
    page, says = place
    first = [hit["text"].lower() for hit in found[:3] if hit["link"].split(".html")[0] == page]
    wrong = [] if any(says in text for text in first) else [f"{place} is not among the first three"]
    for hit in found:
        if not hit["text"] or len(hit["text"]) > 260:
            wrong.append(f"{hit['link']}: an excerpt of {len(hit['text'])} characters")
        if re.search(r"\\[a-z]|[_^]\{\\|</?\w+>", hit["text"]):
            wrong.append(f"{hit['link']}: LaTeX or HTML in {hit['text']!r}")
        if hit["glued"]:
            wrong.append(f"{hit['link']}: a hit inside a word in {hit['text']!r}")
    return wrong


def test_the_place_is_found(ask: Callable[[str], list[dict[str, Any]]]) -> None:
    wrong = {query: faults(ask(query), place) for query, place in PLACES.items()}
    assert not any(wrong.values()), wrong


def test_whole_words_are_marked(ask: Callable[[str], list[dict[str, Any]]]) -> None:
    for query, whole in MARKED.items():
        marks = {mark for hit in ask(query) for mark in hit["marks"]}
        assert marks
        assert all(re.fullmatch(whole + r"[₀-₉\d_]*", mark) for mark in marks), (query, marks)


def test_nothing_is_found_where_nothing_is(ask: Callable[[str], list[dict[str, Any]]]) -> None:
    for query in ("xyzzyplugh", "etaoin", "   ", "鱼"):
        assert ask(query) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("η", "x", "not among the first three"),
        ('"lines":["', '"lines":["\\\\eta is what \\\\eta does", "', "LaTeX or HTML"),
    ],
)
def test_the_check_bites(
    before: str, after: str, fault: str, browser: Any, site: Path, tmp_path: Path
) -> None:
    spoilt = tmp_path / "site"
    shutil.copytree(site, spoilt, ignore=shutil.ignore_patterns("_sources", "_images"))
    index = spoilt / "_static" / "search-index.js"
    text = index.read_text("utf8")
    assert before in text
    index.write_text(text.replace(before, after), "utf8")
    page = browser.new_page()
    wrong = faults(hits(page, f"{spoilt.as_uri()}/", "η"), PLACES["η"])
    page.close()
    assert any(fault in one for one in wrong), wrong


def test_results_lead_to_their_sections_and_follow_what_is_typed(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}search.html")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("bias correction")
    assert page.locator("#search-results li").count() >= 1
    assert page.locator("#search-summary").text_content().endswith(".")
    link = page.locator("#search-results a[href='notation.html#terms']")
    link.click()
    page.wait_for_selector("h1:has-text('Notation')")
    assert page.evaluate("document.querySelector(':target h2').textContent").startswith("Terms")
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_magnifier_is_beside_the_text(width: int, browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(f"{address}momentum.html", wait_until="load")
    page.keyboard.press("Control+k")
    page.wait_for_selector("#pst-search-dialog[open]")
    room = page.evaluate(
        """() => {
          const field = document.querySelector("#pst-search-dialog input");
          const icon = document.querySelector("#pst-search-dialog .fa-magnifying-glass");
          const text = field.getBoundingClientRect().left + parseFloat(getComputedStyle(field).paddingLeft);
          return text - icon.getBoundingClientRect().right;
        }"""
    )
    assert room >= 2
    page.keyboard.type("momentum")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li")
    assert not checks.overflow(page)
    assert not typography.chinese_marked(page)
    assert not checks.accessible(page)
    page.close()
