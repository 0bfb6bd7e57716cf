"""A chapter as real JupyterLab draws it: plain, as `make lab` opens it, and with jupyterlab-myst."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engines import need
from tests.reader.jupyterlab import running
from tools.lab import refresh

need("jupyterlab")

PATIENCE = 60_000  # milliseconds: a loaded machine takes long to draw


@pytest.fixture(scope="module", params=["plain", "myst"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def copies(mode: str, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(mode) / "notebooks"
    refresh(sample / "_build" / "notebooks", folder)
    return folder


@pytest.fixture(scope="module")
def opened(mode: str, copies: Path, browser: Any) -> Iterator[tuple[Any, str]]:
    with running(copies, copies.parent, myst=mode == "myst") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 5000})  # all cells are drawn
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}doc/tree/first.ipynb")
        page.wait_for_selector(".jp-MarkdownCell h1:has-text('First')")
        page.wait_for_selector(".jp-MarkdownCell h2:has-text('Sources')")
        page.wait_for_selector(".jp-MarkdownCell mjx-container, .jp-MarkdownCell .katex")
        page.wait_for_selector(".jp-NotebookPanel-toolbar .jp-KernelName:has-text('Python 3 (ipykernel)')")
        page.wait_for_selector("[data-status='idle'].jp-Notebook-ExecutionIndicator")
        yield page, mode
        page.close()


def cell(page: Any, words: str) -> Any:
    return page.locator(".jp-Cell", has_text=words).first


def test_it_opens_unchanged_and_asks_nothing(opened: tuple[Any, str]) -> None:
    page, mode = opened  # stands before the tests that open folds, which changes a notebook
    page.wait_for_timeout(2000)  # what must not come would have
    assert page.locator(".jp-mod-dirty").count() == 0
    asked = page.locator(".jp-Dialog, .Toastify__toast").all_inner_texts()
    assert asked == [] or mode == "myst"  # which has not the settings of `make lab`


def test_saved_as_it_was_it_is_the_copy_that_it_was(opened: tuple[Any, str], copies: Path) -> None:
    page, _ = opened
    copy = copies / "first.ipynb"
    before = copy.read_text("utf8")
    with page.expect_response(lambda said: said.request.method == "PUT" and "first.ipynb" in said.url):
        page.locator("#jp-MainMenu .lm-MenuBar-itemLabel", has_text="File").first.click()
        page.locator(".lm-Menu-itemLabel", has_text="Save Notebook").first.click()
    assert copy.read_text("utf8") == before


def test_the_right_renderer_drew_it(opened: tuple[Any, str]) -> None:
    page, mode = opened
    assert (page.locator(".jp-MarkdownCell .myst").count() > 0) == (mode == "myst")


def test_a_number_in_the_prose(opened: tuple[Any, str]) -> None:
    page, _ = opened
    paragraph = cell(page, "steps").locator("p", has_text="After").first
    text = paragraph.inner_text()
    assert text.startswith("After 1,232 steps")
    # a power of ten is set as a formula
    assert paragraph.locator("mjx-container msup, mjx-container mjx-msup, .katex msup").count() >= 2
    assert "$" not in text
    assert "glue" not in page.locator(".jp-Notebook").inner_text()


def test_an_equation_has_its_number(opened: tuple[Any, str]) -> None:
    page, _ = opened
    tags = page.locator("mjx-labels, mjx-mtable mjx-mlabeledtr mjx-mtd, .katex .tag")
    assert tags.count() >= 2


def test_a_citation_is_author_and_year_with_a_link(opened: tuple[Any, str]) -> None:
    page, _ = opened
    links = {
        link.inner_text().strip(): link.get_attribute("href")
        for link in page.locator(".jp-MarkdownCell a").all()
        if link.inner_text().strip().startswith(("Anna (", "Polyak,"))
    }
    assert links["Anna (2016)"] == "https://example.org/a_post"
    assert links["Polyak, 1964"] == "https://doi.org/10.1016/0041-5553%2864%2990137-5"


def test_a_solution_is_folded_and_opens(opened: tuple[Any, str]) -> None:
    page, _ = opened
    fold = page.locator("details", has_text="Solution to Exercise 1 (Two numbers by hand)").first
    inside = fold.locator("text=It is there")
    assert fold.locator("summary").is_visible()
    assert not inside.is_visible()
    fold.locator("summary").click()
    assert inside.is_visible()


def test_its_code_and_the_checks_are_folded_and_open(opened: tuple[Any, str]) -> None:
    page, _ = opened
    for label, hidden in (("# Solution, as code", "0.3177"), ("# Numbers and checks", "deep {deep")):
        folded = cell(page, label)
        assert folded.locator(".jp-InputPlaceholder").is_visible()
        assert hidden not in folded.inner_text()
        folded.locator(".jp-InputPlaceholder .jp-Placeholder-content").click()
        page.wait_for_function(f"document.querySelector('.jp-Notebook').innerText.includes({hidden!r})")


def test_a_figure_stands_with_its_caption(opened: tuple[Any, str]) -> None:
    page, _ = opened
    image = cell(page, "# Code of Figure 1").locator("img")
    assert image.evaluate("i => [i.complete, i.naturalWidth > 400, i.width]") == [True, True, 311]
    caption = page.locator(".jp-MarkdownCell p", has_text="Figure 1.").first
    assert caption.is_visible()
    assert caption.bounding_box()["y"] > image.bounding_box()["y"]
    words = page.locator("details", has_text="What Figure 1 shows").first
    assert not words.locator("text=A straight line falls").is_visible()


def test_nothing_raw_is_seen(opened: tuple[Any, str]) -> None:
    page, _ = opened
    seen = "\n".join(cell.inner_text() for cell in page.locator(".jp-MarkdownCell").all())
    for raw in ("```", ":::", ":label:", "{cite", "{eq}`", "$", "\\tag", "<details>", "**"):
        assert raw not in seen, raw
