"""Bar 4 for the whole command: hostile submissions among honest ones cost nobody but themselves."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os

import pytest

from book.assignments.check import ask
from grading import grade, spec
from grading.spec import Assignment, Question
from tests.grading.hostile import escape, exhaustion, forgery, lies
from tests.grading.hostile.kinds import CALLS, KINDS, RETURNS, RIGHT, right
from tests.grading.notebooks import cell, notebook

assert all((escape, exhaustion, forgery, lies))  # which declared the kinds

SECRET = "8317462095"
SECONDS = 2.4
SLOW = [name for name, kind in KINDS.items() if "ran longer" in kind.says]
QUICK = [name for name in KINDS if name not in SLOW]
TAKEN = [*QUICK[::2], *SLOW[:6]]  # tests/grading/hostile runs them all
HONEST = 10


def _solved(name):
    space = {}
    exec("import numpy as np\n" + "".join(RIGHT.values()), space)
    assert "value" in ask(space, CALLS[name])[0]
    return space[name]


def question(name):
    return Question(name, name, 1, tuple(RETURNS[name]), lambda rng: CALLS[name], lambda has: _solved(name))


ASSIGNMENT = Assignment("small", "Small", tuple(map(question, CALLS)), ())


@pytest.fixture(scope="module")
def place(sandbox, tmp_path_factory):
    """A class of all that, graded two at a time, with the secret in a file and in the environment."""
    place = tmp_path_factory.mktemp("hostile-class")
    (place / "assignments" / "small").mkdir(parents=True)
    (place / "assignments" / "small" / "instructor.ipynb").write_text(notebook())
    (place / "secret").write_text(SECRET)
    given = {"SECRET_FILE": str(place / "secret"), "FOLDER": str(place), "PORT": 9}
    given["SOCKET"] = str(place / "socket")
    told = cell("\n".join(f"{name} = {value!r}" for name, value in given.items()))
    (place / "class").mkdir()
    for name in TAKEN:
        content = json.loads(KINDS[name].notebook())
        content["cells"].insert(0, told)
        (place / "class" / f"{name}.ipynb").write_text(json.dumps(content))
    step = len(TAKEN) // HONEST
    for i in range(HONEST):  # spread over the class, as the alphabet goes
        (place / "class" / f"{sorted(TAKEN)[i * step]}-honest.ipynb").write_text(right())
    before = set(os.listdir(place))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SECRET", SECRET)
        patch.setattr(grade, "SECONDS", SECONDS)
        patch.setattr(grade, "load", {"small": ASSIGNMENT}.__getitem__)
        patch.setattr(spec, "ASSIGNMENTS", place / "assignments")
        command = ["small", "--submissions", str(place / "class"), "--to", str(place / "to"), "--jobs", "2"]
        assert grade.main(command) == 0
    assert set(os.listdir(place)) == before | {"to"}
    return place


@pytest.fixture(scope="module")
def table(place):
    text = (place / "to" / "grades.csv").read_text("utf-8-sig")
    return {row["student"]: row for row in csv.DictReader(io.StringIO(text))}


def test_honest_ones_have_full_marks(table):
    honest = [row for student, row in table.items() if student.endswith("-honest")]
    assert [[row[function] for function in CALLS] for row in honest] == [["1"] * len(CALLS)] * HONEST


@pytest.mark.parametrize("name", TAKEN)
def test_a_hostile_one_has_what_it_earns(table, name):
    assert {function for function in CALLS if table[name][function] != "0"} == KINDS[name].earns
    assert table[name]["status"] == "graded"


def test_nothing_is_told_that_is_secret(place):
    numbers = [f"{x:g}" for x in (3.25, 0.25, 1.5, 2.5, 0.125)]
    for file in itertools.chain((place / "to").rglob("*.html"), (place / "to").rglob("*.json")):
        text = file.read_text()
        assert SECRET not in text
        assert "root:" not in text
        assert len(text) <= 10_000
        said = text.partition("</style>")[2] or text
        assert not [x for x in numbers if x in said], file.name
