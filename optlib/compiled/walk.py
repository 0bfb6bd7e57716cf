"""Whole runs on a surface, compiled: the loop over steps, broadcast over a sweep."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..rule import Rule, scalar
from ..surfaces import Surface
from .cache import load
from .kernel import require
from .program import CannotCompileError, read, unbound
from .split import CONSTANT, Split, split
from .threads import in_threads
from .trace import look
from .walk_source import walk_source

__all__ = ["record", "walk", "walk_end", "why_no_walk"]

Array = np.ndarray


@dataclass(frozen=True)
class _Module:
    text: str
    constants: int  # how many a step has
    per_run_states: tuple[str, ...]  # scalar states that differ between the runs of a sweep
    table: Callable[..., None]
    walk: Callable[..., None]


def _text(rule: Rule, per_run: tuple[str, ...], surface: Surface, dtype: str) -> tuple[str, Split]:
    program = read(rule)
    parts = split(program, frozenset(per_run))
    return walk_source(program, parts, per_run, look(surface), dtype), parts


@functools.cache
def _compiled(rule: Rule, per_run: tuple[str, ...], surface: Surface, dtype: str) -> _Module:
    text, parts = _text(rule, per_run, surface, dtype)

    def first(module: dict[str, Any]) -> None:
        c = np.empty((0, len(parts.names)))
        module["table"](np.empty((0, len(rule.hyper))), np.zeros(len(rule.state)), c)
        none = np.empty((1, 4, 0), dtype)
        module["walk"](none, np.empty(0), c, none, 0, 0)

    module = load(f"{rule.name}_walk_{dtype}", text, first)
    states = [s for s, x in rule.state.items() if isinstance(x, scalar) and parts.new[s][0] != CONSTANT]
    return _Module(text, len(parts.names), tuple(states), module["table"], module["walk"])


def why_no_walk(rule: Rule, objective: Any) -> str | None:
    """Why no whole run of a rule on an objective can be compiled; None if it can. Needs no numba.

    >>> from optlib.rules import swats
    >>> from optlib.surfaces import bowl
    >>> why_no_walk(swats, bowl) is None
    True
    """
    if not isinstance(objective, Surface):
        return f"whole runs are compiled on surfaces of optlib.surfaces; got {type(objective).__name__}"
    try:
        _text(unbound(rule), (), objective, "float64")
    except CannotCompileError as error:
        return str(error)
    return None


def walk(
    rule: Rule, surface: Surface, start: Array, steps: int, threads: int = 1
) -> tuple[Array, Array, Array]:
    """Run a rule on a surface for a number of steps, or many runs of a sweep at once.

    Everything but what is constant within a step is computed in the type of `start`.

    Args:
        rule: the optimizer; a hyper-parameter that is an array or a schedule of arrays makes a sweep.
        surface: where it walks.
        start: float32 or float64, shape (2,), or (2, runs) for a sweep.
        steps: how many, >= 0.
        threads: how many threads at most.

    Returns:
        Points, shape (steps + 1, 2), losses and gradient norms, shape (steps + 1,); in a sweep each with one
        more axis, the last. A run that diverges goes on as inf and nan.

    Raises:
        ModuleNotFoundError: without numba.
        CannotCompileError: if rule or surface cannot be compiled; `why_no_walk` tells beforehand.
        TypeError, ValueError: if start has another type or shape.

    >>> from optlib.rules import gd
    >>> from optlib.surfaces import bowl
    >>> points, losses, norms = walk(gd(lr=0.5), bowl, np.array([-7.0, 2.0]), 1)
    >>> points[1].tolist()
    [-6.65, 0.0]
    """
    kept = record(rule, surface, start, steps, threads, steps + 1)
    if start.ndim == 1 and rule.columns is None:
        kept = kept[..., 0]
    return kept[:, :2], kept[:, 2], kept[:, 3]


def walk_end(
    rule: Rule, surface: Surface, start: Array, steps: int, threads: int = 1
) -> tuple[Array, Array, Array]:
    """Where `walk` ends, with the same arguments and errors; the way there is not kept.

    Returns:
        The last point, shape (2,), its loss and its gradient norm; in a sweep each with one more axis.

    >>> from optlib.rules import gd
    >>> from optlib.surfaces import bowl
    >>> point, loss, norm = walk_end(gd(lr=0.5), bowl, np.array([-7.0, 2.0]), 1)
    >>> point.tolist()
    [-6.65, 0.0]
    """
    kept = record(rule, surface, start, steps, threads, 1)[0]
    if start.ndim == 1 and rule.columns is None:
        kept = kept[..., 0]
    return kept[:2], kept[2], kept[3]


def record(rule: Rule, surface: Surface, start: Array, steps: int, threads: int, rows: int) -> Array:
    """What `walk` gives in one array of shape (rows, 4, runs): x, y, loss and gradient norm.

    There are steps + 1 rows for the whole way; one row is for the last point alone.
    """
    require()
    dtype = start.dtype
    if dtype not in (np.float32, np.float64):
        raise TypeError(f"the compiled engine serves float32 and float64; got a start of {dtype}")
    runs = rule.columns if start.ndim == 1 else start.shape[-1]
    width = 1 if runs is None else runs
    if start.shape not in ((2,), (2, width)) or rule.columns not in (None, width):
        raise ValueError(f"start must have shape (2,) or (2, runs), runs as in the rule; got {start.shape}")
    scheduled = any(callable(v) for v in rule.hyper.values())
    at = [rule.at(t) for t in range(1, steps + 1 if scheduled else 2)] or [rule.at(1)]
    per_run = tuple(h for h in rule.hyper if np.ndim(at[0][h]))
    shared = [[float(now[h]) for h in rule.hyper if h not in per_run] for now in at]
    # the walk looks at the last point too; the constants of that row are not used
    shared += [shared[-1]] * (steps + 1 - len(shared))
    different = np.array([[now[h] for h in per_run] for now in at], dtype).reshape(
        len(at), len(per_run), width
    )
    if len(at) > 1:
        different = np.concatenate([different, different[-1:]])
    module = _compiled(unbound(rule), per_run, surface, dtype.name)
    scalars = [float(x) for x in rule.state.values() if isinstance(x, scalar)]
    c = np.empty((steps + 1, module.constants))
    module.table(np.array(shared).reshape(steps + 1, -1), np.array(scalars), c)
    state = [float(x) for x in rule.state.values() if not isinstance(x, scalar) for _ in range(2)]
    state += [float(rule.state[s]) for s in module.per_run_states]
    initial = np.array(state)
    kept = np.empty((rows, 4, width), dtype)
    kept[0, :2] = start.reshape(2, -1)
    in_threads(
        lambda first, last: module.walk(kept, initial, c, different, first, last),
        width,
        threads,
        weight=10 * steps,
    )
    return kept
