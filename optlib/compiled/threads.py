"""Work on a range in several threads: compiled code holds no interpreter lock, so plain threads do.

numba's own parallel loops would do too, but one of their backends ends the process when two Python threads
use it at once, another when the process has forked, and they take five times as long to compile.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

__all__ = ["in_threads"]

# Small enough that a core which is busy elsewhere holds nobody up, large enough to cost nothing.
SLICE = 1 << 18
# Below this many numbers, waking a thread takes longer than the work.
WORTH_A_THREAD = 1 << 17

_pool: ThreadPoolExecutor | None = None


def _forget_pool() -> None:
    global _pool
    _pool = None  # a fork's child has none of its parent's threads


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_pool)


def _executor() -> ThreadPoolExecutor:
    global _pool
    if _pool is None:
        _pool = ThreadPoolExecutor(max(1, (os.cpu_count() or 1)), "optlib")
    return _pool


def in_threads(work: Callable[[int, int], object], size: int, threads: int, weight: int = 1) -> None:
    """Call `work(start, stop)` on slices that cover range(size), in as many threads as pay.

    Args:
        work: must let go of the interpreter lock, or the threads wait for each other.
        size: length of the range, >= 0.
        threads: at most so many, the caller's own thread included; >= 1.
        weight: how many numbers each item of the range stands for.

    >>> seen = []
    >>> in_threads(lambda start, stop: seen.append((start, stop)), 10, 2)
    >>> seen
    [(0, 10)]
    """
    threads = min(threads, size * weight // WORTH_A_THREAD)
    if threads <= 1:
        work(0, size)
        return
    # every thread gets a few slices even where there is less to do than SLICE would give
    length = min(-(-SLICE // weight), -(-size // (2 * threads)))
    length += -length % 64  # slices begin at the start of a cache line
    starts = iter(range(0, size, length))  # shared: a thread that is done takes the next slice

    def take() -> None:
        for start in starts:
            work(start, min(start + length, size))

    others = [_executor().submit(take) for _ in range(threads - 1)]
    try:
        take()
    finally:
        for other in others:
            other.result()
