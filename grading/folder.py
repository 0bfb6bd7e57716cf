"""The folder of submissions: which files lie there, whose they are, and names for what is made of them."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

__all__ = ["FolderError", "Found", "printable", "submissions"]

# What systems leave behind by themselves; nobody handed it in.
LITTER = {".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".ipynb_checkpoints"}
_OTHER = re.compile(r"[^A-Za-z0-9._-]+")
_DIGESTED = re.compile(r"-[0-9a-f]{10}$")  # a file called so might want to pass for another


class FolderError(Exception):
    """A folder that cannot be graded or written; the text says why and what to do."""


@dataclass(frozen=True)
class Found:
    """A file of the folder.

    Attributes:
        path: where it lies.
        student: whose it is: the name of the sub-folder that it lies in, else its own without the ending.
        file: its path below the folder, fit to be printed; `student` is too.
        name: a name for files made of it: plain letters, no two the same.
    """

    path: Path
    student: str
    file: str
    name: str


def submissions(folder: Path) -> list[Found]:
    """Find what was handed in.

    A file of the folder itself belongs to the student whom its name names. A sub-folder, as learning
    platforms write them, belongs to one student: its notebooks count, at any depth, or all its files where it
    holds no notebook; an empty one counts as a file that cannot be read.

    Args:
        folder: where the submissions lie. Links in it are found and not followed.

    Returns:
        The files, sorted by their paths.

    Raises:
        FolderError: there is no such folder, or nothing in it.
    """
    if not folder.is_dir():
        raise FolderError(f"There is no folder {str(folder)!r}; name the one that holds the submissions.")
    owned: list[tuple[str, Path]] = []
    for entry in sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name)):
        if entry.name.lower() in LITTER:
            continue
        if entry.is_dir(follow_symlinks=False):
            owned += [(entry.name, path) for path in _of_student(Path(entry.path))]
        else:
            owned.append((Path(entry.name).stem, Path(entry.path)))
    if not owned:
        raise FolderError(f"The folder {str(folder)!r} is empty; it should hold the submitted notebooks.")
    relative = [path.relative_to(folder) for _, path in owned]
    names = _names(relative)
    return [
        Found(path, printable(student), printable(str(below)), name)
        for (student, path), below, name in zip(owned, relative, names, strict=True)
    ]


def _of_student(folder: Path) -> list[Path]:
    files = []
    for where, folders, names in os.walk(folder):
        linked = [name for name in folders if os.path.islink(os.path.join(where, name))]
        folders[:] = [name for name in folders if name not in linked and name.lower() not in LITTER]
        files += [Path(where, name) for name in (*names, *linked) if name.lower() not in LITTER]
    files.sort(key=os.fsencode)
    return [file for file in files if file.suffix.lower() == ".ipynb"] or files or [folder]


def printable(name: str) -> str:
    """Return a name as it can be printed: in one line, in Unicode, nothing invisible in it.

    The same name is the same text on all systems, so that it always gives the same hidden inputs.

    >>> printable("Zoe\\u0308\\n\\u202e.ipynb")
    'Zoë??.ipynb'
    """
    text = unicodedata.normalize("NFC", os.fsencode(name).decode(errors="replace"))
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def _names(paths: list[Path]) -> list[str]:
    """Return for each path a name of its own: as it is called where that is plain, else with a digest."""
    bare = [os.path.splitext(printable(str(path)).replace("/", "_"))[0] for path in paths]
    plain = [(_OTHER.sub("_", name).lstrip("._-") or "file")[:80] for name in bare]
    often = Counter(name.lower() for name in plain)  # not all file systems tell a from A
    return [
        name if name == own and often[name.lower()] == 1 and not _DIGESTED.search(name)
        else f"{name}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:10]}"
        for name, own, path in zip(plain, bare, paths, strict=True)
    ]  # fmt: skip
