"""Read a submitted notebook as data; nothing in it is run or trusted."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGEST = 5_000_000  # bytes; a notebook with its figures has a tenth of it
MOST_CELLS = 2_000


class Unreadable(Exception):
    """A file that is no notebook to grade; the text is one sentence for the student."""


@dataclass(frozen=True)
class Submission:
    """What a notebook holds: its code cells' sources in the order to run them, its texts by cell id.

    A text whose cell has no id goes by its place, such as "#3".
    """

    cells: tuple[str, ...]
    texts: Mapping[str, str]


def read(path: Path, answers: Collection[str] = ()) -> Submission:
    """Read a notebook.

    Args:
        path: the file. It may be anything: links, pipes and folders are refused, not followed or waited for.
        answers: the ids of the cells that answer. They come last, so that what they define holds, whatever
            other cells define by the same name. Where ids are lost the notebook's own order stays and its
            last definition of a name holds, as in a kernel.

    Returns:
        The sources of its code cells, and those of its texts.

    Raises:
        Unreadable: it is no regular file, larger than 5 MB, not JSON in UTF-8, no notebook of format 4, or
            has more than 2,000 cells.
    """
    parts = [_Part.of(cell) for cell in _cells(_json(_bytes(path)))]
    code = [part for part in parts if part.kind == "code"]
    ordered = sorted(code, key=lambda part: part.id in answers)  # stable
    texts = {part.id or f"#{i}": part.source for i, part in enumerate(parts) if part.kind == "markdown"}
    return Submission(tuple(part.source for part in ordered), texts)


def _bytes(path: Path) -> bytes:
    try:
        # Neither does a link lead out of the folder nor does a pipe without a writer hold the grader.
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            raise Unreadable("The file is a symbolic link; hand in the notebook itself.") from None
        raise Unreadable(f"The file cannot be opened ({os.strerror(fault.errno or 0)}).") from None
    about = os.fstat(file)
    if not stat.S_ISREG(about.st_mode):
        os.close(file)
        raise Unreadable("This is not a file; hand in the notebook itself.")
    with open(file, "rb") as stream:
        if about.st_size > LARGEST:
            raise Unreadable(
                f"The notebook has {about.st_size / 1e6:.1f} MB and at most {LARGEST // 10**6} MB are read; "
                "clear its outputs, save it and hand it in again."
            )
        return stream.read(LARGEST)


def _json(data: bytes) -> Any:
    if not data.strip():
        raise Unreadable("The file is empty; save the notebook and hand it in again.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError, MemoryError):
        raise Unreadable(
            "The file is not a notebook: it cannot be read as JSON in UTF-8; "
            "save it as .ipynb and hand it in again."
        ) from None


def _cells(content: Any) -> list[Any]:
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list):
        raise Unreadable(
            "The file is not a notebook of format 4: it has no list of cells; "
            "save it in JupyterLab and hand it in again."
        )
    if len(cells) > MOST_CELLS:
        raise Unreadable(f"The notebook has {len(cells):,} cells; at most {MOST_CELLS:,} are read.")
    return cells


@dataclass(frozen=True)
class _Part:
    id: str
    kind: str
    source: str

    @classmethod
    def of(cls, cell: Any) -> _Part:
        """Read a cell; what has not the form of one is an empty text."""
        if not isinstance(cell, dict):
            return cls("", "", "")
        source = cell.get("source")
        lines: list[Any] = source if isinstance(source, list) else [source]
        text = "".join(lines) if all(isinstance(line, str) for line in lines) else ""
        name, kind = (x if isinstance(x, str) else "" for x in (cell.get("id"), cell.get("cell_type")))
        return cls(name, kind, text)
