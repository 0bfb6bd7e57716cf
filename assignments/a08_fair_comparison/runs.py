"""Runs of A8's four methods: the right one, many at once, and each mistake in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grading.spec import Has, Mistake

__all__ = ["METHODS", "MISTAKES", "final_loss", "losses"]

METHODS = ("gd", "momentum", "rmsprop", "adam")
STEPS, BATCH = 20, 4

LAST_BATCH = Mistake(
    "last_batch", "This is the cost of the last batch; the task wants that of all rows.", slot="loss"
)
NO_STATE = Mistake(
    "no_state", "The state of a step does not reach the next: each begins afresh.", slot="state"
)
SAME_BATCH = Mistake(
    "same_batch",
    "Every step sees the same batch: the generator is made anew in each, where a run has one.",
    slot="rows",
)
SHUFFLED = Mistake(
    "shuffled",
    "The rows of a batch are drawn without replacement; the task draws them with it, by rng.integers.",
    share=0.5,
    slot="rows",
)
SHORT = Mistake("short", f"The run makes {STEPS - 1} steps; the task wants {STEPS}.", slot="t")
FROM_ZERO = Mistake("from_zero", "Steps are counted from 0; the first has t = 1.", slot="t")
ASCENT = Mistake("ascent", "The steps are added: this climbs.", slot="sign")
NO_RATE = Mistake("no_rate", "The learning rate does not reach the step.", slot="sign")
NO_INF = Mistake(
    "no_inf", "A run that diverges ends as nan, which argmin takes for the lowest; the task wants infinity.",
    share=0.5, slot="inf",
)  # fmt: skip
MISTAKES = (LAST_BATCH, NO_STATE, SAME_BATCH, SHUFFLED, SHORT, FROM_ZERO, ASCENT, NO_RATE, NO_INF)


def losses(has: Has, X: Any, y: Any, method: str, rates: Any, seeds: Sequence[int]) -> Any:
    """Return the last loss of a run with mistakes, for each rate (rows) and each seed (columns)."""
    batches = np.array([_batches(has, len(y), seed) for seed in seeds])
    lr = np.array(rates, dtype=float)
    theta = np.zeros((len(seeds), X.shape[1], len(lr)))
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    first = 0 if has("from_zero") else 1
    with np.errstate(all="ignore"):
        for t in range(first, STEPS + (0 if has("short") or has("from_zero") else 1)):
            rows = batches[:, t - first]
            off = X[rows] @ theta - y[rows][:, :, None]
            g = 2 / BATCH * X[rows].transpose(0, 2, 1) @ off
            if has("no_state"):
                m, v = np.zeros_like(theta), np.zeros_like(theta)
            step, m, v = _step(method, g, m, v, t)
            step = step if has("no_rate") else lr * step
            theta = theta + step if has("ascent") else theta - step
        if has("last_batch"):
            cost = np.mean((X[rows] @ theta - y[rows][:, :, None]) ** 2, axis=1)
        else:
            cost = np.mean((X @ theta - y[:, None]) ** 2, axis=1)
    return (cost if has("no_inf") else np.where(np.isfinite(cost), cost, np.inf)).T


def _batches(has: Has, n: int, seed: int) -> list[Any]:
    rng = np.random.default_rng(seed)

    def batch() -> Any:
        return rng.choice(n, size=BATCH, replace=False) if has("shuffled") else rng.integers(n, size=BATCH)

    return [batch()] * STEPS if has("same_batch") else [batch() for _ in range(STEPS)]


def _step(method: str, g: Any, m: Any, v: Any, t: int) -> tuple[Any, Any, Any]:
    if method == "gd":
        return g, m, v
    if method == "momentum":
        m = 0.9 * m + g
        return m, m, v
    if method == "rmsprop":
        v = 0.99 * v + 0.01 * g * g
        return g / (np.sqrt(v) + 1e-8), m, v
    m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
    return m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


def final_loss(has: Has) -> Any:
    """Return the function that makes one run, with the mistakes for which `has` is true."""

    def final_loss(X: Any, y: Any, method: str, lr: float, seed: int) -> Any:
        return losses(has, X, y, method, [lr], [seed])[0, 0]

    return final_loss
