"""The set-up script that every `make` target runs first, on a machine of stand-in interpreters."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell script")

# An interpreter as far as the script looks at one: it tells its version, says whether it has its venv module,
# makes an environment that holds itself, and writes down what pip is asked for. FAIL makes pip fail.
INTERPRETER = """#!/bin/sh
case "$1 $2" in
"-c import sys;"*) echo {version} ;;
"-c import ensurepip"*) exit {no_venv} ;;
"-m venv") mkdir -p "$4/bin" && cp "$0" "$4/bin/python" && echo "venv {version}" >>log ;;
"-m pip") [ -z "$FAIL" ] || exit 1; shift 3; echo "pip $*" >>log ;;
*) exit 1 ;;
esac
"""


class Machine:
    """A folder with the script and its inputs, and a PATH with nothing but the named interpreters."""

    def __init__(self, folder: Path):
        self.clone, self.bin = folder / "a clone", folder / "bin"
        (self.clone / "tools").mkdir(parents=True)
        self.bin.mkdir()
        shutil.copy(ROOT / "tools" / "set_up.sh", self.clone / "tools")
        (self.clone / "requirements.txt").write_text("-c constraints.txt\nnumpy==1.0\ntorch==2.0  # why\n")
        (self.clone / "constraints.txt").write_text("six==1.0\n")
        for tool in ("sh", "cat", "cp", "dirname", "head", "mkdir", "rm", "sed"):
            (self.bin / tool).symlink_to(shutil.which(tool))

    def interpreter(self, name, version, has_venv=True):
        path = self.bin / name
        path.write_text(INTERPRETER.format(version=version, no_venv=int(not has_venv)))
        path.chmod(0o755)

    def set_up(self, **environment):
        """Run the script; return its exit status, what it printed and which calls it made."""
        log = self.clone / "log"
        log.unlink(missing_ok=True)
        run = subprocess.run(
            [shutil.which("sh"), "tools/set_up.sh"],
            cwd=self.clone,
            env={"PATH": str(self.bin), **environment},
            capture_output=True,
            text=True,
        )
        return run.returncode, run.stdout + run.stderr, log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


INSTALLED = [
    "pip --disable-pip-version-check -r requirements.txt",
    "pip --disable-pip-version-check --no-deps --no-build-isolation -e .",
]


def test_it_sets_up_once(machine):
    machine.interpreter("python3", "3.12")
    status, says, calls = machine.set_up()
    assert (status, calls) == (0, ["venv 3.12", *INSTALLED])
    assert "Setting up .venv with Python 3.12" in says
    assert machine.set_up() == (0, "", [])


@pytest.mark.parametrize("changed", ["requirements.txt", "constraints.txt"])
def test_changed_pins_bring_it_up_to_date(machine, changed):
    machine.interpreter("python3", "3.12")
    machine.set_up()
    with (machine.clone / changed).open("a") as pins:
        pins.write("attrs==1.0\n")
    status, says, calls = machine.set_up()
    assert (status, calls) == (0, INSTALLED)
    assert "The pinned requirements have changed" in says
    assert machine.set_up() == (0, "", [])


def test_a_broken_install_starts_afresh(machine):
    machine.interpreter("python3", "3.12")
    status, says, _ = machine.set_up(FAIL="yes")
    assert status == 1
    assert "pip could not install the requirements" in says
    assert machine.set_up()[2] == ["venv 3.12", *INSTALLED]


def test_a_broken_update_starts_afresh(machine):
    machine.interpreter("python3", "3.12")
    machine.set_up()
    (machine.clone / "constraints.txt").write_text("six==2.0\n")
    assert machine.set_up(FAIL="yes")[0] == 1
    assert machine.set_up()[2] == ["venv 3.12", *INSTALLED]


def test_a_moved_clone_starts_afresh(machine):
    machine.interpreter("python3", "3.12")
    machine.set_up()
    machine.clone = machine.clone.rename(machine.clone.with_name("moved"))
    assert machine.set_up()[2] == ["venv 3.12", *INSTALLED]


def test_it_takes_the_newest_that_serves(machine):
    for version in ("3.14", "3.12", "3.11"):
        machine.interpreter(f"python{version}", version)
    machine.interpreter("python3", "3.14")
    assert machine.set_up()[2][0] == "venv 3.12"


def test_one_with_its_venv_module_comes_first(machine):
    machine.interpreter("python3.13", "3.13", has_venv=False)
    machine.interpreter("python3.11", "3.11")
    assert machine.set_up()[2][0] == "venv 3.11"


def test_another_named_interpreter_starts_afresh(machine):
    machine.interpreter("python3.11", "3.11")
    machine.interpreter("python3.12", "3.12")
    assert machine.set_up()[2][0] == "venv 3.12"
    assert machine.set_up(PYTHON="python3.11")[2][0] == "venv 3.11"
    assert machine.set_up(PYTHON="python3.11") == (0, "", [])


def test_torch_alone_comes_from_the_named_index(machine):
    machine.interpreter("python3", "3.12")
    torch = "pip --disable-pip-version-check --no-deps --index-url file:///wheels torch==2.0"
    assert machine.set_up(TORCH_INDEX="file:///wheels")[2] == ["venv 3.12", torch, *INSTALLED]


@pytest.mark.parametrize(
    ("interpreters", "named", "says"),
    [
        ([], "", "python3 cannot be run; install Python 3.11, 3.12 or 3.13 with its venv module."),
        ([("python3", "3.10")], "", "python3 is Python 3.10, but 3.11, 3.12 or 3.13 is needed"),
        ([("python3", "3.14")], "", "python3 is Python 3.14, but 3.11, 3.12 or 3.13 is needed"),
        ([("python3", "3.12"), ("mine", "3.9")], "mine", "mine is Python 3.9, but 3.11, 3.12 or 3.13"),
        ([("python3", "3.12")], "mine", "mine cannot be run; install Python 3.11, 3.12 or 3.13"),
        ([("python3", "3.11", False)], "", "Python 3.11 lacks its venv module; on Debian and Ubuntu"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(machine, interpreters, named, says):
    for interpreter in interpreters:
        machine.interpreter(*interpreter)
    status, printed, calls = machine.set_up(PYTHON=named)
    assert status == 1
    assert printed.startswith(f"set-up: {says}")
    assert printed.count("\n") == 1
    assert calls == []
    assert not (machine.clone / ".venv").exists()


def test_make_passes_its_variables_on(tmp_path):
    if not shutil.which("make"):
        pytest.skip("make is missing")
    printed = subprocess.run(
        ["make", "-n", "PYTHON=mine", "TORCH_INDEX=file:///wheels", "venv"],
        cwd=ROOT,
        env={**os.environ, "MAKEFLAGS": ""},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "PYTHON='mine' TORCH_INDEX='file:///wheels' sh tools/set_up.sh" in printed
