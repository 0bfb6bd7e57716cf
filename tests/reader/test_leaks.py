"""No chapter's notebook shows raw MyST, and a notebook that does is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.chapters import NAMES, SOURCES, each_chapter, read
from tests.reader.leaks import leaks, of_cell

LARGEST = 1_500_000  # bytes of one notebook


@each_chapter
def test_nothing_of_myst_is_left(name: str, notebooks: Path) -> None:
    cells = read(notebooks / f"{name}.ipynb").cells
    found = {place: leaks for place, cell in enumerate(cells) if (leaks := of_cell(cell))}
    assert found == {}


@each_chapter
def test_its_size_and_its_figures(name: str, notebooks: Path) -> None:
    file = notebooks / f"{name}.ipynb"
    assert file.stat().st_size < LARGEST
    for cell in read(file).cells:
        for output in cell.get("outputs", []):
            if any(mime.startswith("image/") for mime in output.get("data", {})):
                assert "image/png" in output.data, "GitHub draws no SVG"
                assert output.metadata["image/png"]["alt"], "a figure has its words"
                assert output.metadata["image/png"]["width"] <= 900


def test_every_source_has_its_notebook_and_no_other_is_there(notebooks: Path) -> None:
    assert sorted(file.stem for file in notebooks.glob("*.ipynb")) == sorted(NAMES)


def test_the_sources_themselves_would_be_refused() -> None:
    """The check bites: each chapter as it is written leaks."""
    for source in SOURCES:
        assert [leak for cell in read(source).cells for leak in of_cell(cell)], source.name


@pytest.mark.parametrize(
    "text",
    [
        "after {glue:text}`count` updates",
        "as {cite:t}`gd-boyd2004` has it",
        "> as {eq}`eq-one` says",
        "```{math}\nx\n```",
        ":::{tip}\nx\n:::",
        "::::\n",
        ":label: eq-one",
        "(a-place)=",
        "% a comment",
        "{{ name }}",
        "$$\nx\n$$ (eq-one)",
        "[Notation](notation.md)",
        "at $y={}$$6\\times10^{-10}$ it",
    ],
)
def test_each_kind_of_leak_is_seen(text: str) -> None:
    assert leaks(f"Some words.\n\n{text}\n\nMore words.")


@pytest.mark.parametrize(
    "text",
    [
        'Say `{x}` in Python, or ``f"{x}" `` too.',
        "```python\nprint(f'{x}')\n:::\n```",
        "$$\n\\frac{1}{2} \\tag{1}\n$$",
        "> $$x \\tag{2}$$",
        "| a | b |\n|---|---|\n| $\\max_i\\lvert d_i\\rvert$ | 5 % |",
        "see [Momentum](momentum.ipynb) and $x$, $y$",
    ],
)
def test_plain_markdown_passes(text: str) -> None:
    assert leaks(text) == []
