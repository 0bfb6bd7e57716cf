"""The loop that every optimizer shares, and the path it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .definition import Rule, expect_rule
from .objective import Differentiable, Surface
from .ranges import whole

__all__ = ["Path", "Progress", "Sampler", "descend", "gradient_below", "loss_below", "step_below"]

Array = np.ndarray

# Gives the rows of the data that step t (from 1) looks at; see optlib.problems
Sampler = Callable[[int], Array]


@dataclass(frozen=True)
class Progress:
    """What a stop rule sees after a step, one entry per run of a sweep.

    >>> now = Progress(loss=np.array(0.5), gradient_norm=np.array(0.1), largest_change=np.array(1e-4))
    >>> bool(gradient_below(0.2)(now)), bool(loss_below(0.2)(now))
    (True, False)
    """

    loss: Array
    gradient_norm: Array
    largest_change: Array


Stop = Callable[[Progress], Any]


def _check_bound(name: str, bound: float, low: float = -np.inf) -> None:
    if not np.isfinite(bound) or bound <= low:
        raise ValueError(f"{name} needs a finite bound{' > 0' if low == 0 else ''}; got {bound!r}")


def _step_of(k: Any) -> int | None:
    """The step at which something happened in one run: None for -1, "it did not"."""
    return None if k < 0 else int(k)


def gradient_below(bound: float) -> Stop:
    """Stop once the Euclidean norm of the gradient is below `bound`.

    >>> from optlib.rules import gd
    >>> from optlib.surfaces import valley
    >>> path = descend(gd(lr=0.016), valley, (150.0, 75.0), 1000, stop=gradient_below(1e-6))
    >>> path.stopped_at
    601
    """
    _check_bound("gradient_below", bound, low=0)
    return lambda now: now.gradient_norm < bound


def loss_below(bound: float) -> Stop:
    """Stop once the loss is below `bound`, a finite number.

    >>> from optlib.rules import gd
    >>> from optlib.surfaces import bowl
    >>> descend(gd(lr=0.9), bowl, (-7.0, 2.0), 100, stop=loss_below(1e-3)).stopped_at
    42
    """
    _check_bound("loss_below", bound)
    return lambda now: now.loss < bound


def step_below(bound: float) -> Stop:
    """Stop once every coordinate changes by less than `bound` in one step.

    Many posts stop so. A small step is not a small error: with a small learning rate it stops early.

    >>> from optlib.rules import gd
    >>> from optlib.surfaces import bowl
    >>> descend(gd(lr=1e-4), bowl, (-7.0, 2.0), 100, stop=step_below(1e-3)).stopped_at
    1
    """
    _check_bound("step_below", bound, low=0)
    return lambda now: now.largest_change < bound


@dataclass(frozen=True, eq=False, repr=False)
class Path:
    """Where a run went. Index 0 is the start, index k the point after k steps.

    In a sweep every array has one more axis, the last, and `stopped_at` and `diverged_at` are arrays with
    -1 for "did not". A run that has stopped stays where it is; one that has diverged is nan from then on.

    Attributes:
        points: parameters, shape (K + 1, *start.shape) or (K + 1, *start.shape, runs).
        losses: objective at each point, shape (K + 1,) or (K + 1, runs).
        gradient_norms: Euclidean norm of the full gradient at each point, like `losses`.
        states: the rule's state after each step, a list of K + 1 tuples, if it was asked for, else None.
        stopped_at: number of steps after which the stop rule held; None if it never did.
        diverged_at: step after which point, loss or gradient was no longer finite; None if it stayed so.

    >>> from optlib.rules import gd
    >>> from optlib.surfaces import bowl
    >>> path = descend(gd(lr=0.9), bowl, (-7.0, 2.0), 20)
    >>> path.steps, path.final.round(6).tolist(), path.diverged_at
    (20, [-1.061514, 0.023058], None)
    """

    points: Array
    losses: Array
    gradient_norms: Array
    states: list[tuple[Any, ...]] | None
    stopped_at: Any
    diverged_at: Any

    def __repr__(self) -> str:
        """Its size and end in one line; the arrays themselves would fill screens."""
        runs = f", {self.losses.shape[1]} runs" if self.losses.ndim > 1 else f", loss {self.losses[-1]:.6g}"
        return f"<Path of {self.steps} steps{runs}>"

    @property
    def steps(self) -> int:
        """Number of steps recorded."""
        return len(self.losses) - 1

    @property
    def final(self) -> Array:
        """The last point."""
        return np.asarray(self.points[-1])

    def first_below(self, loss: float) -> Any:
        """First step at which the loss is below `loss`; None (in a sweep -1) if there is none.

        >>> from optlib.rules import adam
        >>> from optlib.surfaces import bowl
        >>> descend(adam(lr=0.3), bowl, (-7.0, 2.0), 100).first_below(1e-3)
        63
        """
        hit = self.losses < loss
        first = np.where(hit.any(axis=0), hit.argmax(axis=0), -1)
        return first if first.ndim else _step_of(first)

    def run(self, k: int) -> Path:
        """One run of a sweep as a path of its own.

        Raises:
            ValueError: if this path is no sweep.

        >>> from optlib.rules import gd
        >>> from optlib.surfaces import bowl
        >>> sweep = descend(gd(lr=[0.1, 0.9]), bowl, (-7.0, 2.0), 20)
        >>> sweep.run(1).losses.shape
        (21,)
        """
        if self.losses.ndim == 1:
            raise ValueError("this path is a single run; run(k) picks one run of a sweep")
        ended = [_step_of(self.stopped_at[k]), _step_of(self.diverged_at[k])]
        end = min([step for step in ended if step is not None], default=self.steps) + 1
        states = self.states and [
            # a state that is one number for all runs is each run's own
            tuple(np.asarray(s)[..., k] if np.ndim(s) else s for s in state)
            for state in self.states[:end]
        ]
        points, losses, norms = self.points[:end, ..., k], self.losses[:end, k], self.gradient_norms[:end, k]
        return Path(points, losses, norms, states, *ended)


def _start(start: Any) -> Array:
    try:
        theta = np.array(start)
    except ValueError:
        raise ValueError(f"the rows of start must have one length; got {start!r}") from None
    if theta.size == 0:
        raise ValueError("start has no coordinates; give a float or an array of floats")
    if theta.dtype.kind in "iu":
        theta = theta.astype(float)
    if theta.dtype.kind != "f":
        raise TypeError(f"start must hold real numbers; got {theta.dtype}")
    if not np.isfinite(theta).all():
        raise ValueError(f"start must be finite; got {start!r}")
    return theta


def descend(
    rule: Rule,
    objective: Differentiable,
    start: Any,
    steps: int,
    *,
    sampler: Sampler | None = None,
    stop: Stop | None = None,
    keep_states: bool = False,
    many_starts: bool = False,
) -> Path:
    """Walk down an objective with a rule and record the way.

    A hyper-parameter that is an array makes a sweep: one run per value, all at once. Divergence ends a run
    and is reported in the path; it never raises.

    Args:
        rule: the optimizer, for example `adam(lr=0.1)`.
        objective: has `value(theta)` and `gradient(theta)`; with a sampler, `gradient(theta, rows)`.
        start: a number or an array of any shape; integers become floats.
        steps: how many steps at most, >= 0.
        sampler: chooses the rows of data for the gradient of each step; None takes the whole objective. The
            losses and gradient norms of the path are always those of the whole objective.
        stop: a stop rule: `gradient_below`, `loss_below`, `step_below`, or any function of `Progress`.
        keep_states: whether to keep the rule's state after every step.
        many_starts: whether the last axis of `start` is a sweep over starts.

    Returns:
        The path; a single run that stops or diverges early is as long as it went.

    Raises:
        TypeError, ValueError: if start, steps or the shapes that the objective returns are wrong.

    >>> from optlib.rules import adam
    >>> from optlib.surfaces import bowl
    >>> path = descend(adam(lr=0.3), bowl, start=(-7.0, 2.0), steps=20)
    >>> path.points.shape, round(float(path.losses[-1]), 6)
    ((21, 2), 0.193506)
    """
    steps = whole("steps", steps, low=0)
    columns = expect_rule(rule).columns
    for part in ("value", "gradient"):
        if not callable(getattr(objective, part, None)):
            raise TypeError(
                f"an objective has value(theta) and gradient(theta), such as optlib.surfaces.bowl or "
                f"optlib.objective.Function(value, gradient); got {objective!r}"
            )
    if stop is not None and not callable(stop):
        raise TypeError(f"stop must be a stop rule such as gradient_below({stop!r}); got {stop!r}")
    theta = _start(start)
    if sampler is not None and isinstance(objective, Surface):
        raise TypeError(f"{objective.name} has no rows of data to sample; leave sampler out")
    if many_starts and theta.ndim == 0:
        raise ValueError(f"with many_starts the last axis of start counts the starts; got {start!r}")
    if many_starts:
        if columns not in (None, theta.shape[-1]):
            raise ValueError(f"{theta.shape[-1]} starts do not fit a sweep of {columns} hyper-parameters")
    elif columns is not None:
        theta = np.repeat(theta[..., None], columns, axis=-1)
    sweep = many_starts or columns is not None
    axes = tuple(range(theta.ndim - sweep))  # those of the parameters; a sweep's own axis is the last
    runs = theta.shape[-1:] if sweep else ()

    def look(theta: Array) -> tuple[Array, Array, Array]:
        loss, g = np.asarray(objective.value(theta)), np.asarray(objective.gradient(theta))
        if loss.shape != runs or g.shape != theta.shape:
            raise ValueError(
                f"for parameters of shape {theta.shape} the objective must give a value of shape {runs} and "
                f"a gradient of shape {theta.shape}; got {loss.shape} and {g.shape}"
            )
        return loss, g, np.sqrt((g * g).sum(axis=axes))

    state = rule.init(theta)
    running = np.ones(runs, bool)
    stopped, diverged = np.full(runs, -1), np.full(runs, -1)
    with np.errstate(all="ignore"):
        loss, g, norm = look(theta)
        points, losses, norms, states = [theta], [loss], [norm], [state]
        for t in range(1, steps + 1):
            if sampler is not None:
                g = np.asarray(objective.gradient(theta, sampler(t)))  # type: ignore[call-arg]
            step, state = rule.update(g, state, theta, t, sweep)
            # a run that has ended keeps its last point; a diverged one has nan there already
            new = np.where(running, theta - step, theta)
            change = None if stop is None else np.abs(new - theta).max(axis=axes)
            theta = new
            loss, g, norm = look(theta)
            finite = np.isfinite(theta).all(axis=axes) & np.isfinite(loss) & np.isfinite(norm)
            gone = running & ~finite
            diverged = np.where(gone, t, diverged)
            if stop is not None:
                held = running & finite & np.asarray(stop(Progress(loss, norm, np.asarray(change))))
                stopped = np.where(held, t, stopped)
                gone = gone | held
            running = running & ~gone
            points.append(theta)
            losses.append(loss)
            norms.append(norm)
            if keep_states:
                states.append(state)
            if not running.any():
                break
            if sweep and (diverged == t).any():
                theta = np.where(diverged >= 0, np.nan, theta)
    ended = (stopped, diverged) if sweep else (_step_of(stopped), _step_of(diverged))
    return Path(np.array(points), np.array(losses), np.array(norms), states if keep_states else None, *ended)
