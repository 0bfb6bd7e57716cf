"""Inside the sandbox: run a notebook's cells and ask its functions, one child process for each question.

Reads one job, JSON, from standard input. Writes a line "ready", and then for each question a line of JSON,
`{"end": ..., "status": ..., "bytes": n}`, and the n bytes that its child wrote. `end` is "answered", "ended"
(it stopped without an answer), "time" or "size". Each child is killed with all that it started before the
next begins.

It needs NumPy, `check.py` and `filter.py` beside it. The student's code lives in the children alone, and this
process never reads what they write.
"""

from __future__ import annotations
import __future__

import ast
import contextlib
import ctypes
import importlib
import json
import os
import random
import re
import resource
import select
import signal
import sys
import time
import types
from typing import Any

import numpy as np

PR_SET_DUMPABLE = 4
FIRST_OF_ALL = 1  # the id of the first process in a namespace, whose signals reach nobody outside

# ---- a notebook's cells

MAGIC = re.compile(r"^(\s*)(?:[%!?].*|[\w., ]+=\s*[%!].*|[\w.]+\?+\s*)$")
FUNCTION = re.compile(r"^def\s+(\w+)", re.MULTILINE)
LATER = __future__.annotations.compiler_flag  # annotations stay text: `torch.Tensor` must not cost a function
UNDEFINED = re.compile(r"name '(\w+)' is not defined")
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
PLAIN = (
    *(ast.Constant, ast.Name, ast.Attribute, ast.Subscript, ast.Slice, ast.Starred, ast.expr_context),
    *(ast.Tuple, ast.List, ast.Set, ast.Dict, ast.UnaryOp, ast.BinOp, ast.BoolOp, ast.Compare, ast.IfExp),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension),
    *(ast.operator, ast.unaryop, ast.boolop, ast.cmpop),
)
MAKERS = {"np", "numpy", "math", "float", "int", "tuple", "list", "dict", "set", "range"}


class Lost:
    """Stands for what could not be imported or defined, and says so when it is used."""

    def __init__(self, fault: BaseException) -> None:
        if isinstance(fault, ModuleNotFoundError):
            fault = ImportError(f"{fault.name} {importlib.import_module('check').NOT_THERE}")
        self._fault = fault

    def __call__(self, *_: object, **__: object) -> object:
        """Raise what happened when it was defined."""
        raise self._fault

    def __getattr__(self, name: str) -> object:
        """Raise it here too, but to Python's own questions say that there is no such thing."""
        if name.startswith("__"):
            raise AttributeError(name)
        raise self._fault


def statements(source: str) -> list[ast.stmt]:
    """Return the statements of a cell; lines that only Jupyter understands are left out.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError: it is not Python.
    """
    try:
        return ast.parse(source, "your cell").body
    except SyntaxError:
        lines = [MAGIC.sub(r"\1pass", line) for line in source.split("\n")]
        return ast.parse("\n".join(lines), "your cell").body


def defines(statement: ast.stmt) -> bool:
    """Return whether a statement only defines: an import, a function, a class, a constant."""
    if isinstance(statement, DEFINITIONS):
        return True
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    else:
        return False
    parts = [part for target in targets for part in ast.walk(target)]
    named = all(isinstance(part, (ast.Name, ast.Tuple, ast.Store)) for part in parts)
    return named and statement.value is not None and _constant(statement.value)


def _constant(node: ast.AST) -> bool:
    """Return whether an expression is a lambda, or made of literals, names, arithmetic, NumPy's functions."""
    if isinstance(node, ast.Lambda):
        return True
    if isinstance(node, ast.Call):
        maker: ast.AST = node.func
        while isinstance(maker, ast.Attribute):
            maker = maker.value
        return (
            isinstance(maker, ast.Name)
            and maker.id in MAKERS
            and all(map(_constant, [*node.args, *(keyword.value for keyword in node.keywords)]))
        )
    return isinstance(node, PLAIN) and all(map(_constant, ast.iter_child_nodes(node)))


def _names(statement: ast.stmt) -> list[str]:
    """Return the names that a statement would give a value to."""
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return [alias.asname or alias.name.split(".")[0] for alias in statement.names]
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [statement.name]
    return [x.id for x in ast.walk(statement) if isinstance(x, ast.Name) and isinstance(x.ctx, ast.Store)]


def define(cells: list[str]) -> tuple[dict[str, Any], set[str]]:
    """Run what defines something in cells, statement by statement; one that fails costs itself alone.

    Returns:
        The names defined; what could not be is a `Lost`. And the names of what was left out.
    """
    module = types.ModuleType("submission")
    sys.modules[module.__name__] = module  # where dataclasses look for it
    names, left_out = module.__dict__, set[str]()
    names["np"] = np  # a first cell that was lost must not cost everything
    for cell in cells:
        try:
            found = statements(cell)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
            names.update((name, Lost(fault)) for name in FUNCTION.findall(cell))
            continue
        for statement in found:
            if not defines(statement):
                left_out.update(_names(statement))
                continue
            try:
                block = ast.Module([statement], [])
                exec(compile(block, "your cell", "exec", LATER, dont_inherit=True), names)
            except BaseException as fault:  # SystemExit too
                names.update((name, Lost(fault)) for name in _names(statement))
    return names, left_out - names.keys()


# ---- one question, in a process of its own


def _confine(limits: dict[str, int]) -> None:
    """Set limits that hold for this process and all that it becomes."""
    hard = {
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_CPU: limits["cpu"],
        resource.RLIMIT_FSIZE: limits["file"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_NPROC: 0,  # none but this one, no thread either; does not bind root
    }
    for limit, value in hard.items():
        most = resource.getrlimit(limit)[1]
        value = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(limit, (value, value))
    importlib.import_module("filter").install()


def _answers(job: dict[str, Any], calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    random.seed(0)
    np.random.seed(0)  # what draws at random draws the same whenever it is graded
    check = importlib.import_module("check")
    try:
        functions, left_out = define(job["cells"])
        answers: list[dict[str, Any]] = check.ask(functions, calls)
    except BaseException as fault:  # SystemExit, KeyboardInterrupt, and what the student's own raise
        return [{"error": f"it stopped with {type(fault).__name__}"} for _ in calls]
    for answer in answers:
        undefined = UNDEFINED.search(answer.get("error", ""))
        if undefined and undefined[1] in left_out:
            answer["error"] += f"; {check.NOT_RUN}"
    return answers


def _child(job: dict[str, Any], calls: list[dict[str, Any]], out: int) -> None:
    _confine(job["limits"])
    with os.fdopen(out, "wb") as stream:
        stream.write(json.dumps(_answers(job, calls)).encode() + b"\n")


# ---- the process that starts them


def _received(pipe: int, reader: int, until: float, most: int) -> tuple[str, bytes]:
    """Return how a child came to its end, and what it wrote before."""
    data = bytearray()
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    poll.register(reader, 0)  # tells when nobody reads our results any more
    while (left := until - time.monotonic()) > 0:
        for file, _ in poll.poll(left * 1000):
            if file == reader:
                sys.exit("the grader is gone")
            piece = os.read(pipe, 65536)
            data += piece
            if not piece:
                return "ended", b""
            if len(data) > most:
                return "size", b""
            if data.endswith(b"\n"):
                return "answered", bytes(data)
    return "time", b""


def _end(pid: int, end: str) -> int:
    """Kill a child and all that came of it; return its exit status, or minus the signal that it died of."""
    status = None
    for _ in range(20 if end == "ended" else 0):  # its pipe closes just before it is gone
        done, code = os.waitpid(pid, os.WNOHANG)
        if done:
            status = os.waitstatus_to_exitcode(code)
            break
        time.sleep(0.01)
    alone = os.getpid() == FIRST_OF_ALL
    with contextlib.suppress(ProcessLookupError):  # when it left nothing behind
        os.kill(-1 if alone else pid, signal.SIGKILL)
    if status is None:
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with contextlib.suppress(ChildProcessError):  # when nobody is left
        while alone:
            os.waitpid(-1, 0)
    return status


def _asked(job: dict[str, Any], calls: list[dict[str, Any]], out: int) -> bytes:
    """Ask one question in a child; return what goes to the grader."""
    pipe, end_of_child = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(out)
            os.close(pipe)
            _child(job, calls, end_of_child)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(end_of_child)
    end, data = _received(pipe, out, time.monotonic() + job["seconds"], job["most"])
    status = _end(pid, end)
    os.close(pipe)
    return json.dumps({"end": end, "status": status, "bytes": len(data)}).encode() + b"\n" + data


def main() -> None:
    """Do the job on standard input."""
    job = json.load(sys.stdin)
    importlib.import_module("check")
    out = os.dup(1)
    for file in range(3):  # the job is not for the children to read again, nor the results for them to write
        os.dup2(job["nowhere"], file)
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)  # and none may look into this process
    with os.fdopen(out, "wb", buffering=0) as results:
        results.write(b"ready\n")
        for calls in job["questions"]:
            rest = memoryview(_asked(job, calls, out))
            while rest:
                rest = rest[results.write(rest) or 0 :]


if __name__ == "__main__":
    main()
