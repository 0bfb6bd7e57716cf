"""Right forms of one run, and wrong ones outside the family; tables are in `test_comparison.py`."""

from __future__ import annotations

import math

import numpy as np
import torch

STEPS, BATCH = 20, 4
OPTIMIZERS = {
    "gd": torch.optim.SGD,
    "momentum": lambda parameters, lr: torch.optim.SGD(parameters, lr=lr, momentum=0.9),
    "rmsprop": torch.optim.RMSprop,
    "adam": torch.optim.Adam,
}


def by_torch(X, y, method, lr, seed):
    rng = np.random.default_rng(seed)
    X, y = torch.tensor(X), torch.tensor(y)
    theta = torch.zeros(3, dtype=torch.double, requires_grad=True)
    optimizer = OPTIMIZERS[method]([theta], lr=lr)
    for _ in range(STEPS):
        rows = torch.tensor(rng.integers(len(y), size=BATCH))
        optimizer.zero_grad()
        ((X[rows] @ theta - y[rows]) ** 2).mean().backward()
        optimizer.step()
    loss = ((X @ theta - y) ** 2).mean()
    return loss if torch.isfinite(loss) else math.inf


def by_coordinate(X, y, method, lr, seed):
    rng = np.random.default_rng(seed)
    theta, b, a = [0.0] * 3, [0.0] * 3, [0.0] * 3
    for t in range(STEPS):
        rows = rng.integers(len(y), size=BATCH)
        off = [sum(X[i, j] * theta[j] for j in range(3)) - y[i] for i in rows]
        for j in range(3):
            g = sum(2 * r * X[i, j] for i, r in zip(rows, off, strict=True)) / BATCH
            if method == "gd":
                change = g
            elif method == "momentum":
                change = b[j] = 0.9 * b[j] + g
            elif method == "rmsprop":
                a[j] = 0.99 * a[j] + 0.01 * g * g
                change = g / (a[j] ** 0.5 + 1e-8)
            else:
                b[j], a[j] = 0.9 * b[j] + 0.1 * g, 0.999 * a[j] + 0.001 * g * g
                change = b[j] / (1 - 0.9 ** (t + 1)) / ((a[j] / (1 - 0.999 ** (t + 1))) ** 0.5 + 1e-8)
            theta[j] -= lr * change
    loss = np.mean((X @ theta - y) ** 2)
    return loss if loss < math.inf else math.inf


def step(method, g, b, a, t):
    if method == "gd":
        return g, b, a
    if method == "momentum":
        b = 0.9 * b + g
        return b, b, a
    if method == "rmsprop":
        a = 0.99 * a + 0.01 * g * g
        return g / (np.sqrt(a) + 1e-8), b, a
    b, a = 0.9 * b + 0.1 * g, 0.999 * a + 0.001 * g * g
    return b / (1 - 0.9**t) / (np.sqrt(a / (1 - 0.999**t)) + 1e-8), b, a


def run(kind=float, start=0.0, draw=None, factor=2.0, root=False):
    """Return a run made of parts, of which the defaults are right."""

    def final_loss(X, y, method, lr, seed):
        X, y, rng = X.astype(kind), y.astype(kind), np.random.default_rng(seed)
        theta = np.full(3, start, kind)
        b, a = np.zeros(3, kind), np.zeros(3, kind)
        batches = [draw(rng, len(y)) if draw else rng.integers(len(y), size=BATCH) for _ in range(STEPS)]
        for t, rows in enumerate(batches, 1):
            g = kind(factor / BATCH) * (X[rows].T @ (X[rows] @ theta - y[rows]))
            change, b, a = step(method, g, b, a, t)
            theta = (theta - kind(lr) * change).astype(kind)
        loss = np.square(X @ theta - y).mean()
        loss = np.sqrt(loss) if root else loss
        return loss if np.isfinite(loss) else kind(np.inf)

    return final_loss


RIGHT = {
    "torch": {"final_loss": by_torch},
    "coordinate by coordinate": {"final_loss": by_coordinate},
    "batches drawn first": {"final_loss": run()},
    "single precision": {"final_loss": run(np.float32)},
}
OUTSIDE = {
    "begins at ones": {"final_loss": run(start=1.0)},
    "no factor 2": {"final_loss": run(factor=1.0)},
    "a sum for the mean": {"final_loss": run(factor=2.0 * BATCH)},
    "the root of the cost": {"final_loss": run(root=True)},
    "the first rows of all": {"final_loss": run(draw=lambda rng, n: np.arange(BATCH))},
    "one row too many": {"final_loss": run(draw=lambda rng, n: rng.integers(n, size=BATCH + 1))},
}
