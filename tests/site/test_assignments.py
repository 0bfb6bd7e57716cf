"""The pages of assignments on the site: the zip at their head, checks that have run, and nothing secret."""

from __future__ import annotations

import json
import shutil
import zipfile
from html import escape
from pathlib import Path

import pytest

from grading.leaks import leaks, main, secrets
from grading.spec import load, names
from grading.student import CHECK, ROOT, student
from tools.address import published_of
from tools.zips import pack

each = pytest.mark.parametrize("name", names())


@each
def test_its_zip_is_the_one_of_its_sources(name: str, site: Path) -> None:
    key = CHECK.with_name(f"{name}.json")  # committed, since its last digits are those of one machine
    texts = key.read_text("utf8"), CHECK.read_text("utf8")
    made = pack(name, student(load(name)), *texts, published_of(ROOT))
    assert (site / "assignments" / f"{name}.zip").read_bytes() == made


@each
def test_its_page_offers_the_zip_and_no_other_notebook(name: str, site: Path) -> None:
    page = (site / "assignments" / f"{name}.html").read_text("utf8")
    head, _, rest = page.partition("<h2>")
    assert head.count(f'href="{name}.zip"') == 2  # below the opening, and in the menu at the top
    assert "colab.research" not in page
    assert "notebooks/" not in page
    assert not (site / "notebooks" / "assignments").exists()
    for question in load(name).questions:
        if not question.human:
            assert f"Not yet: {question.function}. It is not written yet." in rest


def test_no_solution_is_on_the_site(site: Path) -> None:
    assert leaks([site, site.parent / "notebooks"]) == []


SECRET = "return m / (1 - beta1**t), v / (1 - beta2**t)"


def _page(folder: Path) -> None:
    spans = "".join(f'<span class="n">{escape(word)}</span> ' for word in SECRET.split(" "))
    (folder / "adam.html").write_text(f"<pre><svg></svg>def f():\n    {spans}</pre>")


def _source(folder: Path) -> None:
    cell = {"cell_type": "code", "source": ["def f():\n", f"    {SECRET}\n"]}
    (folder / "_sources").mkdir()
    (folder / "_sources" / "adam.ipynb").write_text(json.dumps({"cells": [cell]}))


def _search(folder: Path) -> None:
    index = {"pages": {"adam": {"sections": [{"lines": ["def f():", SECRET]}]}}}
    (folder / "search-index.js").write_text(f"globalThis.bookIndex = {json.dumps(index)};")


def _notebooks(folder: Path) -> None:
    _source(folder)
    with zipfile.ZipFile(folder / "all.zip", "w") as packed:
        packed.write(folder / "_sources" / "adam.ipynb", "adam.ipynb")
    shutil.rmtree(folder / "_sources")


def _zip(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a04_adam.zip", "w") as packed:
        packed.writestr("a04_adam/check.py", f"def corrected(m, v, t):\n\t{SECRET}  # right\n")


@pytest.mark.parametrize("plant", [_page, _source, _search, _notebooks, _zip])
def test_a_planted_leak_is_found(plant, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(tmp_path)
    [found] = leaks([tmp_path])
    assert found.startswith(str(tmp_path))
    assert "holds a line of a04_adam" in found
    assert SECRET in found
    assert main([str(tmp_path)]) == 1
    assert SECRET in capsys.readouterr().out


@each
def test_each_assignment_has_lines_to_look_for(name: str, tmp_path: Path) -> None:
    """The solution's own and the reference's, each found where it stands alone."""
    lines = secrets(load(name))
    assert len(lines) >= 10
    (tmp_path / "all.txt").write_text("\n".join(lines))
    assert len(leaks([tmp_path])) >= len(lines)


def test_the_secret_of_the_grading_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.html").write_text("<p>seed: tulips in november</p>")
    assert main([str(tmp_path)]) == 0
    monkeypatch.setenv("SECRET", "tulips in november")
    assert main([str(tmp_path)]) == 1


def test_a_place_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["_build/nowhere"]) == 2
    assert "_build/nowhere" in capsys.readouterr().err
