"""`make lab`: the reader's copies are refreshed while untouched, and never overwritten afterwards."""

from __future__ import annotations

import platform
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from tools.lab import refresh


def write(file: Path, text: str) -> None:
    cell = new_markdown_cell(text, id="cell-000")
    nbformat.write(new_notebook(cells=[cell], metadata={"language_info": {"name": "python"}}), file)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    folder = tmp_path / "fresh"
    folder.mkdir()
    for name in ("one", "two"):
        write(folder / f"{name}.ipynb", f"{name}, first build")
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {file.stem: nbformat.read(file, 4).cells[0].source for file in folder.glob("*.ipynb")}


def test_untouched_copies_follow_the_build(fresh: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    assert refresh(fresh, copies) == []
    assert contents(copies) == contents(fresh)
    write(fresh / "one.ipynb", "one, second build")
    write(fresh / "three.ipynb", "three")
    assert refresh(fresh, copies) == []
    assert contents(copies) == contents(fresh)


def test_a_changed_copy_stays_through_all_builds(fresh: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    refresh(fresh, copies)
    write(copies / "one.ipynb", "mine")
    for build in ("first build", "second build", "third build"):
        write(fresh / "one.ipynb", f"one, {build}")
        write(fresh / "two.ipynb", f"two, {build}")
        assert refresh(fresh, copies) == ["one.ipynb"]
        assert contents(copies) == {"one": "mine", "two": f"two, {build}"}


def test_a_copy_that_was_taken_back_or_removed_follows_again(fresh: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    refresh(fresh, copies)
    two = (copies / "two.ipynb").read_bytes()
    for name in ("one", "two"):
        write(copies / f"{name}.ipynb", "mine")
    assert refresh(fresh, copies) == ["one.ipynb", "two.ipynb"]
    (copies / "one.ipynb").unlink()
    (copies / "two.ipynb").write_bytes(two)
    write(fresh / "two.ipynb", "two, second build")
    assert refresh(fresh, copies) == []
    assert contents(copies) == contents(fresh)


def test_a_notebook_of_the_readers_own_is_no_business_of_ours(fresh: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    write(copies / "one.ipynb", "was here before")
    write(copies / "notes.ipynb", "own")
    assert refresh(fresh, copies) == ["one.ipynb"]
    assert contents(copies) == {"one": "was here before", "two": "two, first build", "notes": "own"}


def test_a_copy_names_this_machines_kernel(fresh: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    refresh(fresh, copies)
    about = nbformat.read(copies / "one.ipynb", 4).metadata
    assert about.kernelspec.name == "python3"
    assert about.language_info.version == platform.python_version()
    assert refresh(fresh, copies) == []
