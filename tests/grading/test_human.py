"""Texts go to a human without names and harmless; the marks come back within their range."""

from __future__ import annotations

import csv
import io
import re

import pytest

from grading import grade
from grading.human import MarksError, given
from grading.texts import written_for
from tests.grading.notebooks import cell, notebook
from tests.grading.toy import QUESTIONS, TEXT, submitted

SECRET = "otters-at-noon"
WHY = QUESTIONS[2]
WILD = "```\n# Text of all\n<script>alert(1)</script>\n````\n\u202eright to left " + "long " * 60
CLASS = {
    "anna.ipynb": submitted(text="Since half of it is half."),
    "bert.ipynb": submitted(text=WILD),
    "cleo.ipynb": submitted(text=f"  {TEXT}\n"),
    "dora.ipynb": notebook("def halve(x):\n    return x / 2", cell("Without an id.", kind="markdown")),
    "emil.ipynb": "{",
}


def run(place, *more):
    return grade.main(
        ["toy", "--submissions", str(place / "class"), "--secret", SECRET, "--to", str(place / "to"), *more]
    )


def rows(place, name):
    text = (place / "to" / name).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def place(toy, sandbox, tmp_path_factory):
    """A class that is graded but for its texts."""
    place = tmp_path_factory.mktemp("human")
    (place / "class").mkdir()
    for name, text in CLASS.items():
        (place / "class" / name).write_text(text)
    assert run(place) == 0
    return place


def names(place):
    return {row["student"]: row["text"] for row in rows(place, "grades.csv")}


def filled(place, marks, between=","):
    """Write a filled table of marks; return its path."""
    lines = [between.join(["text", "why", "why comment"])]
    lines += [between.join([name, points, said]) for name, (points, said) in marks.items()]
    (place / "filled.csv").write_text("\n".join(lines) + "\n")
    return place / "filled.csv"


def test_who_wrote_nothing_needs_no_human(place):
    by_student = {row["student"]: (row["status"], row["why"]) for row in rows(place, "grades.csv")}
    assert by_student == {
        "anna": ("waits for a human", ""),
        "bert": ("waits for a human", ""),
        "cleo": ("graded", "0"),
        "dora": ("waits for a human", ""),
        "emil": ("unreadable", "0"),
    }


def test_names_that_look_alike_keep_their_texts_apart(toy, sandbox, tmp_path):
    (tmp_path / "class").mkdir()
    for name in ("Zo\u0308e.ipynb", "Z\u00f6e.ipynb"):  # one name, as two systems write it
        (tmp_path / "class" / name).write_text(submitted(text=f"By {len(name)}."))
    assert run(tmp_path) == 0
    sheet = (tmp_path / "to" / "human" / "why.md").read_text()
    assert "By 10." in sheet
    assert "By 9." in sheet


def test_texts_stand_without_names_and_mean_nothing_to_markdown(place):
    sheet = (place / "to" / "human" / "why.md").read_text()
    assert not any(name.removesuffix(".ipynb") in sheet for name in CLASS)
    assert "Without an id." in sheet
    told = re.findall(r"^## Text (\w+)\n\n(`+)text\n(.*?)\n\2$", sheet, re.M | re.S)
    assert [name for name, _, _ in told] == sorted(filter(None, names(place).values()))
    assert {name: text for name, _, text in told}[names(place)["anna"]] == "Since half of it is half."
    wild = next(fence for name, fence, _ in told if name == names(place)["bert"])
    assert len(wild) > 4
    outside = re.sub(r"^(`+)text\n.*?\n\1$", "", sheet, flags=re.M | re.S)
    assert "script" not in outside
    assert "Text of all" not in outside
    assert "\u202e" not in sheet
    assert max(map(len, sheet.splitlines()[4:])) <= 100


def test_marks_come_back(place):
    own = names(place)
    marks = {own["anna"]: ("2,5", "Well said."), own["bert"]: ("0", ""), own["dora"]: ("", "")}
    table = filled(place, marks, ";")
    assert run(place, "--marks", str(table)) == 0
    after = {row["student"]: (row["status"], row["why"], row["total"]) for row in rows(place, "grades.csv")}
    assert after["anna"] == ("graded", "2.5", "9.5")
    assert after["bert"] == ("graded", "0", "7")
    assert after["dora"] == ("waits for a human", "", "4")
    page = (place / "to" / "feedback" / "anna.html").read_text()
    assert "9.5 of 10 points" in page
    assert "<p>Well said.</p>\n<p>2.5 of 3 points</p>" in page
    kept = [tuple(row.values()) for row in rows(place, "human/marks.csv")]
    assert (own["anna"], "2.5", "Well said.") in kept


def test_marks_are_not_written_over(place, capsys):
    own = names(place)
    assert run(place, "--marks", str(filled(place, {own["anna"]: ("1", "")}))) == 0
    assert run(place) == 2
    assert "has a human's marks; give them with --marks" in capsys.readouterr().err
    assert run(place, "--marks", str(place / "to" / "human" / "marks.csv")) == 0


@pytest.mark.parametrize("points", ["4", "-1", "nan", "1e0", "three", "1_0", "٣", "=2"])
def test_a_mark_out_of_range_is_told(place, points):
    table = filled(place, {"one": ("1", ""), "two": (points, "")})
    said = f"filled.csv, line 3: why should be a number from 0 to 3, and it is '{points}'."
    with pytest.raises(MarksError, match=f"^{re.escape(said)}$"):
        given(table, [WHY], ["one", "two"])


def test_what_is_no_table_of_these_marks_is_told(place):
    with pytest.raises(MarksError, match="line 2: there is no text 'one'"):
        given(filled(place, {"one": ("1", "")}), [WHY], ["two"])
    table = filled(place, {"one": ("1", "")})
    table.write_text(table.read_text() + "one,2,\n")
    with pytest.raises(MarksError, match="line 3: text one is marked twice"):
        given(table, [WHY], ["one"])
    table.write_bytes(b"\xff\xfe")
    with pytest.raises(MarksError, match="save the table as CSV in UTF-8"):
        given(table, [WHY], ["one"])
    table.write_text("name,why\n")
    with pytest.raises(MarksError, match="no column 'text'"):
        given(table, [WHY], ["one"])
    with pytest.raises(MarksError, match="cannot be read"):
        given(place / "nowhere.csv", [WHY], ["one"])


def test_a_text_is_found_by_its_id_or_as_what_is_new():
    before = {"intro": "# Toy\n", "why": TEXT}
    assert written_for("why", {"why": "Because.", "#7": "Aside."}, before) == "Because."
    assert written_for("why", {"#0": "#  Toy", "#1": TEXT, "#2": "Because."}, before) == "Because."
    assert written_for("why", {"why": f"{TEXT} "}, before) == ""
