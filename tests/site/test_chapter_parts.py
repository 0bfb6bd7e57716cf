"""What the build makes of a chapter's parts: numbers counted per page, folds with one label, the time."""

from __future__ import annotations

import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.site.small_book import build, make

SVG = "%config InlineBackend.figure_formats = ['svg']\n"
DRAW = f"{SVG}import matplotlib.pyplot as plt\nplt.plot([0, 1])\nplt.show()"
TABLE = "from IPython.display import HTML\nHTML('<table><tr><td>1</td></tr></table>')"


def figure(name: str, *tags: str) -> dict:
    about = {"figure": {"caption": f"Caption of {name}.", "name": name}, "image": {"alt": "a line"}}
    return new_code_cell(DRAW, metadata={"mystnb": about, "tags": list(tags)})


def chapter(key: str, *more: dict) -> list[dict]:
    text = f"# Chapter {key}\n\nSee {{numref}}`{key}-fig`, {{prf:ref}}`{key}-thm` and {{ref}}`{key}-ex`."
    box = ":::{admonition} In this chapter\n:class: tip\n\n**You need** nothing.\n:::"
    theorem = f"```{{prf:theorem}} All is well\n:label: {key}-thm\n\nIt is.\n```"
    exercise = f"```{{exercise}} Say so\n:label: {key}-ex\n\nSay it.\n```"
    cells = [new_markdown_cell("\n\n".join((text, box, theorem))), figure(f"{key}-fig", "hide-input"), *more]
    return [*cells, new_markdown_cell(f"## Exercises\n\n{exercise}")]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Two chapters with everything that is counted; the second has every kind of folded cell besides."""
    folded = [
        figure("b-second", "hide-cell"),
        new_code_cell("print('checked')", metadata={"tags": ["numbers"]}),
        new_code_cell(TABLE, metadata={"tags": ["hide-input"]}),
        new_code_cell("print('many lines')", metadata={"tags": ["hide-output"]}),
        new_code_cell("print('one', end='', flush=True)\nprint(' line')"),
        new_code_cell("a = 1", metadata={"tags": ["hide-input"]}),
        new_code_cell(
            "print('own')", metadata={"tags": ["hide-input"], "mystnb": {"code_prompt_show": "My label"}}
        ),
    ]
    index = "# Home\n\nSee {numref}`b-second`.\n"
    folder = tmp_path_factory.mktemp("parts")
    book = make(folder, {"index": index, "a": chapter("a"), "b": chapter("b", *folded)})
    done = build(book)
    assert done.returncode == 0, done.stderr
    return {
        name: (book / "_build" / "html" / f"{name}.html").read_text("utf8") for name in ("index", "a", "b")
    }


def shown(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


@pytest.mark.parametrize("key", ["a", "b"])
def test_each_page_counts_from_one_and_is_cited_so(pages: dict[str, str], key: str) -> None:
    text = shown(pages[key])
    assert "See Figure 1, Theorem 1 and Exercise 1." in text
    assert f"Figure 1 Caption of {key}-fig." in text
    assert "Theorem 1 (All is well)" in text
    assert "Exercise 1 (Say so)" in text


def test_another_page_cites_the_number_of_the_page(pages: dict[str, str]) -> None:
    assert "Figure 2 Caption of b-second." in shown(pages["b"])
    assert "See Figure 2." in shown(pages["index"])


def test_folds_have_one_label_that_says_what_is_inside(pages: dict[str, str]) -> None:
    labels = re.findall(r"<summary>(.*?)</summary>", pages["b"], re.DOTALL)
    assert labels == [
        "Code of Figure 1",
        "Figure 2 and its code",
        "Code of Figure 2",
        "Numbers and checks",
        "Code of this table",
        "Output",
        "Preparations",
        "My label",
    ]
    assert "Show code cell" not in pages["b"]
    assert "Hide code cell" not in pages["b"]


def test_a_figure_stands_above_its_code_and_numbers_are_folded_whole(pages: dict[str, str]) -> None:
    page = pages["b"]
    assert page.index("Caption of b-fig") < page.index("Code of Figure 1")
    inside = page[page.index("Numbers and checks") :].partition("</details>")[0]
    assert "checked" in shown(inside)
    assert "cell_input" in inside
    assert "cell_output" in inside


def test_a_line_that_the_kernel_sends_in_two_pieces_stays_one(pages: dict[str, str]) -> None:
    assert "one line\n" in re.sub(r"<[^>]+>", "", pages["b"])


def test_the_box_tells_the_time(pages: dict[str, str]) -> None:
    assert "You need nothing. Time: 5 minutes, exercises apart." in shown(pages["a"])
