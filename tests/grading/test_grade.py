"""A class graded by the command: a row for each file, whatever it is, and the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
from collections import Counter

import pytest

from grading import grade, marks, sandbox
from grading.spec import key
from tests.grading.toy import submitted

SECRET = "otters-at-noon"
LEAK = "raise ValueError(repr((x, x.tobytes().hex())))"
CLASS = {
    "anna.ipynb": submitted(),
    "bert.ipynb": submitted(halve="return 2 * x"),
    "cleo.ipynb": submitted(halve="return -x / 2", claim="return {'least': 3.5}"),
    "dora.ipynb": submitted(halve="while True: pass"),
    "emil.ipynb": submitted(halve=LEAK, claim="return 'text'", text="*Your text here.*"),
    "finn.ipynb": submitted(halve="return x / 2 + 0.125"),
    "gina.ipynb": submitted(halve="raise ValueError('<script>alert(1)</script>' + '&' * 9999)", text="<b>&"),
    "=HYPERLINK(1).ipynb": submitted(),
    "line\nbreak \u202e'\"<i>.ipynb": submitted(),
    "Zo\u0308e.ipynb": submitted(),
    "zip/deep/er/a04_adam.ipynb": submitted(),
    "zip/check.py": "import this",
    "two/a.ipynb": submitted(),
    "two/b.ipynb": submitted(halve="return 2 * x"),
    "Anna.ipynb": submitted(halve="return 2 * x"),
    "anna.txt": "I lost my notebook.",
    "notes/todo.txt": "nothing",
    "broken.ipynb": "{",
    "empty.ipynb": "",
    "-rf": "",
    ".DS_Store": "litter",
    "notes/.ipynb_checkpoints/todo.ipynb": "litter",
}
LITTER = 3  # the last two, and what lies beside a notebook in a student's own folder
ODD = 4  # a link, a pipe, a socket, an empty folder
FULL = {"anna.ipynb", "'=HYPERLINK(1).ipynb", "line?break ?'\"<i>.ipynb", "Zöe.ipynb", "two/a.ipynb",
        "zip/deep/er/a04_adam.ipynb"}  # fmt: skip


def lay(folder):
    """Write the class into a folder."""
    for name, text in CLASS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "link.ipynb").symlink_to("/etc/passwd")
    (folder / "nothing here").mkdir()
    os.mkfifo(folder / "pipe.ipynb")
    before = os.getcwd()
    os.chdir(folder)  # a socket's name must be short
    socket.socket(socket.AF_UNIX).bind("socket.ipynb")
    os.chdir(before)


def run(folder, to, *more):
    return grade.main(["toy", "--submissions", str(folder), "--secret", SECRET, "--to", str(to), *more])


def read(to):
    """Return all files of a folder, as bytes by path."""
    return {str(file.relative_to(to)): file.read_bytes() for file in sorted(to.rglob("*")) if file.is_file()}


def rows(to):
    text = (to / "grades.csv").read_text("utf-8-sig")
    return {row["file"]: row for row in csv.DictReader(io.StringIO(text))}


@pytest.fixture(scope="module")
def graded(toy, sandbox, tmp_path_factory):
    """Grade the class twice, one by one and four at a time; return both folders and the class's own."""
    place = tmp_path_factory.mktemp("class")
    (place / "class").mkdir()
    lay(place / "class")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grade, "SECONDS", 1.5)
        for name, jobs in (("one", "1"), ("two", "4")):
            assert run(place / "class", place / name, "--jobs", jobs) == 0
    return place


def test_every_file_has_a_row(graded):
    assert len(rows(graded / "one")) == len(CLASS) - LITTER + ODD
    count = Counter(file.split("/")[0] for file in read(graded / "one"))
    assert count == {"feedback": len(CLASS) - LITTER + ODD, "gradescope": len(CLASS) - LITTER + ODD,
                     "human": 2, "grades.csv": 1}  # fmt: skip


def test_the_same_class_gives_the_same_bytes(graded):
    assert read(graded / "one") == read(graded / "two")


def test_nothing_else_is_written(graded):
    assert sorted(os.listdir(graded)) == ["class", "one", "two"]


def test_points(graded, sandbox):
    table = rows(graded / "one")
    assert {file for file, row in table.items() if row["total"] == "7"} == FULL
    points = {file: (row["halve"], row["claim"], row["why"]) for file, row in table.items()}
    assert points["bert.ipynb"] == ("0", "3", "")
    assert points["cleo.ipynb"] == ("2", "0", "")
    assert points["dora.ipynb"] == ("0", "3", "")
    assert points["emil.ipynb"] == ("0", "0", "0")
    assert points["link.ipynb"] == points["broken.ipynb"] == ("0", "0", "0")
    for file, row in table.items():
        assert row["status"] in ("waits for a human", "graded", "unreadable"), file
        assert row["sandbox"] == ("" if row["status"] == "unreadable" else sandbox)
        assert (row["text"] == "") == (row["status"] != "waits for a human")
        assert bool(row["note"]) >= (row["status"] == "unreadable")


def test_whose_they_are(graded):
    table = rows(graded / "one")
    assert table["zip/deep/er/a04_adam.ipynb"]["student"] == "zip"
    assert table["two/b.ipynb"]["note"] == "2 files are two's."
    assert table["anna.ipynb"]["note"] == "2 files are anna's."
    assert table["anna.txt"]["note"].startswith("The file is not a notebook")
    assert table["Anna.ipynb"]["note"] == ""
    assert table["nothing here"]["status"] == "unreadable"


def test_no_cell_is_a_formula(graded):
    for row in csv.reader(io.StringIO((graded / "one" / "grades.csv").read_text("utf-8-sig"))):
        assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in row)


def feedback(graded, file):
    return (graded / "one" / rows(graded / "one")[file]["feedback"]).read_text()


def gradescope(graded, row):
    name = row["feedback"].removeprefix("feedback/").replace(".html", ".json")
    return (graded / "one" / "gradescope" / name).read_text()


def test_feedback_names_the_mistake(graded):
    assert "<p>This doubles.</p>" in feedback(graded, "bert.ipynb")
    assert "A run with it fails." in feedback(graded, "cleo.ipynb")
    assert "ran longer than 0.6 s and was stopped" in feedback(graded, "dora.ipynb")
    assert "It should return a number." in feedback(graded, "emil.ipynb")
    assert "There is no text." in feedback(graded, "emil.ipynb")
    assert "The first wrong number is in half[0]." in feedback(graded, "finn.ipynb")
    assert "The file is a symbolic link" in feedback(graded, "link.ipynb")


def test_feedback_is_small_and_harmless(graded):
    for name, page in read(graded / "one").items():
        if name.endswith(".html"):
            assert len(page) <= 10_000, name
            assert not [x for x in (b"<script", b"<b>", b"<i>", b"http", b"root:") if x in page.lower()], name


def test_feedback_is_of_one_student(graded):
    table = rows(graded / "one")
    for row in table.values():
        others = {"anna", "bert", "cleo", "dora", "emil", "finn", "gina"} - {row["student"].lower()}
        assert not [other for other in others if other in feedback(graded, row["file"]).lower()]


def test_no_input_and_no_right_number_is_told(graded, toy):
    """Not even to those whose code raises its inputs or returns them."""
    for row in rows(graded / "one").values():
        asked = key(toy, SECRET, row["student"].removeprefix("'"))["questions"]["halve"]
        numbers = [*asked["calls"][0]["arguments"][0], *asked["right"][0]]
        told = [feedback(graded, row["file"]), gradescope(graded, row), str(row)]
        assert not [x for x in numbers if any(f"{x:.3f}"[:-1] in text for text in told)]


def test_gradescope_has_the_same_points(graded):
    for row in rows(graded / "one").values():
        result = json.loads(gradescope(graded, row))
        assert result["score"] == float(row["total"])
        assert sum(test.get("score", 0) for test in result["tests"]) == result["score"]
        assert [test["max_score"] for test in result["tests"]] == [4, 3, 3]


def test_the_version_counts(toy, sandbox, tmp_path):
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "usual.ipynb").write_text(submitted())
    (tmp_path / "class" / "asked.ipynb").write_text(submitted(halve="return 2 * x"))
    assert run(tmp_path / "class", tmp_path / "to", "--twist", "double") == 0
    assert [row["halve"] for row in rows(tmp_path / "to").values()] == ["4", "0"]
    assert "This is the usual form." in (tmp_path / "to" / "feedback" / "usual.html").read_text()


# ---- what is refused


@pytest.fixture
def folder(toy, tmp_path):
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "anna.ipynb").write_text(submitted())
    return tmp_path / "class"


def refused(capsys):
    said = capsys.readouterr().err
    assert len(said.splitlines()) <= 4
    return said


@pytest.mark.parametrize("secret", ["", "short", "        \n"])
def test_a_secret_that_can_be_guessed_is_refused(folder, tmp_path, capsys, monkeypatch, secret):
    monkeypatch.setenv("SECRET", secret)
    assert grade.main(["toy", "--submissions", str(folder), "--to", str(tmp_path / "to")]) == 2
    assert "needs 8 at least" in refused(capsys)


def test_without_a_sandbox_nothing_is_run(folder, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sandbox, "trouble", lambda kind: f"{kind} is not installed.")
    assert run(folder, tmp_path / "to") == 2
    assert "apt install bubblewrap" in refused(capsys)
    assert not (tmp_path / "to").exists()


def test_unsafe_says_what_it_means_and_is_noted(folder, tmp_path, capsys):
    assert run(folder, tmp_path / "to", "--unsafe") == 0
    assert "use the network" in capsys.readouterr().err
    assert rows(tmp_path / "to")["anna.ipynb"]["sandbox"] == "unsafe"
    assert rows(tmp_path / "to")["anna.ipynb"]["total"] == "7"


def test_what_would_be_lost_is_not_written_over(folder, tmp_path, capsys):
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "thesis.tex").write_text("years")
    assert run(folder, tmp_path / "to") == 2
    assert "holds something else" in refused(capsys)
    assert run(folder, folder / "to") == 2
    assert "within the submissions" in refused(capsys)


def test_a_folder_that_is_not_there_or_empty_is_told(folder, tmp_path, capsys):
    assert run(tmp_path / "clas", tmp_path / "to") == 2
    assert "There is no folder" in refused(capsys)
    (folder / "anna.ipynb").unlink()
    assert run(folder, tmp_path / "to") == 2
    assert "is empty" in refused(capsys)


def test_an_empty_path_is_not_the_folder_one_is_in(toy, tmp_path, capsys):
    with pytest.raises(SystemExit):
        run("", tmp_path / "to")
    assert "--submissions: it is empty" in capsys.readouterr().err


def test_what_was_there_stays_when_writing_fails(folder, sandbox, tmp_path, monkeypatch, capsys):
    assert run(folder, tmp_path / "to") == 0
    before = read(tmp_path / "to")
    (folder / "anna.ipynb").write_text(submitted(halve="return 2 * x"))
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.write_text", _full_disk)
        assert run(folder, tmp_path / "to") == 2
    assert "No space" in refused(capsys)
    assert read(tmp_path / "to") == before
    assert sorted(os.listdir(tmp_path)) == ["class", "to"]
    assert run(folder, tmp_path / "to") == 0
    assert read(tmp_path / "to") != before


def _full_disk(self, *_, **__):
    if self.name == "grades.csv":
        raise OSError(28, "No space left on device")
    self.write_bytes(b"")


def test_a_fault_of_the_grader_costs_one_row_and_is_told(folder, sandbox, tmp_path, monkeypatch, capsys):
    (folder / "bert.ipynb").write_text(submitted(halve="return 2 * x"))
    real = grade.graded
    broken = {"bert": lambda *_: 1 / 0}
    monkeypatch.setattr(grade, "graded", lambda job, found: broken.get(found.student, real)(job, found))
    assert run(folder, tmp_path / "to") == 1
    assert "Not graded: bert.ipynb. The grader failed with ZeroDivisionError" in capsys.readouterr().err
    table = rows(tmp_path / "to")
    assert (table["anna.ipynb"]["total"], table["bert.ipynb"]["total"]) == ("7", "")
    assert table["bert.ipynb"]["status"] == "not graded"


def test_a_claim_that_asks_for_a_long_run_costs_itself(folder, sandbox, tmp_path, monkeypatch):
    (folder / "bert.ipynb").write_text(submitted(claim="return {'least': 10_000}"))
    monkeypatch.setattr(marks, "JUDGING", 0.3)
    assert run(folder, tmp_path / "to") == 0
    assert "takes longer than 0.3 s" in (tmp_path / "to" / "feedback" / "bert.html").read_text()
    assert [row["claim"] for row in rows(tmp_path / "to").values()] == ["3", "0"]


def test_the_secret_may_lie_in_a_file(folder, sandbox, tmp_path):
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    told = ["toy", "--submissions", str(folder), "--to", str(tmp_path / "one"), "--secret-file"]
    assert grade.main([*told, str(tmp_path / "secret")]) == 0
    assert run(folder, tmp_path / "two") == 0
    assert read(tmp_path / "one") == read(tmp_path / "two")


def test_progress_is_shown(folder, sandbox, tmp_path, capsys):
    assert run(folder, tmp_path / "to") == 0
    assert "1/1  anna.ipynb: waits for a human, 7 of 10\n" in capsys.readouterr().err
