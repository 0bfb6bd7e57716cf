"""`make lab`: the reader's copies are refreshed while untouched, and never overwritten afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.lab import refresh


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    folder = tmp_path / "fresh"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.ipynb").write_text(f"{name}, first build")
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {file.stem: file.read_text() for file in folder.glob("*.ipynb")}


def test_untouched_copies_follow_the_build(fresh: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    assert refresh(fresh, copies) == []
    assert contents(copies) == contents(fresh)
    (fresh / "one.ipynb").write_text("one, second build")
    (fresh / "three.ipynb").write_text("three")
    assert refresh(fresh, copies) == []
    assert contents(copies) == contents(fresh)


def test_a_changed_copy_stays_through_all_builds(fresh: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    refresh(fresh, copies)
    (copies / "one.ipynb").write_text("mine")
    for build in ("first build", "second build", "third build"):
        (fresh / "one.ipynb").write_text(f"one, {build}")
        (fresh / "two.ipynb").write_text(f"two, {build}")
        assert refresh(fresh, copies) == ["one.ipynb"]
        assert contents(copies) == {"one": "mine", "two": f"two, {build}"}


def test_a_copy_that_was_taken_back_or_removed_follows_again(fresh: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    refresh(fresh, copies)
    (copies / "one.ipynb").write_text("mine")
    assert refresh(fresh, copies) == ["one.ipynb"]
    (copies / "one.ipynb").unlink()
    (copies / "two.ipynb").write_text("two, first build")
    (fresh / "two.ipynb").write_text("two, second build")
    assert refresh(fresh, copies) == []
    assert contents(copies) == contents(fresh)


def test_a_notebook_of_the_readers_own_is_no_business_of_ours(fresh: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "one.ipynb").write_text("was here before")
    (copies / "notes.ipynb").write_text("own")
    assert refresh(fresh, copies) == ["one.ipynb"]
    assert contents(copies) == {"one": "was here before", "two": "two, first build", "notes": "own"}
