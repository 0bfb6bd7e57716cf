"""How far two runs are apart."""

from __future__ import annotations

from typing import Any

import numpy as np


def deviation(path: Any, oracle: Any) -> float:
    """max |a - b| / max(|b|, 1e-3) over a whole path; inf where one is not finite."""
    a, b = np.asarray(path, dtype=float), np.asarray(oracle, dtype=float)
    assert a.shape == b.shape
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return float("inf")
    return float((np.abs(a - b) / np.maximum(np.abs(b), 1e-3)).max())


def walk(rule: Any, gradient: Any, start: Any, steps: int) -> tuple[np.ndarray, list[Any]]:
    """Points after each step, and the states; `gradient(theta, t)` gives the gradient of step t."""
    theta, points, states = start, [], []
    state = rule.init(theta)
    for t in range(1, steps + 1):
        step, state = rule.update(gradient(theta, t), state, theta, t)
        theta = theta - step
        points.append(theta)
        states.append(state)
    return np.array(points), states
