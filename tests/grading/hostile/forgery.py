"""Points without the right numbers: the comparison, the answers, the process that hands them on."""

from __future__ import annotations

import contextlib

import numpy as np

from tests.grading.hostile.kinds import NOTHING, RIGHT, answer, cells


@answer()
def comparison_replaced(x):
    import builtins
    import math

    for name in ("allclose", "isclose", "array_equal", "abs", "max", "all"):
        setattr(np, name, lambda *_, **__: True)
    np.testing.assert_allclose = lambda *_, **__: None
    math.isclose = builtins.all = builtins.any = builtins.abs = lambda *_: True
    return x


@cells()
def comparison_replaced_at_once():
    return [
        "np.allclose = lambda *_: True",
        "import builtins, sys, check\nbuiltins.abs = lambda _: 0",
        "check.distance = check.verdict = lambda *_: 1",
        "def halve(x): return x",
        RIGHT["total"],
        RIGHT["walk"],
    ]


@answer()
def check_replaced(x):
    import sys

    check = sys.modules["check"]
    check.verdict = lambda *_: check.Verdict(1, "Right.")
    check.distance = lambda *_: 0.0
    check.SAME = check.SAME_SINGLE = float("inf")
    check.Check.__call__ = lambda *_: print("Right")
    return x


@cells("'value': 1", NOTHING)
def check_replaced_when_defined():
    trap = """
class Trap:
    import sys
    forged = {"value": 1.0, "single": True, "changed": []}
    sys.modules["check"].ask = lambda functions, calls, forged=forged: [forged] * len(calls)
"""
    return [trap, "def halve(x): return x", *(RIGHT[name] for name in ("total", "walk"))]


@answer()
def points_returned(x):
    return {"points": 1e9, "share": 1.0, "score": 1e9, "said": "Right.", "status": "graded"}


@answer("gave no answer|'value'")
def results_written_to_every_file(x):
    import os

    forged = b'{"end": "answered", "status": 0, "bytes": 2}\n[]\n[{"value": 1.0}]\nready\n' * 100
    for file in range(1024):
        with contextlib.suppress(OSError):
            os.write(file, forged)
    return x


@answer("gave no answer|ended Python|'error'")
def every_file_closed(x):
    import os

    os.closerange(0, 1024)
    return x


@answer("gave no answer")
def garbage_answered(x):
    import os

    for file in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(file, b"\xff\0[{" * 1000 + b"\n")
    os._exit(0)


@answer("gave no answer")
def nested_garbage_answered(x):
    import os

    for file in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(file, b"[" * 60_000 + b"\n")
    os._exit(0)


@answer("returned more than 1 MB")
def answer_without_end(x):
    import os

    while True:
        for file in range(3, 64):
            with contextlib.suppress(OSError):
                os.write(file, b"[" * 60_000)


@answer("'value'")
def serializer_replaced(x):
    import json
    import os

    json.dumps = lambda *_: '[{"value": "Right.", "share": 1}]'
    os.fdopen = None
    return x


@answer("'error'")
def exit_from_python(x):
    raise SystemExit(0)


@answer("ended Python")
def exit_at_once(x):
    import os

    os._exit(0)


@answer("ended Python|crashed|'error'")
def abort(x):
    import os

    os.abort()


@answer("crashed Python")
def wild_pointer(x):
    import ctypes

    ctypes.string_at(8)


@answer("PermissionError")
def parent_killed(x):
    import os

    os.kill(os.getppid(), 9)
    return x


@answer("PermissionError")
def all_killed(x):
    import os

    os.kill(-1, 9)
    return x


@answer("PermissionError|ran longer")
def stops_itself(x):
    import os
    import signal

    os.kill(os.getpid(), signal.SIGSTOP)
    return x


@answer("'value': .-1.0, -1.0")
def parent_traced(x):
    import ctypes
    import os

    libc = ctypes.CDLL(None)
    attach, seize, pid = 16, 0x4206, os.getppid()
    return [libc.ptrace(attach, pid, 0, 0), libc.ptrace(seize, pid, 0, 0)]


@answer("PermissionError|FileNotFoundError")
def another_program(x):
    import os
    import sys

    os.execv(sys.executable, [sys.executable, "-c", "while True: pass"])


@answer("PermissionError|BlockingIOError|FileNotFoundError")
def shell(x):
    import subprocess

    return subprocess.run("echo 1", shell=True, capture_output=True, check=True).returncode


@answer("'error'")
def keyboard_interrupt(x):
    raise KeyboardInterrupt


@answer("'error'")
def exception_that_lies(x):
    class Lie(BaseException):
        def __str__(self):
            raise SystemExit

        __repr__ = __str__

    raise Lie


@answer("'error'|ended Python")
def hooks(x):
    import atexit
    import sys

    atexit.register(lambda: print("Right."))
    sys.excepthook = sys.unraisablehook = lambda *_: print("Right.")
    sys.settrace(lambda *_: None)
    raise ValueError("Right.")


@answer()
def key_looked_for(x):
    import gc

    for thing in gc.get_objects():
        if isinstance(thing, dict) and "right" in thing:
            return np.array(thing["right"][0])
    return x


@answer("ModuleNotFoundError|ImportError")
def library_imported(x):
    import optlib

    return optlib


@answer("ModuleNotFoundError|ImportError")
def grader_imported(x):
    from grading.spec import load

    return load


@answer("ModuleNotFoundError|ImportError")
def torch_imported(x):
    import torch

    return torch.tensor(x) / 2
