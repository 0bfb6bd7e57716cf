"""The zip of an assignment: the student's notebook, its check with the numbers, and how to begin.

The build makes one of each assignment's page, so that the site needs no solutions; `grading.release` makes
those of other versions.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from tools.address import published_of

__all__ = ["FOLDER", "LARGEST", "abroad", "assigned", "pack", "write_zips"]

FOLDER = "assignments"  # of the pages, in the sources and on the site
LARGEST = 100_000  # bytes of a zip
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip of the same files is the same file
_BESIDE = re.compile(r"\]\((?P<up>\.\./)?(?P<page>[\w-]+)\.(?:ipynb|md)(?P<place>#[^)\s]*)?\)")

REQUIREMENTS = "matplotlib>=3.7\nnumpy\n"  # the first that puts a legend outside its axes
README = """\
# How to begin

All files of this folder stay together. Write in the cells of `{name}.ipynb` that raise
`NotImplementedError`; the cell below each of them checks it, and says what is wrong.
`check.inputs(name)` returns the inputs with which it calls a function.

Before you hand in, restart the kernel and run all cells; then hand in `{name}.ipynb`, nothing else. It is
graded by the same check with other inputs, but for what its task says is judged otherwise. Only imports,
functions and constants of the notebook are run then, so what a function needs stands in it or is one of
these. All questions together may take 10 seconds, in equal parts. A mistake that the check names is charged
once; right numbers of a function that changes its arguments in place keep two thirds of their points.

- **On your own machine**, with Python 3.9 or later: `python -m pip install jupyterlab -r requirements.txt`,
  then `jupyter lab {name}.ipynb`, both in this folder.
- **In a JupyterLab elsewhere**: make a folder, upload all files into it, open `{name}.ipynb` there.
- **In Colab**: *File*, *Upload notebook*, `{name}.ipynb`; then open the panel *Files* at the left and upload
  `check.py` and `{name}.json`. Colab forgets these two when a session ends; the notebook stays in your Drive.

{texts}The page of this assignment: {page}
"""
TEXTS = "Where a cell says *Your text here.*, write yours in its place: no check sees it, a human does.\n\n"


def assigned(source: Path) -> bool:
    """Tell whether a page's source is an assignment: a notebook with a key beside it."""
    return source.suffix == ".ipynb" and source.with_suffix(".json").is_file()


def pack(name: str, notebook: NotebookNode, key: str, check: str, site: str) -> bytes:
    """Return an assignment's zip.

    Args:
        name: the assignment's.
        notebook: the page, with or without outputs.
        key: the text of the key that goes with it.
        check: the text of check.py.
        site: the book's address, with a slash at the end; links to its chapters lead there.
    """
    written = [cell for cell in notebook.cells if "answer" in cell.metadata.get("tags", ())]
    texts = TEXTS if any(cell.cell_type == "markdown" for cell in written) else ""
    files = {
        f"{name}.ipynb": _alone(notebook, site),
        f"{name}.json": key,
        "check.py": check,
        "README.md": README.format(name=name, texts=texts, page=f"{site}{FOLDER}/{name}.html"),
        "requirements.txt": REQUIREMENTS,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as into:
        for file, text in files.items():
            about = zipfile.ZipInfo(f"{name}/{file}", _EARLIEST)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system, about.external_attr = 3, 0o644 << 16  # on Windows too
            into.writestr(about, text.encode())
    return packed.getvalue()


def _alone(page: NotebookNode, site: str) -> str:
    """Return the text of a page's notebook as it is handed out: not run, its links leading to the site."""
    notebook = copy.deepcopy(page)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = abroad(cell.source, site)
    return str(nbformat.writes(notebook, ensure_ascii=False)).rstrip("\n") + "\n"  # type: ignore[no-untyped-call]


def abroad(text: str, site: str) -> str:
    """Return a page's Markdown with links that lead to the site.

    >>> abroad("[*Adam*](../adam.ipynb#the-step), [next](a05_amsgrad.ipynb)", "https://example.org/")
    '[*Adam*](https://example.org/adam.html#the-step), [next](https://example.org/assignments/a05_amsgrad.html)'
    """
    return _BESIDE.sub(
        lambda link: (
            f"]({site}{'' if link['up'] else FOLDER + '/'}{link['page']}.html{link['place'] or ''})"
        ),
        text,
    )


def write_zips(root: Path, html: Path) -> None:
    """Write the zips of a book's assignments into its site, each beside its page.

    Args:
        root: the folder with `_config.yml` and `book/`.
        html: the folder of the site.
    """
    for to in sorted((html / FOLDER).glob("*.html")):
        source = root / "book" / FOLDER / f"{to.stem}.ipynb"
        if not assigned(source):
            continue
        page: NotebookNode = nbformat.read(source, as_version=4)  # type: ignore[no-untyped-call]
        key, check = source.with_suffix(".json"), source.with_name("check.py")
        packed = pack(source.stem, page, key.read_text("utf8"), check.read_text("utf8"), published_of(root))
        to.with_suffix(".zip").write_bytes(packed)
