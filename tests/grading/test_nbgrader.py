"""nbgrader's form of an assignment: its tests give the points, and nbgrader itself takes it.

The second needs nbgrader, in an environment of its own, since it brings along other versions of much: with
TRY_NBGRADER=1 this is made in _build/nbgrader (once, some 150 MB). CI skips it.
"""

from __future__ import annotations

import ast
import csv
import os
import subprocess
import sys
import venv
from pathlib import Path

import matplotlib as mpl
import nbformat
import pytest

from book.assignments import check
from grading import nbgrader, source
from grading.nbgrader import BEGIN, END, course, main, write
from grading.spec import load
from tests.assignments.family import ALL, by_name
from tools.build import ROOT

SECRET = "tulips in november"
ADAM = load("a04_adam")
each = pytest.mark.parametrize("assignment", ALL, ids=by_name)


def about(cell):
    return cell.metadata.get("nbgrader", {})


def scores(cells, monkeypatch):
    """Run cells as a kernel does; return what the tests give, by question."""
    monkeypatch.setitem(sys.modules, "check", check)
    mpl.use("Agg")
    space, found = {}, {}
    for cell in (cell for cell in cells if cell.cell_type == "code"):
        tree = ast.parse(cell.source)
        last = tree.body.pop() if "HIDDEN" in cell.source else None
        exec(compile(tree, cell.id, "exec"), space)
        if last is not None:
            found[cell.source[6 : cell.source.index(")")]] = eval(ast.unparse(last), space)
    return found


@each
def test_the_solution_has_full_marks(assignment, monkeypatch):
    cells = course(assignment, SECRET).cells
    of = {q.function: q.points for q in assignment.questions if not q.human and not q.judge}
    assert scores(cells, monkeypatch) == of
    by_hand = {
        about(c)["grade_id"]: about(c)["points"]
        for c in cells
        if about(c).get("solution") and "points" in about(c)
    }
    assert by_hand == {q.function: q.points for q in assignment.questions if q.human or q.judge}
    names = [about(cell)["grade_id"] for cell in cells if about(cell)]
    assert len(names) == len(set(names))
    nbformat.validate(course(assignment, SECRET))


def test_a_mutant_loses_exactly_its_points(monkeypatch):
    cells = course(ADAM, SECRET).cells
    for mutant in ADAM.mutants:
        changed = [nbformat.from_dict(cell) for cell in cells]
        for cell in changed:
            for old, new in mutant.replace.items():
                cell.source = f"{cell.source}\n".replace(old, new).removesuffix("\n")
        found = scores([c for c in changed if "plt.figure" not in c.source], monkeypatch)
        lost = {q.function: q.points - found[q.function] for q in ADAM.questions}
        assert {name: points for name, points in lost.items() if points} == mutant.loses, mutant.name


@each
def test_what_is_hidden_is_hidden(assignment):
    """Between the marks and in solutions stands all that students must not see."""
    for cell in course(assignment, SECRET).cells:
        hidden = cell.source.partition(BEGIN)[2].partition(END)[0]
        assert (BEGIN in cell.source) == (END in cell.source) == bool(hidden)
        if hidden:
            assert about(cell)["locked"]
            assert cell.source.replace(f"{BEGIN}{hidden}{END}", "").strip().startswith("check(")
        elif "SOLUTION" in cell.source:
            assert about(cell)["solution"]


def test_the_command(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SECRET", SECRET)
    assert main(["a04_adam", "--to", str(tmp_path), "--twist", "eps_hat"]) == 0
    names = sorted(file.name for file in (tmp_path / "source" / "a04_adam").iterdir())
    assert names == ["a04_adam.ipynb", "a04_adam.json", "check.py"]
    assert "nbgrader generate_assignment a04_adam" in capsys.readouterr().out
    monkeypatch.setenv("SECRET", "")
    assert main(["a04_adam", "--to", str(tmp_path)]) == 2
    assert "The secret has 0 letters" in capsys.readouterr().err
    assert main(["a99", "--to", str(tmp_path)]) == 2


def test_a_question_without_its_check_is_refused(monkeypatch):
    cells = source.read(ADAM)
    cells.cells = [cell for cell in cells.cells if cell.source != "check(first_step)"]
    monkeypatch.setattr(nbgrader.source, "read", lambda *_: cells)
    with pytest.raises(nbgrader.SpecError, match=r"no cell of the notebook is just 'check\(first_step\)'"):
        course(ADAM, SECRET)


# nbgrader itself


@pytest.fixture(scope="session")
def programs():
    """Return the folder with nbgrader's programs; make the environment where it is asked for and missing."""
    if os.environ.get("TRY_NBGRADER") != "1":
        pytest.skip("nbgrader needs an environment of its own; with TRY_NBGRADER=1 it is made and tried")
    place = ROOT / "_build" / "nbgrader"
    if not (place / "bin" / "nbgrader").exists():
        venv.create(place, clear=True, with_pip=True)
        install = [place / "bin" / "pip", "install", "--quiet", "nbgrader==0.9.6", "numpy", "matplotlib"]
        subprocess.run(install, check=True)
    return place / "bin"


def test_nbgrader_takes_it(programs, tmp_path):
    def run(*words):
        path = os.pathsep.join((str(programs), os.environ["PATH"]))
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        environment |= {"PATH": path, "JUPYTER_CONFIG_DIR": str(tmp_path), "MPLBACKEND": "Agg"}
        done = subprocess.run(
            [programs / "nbgrader", *words], cwd=tmp_path, env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'one'\n")
    expected = {}
    for assignment in ALL:
        name = assignment.name
        made = write(assignment, SECRET, tmp_path) / f"{name}.ipynb"
        run("generate_assignment", name)
        released = tmp_path / "release" / name / f"{name}.ipynb"
        text = released.read_text("utf8")
        assert "SOLUTION" not in text
        assert "HIDDEN" not in text
        for student, file in {"solved": made, "untouched": released}.items():
            place = tmp_path / "submitted" / student / name
            place.mkdir(parents=True)
            (place / file.name).write_bytes(file.read_bytes())
        run("autograde", name)
        by_machine = sum(q.points for q in assignment.questions if not q.human and not q.judge)
        expected |= {(name, "solved"): by_machine, (name, "untouched"): 0}
    run("export")
    with Path(tmp_path, "grades.csv").open() as table:
        rows = list(csv.DictReader(table))
    assert {(row["assignment"], row["student_id"]): float(row["raw_score"]) for row in rows} == expected
