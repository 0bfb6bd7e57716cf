"""Right forms of A1's functions, and wrong ones of no known kind."""

from __future__ import annotations

import numpy as np
import torch


def torchs(precision):
    """torch.optim.SGD on torch's mean square."""

    def gradient_step(theta, X, y, lr):
        X, y = (torch.as_tensor(part, dtype=precision) for part in (X, y))
        parameter = torch.nn.Parameter(torch.as_tensor(theta, dtype=precision).detach().clone())
        torch.nn.MSELoss()(X @ parameter, y).backward()
        torch.optim.SGD([parameter], lr=lr).step()
        return parameter

    return gradient_step


def one_by_one(theta, X, y, lr):
    gradient = [0.0] * len(theta)
    for row, target in zip(X, y, strict=True):
        residual = sum(a * b for a, b in zip(row, theta, strict=True)) - target
        for j, entry in enumerate(row):
            gradient[j] += 2 * residual * entry / len(y)
    return [a - lr * b for a, b in zip(theta, gradient, strict=True)]


def by_differences(theta, X, y, lr):
    """Central differences of a quadratic are exact, but for rounding."""

    def cost(at):
        return np.mean((X @ at - y) ** 2)

    steps = np.eye(len(theta)) / 8
    return theta - lr * np.array([(cost(theta + s) - cost(theta - s)) * 4 for s in steps])


def by_power_method(X):
    v = np.ones(X.shape[1]) + np.arange(X.shape[1]) / 7
    for _ in range(2000):
        v = X.T @ (X @ v)
        v /= np.linalg.norm(v)
    return len(X) / np.linalg.norm(X @ v) ** 2


def by_runs(curvature, growth, start):
    """Halve an interval of rates."""
    low, high = 0.0, 2 / curvature
    for _ in range(14):
        rate, x = (low + high) / 2, start
        for _ in range(3000):
            x -= rate * (curvature * x + growth * x**3)
            if abs(x) > abs(start):
                break
        low, high = (low, rate) if abs(x) > abs(start) else (rate, high)
    return np.float32(high)


RIGHT = {
    "torch, double": {"gradient_step": torchs(torch.float64)},
    "torch, single": {"gradient_step": torchs(torch.float32)},
    "one by one": {"gradient_step": one_by_one},
    "by differences": {"gradient_step": by_differences},
    "by singular values, by runs": {
        "largest_rate": lambda X: [len(X) / np.linalg.svd(X)[1][0] ** 2][0],
        "rate_limit": by_runs,
    },
    "by the spectral norm": {"largest_rate": lambda X: torch.tensor(len(X) / np.linalg.norm(X, 2) ** 2)},
    "by the power method": {"largest_rate": by_power_method},
}


def outside(theta, X, y, lr, *, scale=2.0, decay=0.0, power=1):
    r = X @ theta - y
    return theta - lr * (scale * X.T @ (np.sign(r) * np.abs(r) ** power) / len(y) + decay * theta)


OUTSIDE = {
    "twice the gradient": {"gradient_step": lambda *given: outside(*given, scale=4.0)},
    "with weight decay": {"gradient_step": lambda *given: outside(*given, decay=0.1)},
    "of the absolute residuals": {"gradient_step": lambda *given: outside(*given, power=0)},
    "one sample too few": {
        "gradient_step": lambda theta, X, y, lr: outside(theta, X, y, lr, scale=2 * len(y) / (len(y) - 1))
    },
    "rounded": {"largest_rate": lambda X: round(len(X) / np.linalg.norm(X, 2) ** 2, 3)},
    "of centred inputs": {"largest_rate": lambda X: len(X) / np.linalg.norm(X - X.mean(axis=0), 2) ** 2},
    "the row's largest sum": {"largest_rate": lambda X: len(X) / np.linalg.norm(X.T @ X, np.inf)},
}
