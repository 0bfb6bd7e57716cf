"""A command that is stopped or killed writes nothing and leaves nothing alive."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.grading.notebooks import notebook


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGINT, 2), (signal.SIGKILL, -signal.SIGKILL)])
def test_one_that_is_ended(sandbox, tmp_path, tmp_path_factory, ending, status):
    (tmp_path / "class").mkdir()
    for i in range(30):
        (tmp_path / "class" / f"{i}.ipynb").write_text(notebook("def first_step(g, lr, eps): return g"))
    told = ["a04_adam", "--submissions", str(tmp_path / "class"), "--to", str(tmp_path / "to"), "--jobs", "2"]
    command = [sys.executable, "-m", "grading.grade", *told]
    # killed, it cannot remove its own, empty folders
    given = os.environ | {"SECRET": "otters-at-noon", "TMPDIR": str(tmp_path_factory.mktemp("own"))}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=given) as running:
        assert "1/30" in running.stderr.readline()
        running.send_signal(ending)
        said = running.communicate(timeout=30)[1]  # which ends when no process holds the pipe any more
    assert running.returncode == status
    assert ("Stopped; nothing is written." in said) == (ending == signal.SIGINT)
    assert os.listdir(tmp_path) == ["class"]
