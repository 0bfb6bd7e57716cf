"""Run a submission's functions where they can do no harm, and return the numbers that come out.

    python -m grading.sandbox       which sandboxes work here, and why the others do not

The notebook's cells run in a worker (`grading/worker.py`) inside a box (`grading/box.py`). Each question has
a process of its own and a fair part of the time, so an endless loop costs its own question. Nothing that
comes back is believed but its numbers (`grading/received.py`).
"""

from __future__ import annotations

import json
import math
import os
import select
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from book.assignments.check import SECONDS, allowed
from grading import received
from grading.box import ENVIRONMENT, Sandbox, command
from grading.received import Answer

__all__ = ["Answer", "Outcome", "Sandbox", "SandboxError", "available", "run", "trouble"]

Outcome = list[Answer] | str  # the answers, or one sentence that says why there are none
Calls = Sequence[Mapping[str, Any]]

MEMORY = 2 << 30  # bytes of address space
FILE = 16 << 20  # bytes in one file
MOST = 1_000_000  # bytes of JSON for one question
TO_START = 30  # seconds, on a machine that has much else to do


class SandboxError(RuntimeError):
    """The sandbox itself did not work; no submission is to blame."""


def run(
    cells: Sequence[str], calls: Mapping[str, Calls], kind: Sandbox, seconds: float = SECONDS
) -> dict[str, Outcome]:
    """Run a notebook's cells and ask its functions.

    Args:
        cells: the code cells' sources, in the order to run them. Only what defines something is run: imports,
            functions, classes, constants.
        calls: for each question what to ask, as `book.assignments.check.ask` takes it.
        kind: the sandbox.
        seconds: what the submission may take altogether, from when its worker is ready. Each question has an
            equal part of nine tenths of it, whether the others need theirs or not, so that the same notebook
            gives the same sentences on a fast machine and a slow one.

    Returns:
        For each question its answers, or one sentence for the student that says why there are none.

    Raises:
        SandboxError: the sandbox did not start.
    """
    part = allowed(len(calls), seconds)
    job = {
        "cells": list(cells),
        "questions": [list(each) for each in calls.values()],
        "seconds": part,
        "most": MOST,
        "limits": {"memory": MEMORY, "file": FILE, "cpu": math.ceil(part) + 1},
    }
    with tempfile.TemporaryDirectory(prefix="box-", ignore_cleanup_errors=True) as folder:
        ends = _ends(job, kind, Path(folder), seconds)
    ends += [("lost", 0, b"")] * (len(calls) - len(ends))
    return {
        name: _outcome(name, len(each), part, *end)
        for (name, each), end in zip(calls.items(), ends, strict=True)
    }


def available() -> list[Sandbox]:
    """Return the sandboxes that work on this machine, the better one first; each is tried (see `trouble`)."""
    return [kind for kind in (Sandbox.BWRAP, Sandbox.UNSHARE) if not trouble(kind)]


# Returns whether it is alone with its worker, and reads a file of this machine, and reaches a port of it.
PROBE = """
def probe(port):
    import os, socket
    found = [os.getpid() == 2, os.access({file!r}, os.R_OK), 0]
    try:
        socket.create_connection(("127.0.0.1", int(port)), 1).close()
        found[2] = 1
    except OSError:
        pass
    return found
"""


def trouble(kind: Sandbox) -> str:
    """Try a sandbox; return why it cannot be used here, in one sentence, or nothing if it can.

    A small submission is run in it, which has to answer and must not have read a file of this machine nor
    reached a port of it.
    """
    with tempfile.NamedTemporaryFile() as file, socket.create_server(("127.0.0.1", 0)) as server:
        calls = [{"function": "probe", "arguments": [server.getsockname()[1]]}]
        try:
            outcome = run([PROBE.format(file=file.name)], {"probe": calls}, kind)["probe"]
        except SandboxError as fault:
            return f"{fault}"
    value = outcome[0].get("value") if isinstance(outcome, list) else outcome
    if value == [1.0, 0.0, 0.0]:
        return ""
    return f"The sandbox {kind} does not protect this machine: its trial gave {value} and not [1, 0, 0]."


def _outcome(name: str, count: int, part: float, end: str, status: int, data: bytes) -> Outcome:
    if end == "answered" and (answers := received.answers(data, count)) is not None:
        return answers
    if end == "time":
        return (
            f"Question {name} ran longer than {part:g} s and was stopped; it is slow, or a loop has no end."
        )
    if end == "size":
        return f"Question {name} returned more than {MOST / 1e6:g} MB; it should return a few numbers."
    if end == "ended" and status == -signal.SIGSEGV:
        return f"Question {name} crashed Python; look for a recursion without end."
    if end == "ended":
        return f"Question {name} ended Python before it answered; it should return its result."
    return f"Question {name} gave no answer that could be read; it should return numbers."


def _ends(job: dict[str, Any], kind: Sandbox, folder: Path, seconds: float) -> list[tuple[str, int, bytes]]:
    """Return how each question came to its end, with its exit status and what it wrote."""
    with tempfile.TemporaryFile() as given, open(os.devnull, "r+b") as nowhere:
        given.write(json.dumps({**job, "nowhere": nowhere.fileno()}).encode())
        given.seek(0)
        worker = _start(kind, folder, given, nowhere)
        assert worker.stdout
        stream = _Stream(worker.stdout.fileno())
        try:
            if stream.line(time.monotonic() + TO_START) != b"ready":
                raise SandboxError(f"The sandbox {kind} did not start: {_why(worker)}.")
            return _listened(stream, len(job["questions"]), time.monotonic() + seconds)
        finally:
            _stop(worker, stream)


def _start(kind: Sandbox, folder: Path, given: BinaryIO, nowhere: BinaryIO) -> subprocess.Popen[bytes]:
    try:
        words = command(kind, folder)
    except FileNotFoundError as fault:
        raise SandboxError(f"The sandbox {kind} cannot be used: {fault}.") from None
    return subprocess.Popen(
        words,
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,  # until the worker is ready
        pass_fds=[nowhere.fileno()],
        env=ENVIRONMENT,
        cwd=folder if kind is Sandbox.UNSAFE else "/",
        start_new_session=True,
    )


def _why(worker: subprocess.Popen[bytes]) -> str:
    """Return the first line that was said before a worker failed to start."""
    assert worker.stderr
    ready = select.select([worker.stderr], [], [], 1)[0]
    lines = os.read(worker.stderr.fileno(), 65536).decode(errors="replace").split("\n") if ready else []
    return next((line.strip(" .") for line in lines if line.strip()), "it said nothing")


def _listened(stream: _Stream, count: int, until: float) -> list[tuple[str, int, bytes]]:
    ends: list[tuple[str, int, bytes]] = []
    while len(ends) < count and (line := stream.line(until)) is not None:
        try:
            head = json.loads(line)
            end, status, size = str(head["end"]), int(head["status"]), int(head["bytes"])
        except (ValueError, RecursionError, TypeError, KeyError):
            break
        if not 0 <= size <= MOST or (data := stream.read(size, until)) is None:
            break
        ends.append((end, status, data))
    return ends


def _stop(worker: subprocess.Popen[bytes], stream: _Stream) -> None:
    """Let a worker that is done end, kill one that is not, and wait until all that it started is gone."""
    assert worker.stdout
    assert worker.stderr
    try:
        stream.line(time.monotonic() + 0.5)  # nothing more comes: this waits for its end
        if not stream.ended:
            with suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)
            stream.line(time.monotonic() + 2)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.stdout.close()
        worker.stderr.close()
        worker.wait()


class _Stream:
    """A pipe read with time limits."""

    def __init__(self, file: int) -> None:
        self.file, self.held, self.ended = file, bytearray(), False

    def _more(self, until: float) -> bool:
        """Read on; return False when nothing can come any more, or not in time."""
        left = until - time.monotonic()
        if left <= 0 or self.ended or not select.select([self.file], [], [], left)[0]:
            return False
        piece = os.read(self.file, 65536)
        self.held += piece
        self.ended = not piece
        return not self.ended

    def line(self, until: float, longest: int = 1000) -> bytes | None:
        """Return the next line, or None."""
        while b"\n" not in self.held:
            if len(self.held) > longest or not self._more(until):
                return None
        line, _, rest = self.held.partition(b"\n")
        self.held = rest
        return bytes(line)

    def read(self, size: int, until: float) -> bytes | None:
        """Return the next bytes, or None."""
        while len(self.held) < size:
            if not self._more(until):
                return None
        data, self.held = bytes(self.held[:size]), self.held[size:]
        return data


def main() -> int:
    """Print which sandboxes work; return 1 if none does."""
    troubles = {kind: trouble(kind) for kind in (Sandbox.BWRAP, Sandbox.UNSHARE)}
    for kind, said in troubles.items():
        print(f"{kind}: {said or 'works'}")
    return int(all(troubles.values()))


if __name__ == "__main__":
    raise SystemExit(main())
