"""An assignment in real JupyterLab: its zip unpacked, opened, run; an answer written, checked and saved."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from grading.spec import load
from grading.student import zipped
from tests.engines import need
from tests.reader.jupyterlab import running

need("jupyterlab")

PATIENCE = 60_000  # milliseconds: a loaded machine takes long to draw
ADAM = load("a04_adam")


def test_it_opens_runs_and_takes_an_answer(browser: Any, tmp_path: Path) -> None:
    work = tmp_path / "work"
    with zipfile.ZipFile(io.BytesIO(zipped(ADAM))) as files:
        files.extractall(work)
    with running(work, tmp_path, myst=False) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 5000})  # all cells are drawn
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}doc/tree/a04_adam/a04_adam.ipynb")
        page.wait_for_selector(".jp-MarkdownCell h1:has-text('Assignment 4: Adam')")
        page.wait_for_selector(".jp-MarkdownCell mjx-container, .jp-MarkdownCell .katex")
        _run_all(page)
        page.wait_for_function("document.body.innerText.includes('Not yet: first_step.')")
        said = [text.strip() for text in page.locator(".jp-OutputArea-output").all_inner_texts()]
        assert said == [f"Not yet: {q.function}. It is not written yet." for q in ADAM.questions]
        cell = page.locator(".jp-CodeCell", has_text="def first_moment").locator(".cm-content")
        cell.click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text("def first_moment(m, g, beta1):\n    return beta1 * m + (1 - beta1) * g")
        _run_all(page)
        page.wait_for_function("document.body.innerText.includes('Right: first_moment.')")
        page.keyboard.press("Control+S")
        page.wait_for_function("!document.querySelector('.jp-mod-dirty')")
        page.close()
    saved = (work / "a04_adam" / "a04_adam.ipynb").read_text("utf8")
    assert "Right: first_moment." in saved


def _run_all(page: Any) -> None:
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
