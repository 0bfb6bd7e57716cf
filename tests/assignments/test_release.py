"""Bar 1: what students get. It runs untouched, its check takes the solution, and it is small and plain."""

from __future__ import annotations

import ast
import functools
import io
import json
import re
import subprocess
import sys
import zipfile

import pytest

nbformat = pytest.importorskip("nbformat")

from book.assignments.check import SECONDS, ask, verdict  # noqa: E402
from grading import source  # noqa: E402
from grading.release import main  # noqa: E402
from grading.spec import SpecError, load  # noqa: E402
from grading.student import student, zipped  # noqa: E402
from tests.assignments.family import ALL, by_name, functions  # noqa: E402
from tools.build import ROOT  # noqa: E402
from tools.zips import LARGEST  # noqa: E402

VERSIONS = [pytest.param(a, t, id=f"{a.name}-{t or 'usual'}") for a in ALL for t in ("", *a.twists)]
each_version = pytest.mark.parametrize(("assignment", "twist"), VERSIONS)
each_assignment = pytest.mark.parametrize("assignment", ALL, ids=by_name)


@functools.cache
def made(name, twist=""):
    """Return an assignment's zip, made once for all tests."""
    return zipped(load(name), twist)


def unpacked(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        return {name: files.read(name).decode() for name in files.namelist()}


@each_version
def test_the_zip(assignment, twist):
    packed, name = made(assignment.name, twist), assignment.name
    print(f"{name}: {len(packed) / 1000:.0f} kB")
    assert len(packed) <= LARGEST == 100_000
    assert zipped(assignment, twist) == packed
    files = unpacked(packed)
    plain = ("README.md", "check.py", f"{name}.ipynb", f"{name}.json", "requirements.txt")
    assert sorted(files) == sorted(f"{name}/{file}" for file in plain)
    assert files[f"{name}/requirements.txt"].split() == ["matplotlib>=3.7", "numpy"]
    assert (source.TEXT in files[f"{name}/README.md"]) == any(q.human for q in assignment.questions)
    assert f"may take {SECONDS:g} seconds" in " ".join(files[f"{name}/README.md"].split())
    imported = {
        module.partition(".")[0]
        for node in ast.walk(ast.parse(files[f"{name}/check.py"]))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in ([node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names])
    }
    assert imported <= {*sys.stdlib_module_names, "numpy"}


@each_version
def test_its_notebook_stands_alone(assignment, twist):
    text = unpacked(made(assignment.name, twist))[f"{assignment.name}/{assignment.name}.ipynb"]
    cells = nbformat.reads(text, as_version=4).cells
    given = source.read(assignment).cells
    assert [cell.id for cell in cells] == [cell.id for cell in given]
    assert [cell.metadata.get("tags") for cell in cells] == [cell.metadata.get("tags") for cell in given]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells if "outputs" in cell)
    assert "SOLUTION" not in text
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    links = re.findall(r"\]\((.+?)\)", prose)
    assert links
    assert all(re.match(r"https://\S+/[\w/-]+\.html(#\S+)?$", link) for link in links), links


@each_version
def test_its_check_takes_the_solution(assignment, twist):
    """Also with the numbers as they are written down, of which few digits are left."""
    version = assignment.twist(twist)
    solved = functions(assignment, version.replace if version else None)
    key = json.loads(unpacked(made(assignment.name, twist))[f"{assignment.name}/{assignment.name}.json"])
    for question in key["questions"].values():
        told = verdict(question, ask(solved, question["calls"]))
        assert told.share == 1
        assert told.said == question.get("judged", "Right.")


def test_untouched_they_run_from_start_to_end(tmp_path):
    for assignment in ALL:
        with zipfile.ZipFile(io.BytesIO(made(assignment.name))) as files:
            files.extractall(tmp_path)
    command = [sys.executable, "-m", "pytest", "-q", "--nbval-lax", "--nbval-current-env"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    cells = sum(cell.cell_type == "code" for assignment in ALL for cell in student(assignment).cells)
    assert f"{cells} passed" in done.stdout, done.stdout + done.stderr


def test_a_stub_says_so_where_it_is_called():
    for assignment in ALL:
        for question in assignment.questions:
            if not question.human:
                [cell] = [c for c in student(assignment).cells if c.id == question.function]
                assert 'raise NotImplementedError("not written yet")' in cell.source


# the command


def test_a_twist_lies_in_its_zip_alone(tmp_path, capsys):
    assert main(["a04_adam", "--twist", "eps_hat", "--to", str(tmp_path / "new")]) == 0
    [file] = (tmp_path / "new").iterdir()
    assert str(file) in capsys.readouterr().out
    twisted = unpacked(file.read_bytes())["a04_adam/a04_adam.ipynb"]
    assert "before the correction" in twisted
    assert "before the correction" not in (ROOT / "book/assignments/a04_adam.ipynb").read_text("utf8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a99_none"], "There is no assignment 'a99_none'; there are a0"),
        (["a04_adam", "--twist", "none"], "a04_adam has no twist 'none'; it has eps_in_root, eps_hat."),
        (["a04_adam", "--twist", "eps_hat", "--to", str(ROOT / "book" / "x")], "lies within the book"),
        ([], "There is no assignment ''"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(words, said, capsys):
    assert main(words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1


def test_a_zip_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("grading.student.LARGEST", 1000)
    with pytest.raises(SpecError, match="and 1,000 are allowed"):
        zipped(ALL[0])


# markers


@pytest.mark.parametrize(
    "written",
    [
        "### begin solution",
        "###BEGIN SOLUTION",
        "# BEGIN SOLUTION",
        "### Begin  Solution",
        "#### BEGIN SOLUTION",
    ],
)
def test_a_mistyped_marker_is_refused(written):
    """It would not be taken out, so nothing with it is released."""
    old = "### BEGIN SOLUTION\n    return beta1 * m"
    with pytest.raises(SpecError, match="cell first_moment"):
        source.read(load("a04_adam"), {old: old.replace(source.BEGIN, written)})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lr * g / (np.abs(g) + eps)\n    ### END SOLUTION\n", "lr * g\n"),
        ("check(adam_step)\n", "check(adam_step)\n### BEGIN SOLUTION\n### END SOLUTION\n"),
        ("# Assignment 4: Adam\n", "# Assignment 4: Adam\n### BEGIN SOLUTION\n"),
    ],
)
def test_a_marker_that_is_missing_or_out_of_place_is_refused(old, new):
    with pytest.raises(SpecError, match="'### BEGIN SOLUTION'"):
        source.read(load("a04_adam"), {old: new})
