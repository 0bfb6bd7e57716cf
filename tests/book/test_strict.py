"""That the checks on notebooks bite: a notebook changed in any cell is refused, by a real run of nbval."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbval")

from tests.book.strict import figure_faults, figures_announced, long_numbers, skipped_by_nbval  # noqa: E402
from tools.execute_nb import execute  # noqa: E402
from tools.normalize_nb import GLUE, main, normalize  # noqa: E402

ROOT = Path(__file__).parents[2]
NBVAL = ["--nbval", "--nbval-current-env"]  # as in the Makefile
SVG = "%config InlineBackend.figure_formats = ['svg']\nimport matplotlib.pyplot as plt"
SOURCES = [
    SVG,
    "silent = 1",
    "print(silent + 1)",
    "silent + 2",
    "from myst_nb import glue\nglue('three', '3.00', display=False)",
    "plt.plot([0, 1]);",
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A small notebook of every kind of cell, executed and in canonical form."""
    path = tmp_path_factory.mktemp("sound") / "sound.ipynb"
    cells = [nbformat.v4.new_code_cell(source) for source in SOURCES]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    execute(path)
    return path


MORE = "\nprint('one line more')"
TO_PNG = "%config InlineBackend.figure_formats = ['png']\nplt.plot([0, 1]);"

# A change to a cell of the sound notebook: which cell, what is put into it, and what its failure then says.
CHANGES = {
    f"line more in cell {place}": (place, {"source": source + MORE}, "Cell outputs differ")
    for place, source in enumerate(SOURCES)
} | {
    "never run": (1, {"execution_count": None}, "it has no execution count"),
    "empty": (1, {"source": " "}, "it is empty"),
    "skipped by a comment": (1, {"source": "# NBVAL_SKIP\nsilent = 1"}, "turns the comparison off"),
    "ignored by a tag": (2, {"metadata": {"tags": ["nbval-ignore-output"]}}, "turns the comparison off"),
    "output removed": (2, {"outputs": []}, "Unexpected output fields"),
    "another glued value": (4, {"source": SOURCES[4].replace("3.00", "3.01")}, "Cell outputs differ"),
    "no figure": (5, {"source": "plt.plot([0, 1]); plt.close()"}, "Missing output fields"),
    "only the line of a figure": (5, {"source": "print('<Figure size 64x48 with 1 Axes>')"}, "output fields"),
    "one figure more": (5, {"source": "plt.plot([0, 1]); plt.show(); plt.plot([0]);"}, "dissimilar number"),
    "figure as PNG": (5, {"source": TO_PNG}, "its SVG"),
}


@pytest.fixture(scope="module")
def messages(sound):
    """What nbval, run as `make test` runs it, says of each cell: the sound ones, then every changed one."""
    notebook = nbformat.read(sound, as_version=4)
    for place, change, _ in CHANGES.values():
        notebook.cells.append(copy.deepcopy(notebook.cells[place]))
        notebook.cells[-1].update(nbformat.from_dict(change) | {"id": f"changed-{len(notebook.cells)}"})
    path, report = sound.with_name("changed.ipynb"), sound.with_name("report.xml")
    nbformat.write(notebook, path)
    options = [
        "-c",
        ROOT / "pyproject.toml",
        "--rootdir",
        path.parent,
        "-p",
        "conftest",
        "-p",
        "no:cacheprovider",
    ]
    command = [sys.executable, "-m", "pytest", *options, *NBVAL, f"--junitxml={report}", path]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    cases = ElementTree.parse(report).iter("testcase")
    return ["".join(problem.text or "" for problem in case) for case in cases]


def test_nbval_passes_the_sound_cells(messages):
    assert len(messages) == len(SOURCES) + len(CHANGES)
    assert messages[: len(SOURCES)] == [""] * len(SOURCES)


@pytest.mark.parametrize("name", CHANGES)
def test_nbval_refuses_a_changed_cell(messages, name):
    assert CHANGES[name][2] in messages[len(SOURCES) + list(CHANGES).index(name)]


def test_running_again_changes_nothing(sound):
    before = sound.read_bytes()
    assert execute(sound) is False
    assert sound.read_bytes() == before


def test_the_canonical_form_of_a_messy_notebook(tmp_path, capsys):
    metadata = {"scrolled": True, "tags": ["hide-input"]}
    cell = nbformat.v4.new_code_cell("print(1)", execution_count=17, metadata=metadata)
    figure = {"image/svg+xml": "<svg><path/></svg>", "text/plain": "<Figure size 6x4 with 1 Axes>"}
    cell.outputs = [
        nbformat.v4.new_output("stream", name="stdout", text="1"),
        nbformat.v4.new_output("stream", name="stdout", text="2\n"),
        nbformat.v4.new_output("display_data", data=figure, metadata={"needs_background": "light"}),
        nbformat.v4.new_output(
            "display_data",
            data={GLUE + "text/plain": "'3'", GLUE + "image/png": "AA=="},
            metadata={"scrapbook": {"name": "x", "mime_prefix": GLUE}},
        ),
    ]
    path = tmp_path / "messy.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {}}), path)
    before = path.read_bytes()
    assert main(["--check", str(path)]) == 1
    assert path.read_bytes() == before
    assert main([str(path)]) == 0
    assert main(["--check", str(path)]) == 0
    capsys.readouterr()

    clean = nbformat.read(path, as_version=4)
    assert set(clean.metadata) == {"kernelspec", "language_info"}
    assert clean.cells[0].metadata == {"tags": ["hide-input"]}
    assert clean.cells[0].execution_count == 1
    stream, shown, glued = clean.cells[0].outputs
    assert stream.text == "12\n"
    assert shown.data == {"text/plain": "<Figure size 6x4 with 1 Axes>"}
    assert glued.data == {GLUE + "text/plain": "'3'"}
    assert glued.metadata.scrapbook.name == "x"
    assert normalize(path.read_text("utf-8")) == path.read_text("utf-8")


def test_no_file_named_is_an_error(capsys):
    assert main(["--check"]) == 2
    assert "name at least one notebook" in capsys.readouterr().out


def test_figure_faults():
    line = "<Figure size 640x480 with 1 Axes>"
    good = {"data": {"text/plain": line, "image/svg+xml": "<svg><path d='M0 0'/></svg>"}}
    assert figures_announced([good]) == 1
    assert figure_faults([good]) == []
    assert figure_faults([{"data": {"text/plain": line}}]) == [f"{line} came without its SVG"]
    assert "nothing is drawn" in figure_faults([{"data": {"text/plain": line, "image/svg+xml": "<svg/>"}}])[0]
    assert len(figure_faults([{"data": {"image/jpeg": "AA=="}}])) == 2


def test_long_numbers():
    assert long_numbers("4.95742 0.000123456 1.23456e-17 1000000 12345.6 v1.26.4 1.2.3456789") == []
    assert long_numbers("[arXiv:1412.6980](https://arxiv.org/abs/1412.6980)") == []
    assert long_numbers("4.957424 -0.12345678 1.234567e-17") == ["4.957424", "0.12345678", "1.234567e-17"]


def test_a_cell_that_raises_on_purpose_is_compared():
    cell = nbformat.v4.new_code_cell("1 / 0", execution_count=1, metadata={"tags": ["raises-exception"]})
    assert skipped_by_nbval(cell) is None
