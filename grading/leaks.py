"""Look for solutions where they must not be: `python -m grading.leaks _build/html _build/notebooks`.

Looked for are the lines of the solutions and of the references, in every text below the folders given, also
inside zips. A line is known by its letters and signs alone, so neither the tags of a page, nor the escapes of
a notebook or of the search index, nor another indentation hide it. Lines that the book's own package has too
are no secret. With SECRET in the environment that is looked for as well.
"""

from __future__ import annotations

import ast
import html
import io
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from grading import source
from grading.spec import ASSIGNMENTS, Assignment, load, names
from grading.student import CHECK

__all__ = ["leaks", "secrets"]

SHORTEST = 22  # letters and signs of a line that tells something
OPEN = {  # lines that chapters have as well
    "m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g",
    "m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)",
}
PUBLIC = Path(__file__).parents[1] / "optlib"
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_PASSED_OVER = re.compile(r"""\\[nrtu"]|[\s"'\\]+""")  # blanks, quotes, and escapes of JSON
_BINARY = {".png", ".woff2", ".woff", ".ico", ".inv", ".jpg", ".whl", ".wasm", ".gz"}


def bare(text: str) -> str:
    r"""Return a text's letters and signs without blanks, quotes, tags and escapes.

    >>> bare("<span>return</span> a &lt; <b>b</b>") == bare('["return a < b\\n"]')[1:-1] == "returna<b"
    True
    """
    return _PASSED_OVER.sub("", html.unescape(_TAG.sub("", _PICTURE.sub("", text))))


def secrets(assignment: Assignment) -> set[str]:
    """Return the lines that nobody outside may read, as they stand in the sources."""
    lines = set(_solutions(assignment)) | set(_reference(assignment))
    public = bare("\n".join(file.read_text("utf8") for file in sorted(PUBLIC.rglob("*.py"))))
    given = bare("\n".join(_given(assignment)))
    heads = (":", "(", "[", "{", ",")  # of a block or a list: what it computes stands below
    told = {line.strip() for line in lines if len(bare(line)) >= SHORTEST and not line.endswith(heads)} - OPEN
    return {line for line in told if bare(line) not in public and bare(line) not in given}


def _solutions(assignment: Assignment) -> Iterator[str]:
    """Yield the lines of all solutions and model answers, those of the twists too."""
    for twist in (None, *assignment.twists.values()):
        for cell in source.read(assignment, twist.replace if twist else None).cells:
            if source.ANSWER in cell.metadata.get("tags", ()):
                stub = source.stub(cell.source).splitlines()
                yield from (line for line in cell.source.splitlines() if line not in stub)


def _reference(assignment: Assignment) -> Iterator[str]:
    """Yield the lines of the specification's functions; sentences are none, students are told them."""
    for file in sorted((ASSIGNMENTS / assignment.name).glob("*.py")):
        text = file.read_text("utf8")
        lines, tree = text.splitlines(), ast.parse(text)
        told = {
            number
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
            for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
        }
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                inside = range(node.body[0].lineno, (node.end_lineno or 0) + 1)
                yield from (lines[number - 1] for number in inside if number not in told)


def _given(assignment: Assignment) -> list[str]:
    """Return what students are given: the notebook's cells without solutions, and the check."""
    return [*(source.stub(cell.source) for cell in source.read(assignment).cells), CHECK.read_text("utf8")]


def _texts(place: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file below a folder, those inside zips too."""
    for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if file.is_file() and file.suffix not in _BINARY:
            yield from _unpacked(str(file), file.read_bytes())


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for inside in packed.namelist():
                yield from _unpacked(f"{name}/{inside}", packed.read(inside))
    else:
        yield name, data.decode("utf8", errors="replace")


def leaks(places: list[Path], secret: str = "") -> list[str]:
    """Return a sentence for each line of a solution that a file holds.

    Args:
        places: files, and folders with all below them.
        secret: also looked for, if it is not empty.
    """
    known = {bare(line): (name, line) for name in names() for line in secrets(load(name))}
    found = []
    for where, text in (item for place in places for item in _texts(place)):
        plain = bare(text)
        found += [
            f"{where} holds a line of {name} that only instructors have: {line}"
            for letters, (name, line) in known.items()
            if letters in plain
        ]
        if secret and secret in text:
            found.append(f"{where} holds the secret of the grading.")
    return found


def main(arguments: list[str]) -> int:
    """Run the command; `arguments` are the words after its name. Return 1 if something leaks."""
    missing = [name for name in arguments if not Path(name).exists()]
    if missing or not arguments:
        print(
            f"leaks: name files or folders that exist, such as _build/html; got {missing or 'none'}.",
            file=sys.stderr,
        )
        return 2
    found = leaks([Path(name) for name in arguments], os.environ.get("SECRET", ""))
    print("\n".join(found) or "No line of a solution is in there.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
