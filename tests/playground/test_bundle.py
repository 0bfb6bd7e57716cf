"""The three committed scripts of Play: what their sources give, and no heavier than they may be."""

import gzip
import subprocess

import pytest

from tests.engines import PLAYGROUND, need_micropython
from tests.playground.asking import ENGINE

PLAY, GROUND = ENGINE.with_name("play.js"), ENGINE.with_name("ground.js")


def in_playground(*command):
    """Run a tool of the playground's packages; its output where it fails."""
    need_micropython()
    how = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 300}
    done = subprocess.run(command, cwd=PLAYGROUND, **how)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    in_playground("node", "bundle.mjs", str(folder))
    return folder


@pytest.mark.parametrize("file", [ENGINE, PLAY, GROUND], ids=lambda file: file.name)
def test_the_committed_bundle_is_what_the_sources_give(made, file):
    fresh = (made / file.name).read_bytes()
    assert fresh == file.read_bytes(), f"{file.name} is older than its sources; run `make play`"


def test_types_and_lint():
    in_playground("npm", "run", "--silent", "check")


MOST = {ENGINE: 300_000, PLAY: 30_000, GROUND: 40_000}


@pytest.mark.parametrize(("file", "most"), MOST.items(), ids=["engine", "play", "ground"])
def test_what_a_reader_loads_is_small(file, most):
    assert len(gzip.compress(file.read_bytes())) <= most


def test_no_formula_of_a_rule_is_in_the_scripts():
    """Names that any rule's text would bring with it."""
    for file in (ENGINE, PLAY, GROUND):
        text = file.read_text(encoding="utf-8")
        for name in ("beta1", "beta2", "v_hat", "m_hat"):
            assert name not in text
