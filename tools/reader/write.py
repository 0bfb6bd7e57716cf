"""All chapters as reader's notebooks in a folder, and for the site: one by one and together as a zip."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import nbformat
import yaml  # type: ignore[import-untyped]
from nbformat import NotebookNode

from tools.reader import ran
from tools.reader.citations import Sources
from tools.reader.first import first_cells
from tools.reader.notebook import convert
from tools.reader.page import Page
from tools.reader.references import References
from tools.reading_time import told
from tools.site.notebooks import FOLDER, ZIP
from tools.site.references import FILE
from tools.zips import assigned

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip with the same notebooks is the same file


def write_all(root: Path, out: Path, cache: Path, pages: set[str]) -> Path:
    """Write the reader's notebooks of a book that has been built.

    Args:
        root: the folder with `_config.yml` and `book/`.
        out: the folder of the build, with `html` and `references.json`.
        cache: the folder with the notebooks as they ran.
        pages: the names of the book's pages.

    Returns:
        The folder of the notebooks.

    Raises:
        ReaderError: something in a chapter cannot be shown in a plain notebook.
    """
    sources = {name: root / "book" / f"{name}.ipynb" for name in sorted(pages)}
    # An assignment's notebook is in its zip, with the check that it needs.
    chapters = [name for name, source in sources.items() if source.is_file() and not assigned(source)]
    references = References.read(out / FILE, frozenset(chapters))
    repository = yaml.safe_load((root / "_config.yml").read_text("utf8"))["repository"]["url"]
    folder = out / "notebooks"
    shutil.rmtree(folder, ignore_errors=True)
    for name in chapters:
        source = sources[name]
        executed = ran.read(source, cache)
        page = _page(source, executed, name, references)
        notebook = convert(executed, page, first_cells(repository, references.site, name))
        file = folder / f"{name}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text_of(notebook), "utf8", newline="\n")
    on_site = out / "html" / FOLDER
    shutil.rmtree(on_site, ignore_errors=True)
    if chapters:
        shutil.copytree(folder, on_site)
        _pack([folder / f"{name}.ipynb" for name in chapters], on_site / ZIP)
    return folder


def _page(source: Path, executed: NotebookNode, name: str, references: References) -> Page:
    """Return what is known of a page before its notebook is written."""
    texts = [cell.source for cell in executed.cells if cell.cell_type == "markdown"]
    prefix = re.search(r"^:keyprefix: *(\S+)", "\n".join(texts), re.M)
    sources = Sources(source.with_name("references.bib"), prefix[1] if prefix else "")
    return Page(name, references, sources, ran.numbers(executed), told(source))


def text_of(notebook: NotebookNode) -> str:
    """Return a notebook as the text of its file."""
    return str(nbformat.writes(notebook, ensure_ascii=False)).rstrip("\n") + "\n"  # type: ignore[no-untyped-call]


def _pack(files: list[Path], to: Path) -> None:
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            about = zipfile.ZipInfo(f"the-way-down/{file.name}", _EARLIEST)
            about.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(about, file.read_bytes())
