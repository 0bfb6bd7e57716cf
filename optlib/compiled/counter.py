"""Step counts, each a number of its own: one by one they would cost more than a small step."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from .cache import load

__all__ = ["counter"]

_TEXT = """
from numba import carray, float32, float64, int64, njit

from optlib.compiled.pointer import pointer


@njit("float64(int64[::1])", error_model="numpy", cache=CACHE)
def common(addresses):
    count = carray(pointer(addresses[0]), (1,), {dtype})[0]
    for address in addresses:
        if carray(pointer(address), (1,), {dtype})[0] != count:
            return -1.0
    return count


@njit("void(int64[::1])", error_model="numpy", cache=CACHE)
def add_one(addresses):
    for address in addresses:
        carray(pointer(address), (1,), {dtype})[0] += 1
"""


@functools.cache
def counter(dtype: str) -> tuple[Callable[[Any], float], Callable[[Any], None]]:
    """Two functions of an int64 array of addresses of counts.

    The first gives what all counts are, -1 if they differ; the second adds 1 to each.

    Args:
        dtype: type of the counts, "float32" or "float64".
    """
    names = load(f"counter_{dtype}", _TEXT.replace("{dtype}", dtype))
    return names["common"], names["add_one"]
