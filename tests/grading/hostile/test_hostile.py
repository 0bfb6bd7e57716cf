"""Bar 4: submissions that want points, secrets or harm get none, and all others what they earn."""

from __future__ import annotations

import hashlib
import json
import os
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from grading import box, notebook
from grading.sandbox import run
from tests.grading.hostile import escape, exhaustion, forgery, lies
from tests.grading.hostile.kinds import CALLS, KINDS, earned, matches, right
from tests.grading.hostile.watch import Watch

assert all((escape, exhaustion, forgery, lies))  # which declared the kinds

SECRET = "8317462095"
SECONDS = 2.4  # 0.7 a question
EVERY = 8  # after so many hostile ones comes one that is right


@dataclass
class Happened:
    """What came of all kinds in one sandbox."""

    outcomes: dict
    honest: list
    watch: Watch
    reached: list
    left: list
    changed: bool


def digest():
    """Return a digest of what the box shows of this repository."""
    return hashlib.sha256(b"".join(Path(file).read_bytes() for file in (*box.WORKER, box.CHECK))).digest()


@pytest.fixture(scope="module")
def happened(kind, tmp_path_factory):
    """Hand in all kinds, two at a time, with right submissions between them."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "secret").write_text(SECRET)
    (folder / "temporary").mkdir()
    place = str(folder / "socket")
    patch = pytest.MonkeyPatch()
    patch.setenv("SECRET", SECRET)
    patch.setattr("tempfile.tempdir", str(folder / "temporary"))
    before = digest()
    with patch.context(), socket.create_server(("127.0.0.1", 0)) as tcp:
        local = [socket.socket(socket.AF_UNIX) for _ in range(2)]
        for one, name in zip(local, (place, "\0" + place), strict=True):
            one.bind(name)
            one.listen()
        given = {"SECRET_FILE": str(folder / "secret"), "FOLDER": str(folder), "PORT": tcp.getsockname()[1]}
        given["SOCKET"] = place
        told = "\n".join(f"{name} = {value!r}" for name, value in given.items())

        def hand_in(text, seconds):
            file = folder / "temporary" / f"{hashlib.sha256(text.encode()).hexdigest()}.ipynb"
            file.write_text(text)
            cells = notebook.read(file, CALLS).cells
            file.unlink()
            return run([told, *cells], CALLS, kind, seconds)

        with Watch() as watch, ThreadPoolExecutor(2) as pool:
            jobs, honest = {}, []
            for i, (name, hostile) in enumerate(KINDS.items()):
                jobs[name] = pool.submit(hand_in, hostile.notebook(), SECONDS)
                if i % EVERY == 0:
                    honest.append(pool.submit(hand_in, right(), 10))
            outcomes = {name: job.result() for name, job in jobs.items()}
            for name, outcome in outcomes.items():  # on a busy machine there was no time for the others
                if earned(outcome) < KINDS[name].earns:
                    outcomes[name] = hand_in(KINDS[name].notebook(), 4 * SECONDS)
        for listening in (tcp, *local):
            listening.setblocking(False)
        reached = [one.getsockname() for one in (tcp, *local) if _reached(one)]
        for one in local:
            one.close()
    patch.undo()
    left = [name for name in os.listdir(folder) if name not in ("secret", "temporary", "socket")]
    left += os.listdir(folder / "temporary")
    changed = digest() != before or (folder / "secret").read_text() != SECRET
    return Happened(outcomes, [job.result() for job in honest], watch, reached, left, changed)


def _reached(listening):
    try:
        listening.accept()
    except BlockingIOError:
        return False
    return True


@pytest.mark.parametrize("name", KINDS)
def test_it_earns_what_is_right_and_no_more(happened, name):
    assert earned(happened.outcomes[name]) == KINDS[name].earns, happened.outcomes[name]


@pytest.mark.parametrize("name", KINDS)
def test_what_is_said_fits(happened, name):
    assert matches(KINDS[name], happened.outcomes[name]["halve"]), happened.outcomes[name]["halve"]


@pytest.mark.parametrize("name", KINDS)
def test_it_learns_no_secret(happened, name):
    assert SECRET not in json.dumps(happened.outcomes[name])


def test_right_submissions_between_them_earn_everything(happened):
    assert [earned(outcomes) for outcomes in happened.honest] == [CALLS.keys()] * len(happened.honest)


def test_nothing_is_alive(happened):
    assert happened.watch.spaces, "the watch saw no sandbox"
    assert happened.watch.alive() == []


def test_nothing_outside_is_reached_or_written(happened):
    assert (happened.reached, happened.left, happened.changed) == ([], [], False)


def test_the_watch_finds_what_is_alive():
    import subprocess
    import time

    with Watch() as watch:
        sleeper = subprocess.Popen(["sleep", "60"])
        time.sleep(0.3)
    assert watch.alive(patience=0) == [sleeper.pid]
    sleeper.kill()
    sleeper.wait()
    assert watch.alive() == []


def test_there_are_enough_kinds():
    assert len(KINDS) >= 60
