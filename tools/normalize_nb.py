"""The one canonical form of a committed notebook: text outputs stay, figures and volatile fields go.

    python -m tools.normalize_nb [--check] book/*.ipynb

rewrites the notebooks, or with `--check` changes nothing and exits with 1 if one is not canonical.

Why execution counts are given to every code cell: nbval never compares a cell that has neither a count nor
an output, so a stripped notebook passes whatever it prints.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from tools.streams import joined

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
KEPT = ("tags", "mystnb")  # cell metadata that nbval or the page reads, such as a figure's alt text
GLUE = "application/papermill.record/"  # prefix of the mime types that `glue` writes


def is_figure(mime: str) -> bool:
    """Whether a mime type, plain or glued, holds a picture, which is drawn afresh and never committed."""
    return mime.removeprefix(GLUE).startswith("image/")


def normalize(text: str) -> str:
    """Return the canonical form of a notebook, both as JSON text; the form of a canonical one is itself."""
    notebook = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    notebook.nbformat_minor = 5
    count = 0
    for place, cell in enumerate(notebook.cells):
        cell.metadata = {key: cell.metadata[key] for key in KEPT if cell.metadata.get(key)}
        cell.setdefault("id", f"cell-{place:03d}")
        cell.source = cell.source.strip("\n")
        if cell.cell_type == "code":
            count += 1
            cell.execution_count = count
            cell.outputs = _outputs(cell.outputs, count)
    plain = nbformat.from_dict(notebook)  # type: ignore[no-untyped-call]
    return str(nbformat.writes(plain, ensure_ascii=False)).rstrip("\n") + "\n"  # type: ignore[no-untyped-call]


def _outputs(outputs: list[NotebookNode], count: int) -> list[Any]:
    """Return the outputs of one cell without pictures and with the pieces of a stream joined."""
    kept: list[Any] = []
    for output in joined(outputs):
        kind = output["output_type"]
        if kind == "stream":
            kept.append({"output_type": kind, "name": output["name"], "text": output["text"]})
        elif kind == "error":
            kept.append(output | {"traceback": []})  # paths of one machine
        else:
            data = {mime: value for mime, value in output["data"].items() if not is_figure(mime)}
            glued = {key: value for key, value in output["metadata"].items() if key == "scrapbook"}
            new = {"output_type": kind, "data": data, "metadata": glued}
            kept.append(new | {"execution_count": count} if kind == "execute_result" else new)
    return kept


def write_if_changed(path: Path, text: str) -> bool:
    """Write `text` to `path` unless the file holds it already; return whether it was written."""
    if path.read_text("utf-8") == text:
        return False
    path.write_text(text, "utf-8", newline="\n")
    return True


def main(arguments: list[str]) -> int:
    """Run the command; `arguments` are the words after its name. Return the exit status."""
    check = "--check" in arguments
    paths = [Path(name) for name in arguments if name != "--check"]
    if not paths:
        print("normalize_nb: name at least one notebook, such as book/*.ipynb")
        return 2
    changed = []
    for path in paths:
        text = path.read_text("utf-8")
        new = normalize(text)
        if new != text:
            changed.append(path)
            if not check:
                write_if_changed(path, new)
    for path in changed:
        advice = f"not canonical; run `python -m tools.normalize_nb {path}`"
        print(f"{path}: {advice if check else 'rewritten'}")
    return 1 if check and changed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
