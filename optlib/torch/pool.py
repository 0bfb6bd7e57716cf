"""torch's own OpenMP threads, for the compiled passes; `optlib.compiled.threads` says why."""

from __future__ import annotations

import ctypes

import torch

from ..compiled.threads import hire

__all__ = ["join"]


def join() -> None:
    """Run the compiled passes in torch's threads, if they can be reached; else they run in Python's."""
    if "parallel backend: OpenMP" not in torch.__config__.parallel_info():
        return
    try:
        # the symbol of the very library that torch runs on, of several that may be loaded
        team = ctypes.CDLL(torch._C.__file__).GOMP_parallel
    except (OSError, AttributeError):  # Windows has another OpenMP
        return
    team.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint)
    team.restype = None
    hire(team)
