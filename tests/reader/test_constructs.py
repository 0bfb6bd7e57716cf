"""What each construct of a chapter becomes, and that an unknown one is an error which says where it is."""

from __future__ import annotations

import base64
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.reader.chapters import prose, read
from tests.reader.leaks import of_cell
from tests.reader.sample import cells as sample_cells
from tests.reader.sample import make_book
from tests.site.small_book import build
from tools.reader import ReaderError
from tools.reader.citations import Sources
from tools.reader.notebook import convert
from tools.reader.page import Page
from tools.reader.references import References

EXPECTED = {
    "numbers": "After 1,232 steps $y$ is $6\\times10^{-10}$, at $z={}-57.0$ and\n$w={}6\\times10^{-10}$; by",
    "a citation in the text": "[Anna (2016)](https://example.org/a_post) had stopped",
    "citations in parentheses": (
        "([Polyak, 1964](https://doi.org/10.1016/0041-5553%2864%2990137-5); Boyd and Vandenberghe, 2004)."
    ),
    "a neighbouring notebook": "read [Second](second.ipynb) and",
    "a page that is no notebook": "[the other words](https://the-way-down.github.io/the-way-down/plain.html)",
    "mentions": "Figure 1, (1), Theorem 1,\nExercise 1, A place, (1) in [Second](second.ipynb) and `{eq}`",
    "a formula in a list": "  $$\n  x_t = x_{t-1} - \\eta\\, g_t \\tag{1}\n  $$",
    "a formula between dollars": "$$\na^2 + b^2 = c^2 \\tag{2}\n$$",
    "a theorem": (
        "> **Theorem 1 (Down it goes).** If (2) holds, then\n>\n> $$f(\\theta_t) \\le f(\\theta_{t-1})$$"
    ),
    "a folded proof": "<summary>Proof</summary>\n\nThe whole of this proof is 1,232 words long.",
    "a folded box": "<summary>Second reading: other norms</summary>\n\nWith a formula, $\\lVert x\\rVert_1$.",
    "an open box": "> **Note.** A plain note.",
    "the reading time": "> **Time:** 5 minutes, exercises apart.",
    "a prediction": (
        "> **Before you read on:** What will $x$ do?\n>\n> 1. It creeps.\n> 2. It explodes, by 1,232."
    ),
    "its answer": "<summary>Answer</summary>\n\nIt is number 2. The folded cells below show it.\n",
    "its answer, on": "<summary>Answer, continued</summary>\n\nIt explodes.\n\n</details>",
    "an exercise": "**Exercise 1 (Two numbers by hand).** *(By hand.)* Where is $\\theta$? The mean",
    "a solution": "<summary>Solution to Exercise 1 (Two numbers by hand)</summary>\n\nIt is there, by (1).",
    "a caption": "**Figure 1.** A line $y=1-x$, 0.50 deep.",
    "a figure in words": "A straight line falls from the upper left to the lower right.\n\n</details>",
    "a live figure": (
        "*On the site one can drag and change "
        "[Figure 1](https://the-way-down.github.io/the-way-down/first.html#sa-fig-line).*"
    ),
    "sources": "- Boris T. Polyak. Some methods of speeding up. *USSR*, 1964. [doi:",
    "a source with an address": "- Anna. A post. <https://example.org/a_post>, 2016.",
}


@pytest.mark.parametrize("what", EXPECTED)
def test_in_plain_markdown(what: str, sample: Path) -> None:
    assert EXPECTED[what] in prose(read(sample / "_build" / "notebooks" / "first.ipynb"))


def test_nothing_leaks_from_any_construct(sample: Path) -> None:
    assert [leak for cell in sample_cells() for leak in of_cell(cell)]
    written = read(sample / "_build" / "notebooks" / "first.ipynb").cells
    assert [leak for cell in written for leak in of_cell(cell)] == []


def test_cells_are_folded_by_jupyters_own_means(sample: Path) -> None:
    code = [c for c in read(sample / "_build/notebooks/first.ipynb").cells if c.cell_type == "code"]
    install, figure, numbers, predicted, field, solved = code
    shown, folded, all_folded = {}, {"source_hidden": True}, {"source_hidden": True, "outputs_hidden": True}
    modes = (folded, folded, all_folded, all_folded, shown, all_folded)
    assert [dict(cell.metadata.get("jupyter", {})) for cell in code] == list(modes)
    assert "%pip install" in install.source
    assert figure.source.startswith("# Code of Figure 1\n")
    assert numbers.source.startswith("# Numbers and checks\n")
    assert [output.text for output in numbers.outputs] == ["deep 0.50, tiny 6e-10, down -57.0\nmany 1,232\n"]
    assert field.source.endswith('check("gd-from-zero", [..., ...])')
    assert "intercept, slope, to 4 decimals" in field.source
    assert predicted.outputs[0].text == "the answer\n"
    assert solved.outputs[0].text == "Right: gd-from-zero.\n"


def test_a_figure_is_a_png_with_its_size_and_its_words(sample: Path) -> None:
    figures = [
        output
        for cell in read(sample / "_build/notebooks/first.ipynb").cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]
    (figure,) = figures
    png = base64.b64decode(figure.data["image/png"])
    about = figure.metadata["image/png"]
    assert int.from_bytes(png[16:20], "big") == pytest.approx(2 * about["width"], abs=2)
    assert about["alt"].startswith("A straight line")
    assert "image/svg+xml" not in figure.data


def test_the_first_code_makes_optlib_importable(sample: Path) -> None:
    first = next(c for c in read(sample / "_build/notebooks/first.ipynb").cells if c.cell_type == "code")
    assert "git+https://github.com/the-way-down/the-way-down" in first.source
    body = first.source.replace("import optlib", "import no_such_module")
    asked: list[str] = []
    exec(body.replace("%pip", "asked.append('pip') #"), {"asked": asked})
    assert asked == ["pip"]
    exec(first.source.replace("%pip", "asked.append('again') #"), {"asked": asked})
    assert asked == ["pip"], "where optlib is, nothing is installed"


def test_the_site_hands_them_out(sample: Path) -> None:
    html = sample / "_build" / "html"
    page = (html / "first.html").read_text("utf8")
    assert 'href="notebooks/first.ipynb"' in page
    assert "_sources/first" not in page
    assert "/github/the-way-down/the-way-down/blob/notebooks/first.ipynb" in page
    for name in ("first.ipynb", "second.ipynb"):
        assert (html / "notebooks" / name).read_bytes() == (sample / "_build/notebooks" / name).read_bytes()
    with zipfile.ZipFile(html / "notebooks" / "the-way-down-notebooks.zip") as packed:
        assert packed.namelist() == ["the-way-down/first.ipynb", "the-way-down/second.ipynb"]
        assert packed.testzip() is None
    assert "notebooks/" not in (html / "plain.html").read_text("utf8").replace("blob/notebooks", "")


# Errors


def a_page(tmp_path: Path) -> Page:
    bib = tmp_path / "references.bib"
    bib.write_text("@misc{anna2016, author = {Anna}, title = {A post}, year = {2016}}")
    references = References({"here": "Here"}, {}, frozenset({"here"}), "https://example.org/")
    return Page("here", references, Sources(bib), {"n": "1e-5"})


WRONG = {
    "```{epigraph}\nx\n```": "{epigraph}: it is not known to the reader's notebooks",
    "> {term}`x`": "{term}: no plain form is known",
    "{glue:text}`m`": "no cell of this page keeps a number called 'm'",
    "{cite:t}`bob`": "references.bib has no entry 'bob'",
    "{eq}`nowhere`": "nothing on the site has the label 'nowhere'",
    "{doc}`nowhere`": "there is no page 'nowhere'; the pages are here",
    "{eq}`open": "does not end; is a backtick missing?",
    "```{math}\nx": "is never closed",
    "$$\nx": "is never closed",
    "{{ x }}": "has no meaning in a plain notebook",
    "[x](other.md)": "the link to 'other.md' leads nowhere",
    "![x](picture.png)": "the link to 'picture.png' leads nowhere",
    "```{exercise} T\nx\n```": "{exercise}: a exercise has no label",
    "```{answer} no-such\n```": "{answer}: there is no exercise 'no-such'",
    "```{predict-end}\n```": "a fold ends that never began",
    "```{predict} x\n```\n```{predict} y\n```": "a fold begins inside of the fold 'Answer'",
    "```{bibliography}\n:all:\n:filter: True\n```": "{bibliography}: a list of sources holds",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_has_no_plain_form_is_an_error_that_says_where(text: str, tmp_path: Path) -> None:
    notebook = new_notebook(cells=[new_markdown_cell("# Here"), new_markdown_cell(text)])
    with pytest.raises(ReaderError) as error:
        convert(notebook, a_page(tmp_path), [])
    assert str(error.value).startswith("book/here.ipynb, cell 2 (markdown): ")
    assert WRONG[text] in str(error.value)


def test_a_fold_that_never_ends_is_an_error(tmp_path: Path) -> None:
    notebook = new_notebook(cells=[new_markdown_cell("```{predict} x\n```"), new_code_cell("1")])
    with pytest.raises(ReaderError, match="the fold 'Answer' is never ended"):
        convert(notebook, a_page(tmp_path), [])


@pytest.mark.parametrize(
    ("tag", "label", "outputs_hidden"),
    [
        ("hide-cell", "The lengths, drawn (Figure 3 and its code)", True),
        ("hide-input", "Code of Figure 3", None),
    ],
)
def test_a_figure_is_folded_as_on_the_site_and_apart_from_its_code(
    tag: str, label: str, outputs_hidden: bool | None, tmp_path: Path
) -> None:
    page = a_page(tmp_path)
    page.references.labels["fig"] = {"page": "here", "kind": "figure", "place": "fig", "text": "Figure 3"}
    about = {"figure": {"name": "fig", "caption": "Four."}, "code_prompt_show": "The lengths, drawn"}
    cell = new_code_cell("draw()", metadata={"mystnb": about, "tags": [tag]})
    written = convert(new_notebook(cells=[cell]), page, []).cells[0]
    assert written.source == f"# {label}\ndraw()"
    assert written.metadata["jupyter"].get("outputs_hidden") is outputs_hidden


def test_an_output_is_plain_too(tmp_path: Path) -> None:
    output = nbformat.v4.new_output("display_data", data={"text/markdown": "as {eq}`nowhere`"})
    notebook = new_notebook(cells=[new_code_cell("x", outputs=[output])])
    with pytest.raises(ReaderError, match=r"cell 1 \(code\): nothing on the site has the label"):
        convert(notebook, a_page(tmp_path), [])


def test_an_unknown_directive_stops_the_build(tmp_path: Path) -> None:
    cells = [*sample_cells(), new_markdown_cell("```{epigraph}\nKnown to Sphinx.\n```")]
    done = build(make_book(tmp_path, cells))
    assert done.returncode == 1
    assert "book/first.ipynb, cell 11 (markdown): {epigraph}: it is not known" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "_build" / "site.json").exists(), "or the next build would do nothing"


def test_code_that_readers_cannot_run_is_an_error(tmp_path: Path) -> None:
    notebook = new_notebook(cells=[new_code_cell("from myst_nb import glue")])
    with pytest.raises(ReaderError, match=r"cell 1 \(code\): the code needs myst_nb"):
        convert(notebook, a_page(tmp_path), [])
