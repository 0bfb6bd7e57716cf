"""Folded cells opened and printed: the figure comes before its code, and closed ones take little room."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.site.small_book import build, make
from tests.site.test_chapter_parts import TABLE, figure
from tools.build import ROOT

BEFORE, AFTER = "The text before.", "The text after."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a figure whose code is folded, its numbers, a folded figure and a folded table."""
    cells = [
        new_markdown_cell("# Folds\n\nThis page tries the folds of cells."),
        figure("shown", "hide-input"),
        new_code_cell("print('checked')", metadata={"tags": ["numbers"]}),
        new_markdown_cell(BEFORE),
        figure("folded", "hide-cell"),
        new_markdown_cell(AFTER),
        new_code_cell(TABLE, metadata={"tags": ["hide-cell"]}),
        new_code_cell("print('printed')", metadata={"tags": ["hide-cell"]}),
        new_code_cell(
            "later = 1", metadata={"tags": ["hide-input"], "mystnb": {"code_prompt_show": "Later"}}
        ),
        new_markdown_cell("The end."),
    ]
    folder = make(tmp_path_factory.mktemp("folds"), {"index": "# Home\n\nA book.\n", "folds": cells})
    shutil.copytree(ROOT / "book" / "_static", folder / "book" / "_static")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder / "_build" / "html" / "folds.html"


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, built: Path, browser: Any) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    page.goto(built.as_uri())
    yield page
    page.close()


def summary(page: Any, text: str) -> Any:
    return page.locator("summary", has_text=text).first


@pytest.mark.parametrize(
    ("label", "inner", "kind"),
    [
        ("Figure 2 and its code", "Code of Figure 2", "figure"),
        ("This table and its code", "Code of this table", "table"),
    ],
)
def test_a_folded_cell_shows_its_output_and_below_it_a_fold_with_its_code(
    page: Any, label: str, inner: str, kind: str
) -> None:
    fold = summary(page, label).locator("xpath=..")
    assert not fold.locator(kind).is_visible()
    fold.locator("summary").first.click()
    assert fold.locator(kind).is_visible()
    assert not fold.locator(".cell_input").is_visible()
    code = fold.get_by_text(inner, exact=True)
    assert code.bounding_box()["y"] > fold.locator(kind).bounding_box()["y"]
    code.click()
    assert fold.locator(".cell_input").is_visible()


def test_a_folded_cell_that_prints_shows_its_code_and_what_it_prints(page: Any) -> None:
    fold = summary(page, "This output and its code").locator("xpath=..")
    fold.locator("summary").click()
    code, output = (fold.locator(part).bounding_box() for part in (".cell_input", ".cell_output"))
    assert output["y"] > code["y"] + code["height"]


def test_closed_folds_take_little_room(page: Any) -> None:
    first, second = (summary(page, text).bounding_box() for text in ("Code of Figure 1", "Numbers and"))
    assert 24 <= first["height"] <= 30  # no less: a finger has to hit it
    assert second["y"] - first["y"] <= 30
    before, after = (page.get_by_text(text).bounding_box() for text in (BEFORE, AFTER))
    between = after["y"] - before["y"] - before["height"]
    margin = page.get_by_text(BEFORE).evaluate("p => parseFloat(getComputedStyle(p).marginBottom)")
    assert between - margin <= 35


def test_an_open_one_keeps_its_distance(page: Any) -> None:
    summary(page, "Numbers and").click()
    output = page.locator(".tag_numbers .cell_output").bounding_box()
    assert page.get_by_text(BEFORE).bounding_box()["y"] - output["y"] - output["height"] >= 15


def test_on_paper_there_is_the_figure_without_its_code(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.get_by_text("Caption of folded.").is_visible()
    assert page.get_by_text("Figure 2 and its code").is_visible()
    assert not page.get_by_text("Code of Figure 2").is_visible()
    assert not page.get_by_text("Numbers and checks").is_visible()
    assert not page.locator(".cell_input").first.is_visible()


def test_on_paper_there_is_code_that_prints_and_the_title_of_a_cell_that_draws_later(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.locator("pre", has_text="print('printed')").is_visible()
    later = summary(page, "Later")
    assert later.is_visible()
    assert "a cell of the notebook" in later.evaluate("s => getComputedStyle(s, '::after').content")
    assert not page.locator("pre", has_text="later = 1").is_visible()
