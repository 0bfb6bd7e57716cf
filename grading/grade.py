"""Grade a folder of submissions.

    python -m grading.grade a04_adam --submissions folder --secret-file secret.txt
    make grade A=a04_adam SUBMISSIONS=folder SECRET=...

Writes, whole or not at all, a folder with `grades.csv`, for each file a page of feedback and a result for
Gradescope, and the texts that a human has to mark. Each file of the submissions gets a row. The same inputs
give the same bytes, however many are graded at a time.
"""

from __future__ import annotations

import argparse
import ctypes
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import numpy as np

from book.assignments.check import SECONDS
from grading import human, sandbox, table, whole
from grading.folder import FolderError, Found, submissions
from grading.graded import FAILED, Graded, Job, failed, graded
from grading.human import MarksError
from grading.outputs import GRADES, MARKS, files_of
from grading.sandbox import Sandbox
from grading.secret import SecretError, secret_of
from grading.spec import ASSIGNMENTS, SpecError, load
from grading.texts import handed_out

PR_SET_PDEATHSIG = 1  # linux/prctl.h

WITHOUT = """\
No sandbox works here, and submissions are not run without one.
{troubles}
Install bubblewrap (Debian, Ubuntu: `apt install bubblewrap`; Fedora: `dnf install bubblewrap`) and grade \
again. On a machine without Linux grade inside a virtual machine that has it."""

UNSAFE = """\
--unsafe: submissions run without a sandbox, as you, with limits on time and memory alone. They can read \
what you can read, the secret too, use the network and leave programs running: grade so only what you have \
read."""


class Refused(Exception):
    """Nothing is graded; the text says why and what to do."""


# ---- all submissions


_job: Job  # of this process, which grades some of the class


def _begin(job: Job) -> None:
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's to answer
    if sys.platform == "linux":  # and none outlives it, however it ends
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _one(found: Found) -> Graded:
    try:
        with np.errstate(all="ignore"):  # a submission's numbers may be anything
            return graded(_job, found)
    except Exception as fault:  # whatever it is, the others are graded
        return failed(_job, found, f"The grader failed with {type(fault).__name__}: {fault}"[:300])


def results(job: Job, files: Sequence[Found], jobs: int) -> Iterator[Graded]:
    """Grade files, several at a time; yields what came of each, in the order in which they are done.

    Args:
        job: the class.
        files: what was handed in.
        jobs: how many are graded at a time.

    Raises:
        Refused: a process of the grader was ended from outside.
    """
    # Forked, so that they have what this process has loaded; each grades in its first thread, where a judge
    # that takes too long can be interrupted.
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, forked, _begin, (job,)) as pool:
        waiting = [pool.submit(_one, file) for file in files]
        try:
            for done in as_completed(waiting):
                yield done.result()
        except BrokenProcessPool:
            raise Refused("A process of the grader was ended from outside; nothing is written.") from None
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


# ---- the command


def _path(text: str) -> Path:
    if not text:  # as `make grade` passes it where SUBMISSIONS is not given; a Path of it is this folder
        raise argparse.ArgumentTypeError("it is empty; it should be a path")
    return Path(text)


OPTIONS: dict[str, dict[str, Any]] = {
    "--submissions": {
        "required": True, "type": _path, "metavar": "FOLDER",
        "help": "<student>.ipynb, or one sub-folder for each student",
    },
    "--secret": {
        "help": "what the hidden inputs are drawn from. A command line can be seen by others on the same "
        "machine: better give it in a file, or in the environment as SECRET",
    },
    "--secret-file": {"type": _path, "metavar": "FILE", "help": "a file that holds the secret"},
    "--twist": {"default": "", "help": "the version that was handed out, if it was not the usual one"},
    "--to": {
        "type": _path, "metavar": "FOLDER",
        "help": "where to write; if not given, _build/grades/<assignment>",
    },
    "--marks": {
        "type": _path, "metavar": "FILE",
        "help": "a human's marks: the human/marks.csv of an earlier run, filled",
    },
    "--unsafe": {
        "action": "store_true",
        "help": "run submissions without a sandbox, as you: they can read your files and the secret, use the "
        "network and leave programs running",
    },
    "--jobs": {
        "type": int, "metavar": "N",
        "help": "how many to grade at a time; if not given, one for each processor",
    },
}  # fmt: skip


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m grading.grade", description=__doc__.partition("\n")[0])
    parser.add_argument("assignment", help="its name, such as a04_adam")
    for name, settings in OPTIONS.items():
        parser.add_argument(name, **settings)
    return parser


def _sandbox(unsafe: bool) -> Sandbox:
    if unsafe:
        print(UNSAFE, file=sys.stderr)
        return Sandbox.UNSAFE
    troubles = []
    for kind in (Sandbox.BWRAP, Sandbox.UNSHARE):
        why = sandbox.trouble(kind)
        if not why:
            return kind
        troubles.append(why)
    raise Refused(WITHOUT.format(troubles="\n".join(troubles)))


def _place(to: Path, submissions: Path, has_marks: bool) -> Path:
    """Return where to write, if nothing can be lost there."""
    to, folder = to.resolve(), submissions.resolve()
    if to == folder or to in folder.parents or folder in to.parents:
        raise Refused(
            "The grades would lie within the submissions or around them; name another folder (--to)."
        )
    whole.refuse(to, GRADES)
    old = to / MARKS
    if old.is_file() and not has_marks and human.filled(old):
        raise Refused(f"{str(old)!r} has a human's marks; give them with --marks, or move the folder away.")
    return to


def _progress(all_of_them: int, count: int, result: Graded) -> None:
    points = "" if result.total is None else f", {table.number(result.total)} of {table.number(result.of)}"
    print(f"{count:>{len(str(all_of_them))}}/{all_of_them}  {result.found.file}: {result.status}{points}",
          file=sys.stderr, flush=True)  # fmt: skip


def _grade(asked: argparse.Namespace) -> int:
    began = time.monotonic()
    assignment = load(asked.assignment)
    secret = secret_of(asked.secret, asked.secret_file)
    before = handed_out(assignment, asked.twist)
    to = asked.to or ASSIGNMENTS.parent / "_build" / "grades" / assignment.name
    to = _place(to, asked.submissions, asked.marks is not None)
    files = submissions(asked.submissions)
    job = Job(assignment, secret, asked.twist, _sandbox(asked.unsafe), before, SECONDS)
    read = [question for question in assignment.questions if question.human]
    names = [human.anonymous(job, file) for file in files]
    marks = human.given(asked.marks, read, names) if asked.marks else {}
    jobs = max(1, min(asked.jobs or os.cpu_count() or 1, len(files)))
    found = []
    for count, result in enumerate(results(job, files, jobs), 1):
        _progress(len(files), count, result)
        found.append(result)
    order = {file.name: i for i, file in enumerate(files)}
    found.sort(key=lambda result: order[result.found.name])
    whole.write(to, files_of(job, found, marks))
    print(f"{len(files)} graded in {time.monotonic() - began:.0f} s with {job.kind}: {to / GRADES}")
    faults = [result for result in found if result.status == FAILED]
    for result in faults:
        print(f"Not graded: {result.found.file}. {result.note}", file=sys.stderr)
    return 1 if faults else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, 1 where the grader failed on a file, 2 where nothing was graded."""
    try:
        return _grade(_arguments().parse_args(arguments))
    except (Refused, SecretError, SpecError, FolderError, MarksError) as fault:
        print(fault, file=sys.stderr)
    except OSError as fault:
        print(f"The grades cannot be written ({fault}); what was there is as it was.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped; nothing is written.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
