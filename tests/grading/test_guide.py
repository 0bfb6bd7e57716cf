"""The guide for instructors: its commands do what it says, and its plan of a term is the assignments' own."""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import subprocess

import pytest

pytest.importorskip("nbformat")

from grading import pages
from grading.spec import load, names
from grading.student import ROOT
from tools.reading_time import minutes

GUIDE = pages.FOLDER / "instructors.md"
TEXT = GUIDE.read_text("utf8")

# ---- the commands


def commands():
    """Return the lines of the guide's blocks of shell."""
    blocks = "".join(re.findall(r"^```sh\n(.*?)^```", TEXT, re.M | re.S))
    return blocks.replace("\\\n", "").splitlines()


def handed_in(course):
    """Let two students hand in: the solution, and the notebook as it was handed out."""
    for folder, name in {"a04": "a04_adam", "a08": "a08_fair_comparison", "appeal": "a04_adam"}.items():
        place = course / folder
        place.mkdir()
        shutil.copy(load(name).notebook, place / "ada.ipynb")
        shutil.copy(pages.FOLDER / f"{name}.ipynb", place / "bob.ipynb")


def graded(folder):
    with (folder / "grades.csv").open(encoding="utf-8-sig", newline="") as table:
        return {row["student"]: row for row in csv.DictReader(table)}


def fill(table):
    lines = table.read_text("utf-8-sig").splitlines()
    assert len(lines) == 2  # Bob wrote no text
    table.write_text(f"{lines[0]}\n{lines[1].split(',')[0]},2.5,Which seeds?\n", "utf8")


@pytest.mark.skipif(not shutil.which("make"), reason="without make the guide's commands cannot be typed")
def test_the_commands_do_what_the_guide_says(sandbox, tmp_path):
    course, before = tmp_path / "course", {}
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS")}
    for line in commands():
        if "pytest" in line:  # which would run what CI runs anyway
            continue
        # Where this test runs .venv stands already; to look at it would be to set it up anew for this clone.
        typed = line.replace("../course", shlex.quote(str(course))).replace("make ", "make -o venv ", 1)
        done = subprocess.run(
            ["bash", "-ec", f"{typed}\nexport -p"], cwd=ROOT, env=environment | before, text=True,
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        if line.startswith("export"):
            before["SECRET"] = (course / "secret").read_text().strip()
            assert f'SECRET="{before["SECRET"]}"' in done.stdout
        if line.startswith("mkdir"):
            handed_in(course)
        if line.endswith("TO=../course/a08-grades"):
            assert graded(course / "a08-grades")["ada"]["status"] == "waits for a human"
            fill(course / "a08-grades" / "human" / "marks.csv")

    zips = {file.name for file in course.glob("*.zip")}
    assert zips == {"a04_adam.zip", "a04_adam-eps_hat.zip", "a04_adam-gradescope.zip"}
    assert (course / "nbgrader" / "source" / "a04_adam" / "a04_adam.ipynb").is_file()
    assert [row["total"] for row in graded(course / "appeal-grades").values()] == ["18", "0"]
    # The usual form, graded as a version for which it is wrong.
    assert [row["total"] for row in graded(course / "a04-grades").values()] == ["12", "0"]
    [ada, bob] = graded(course / "a08-grades").values()
    assert (ada["total"], ada["status"], bob["total"]) == ("8.5", "graded", "0")
    assert "Which seeds?" in (course / "a08-grades" / ada["feedback"]).read_text("utf8")


def test_each_program_in_the_text_is_there():
    told = re.findall(r"`(?:\.venv/bin/)?python -m ([\w.]+)", TEXT)
    assert told
    for module in {*told} - {"pytest"}:
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module
    targets = set(re.findall(r"`make (\w+)", TEXT))
    makefile = (ROOT / "Makefile").read_text("utf8")
    assert all(re.search(rf"^{target}:", makefile, re.M) for target in targets)
    for variable in re.findall(r"\b([A-Z]+)=", "\n".join(commands())):
        assert f"$({variable})" in makefile or variable == "SECRET", variable
    for path in re.findall(r"`((?:assignments|grading|tests)/[\w/.*]+)`", TEXT):
        assert list(ROOT.glob(path)), path


# ---- the plan of a term


def cells(row):
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


PLAN = [cells(row) for row in re.findall(r"^\| \d+ \|.*$", TEXT, re.M)]
CHAPTER = re.compile(r"\]\(\.\./([\w-]+)\.ipynb\)")


def test_no_week_has_more_to_read_than_the_guide_says():
    assert [int(week) for week, *_ in PLAN] == list(range(1, len(PLAN) + 1))
    assert "Twelve weeks" in TEXT
    assert len(PLAN) == 12
    assert "at most an hour and a half" in " ".join(TEXT.split())
    for week, read, *_ in PLAN:
        assert sum(minutes(ROOT / "book" / f"{name}.ipynb") for name in CHAPTER.findall(read)) <= 90, week


def test_all_chapters_are_read_once():
    contents = (ROOT / "_toc.yml").read_text("utf8")
    parts = contents.partition("caption: Foundations")[2].partition("caption: Assignments")[0]
    listed = re.findall(r"file: ([\w-]+)", parts)
    assert sorted(listed) == sorted(name for _, read, *_ in PLAN for name in CHAPTER.findall(read))


def test_each_assignment_comes_once_when_its_chapters_have_been_read():
    given, read = {}, set()
    for _, chapters, assignment, points, time in PLAN:
        read |= set(CHAPTER.findall(chapters))
        if assignment:
            number, link = assignment.split(". ", 1)
            row = cells(pages._row(load(re.search(r"\((\w+)\.ipynb\)", link)[1])))
            assert [number, link, points, time] == row[:4]
            assert read.issuperset(CHAPTER.findall(row[4])), assignment
            given[link] = float(points)
    assert len(given) == len(names())
    assert sum(given.values()) == sum(load(name).points for name in names()) == 100


def test_the_short_course_is_as_long_and_worth_what_it_says():
    told = re.search(
        r"A course of (\w+) weeks leaves out ([\d, and]+) with their weeks.*?(\d+) points", TEXT, re.S
    )
    left_out = re.findall(r"\d+", told[2])
    kept = [float(points or 0) for *_, assignment, points, _ in PLAN if assignment[:1] not in left_out]
    assert (len(kept), sum(kept)) == ({"nine": 9}[told[1]], float(told[3]))


# ---- what it says of the assignments


def test_every_assignment_has_a_version_and_one_text_is_read():
    assert all(load(name).twists for name in names())
    texts = [(name, q.function) for name in names() for q in load(name).questions if q.human]
    assert texts == [("a08_fair_comparison", "conclusion")]


def test_the_lines_that_it_shows_are_those_of_the_specification():
    shown = re.findall(r"^    (\S.*)$", re.sub(r"^```sh\n.*?^```", "", TEXT, flags=re.M | re.S), re.M)
    specification = (load("a04_adam").notebook.parent / "spec.py").read_text("utf8")
    assert len(shown) == 2
    assert all(line in specification for line in shown), shown


def test_a_sentence_that_it_quotes_is_said():
    said = {m.says for q in load("a04_adam").questions for m in (*q.mistakes, *q.alone)}
    quoted = re.search(r"\*(Epsilon stands[^*]+)\*", TEXT)[1]
    assert " ".join(quoted.split()) in said
