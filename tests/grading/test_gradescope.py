"""The autograder for Gradescope: unpacked as there, it grades; it is whole, and says what does not work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from grading import on_gradescope
from grading.gradescope import NEEDED, files, main, pack
from grading.on_gradescope import JOB
from grading.sandbox import Sandbox
from grading.spec import load
from grading.student import student

SECRET = "tulips in november"
ADAM = load("a04_adam")

# Python with nothing but what setup.sh installs, and what that brings along.
BARE = """\
import sys
class Missing:
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in {"tools", "optlib", "tests", "torch", "yaml", "sphinx", "nbclient"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing)
import runpy
sys.argv = ["on_gradescope", sys.argv[1]]
runpy.run_module("grading.on_gradescope", run_name="__main__")
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return the folder of a container before anything was handed in."""
    (tmp_path / "submission").mkdir()
    zipped = tmp_path / "autograder.zip"
    zipped.write_bytes(pack(files(ADAM, SECRET)))
    with zipfile.ZipFile(zipped) as packed:
        packed.extractall(tmp_path / "source")
    users = [{"id": 7, "email": "ada@example.org", "name": "Ada"}]
    (tmp_path / "submission_metadata.json").write_text(json.dumps({"users": users}))
    return tmp_path


def graded(base: Path) -> tuple[dict, subprocess.CompletedProcess]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", BARE, str(base)],
        cwd=base / "source", env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return json.loads((base / "results" / "results.json").read_text("utf8")), done


def hand_in(base: Path, notebook: nbformat.NotebookNode, name: str = "a04_adam.ipynb") -> None:
    nbformat.write(notebook, base / "submission" / name)


@pytest.mark.usefixtures("sandbox")
def test_it_grades_with_nothing_but_numpy_and_nbformat(base: Path) -> None:
    hand_in(base, nbformat.read(ADAM.notebook, as_version=4), "final version (2).ipynb")
    result, done = graded(base)
    assert (done.returncode, done.stderr) == (0, "")
    assert result["score"] == 18
    assert [test["output"] for test in result["tests"]] == ["Right."] * 5


@pytest.mark.usefixtures("sandbox")
def test_an_untouched_notebook_and_none(base: Path) -> None:
    (base / "submission" / "essay.pdf").write_text("words")
    assert on_gradescope.main(base) == 0
    result = json.loads((base / "results" / "results.json").read_text("utf8"))
    assert result["score"] == 0
    assert "cannot be opened" in result["output"]
    hand_in(base, student(ADAM))
    assert on_gradescope.main(base) == 0
    result = json.loads((base / "results" / "results.json").read_text("utf8"))
    assert result["score"] == 0
    assert {test["output"] for test in result["tests"]} == {"It is not written yet."}


def test_without_a_sandbox_nothing_is_run(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_gradescope.sandbox, "trouble", lambda kind: f"{kind} is not allowed.")
    monkeypatch.setattr(on_gradescope, "graded", lambda job, found: pytest.fail("it was run"))
    assert on_gradescope.main(base) == 1
    result = json.loads((base / "results" / "results.json").read_text("utf8"))
    assert "This is not graded yet." in result["output"]


def test_unsafe_deletes_what_is_secret_before_anything_runs(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def graded(job, found):
        left = [name for name in ("secret.txt", "assignments") if (base / "source" / name).exists()]
        seen.append((job.kind, left))
        return on_gradescope.failed(job, found, "tried")

    (base / "source" / JOB).write_text(json.dumps({"assignment": "a04_adam", "twist": "", "unsafe": True}))
    monkeypatch.setattr(on_gradescope.sandbox, "trouble", lambda kind: f"{kind} is not allowed.")
    monkeypatch.setattr(on_gradescope, "ASSIGNMENTS", base / "source" / "assignments")
    monkeypatch.setattr(on_gradescope, "graded", graded)
    on_gradescope.main(base)
    assert seen == [(Sandbox.UNSAFE, [])]


def test_one_secret_gives_each_student_inputs_of_their_own(base: Path) -> None:
    name = on_gradescope._student(base / "submission_metadata.json")
    users = [{"id": 9, "email": "", "name": ""}, {"id": 10, "email": "", "name": ""}]
    (base / "submission_metadata.json").write_text(json.dumps({"users": users}))
    assert [name, on_gradescope._student(base / "submission_metadata.json")] == ["7", "10+9"]


# the command


def test_the_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SECRET", SECRET)
    assert main(["a04_adam", "--to", str(tmp_path), "--twist", "eps_hat"]) == 0
    file = tmp_path / "a04_adam-eps_hat-gradescope.zip"
    assert str(file) in capsys.readouterr().out
    with zipfile.ZipFile(file) as packed:
        modes = {about.filename: about.external_attr >> 16 for about in packed.infolist()}
        setup = packed.read("setup.sh").decode()
        assert json.loads(packed.read(JOB))["twist"] == "eps_hat"
    assert modes["setup.sh"] == modes["run_autograder"] == 0o755
    assert modes["secret.txt"] == 0o600
    assert modes["grading/worker.py"] == modes["book/assignments/check.py"] == 0o644
    assert all(f"{name}==" in setup for name in NEEDED)
    for script in (setup, files(ADAM, SECRET)["run_autograder"]):
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


@pytest.mark.parametrize(
    ("words", "secret", "said"),
    [
        (["a99"], SECRET, "There is no assignment 'a99'"),
        (["a04_adam", "--twist", "none"], SECRET, "has no twist 'none'"),
        (["a04_adam"], "short", "The secret has 5 letters"),
    ],
)
def test_what_is_not_right_is_told(words, secret, said, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("SECRET", secret)
    assert main([*words, "--to", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
