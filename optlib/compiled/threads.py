"""One compiled function in several threads at once.

Compiled code holds no interpreter lock, so plain Python threads serve; where another library keeps threads
of its own, as PyTorch does, the function runs in those (`hire`). After each of its parallel operations
PyTorch's threads spin for milliseconds, ready for the next, and any other thread would have to share the
cores with them.

numba's own parallel loops would do too, but one of their backends ends the process when two Python threads
use it at once, another when the process has forked.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

__all__ = ["hire", "together", "worth"]

# Bytes to move below which waking a second thread took longer than it saved, measured on Adam and on plain
# gradient descent in float32: of threads that are awake already, and of Python's.
AWAKE, ASLEEP = 4_000_000, 10_000_000

_pool: ThreadPoolExecutor | None = None
_team: Callable[[int | None, int, int, int], object] | None = None


def _forget_threads() -> None:
    global _pool, _team
    _pool = _team = None  # a fork's child has none of its parent's threads


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_threads)


def hire(team: Callable[[int | None, int, int, int], object]) -> None:
    """Let another library's threads do the work.

    Args:
        team: `team(function, argument, 0, 0)` calls the C function at the address `function` with
            `argument` in all its threads at once, the caller's own included, and returns when they have, as
            OpenMP's GOMP_parallel does.
    """
    global _team
    _team = team


def worth(moved: int) -> bool:
    """Whether a step that moves so many bytes gains by a second thread."""
    return moved >= (ASLEEP if _team is None else AWAKE)


def together(function: Any, argument: int, threads: int) -> None:
    """Call a compiled function in several threads at once; how they share the work is its own affair.

    Args:
        function: numba's C callback of one whole number. A hired team calls it in all its threads, however
            many were asked for, so the function itself has to turn away those that are too many.
        argument: that number.
        threads: how many threads, the caller's own included.
    """
    if _team is not None:
        _team(function.address, argument, 0, 0)
        return
    global _pool
    if _pool is None:
        _pool = ThreadPoolExecutor(max(1, os.cpu_count() or 1), "optlib")
    others = [_pool.submit(function.ctypes, argument) for _ in range(threads - 1)]
    try:
        function.ctypes(argument)
    finally:
        for other in others:
            other.result()
