"""That the lint of visible cells bites, and what a page's length and reading time are reckoned from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat")

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output  # noqa: E402

from tools.lint_cells import AIR, WORDS, faults, main, shown_words  # noqa: E402
from tools.prose import Measure, measure  # noqa: E402
from tools.reading_time import minutes, minutes_of, told  # noqa: E402

LINE = {"text/plain": "<Figure size 640x480 with 1 Axes>"}
ABOUT = {"figure": {"caption": "A line.", "name": "fig-line"}, "image": {"alt": "a line"}}


def figure(source: str = "draw()\nplt.show()", drawn: int = 1, **about: Any) -> Any:
    outputs = [new_output("display_data", data=LINE) for _ in range(drawn)]
    metadata = {"tags": ["hide-input"], "mystnb": ABOUT | about}
    return new_code_cell(source, outputs=outputs, metadata=metadata)


def numbers() -> Any:
    return new_code_cell('say("{x}", x=1)\nassert True', metadata={"tags": ["numbers"]})


def written(tmp_path: Path, *cells: Any) -> Path:
    path = tmp_path / "chapter.ipynb"
    nbformat.write(new_notebook(cells=list(cells)), path)
    return path


def test_a_sound_page_has_no_faults(tmp_path: Path) -> None:
    cells = [
        new_markdown_cell("# Chapter\n\nWords."),
        figure(),
        new_code_cell("import numpy as np\n\nx = np.zeros(3)\nprint(f'{x[0]:.2f}')"),
        numbers(),
        new_markdown_cell("## Next\n\nWords."),
        numbers(),
        new_code_cell("x = 1\n" * 40, metadata={"tags": ["hide-input"]}),
        new_markdown_cell("## Exercises\n\n```{solution-start} a\n```"),
        new_code_cell("assert x == 1"),
        numbers(),
        new_markdown_cell("```{solution-end}\n```"),
    ]
    assert faults(written(tmp_path, *cells)) == []


LONG = 'print(f"{a} and a great many other words besides, {b}, which no reader would ever type")'
SAID = {
    "lines": (new_code_cell("\n".join(["x = 1"] * 13)), "13 lines of visible code"),
    "columns": (new_code_cell("x = " + " + ".join(["1"] * 19)), "a line of 77 columns"),
    "say": (new_code_cell("from optlib.show import say"), "`say`"),
    "glue": (new_code_cell("import myst_nb\nmyst_nb.glue('x', 1)"), "`glue`"),
    "formatter": (new_code_cell("import string\nstring.Formatter()"), "`Formatter`"),
    "assert": (new_code_cell("assert 1 < 2"), "`assert`"),
    "tolerance": (new_code_cell("np.allclose(a, b)"), "a tolerance test (`allclose`)"),
    "closeness": (new_code_cell("math.isclose(a, b)"), "a tolerance test (`isclose`)"),
    "NumPy's test": (new_code_cell("assert_equal(a, b)"), "a tolerance test (`assert_equal`)"),
    "long format": (new_code_cell(LONG.replace(", which", ",\\\n which")), "a format string of"),
    "format method": (
        new_code_cell(
            "print('{:.1f} and many other words that\\\n no reader of this page wants to type'.format(a))"
        ),
        "a format string",
    ),
    "columns by hand": (new_code_cell('print(f"{name:<12}{value:>8.2f}")'), "columns aligned"),
    "width": (new_code_cell('print(f"{value:8.2f}")'), "columns aligned"),
    "no caption": (figure(figure={"name": "x"}), "without caption"),
    "no name": (figure(figure={"caption": "x"}), "without name"),
    "no alt text": (figure(image={}), "without alt text"),
    "no show": (figure(source="draw()"), "ends with `plt.show()`"),
    "two figures": (figure(drawn=2), "2 figures in one cell"),
}


@pytest.mark.parametrize("name", SAID)
def test_each_fault_is_found(name: str, tmp_path: Path) -> None:
    cell, said = SAID[name]
    found = faults(written(tmp_path, new_markdown_cell("# Chapter"), cell))
    assert len(found) == 1, found
    assert found[0].startswith("cell 1: ")
    assert said in found[0]


def test_solutions_are_held_to_length_only(tmp_path: Path) -> None:
    start = new_markdown_cell("```{solution-start} a\n```")
    cell = new_code_cell("assert np.allclose(a, b)\n" * 13)
    found = faults(written(tmp_path, start, cell))
    assert len(found) == 1
    assert "13 lines" in found[0]


def test_one_cell_of_numbers_a_section(tmp_path: Path) -> None:
    found = faults(written(tmp_path, new_markdown_cell("## One\n\nWords."), numbers(), numbers()))
    assert found == ["cell 2: a second cell of numbers in its section; join it with 1."]


@pytest.mark.parametrize("tag", ["numbers", "hide-cell"])
@pytest.mark.parametrize("last", ["## Two", "words. Let it be 3:", "as it is,"])
def test_a_fold_tears_no_sentence_and_opens_no_section(last: str, tag: str, tmp_path: Path) -> None:
    fold = new_code_cell("assert True", metadata={"tags": [tag]})
    fault = f"cell 1: a fold right after {last!r}; let it follow a whole paragraph."
    assert faults(written(tmp_path, new_markdown_cell(f"Words.\n\n{last}"), fold)) == [fault]
    assert faults(written(tmp_path, new_markdown_cell(f"{last}\n\nWords.\n\n:::{{note}}\n:::"), fold)) == []


def test_a_long_page_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fold = ":::{admonition} Second reading: more\n:class: dropdown\n\n" + "word " * 900 + "\n:::\n"
    page = "# Chapter\n\n" + "word " * (WORDS + AIR - 4) + "\n\n"  # the titles of page and fold count too
    rest = "## Exercises\n\n" + "word " * 900
    assert faults(written(tmp_path, new_markdown_cell(page + fold + rest))) == []
    path = written(tmp_path, new_markdown_cell(page + "and\n" + fold + rest))
    assert f"{WORDS + AIR + 1} words" in faults(path)[0]
    assert main([str(path)]) == 1
    assert "1 faults" in capsys.readouterr().out
    assert main([]) == 2


def test_what_a_page_holds(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# Two words\n\n(a-target)=\n% a comment\n```{live} a-preset\n:figure: a-figure\n```\n"
        "The rate $\\eta$ is {glue:text}`x`, see {eq}`eq-a` and [a link](b.md).\n\n"
        "```{math}\n:label: eq-a\nx = y\n```\n\n$$\nx\n= y\n$$\n\n"
        "::::{admonition} Second reading: more\n:class: dropdown\n\nthree more words\n\n"
        "```{math}\nx\n```\n::::\n\n"
        "```python\nx = 1\n\ny = 2\n```\n\n![alt text is no prose](x.svg)\n\n## Exercises\n\nnot counted\n"
    )
    # title 2; sentence 10, its formula, number and equation a word each; the fold's title 3 and its text 3
    assert measure(page) == Measure(
        words=18, folded_words=3, inline=1, displayed=3, code_lines=2, exercises=True
    )
    cells = [new_code_cell("x = 1\n\ny = 2"), figure(), numbers()]
    assert measure(written(tmp_path, *cells)) == Measure(code_lines=2, figures=1)
    assert shown_words(page) == 15
    with pytest.raises(ValueError, match="is no page"):
        measure(tmp_path / "page.txt")


def test_the_time_grows_with_everything_on_the_page(tmp_path: Path) -> None:
    for part in ("words", "inline", "displayed", "code_lines", "figures"):
        assert minutes_of(Measure(**{part: 10_000})) > minutes_of(Measure(**{part: 1_001})) > 5
    page = tmp_path / "page.md"
    page.write_text("word " * 1000)
    assert told(page) == "5 minutes."
    page.write_text("word " * 1001 + "\n\n## Exercises\n")
    assert told(page) == "10 minutes, exercises apart."
    page.write_text("word " * 1000)
    assert minutes(page) == 5  # 200 words a minute, rounded up to a multiple of five
