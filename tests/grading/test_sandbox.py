"""A sandbox returns what functions compute, each question for itself and in time."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from grading import box
from grading.sandbox import Sandbox, SandboxError, run, trouble
from tests.grading.hostile.watch import Watch

ROOT = box.ROOT


def once(function, *arguments):
    return {function: [{"function": function, "arguments": list(arguments)}]}


def value(outcome):
    return outcome[0]["value"]


def test_functions_answer(kind):
    cells = ["import numpy as np", "def f(x):\n    return np.sqrt(x)", "def g(n): return n, {'a': n}"]
    outcomes = run(cells, once("f", [1.0, 4.0]) | once("g", 3), kind)
    assert value(outcomes["f"]) == [1, 2]
    assert value(outcomes["g"]) == [3, {"a": 3}]


def test_what_is_missing_or_unwritten_or_fails_is_told(kind):
    cells = ["def g(): raise NotImplementedError", "def h(): return 1 / 0"]
    outcomes = run(cells, once("f") | once("g") | once("h"), kind)
    assert outcomes["f"] == [{"missing": True}]
    assert outcomes["g"] == [{"unwritten": True}]
    assert outcomes["h"] == [{"error": "it stopped with ZeroDivisionError: division by zero"}]


def test_a_constant_that_was_left_out_is_told(kind):
    (answer,) = run(["def g(): return 1", "A = g()", "def f(): return A"], once("f"), kind)["f"]
    assert answer["error"] == (
        "it stopped with NameError: name 'A' is not defined; "
        "when graded, only imports, functions and constants of the notebook are run"
    )


def test_an_endless_loop_costs_its_own_question(kind):
    cells = ["def f():\n    while True: pass", "def g(): return 1"]
    begun = time.monotonic()
    outcomes = run(cells, once("f") | once("g"), kind, seconds=1.2)
    assert time.monotonic() - begun < 2.4
    assert (
        outcomes["f"] == "Question f ran longer than 0.5 s and was stopped; it is slow, or a loop has no end."
    )
    assert value(outcomes["g"]) == 1


def test_chance_is_the_same_each_time(kind):
    cells = [
        "import numpy as np, random",
        "def f(): return [np.random.rand(), random.random(), hash('text') % 1000]",
    ]
    first, second = (value(run(cells, once("f"), kind)["f"]) for _ in range(2))
    assert first == second


def test_print_and_input_go_nowhere(kind, capfd):
    cells = ["def f():\n    print('x' * 10**6)\n    return 1", "def g(): return input()"]
    outcomes = run(cells, once("f") | once("g"), kind)
    assert value(outcomes["f"]) == 1
    assert "EOFError" in outcomes["g"][0]["error"]
    assert capfd.readouterr() == ("", "")


def test_the_box_is_bare(kind):
    cells = [
        "import os, sys",
        "def f(): return [os.listdir('/'), os.listdir('/box'), list(os.environ), sys.path]",
    ]
    root, box, environment, path = value(run(cells, once("f"), kind)["f"])
    assert set(root) <= {"box", "etc", "lib", "lib64", "tmp", "usr"}
    assert set(box) <= {"check.py", "filter.py", "numpy", "numpy.libs", "python", "setpriv", "worker.py"}
    assert not {"HOME", "USER", "SECRET", "CI"} & set(environment)
    assert all(place.startswith("/box") for place in path)


def test_no_package_of_this_environment_but_numpy(kind):
    search = """
import importlib, os, sys
NAMES = ["torch", "optlib", "matplotlib", "grading", "pytest", "scipy", "sympy", "sklearn"]
def f():
    for folder, folders, files in os.walk("/"):
        if "site-packages" in folder or "dist-packages" in folder or set(NAMES) & set(folders):
            sys.path.append(folder)
    found = []
    for name in [*NAMES, "numpy"]:
        try:
            found.append(importlib.import_module(name).__name__)
        except ImportError:
            pass
    return found
"""
    assert value(run([search], once("f"), kind)["f"]) == ["numpy"]


def test_a_submission_is_quick(kind):
    calls = {name: [{"function": name, "arguments": [[1.0] * 10]}] * 5 for name in "abcde"}
    cells = ["import numpy as np", *(f"def {name}(x): return x * 2" for name in calls)]

    def seconds():  # of processors' time, since others may keep them busy
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(cells, calls, kind)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert 0.03 < min(seconds() for _ in range(3)) < 1


def test_an_assignment_without_questions(kind):
    assert run([], {}, kind) == {}


def test_both_sandboxes_pass_their_trial(kind):
    assert trouble(kind) == ""


def test_the_trial_finds_what_does_not_protect():
    assert "does not protect this machine" in trouble(Sandbox.UNSAFE)


def test_without_a_box_the_limits_still_hold():
    cells = [
        "def f(): return 1",
        "def g():\n    while True: pass",
        "import os",
        "def h(): return os.fork()",
        "def k(): return bytes(2**32)",
        "def s():\n    import socket\n    socket.socket()",
    ]
    outcomes = run(
        cells, once("f") | once("g") | once("h") | once("k") | once("s"), Sandbox.UNSAFE, seconds=3
    )
    assert value(outcomes["f"]) == 1
    assert "ran longer" in outcomes["g"]
    assert "Error" in outcomes["h"][0]["error"]
    assert "MemoryError" in outcomes["k"][0]["error"]
    assert "PermissionError" in outcomes["s"][0]["error"]


@pytest.mark.parametrize("program", ["bwrap", "setpriv"])
def test_a_sandbox_that_is_not_installed_is_told(monkeypatch, program):
    import shutil

    which = shutil.which
    monkeypatch.setattr("shutil.which", lambda name, **kw: None if name == program else which(name, **kw))
    assert trouble(Sandbox.BWRAP) == f"The sandbox bwrap cannot be used: {program} is not installed."


def test_a_sandbox_that_does_not_start_is_told(monkeypatch):
    monkeypatch.setattr("grading.sandbox.command", lambda kind, folder: ["sh", "-c", "echo no, because >&2"])
    with pytest.raises(SandboxError, match="did not start: no, because"):
        run([], {}, Sandbox.BWRAP)


def test_the_numbers_are_those_of_this_process(kind):
    x = np.random.default_rng(3).standard_normal(100)
    cells = ["import numpy as np", "def f(x): return np.cumsum(np.exp(x)) / 3"]
    assert value(run(cells, once("f", x.tolist()), kind)["f"]) == (np.cumsum(np.exp(x)) / 3).tolist()


def test_nothing_is_left_in_the_folder_for_temporary_files(kind, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    run(["def f(): open('/tmp/x', 'w').write('x')"], once("f"), kind)
    assert os.listdir(tmp_path) == []


def test_a_user_without_rights_may_grade_too(kind):
    if os.geteuid() != 0:
        pytest.skip("this is such a user already")
    become = ["setpriv", "--reuid=12345", "--regid=12345", "--clear-groups", "env", "-u", "HOME"]
    python = [*become, sys.executable, "-B"]
    if subprocess.run([*python, "-c", "import grading.box"], cwd=ROOT, capture_output=True).returncode:
        pytest.skip("another user may not read this Python or this repository")
    tried = subprocess.run([*python, "-m", "grading.sandbox"], cwd=ROOT, capture_output=True, text=True)
    assert f"{kind}: works" in tried.stdout.splitlines(), tried


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_a_grader_that_is_killed_leaves_nothing(kind, ending, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # it cannot remove its own, empty folder
    code = f"""
from grading.sandbox import Sandbox, run
print("begins", flush=True)
run(["def f():\\n    while True: pass"], {once("f")!r}, Sandbox({kind.value!r}), 60)
"""
    with Watch() as watch:
        grader = subprocess.Popen(
            [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert grader.stdout.readline() == b"begins\n"
        until = time.monotonic() + 20
        while not watch.spaces and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(0.3)
        grader.send_signal(ending)
        grader.communicate()
    assert watch.spaces
    assert watch.alive() == []


def test_the_box_does_not_show_this_repository():
    shown = [str(source) for source, _ in box._bound()]
    assert str(ROOT) not in shown
    assert [place for place in shown if place.startswith(str(ROOT)) and ".venv" not in place] == [
        str(file) for file in (*box.WORKER, box.CHECK)
    ]
