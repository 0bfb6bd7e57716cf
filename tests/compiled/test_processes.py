"""Kernels on disk and in threads: several processes at once, folders that fail, forks, concurrent callers."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import numpy as np
import pytest

from optlib import compiled
from optlib.compiled import kernel, threads
from optlib.rules import adam
from tests.engines import need

need("numba")

BUILD = """
import numpy as np
from optlib import compiled
from optlib.rules import gd
theta = np.ones(3)
kernel = compiled.build(gd, float)
kernel.update(theta, np.ones(3), (), 1, {"lr": 0.5})
print(theta.tolist(), kernel._share.cache_hits)
"""


def run(folder, text=BUILD):
    environment = os.environ | {"OPTLIB_CACHE_DIR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-c", text],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process):
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return out.strip()


def test_processes_that_start_together_share_one_folder_and_the_next_one_compiles_nothing(tmp_path):
    folder = tmp_path / "new"
    for out in [said(p) for p in [run(folder) for _ in range(3)]]:
        assert out.startswith("[0.5, 0.5, 0.5]")
    assert said(run(folder)) == "[0.5, 0.5, 0.5] 1"
    assert not list(folder.glob("*.tmp"))


def test_a_folder_that_cannot_be_made_costs_only_the_time_to_compile(tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert said(run(tmp_path / "file" / "below")) == "[0.5, 0.5, 0.5] 0"


def test_machine_code_that_does_not_load_is_compiled_anew(tmp_path):
    said(run(tmp_path))
    damaged = list(tmp_path.rglob("*.nbc"))
    assert damaged
    for file in damaged:
        file.write_bytes(b"damaged")
    assert said(run(tmp_path)).startswith("[0.5, 0.5, 0.5]")


def test_what_lies_in_the_folder_is_never_run(tmp_path):
    said(run(tmp_path))
    for file in tmp_path.glob("*.py"):
        file.write_text("raise SystemExit('foreign text')")
    assert said(run(tmp_path)).startswith("[0.5, 0.5, 0.5]")


@pytest.fixture
def small_slices(monkeypatch):
    monkeypatch.setattr(threads, "ASLEEP", 0)
    monkeypatch.setattr(threads, "AWAKE", 0)
    monkeypatch.setattr(kernel, "SLICE", 256)


def step(made, size=4096):
    theta = np.ones(size, np.float32)
    made.update(theta, np.ones(size, np.float32), adam.init(theta), 1, threads=2)
    return theta


def test_several_python_threads_may_step_at_once(small_slices):
    made, results = compiled.build(adam), []
    callers = [
        threading.Thread(target=lambda: results.extend(step(made) for _ in range(20))) for _ in range(4)
    ]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert len(results) == 80
    assert all((r == results[0]).all() for r in results)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forks_child_steps_with_threads_of_its_own(small_slices):
    made = compiled.build(adam)
    before = step(made)  # the threads are there now
    child = os.fork()
    if child == 0:
        os._exit(0 if (step(made) == before).all() else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
