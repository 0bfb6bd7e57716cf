"""What `optlib.descend` does after a compiled run: which runs stopped or diverged, and where."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from ..descend import Path, Progress, Stop
from ..rule import Rule
from ..surfaces import Surface
from .walk import record

__all__ = ["compiled_path"]

Array = np.ndarray


def _stop(kept: Array, diverged: Array, stop: Stop, sweep: bool) -> Array:
    """The step at which each run stops, -1 if never; from then on it stays where it is, in `kept` too."""
    stopped = np.full(diverged.shape, -1)
    running = np.ones(diverged.shape, bool)
    for t in range(1, len(kept)):
        kept[t] = np.where(stopped >= 0, kept[t - 1], kept[t])
        running &= diverged != t
        if not running.any():
            break
        loss, norm = kept[t, 2], kept[t, 3]
        change = np.abs(kept[t, :2] - kept[t - 1, :2]).max(axis=0)
        now = Progress(loss, norm, change) if sweep else Progress(loss[0], norm[0], change[0])
        held = running & np.asarray(stop(now))
        stopped = np.where(held, t, stopped)
        running &= ~held
    return stopped


def compiled_path(
    rule: Rule, surface: Surface, theta: Array, steps: int, stop: Stop | None, sweep: bool
) -> Path:
    """A whole run, compiled, as the path that `descend` gives.

    Args:
        rule: the optimizer.
        surface: where it walks.
        theta: the start, shape (2,), or (2, runs) in a sweep.
        steps: how many at most.
        stop: a stop rule or None.
        sweep: whether theta's last axis is a sweep.

    >>> from optlib.rules import gd
    >>> from optlib.surfaces import bowl
    >>> compiled_path(gd(lr=0.5), bowl, np.array([-7.0, 2.0]), 3, None, sweep=False).points[1].tolist()
    [-6.65, 0.0]
    """
    kept = record(rule, surface, theta, steps, os.cpu_count() or 1, steps + 1)
    with np.errstate(all="ignore"):
        lost = ~np.isfinite(kept[1:]).all(axis=1)
        diverged = (
            np.where(lost.any(axis=0), lost.argmax(axis=0) + 1, -1) if steps else np.full(kept.shape[2:], -1)
        )
        stopped = np.full(diverged.shape, -1) if stop is None else _stop(kept, diverged, stop, sweep)
    diverged = np.where(stopped >= 0, -1, diverged)
    ended = np.maximum(diverged, stopped)
    kept = kept[: (ended.max() if (ended >= 0).all() else steps) + 1]
    if (diverged >= 0).any():
        steps_taken = np.arange(len(kept))[:, None, None]
        kept[(steps_taken > diverged) & (diverged >= 0) & np.ones(kept.shape, bool)] = np.nan
    if sweep:
        return Path(kept[:, :2], kept[:, 2], kept[:, 3], None, stopped, diverged)
    ends: list[Any] = [None if at < 0 else int(at) for at in (stopped[0], diverged[0])]
    return Path(kept[:, :2, 0], kept[:, 2, 0], kept[:, 3, 0], None, *ends)
