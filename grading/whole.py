"""Write a folder whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from grading.folder import FolderError

__all__ = ["refuse", "write"]


def refuse(to: Path, mark: str) -> None:
    """See that a folder may be written.

    Args:
        to: the folder. It may be new or empty, or one that was written before.
        mark: the file by which one that was written before is known.

    Raises:
        FolderError: something else is there, which would be lost.
    """
    if to.is_dir() and ((to / mark).is_file() or not any(to.iterdir())):
        return
    if to.exists():
        raise FolderError(f"{str(to)!r} is there and holds something else; name a new folder.")


def write(to: Path, files: Mapping[str, str]) -> None:
    """Put files into a folder in the place of all that it held.

    Args:
        to: the folder.
        files: their texts by path below it.

    Raises:
        OSError: they could not be written; the folder is as it was.
    """
    new, old = (to.with_name(f".{to.name}-{os.getpid()}-{which}") for which in ("new", "old"))
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        for name, text in files.items():
            file = new / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf8", newline="")
        if to.exists():
            to.rename(old)
        try:
            new.rename(to)
        except OSError:
            if old.exists():
                old.rename(to)
            raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
