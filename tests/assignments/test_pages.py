"""The committed pages are what their sources give, and one that is not is noticed."""

from __future__ import annotations

import json
import shutil

import pytest

pytest.importorskip("nbformat")

from grading import pages
from grading.spec import SpecError, load


def test_no_page_is_out_of_date():
    assert pages.stale() == []


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """Let the pages lie in a folder where a test may spoil them."""
    shutil.copytree(pages.FOLDER, tmp_path / "book")
    shutil.copy(pages.CONTENTS, tmp_path / "_toc.yml")
    places = {"ROOT": "", "FOLDER": "book", "INDEX": "book/index.md", "CONTENTS": "_toc.yml"}
    for name, place in places.items():
        monkeypatch.setattr(pages, name, tmp_path / place)
    monkeypatch.setattr(pages, "names", lambda: ["a04_adam"])  # one is enough
    for file, text in pages._lists([load("a04_adam")]).items():
        file.write_text(text, "utf8")
    for key in (tmp_path / "book").glob("*.json"):
        if key.stem != "a04_adam":
            key.unlink()
    assert pages.stale() == []
    return tmp_path


def spoil(file, old, new):
    text = file.read_text("utf8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf8")


SPOILT = {
    "book/a04_adam.ipynb": ("Put them together", "Join them", "is not what the instructor's notebook gives"),
    "book/a04_adam.json": ("climbs", "rises", "is not what the specification gives"),
    "book/index.md": ("| 18 |", "| 19 |", "does not list all assignments as they are"),
    "_toc.yml": ("      - file: assignments/a04_adam\n", "", "does not list all assignments as they are"),
}


def test_what_is_out_of_date_is_told_and_renewed(copied):
    for file, (old, new, _) in SPOILT.items():
        spoil(copied / file, old, new)
    renew = "run python -m grading.release --pages."
    assert pages.stale() == [f"{file} {said}; {renew}" for file, (*_, said) in SPOILT.items()]
    assert pages.renew_all() == [f"{file}: rewritten" for file in SPOILT if not file.endswith("json")]
    assert pages.stale() == []
    assert pages.renew_all() == []


def test_an_answer_that_is_written_is_out_of_date(copied):
    spoil(copied / "book" / "a04_adam.ipynb", 'raise NotImplementedError(\\"not written yet\\")', "return m")
    assert len(pages.stale()) == 1


def test_a_number_that_moved_is_seen_and_noise_is_not(copied):
    file = copied / "book" / "a04_adam.json"
    key = json.loads(file.read_text("utf8"))
    right = key["questions"]["first_step"]["right"][0]
    right[0] *= 1 + 1e-9
    file.write_text(json.dumps(key), "utf8")
    assert not any("a04_adam.json" in line for line in pages.stale())
    right[0] *= 1 + 1e-5
    file.write_text(json.dumps(key), "utf8")
    assert any("a04_adam.json" in line for line in pages.stale())


def test_a_page_that_is_missing_and_one_too_many(copied):
    (copied / "book" / "a04_adam.ipynb").rename(copied / "book" / "a99_gone.ipynb")
    (copied / "book" / "a04_adam.json").rename(copied / "book" / "a99_gone.json")
    told = "\n".join(pages.stale())
    assert "book/a04_adam is no page yet" in told
    assert "book/a99_gone.json has no folder in assignments/" in told


def test_a_first_page_without_its_table_is_refused(copied):
    spoil(copied / "book" / "index.md", "| | assignment |", "| assignment |")
    with pytest.raises(SpecError, match=r"index\.md should have one place"):
        pages.stale()
