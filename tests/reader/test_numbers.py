"""The notebooks have the site's numbers: of equations, figures, theorems and exercises, and in the prose."""

from __future__ import annotations

from pathlib import Path

from tests.reader import site as compared
from tests.reader.chapters import NAMES, each_chapter, prose, read


@each_chapter
def test_equations(name: str, notebooks: Path, site: Path) -> None:
    ours = compared.notebook_equations(prose(read(notebooks / f"{name}.ipynb")))
    theirs = compared.site_equations(site / f"{name}.html")
    assert ours == theirs
    assert [number for number, _ in ours] == [str(n + 1) for n in range(len(ours))]


@each_chapter
def test_figures_theorems_and_exercises(name: str, notebooks: Path, site: Path) -> None:
    ours = compared.notebook_titles(prose(read(notebooks / f"{name}.ipynb")))
    assert ours == compared.site_titles(site / f"{name}.html")


@each_chapter
def test_numbers_in_the_prose(name: str, notebooks: Path, site: Path) -> None:
    assert compared.missing(site / f"{name}.html", prose(read(notebooks / f"{name}.ipynb"))) == []


def test_there_is_something_to_compare(notebooks: Path, site: Path) -> None:
    """What is compared is found at all."""
    pages = [site / f"{name}.html" for name in NAMES]
    assert sum(len(compared.site_equations(page)) for page in pages) > 100
    assert sum(len(compared.site_titles(page)) for page in pages) > 20
    assert sum(len(compared.pasted(page)) for page in pages) > 80


def test_a_number_of_another_build_is_noticed(sample: Path) -> None:
    page = sample / "_build" / "html" / "first.html"
    text = prose(read(sample / "_build" / "notebooks" / "first.ipynb"))
    assert compared.notebook_equations(text) == compared.site_equations(page)
    assert compared.notebook_titles(text) == compared.site_titles(page)
    assert compared.missing(page, text) == []
    for right, wrong in (("\\tag{2}", "\\tag{3}"), ("Figure 1.", "Figure 2."), ("1,232", "1,233")):
        other = text.replace(right, wrong)
        same = (
            compared.notebook_equations(other) == compared.site_equations(page),
            compared.notebook_titles(other) == compared.site_titles(page),
            compared.missing(page, other) == [],
        )
        assert same.count(False) == 1, right
