"""One chapter as a reader's notebook: the cells as they ran, each in a form that plain Jupyter has."""

from __future__ import annotations

import copy
import re
from typing import Any

import nbformat
from nbformat import NotebookNode

from tools.normalize_nb import GLUE, KERNEL
from tools.reader import blocks
from tools.reader.faults import ReaderError
from tools.reader.inline import plain
from tools.reader.page import Page
from tools.reader.parts import Begin, Code, End, Markdown, details
from tools.site.folds import NUMBERS
from tools.streams import joined

HIDE_CODE = {"hide-input", "hide-cell", "remove-input", "remove-cell", "numbers"}
HIDE_OUTPUT = {"hide-output", "hide-cell", "remove-output", "remove-cell", "numbers"}
_IMPORTS_CHECK = re.compile(r"^from optlib\.check import .*\bcheck\b", re.M)


def convert(ran: NotebookNode, page: Page, first_cells: list[NotebookNode]) -> NotebookNode:
    """Return the reader's notebook of a chapter.

    Args:
        ran: the chapter's notebook with its outputs, without glued values.
        page: what is known of the page; what it cites is added here.
        first_cells: what stands before the first code cell.

    Raises:
        ReaderError: something cannot be shown; the text names the cell.
    """
    work = _Work(page)
    for place, cell in enumerate(ran.cells):
        try:
            if cell.cell_type == "code" and first_cells:
                work.cells += first_cells
                first_cells = []
            work.add(cell)
        except ReaderError as error:
            at = f"book/{page.name}.ipynb, cell {place + 1} ({cell.cell_type})"
            raise ReaderError(f"{at}: {error}") from None
    if work.fold:
        raise ReaderError(f"book/{page.name}.ipynb: the fold {work.fold!r} is never ended")
    notebook: NotebookNode = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call]
        cells=work.cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}}
    )
    for place, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{place:03d}"  # the same in every build
    return notebook


class _Work:
    """The cells written so far, and the fold in which the next one stands."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cells: list[NotebookNode] = []
        self.fold = ""
        self.first = ""  # what the fold that has just begun says first
        self.begun = False  # the fold has said something

    def add(self, cell: NotebookNode) -> None:
        """Add one cell of the chapter."""
        if cell.cell_type == "markdown":
            self._add_text(cell.source)
        elif cell.cell_type == "code":
            self._add_code(cell)
        else:
            raise ReaderError("only Markdown and code cells can be shown")

    def _add_text(self, source: str) -> None:
        waiting: list[str] = []
        for part in blocks.parts(source, self.page):
            if isinstance(part, Markdown):
                waiting.append(part.text)
                continue
            self._say(waiting)
            if isinstance(part, Code):
                self._append(nbformat.v4.new_code_cell(part.source, metadata={"tags": ["answer"]}))  # type: ignore[no-untyped-call]
            elif isinstance(part, Begin):
                if self.fold:
                    raise ReaderError(f"a fold begins inside of the fold {self.fold!r}; end that one first")
                self.fold, self.first, self.begun = part.title, part.first, False
            else:
                if not self.fold:
                    raise ReaderError("a fold ends that never began")
                if self.first:  # nothing else stood in it
                    first, self.first = self.first, ""
                    self._say([first])
                self.fold = ""
        self._say(waiting)

    def _say(self, waiting: list[str]) -> None:
        """Write what waits as one cell, folded where a fold is open."""
        text = "\n\n".join(waiting).strip("\n")
        waiting.clear()
        if self.fold and text:
            text = "\n\n".join(filter(None, (self.first, text)))
            title = f"{self.fold}, continued" if self.begun else self.fold
            self.first, self.begun = "", True
            text = details(title, text)
        if text:
            self._append(nbformat.v4.new_markdown_cell(text))  # type: ignore[no-untyped-call]

    def _append(self, cell: NotebookNode) -> None:
        self.cells.append(cell)

    def _add_code(self, cell: NotebookNode) -> None:
        if self.fold and not self.begun:
            said, self.first = f"{self.first} The folded cells below show it.".strip(), ""
            self._say([said])
        if "myst_nb" in cell.source:
            raise ReaderError("the code needs myst_nb, which readers need not have; use `say` of optlib.show")
        tags = set(cell.metadata.get("tags", []))
        new = nbformat.v4.new_code_cell(cell.source)  # type: ignore[no-untyped-call]
        new.execution_count = cell.execution_count
        shown = (_output(output, cell, self.page) for output in cell.outputs)
        new.outputs = joined([output for output in shown if output])
        hidden = {}
        if self.fold or tags & HIDE_CODE:
            hidden["source_hidden"] = True
            new.metadata["cellView"] = "form"  # Colab's word for it
        if self.fold or tags & HIDE_OUTPUT:
            hidden["outputs_hidden"] = True
            new.metadata["collapsed"] = True  # JupyterLab writes the older word beside its own
        if hidden:
            new.metadata["jupyter"] = hidden
        if label := self._label(cell, tags):
            new.source = f"# {label}\n{new.source}"  # JupyterLab shows the first line of a folded cell
        if "raises-exception" in tags:
            new.metadata["tags"] = ["raises-exception"]
        if _IMPORTS_CHECK.search(cell.source):
            self.page.imported.add("check")
        self._append(new)
        if caption := self._caption(cell):
            self._append(nbformat.v4.new_markdown_cell(caption))  # type: ignore[no-untyped-call]

    def _label(self, cell: NotebookNode, tags: set[str]) -> str:
        """Return what a folded cell is called, as on the site, or nothing."""
        about = cell.metadata.get("mystnb", {})
        if "numbers" in tags:
            return NUMBERS
        if not (self.fold or tags & HIDE_CODE):
            return ""
        if "name" in about.get("figure", {}):
            figure = self.page.references.text(about["figure"]["name"])
            if not (self.fold or tags & HIDE_OUTPUT):
                return f"Code of {figure}"
            named = about.get("code_prompt_show") if tags & HIDE_OUTPUT else ""
            return f"{named} ({figure} and its code)" if named else f"{figure} and its code"
        if named := about.get("code_prompt_show"):
            return str(named)
        if self.fold:
            return f"{self.fold.split()[0]}, as code"
        return "" if "\n" not in cell.source else _called(cell)

    def _caption(self, cell: NotebookNode) -> str:
        """Return what stands under a figure: its number and caption, and what it shows, in words."""
        about = cell.metadata.get("mystnb", {})
        figure, alt = about.get("figure", {}), about.get("image", {}).get("alt", "")
        name = self.page.references.text(figure["name"]) if "name" in figure else ""
        caption = f"**{name}.** {plain(figure.get('caption', ''), self.page)}".strip() if name else ""
        if not caption and figure.get("caption"):
            caption = plain(figure["caption"], self.page)
        words = details(f"What {name or 'the figure'} shows, in words", alt) if alt else ""
        if name and (self.fold or HIDE_OUTPUT & set(cell.metadata.get("tags", []))):
            return details(f"{name}: caption and words", "\n\n".join(filter(None, (caption, alt))))
        return "\n\n".join(filter(None, (caption, words)))


def _called(cell: NotebookNode) -> str:
    """Return what the folded code of a cell is called that has no other name, as on the site."""
    if not cell.outputs:
        return "Preparations"
    data = [output.get("data", {}) for output in cell.outputs]
    if any("image/png" in shown for shown in data):
        return "Code of this figure"
    tables = ("|--", "| --", "|:-", "<table")
    texts = ["".join(shown.get(mime, "")) for shown in data for mime in ("text/markdown", "text/html")]
    return "Code of this " + ("table" if any(t in text for text in texts for t in tables) else "output")


def _output(output: NotebookNode, cell: NotebookNode, page: Page) -> NotebookNode | None:
    """Return an output as plain Jupyter shows it, or None for what only the site reads."""
    new: NotebookNode = copy.deepcopy(output)
    if new["output_type"] not in ("display_data", "execute_result"):
        return new
    data: dict[str, Any] = {mime: value for mime, value in new["data"].items() if not mime.startswith(GLUE)}
    if not data:
        return None
    if "image/png" in data:
        # GitHub draws no SVG, and JupyterLab none of a notebook that it did not see run.
        data.pop("image/svg+xml", None)
        alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "")
        size = new["metadata"].get("image/png", {})
        new["metadata"]["image/png"] = {**size, "alt": alt} if alt else size
    if "text/markdown" in data:
        data["text/markdown"] = _markdown(data["text/markdown"], page)
    new["metadata"].pop("scrapbook", None)
    new["data"] = data
    return new


def _markdown(text: str | list[str], page: Page) -> str:
    found = blocks.parts("".join(text), page)
    if any(isinstance(part, (Code, Begin, End)) for part in found):
        raise ReaderError("an output holds a fold or an answer field; these belong in Markdown cells")
    return "\n\n".join(part.text for part in found if isinstance(part, Markdown))
