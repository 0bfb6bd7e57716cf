"""The five problems of the chapter *One table*: where runs start, what they are fed, what judges them.

A problem hands out tasks, one for each seed and purpose. Parameters have the shape (d, runs): a task is run
at many learning rates at once, and all of them see the same start and the same batches. Nothing in it depends
on an optimizer.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits  # type: ignore[import-untyped]

from optlib.problems import DataCost, logistic_regression, mini_batches
from optlib.surfaces import rosenbrock

__all__ = ["PROBLEMS", "Problem", "Task", "images"]

Array = np.ndarray


@dataclass(frozen=True)
class Task:
    """One problem with one seed.

    Attributes:
        start: the parameters at first, shape (d,).
        gradient: (theta, t) -> gradient of step t, of theta's shape (d, runs).
        loss: theta -> what the run is judged by, shape (runs,).
    """

    start: Array
    gradient: Callable[[Array, int], Array]
    loss: Callable[[Array], Array]


@dataclass(frozen=True)
class Problem:
    """A problem and its budget.

    Attributes:
        title: its name in tables and figures.
        what: in a sentence, with its sizes.
        steps: gradients that a run may compute.
        level: a loss that counts as good, set by hand: one for all methods.
        task: (seed, judging) -> the task; `judging` picks the data that judge, where there are two sets.
    """

    title: str
    what: str
    steps: int
    level: float
    task: Callable[[int, bool], Task]


DIMENSIONS = 10
CURVATURES = np.logspace(-3, 0, DIMENSIONS)  # condition number 1000


def _quadratic(seed: int, turn: Array) -> Task:
    """Half the sum of curvature times squared distance along the columns of `turn`; its minimum is all ones.

    It is not 0, where AdamW's decay pulls. The loss is told as a share of the first one.
    """
    offset = np.random.default_rng([seed, 1]).normal(size=DIMENSIONS)
    first = (CURVATURES * offset**2).sum() / 2

    def along(theta: Array) -> Array:
        return np.asarray(turn.T @ (theta - 1.0))

    return Task(
        1.0 + turn @ offset,
        lambda theta, t: np.asarray(turn @ (CURVATURES[:, None] * along(theta))),
        lambda theta: np.asarray((CURVATURES[:, None] * along(theta) ** 2).sum(axis=0) / (2 * first)),
    )


@functools.cache
def _turn() -> Array:
    """A turn in ten dimensions, drawn once for all runs."""
    columns, triangle = np.linalg.qr(np.random.default_rng(0).normal(size=(DIMENSIONS, DIMENSIONS)))
    return np.asarray(columns * np.sign(np.diag(triangle)))


def _rosenbrock(seed: int) -> Task:
    draw = np.random.default_rng([seed, 2])
    start = np.array([draw.uniform(-1.5, -0.5), draw.uniform(0.5, 1.5)])
    return Task(start, lambda theta, t: rosenbrock.gradient(theta), rosenbrock.value)


PENALTY = 0.01  # without it the two classes can be parted, and no minimum exists


@functools.cache
def _tumours() -> DataCost:
    """569 tumours, 30 measures each, standardized; 1 for benign."""
    x, y = load_breast_cancer(return_X_y=True)
    return logistic_regression((x - x.mean(axis=0)) / x.std(axis=0), y)


def _logistic_gradient(theta: Array, rows: Any = None) -> Array:
    return _tumours().gradient(theta, rows) + PENALTY * theta


def _logistic_loss(theta: Array) -> Array:
    return np.asarray(_tumours().value(theta) + PENALTY * (theta**2).sum(axis=0) / 2)


@functools.cache
def _least_logistic() -> float:
    """The minimum of the cost, by Newton's method."""
    theta = np.zeros(_tumours().X.shape[1])
    for _ in range(20):
        hessian = _tumours().hessian(theta) + PENALTY * np.eye(len(theta))
        theta = theta - np.linalg.solve(hessian, _logistic_gradient(theta))
    return float(_logistic_loss(theta))


def _logistic(seed: int) -> Task:
    """From zero, in batches of 16; the loss is what the cost of all rows exceeds its minimum by."""
    rows = mini_batches(len(_tumours().y), 16, seed=seed)
    return Task(
        np.zeros(_tumours().X.shape[1]),
        lambda theta, t: _logistic_gradient(theta, rows(t)),
        lambda theta: _logistic_loss(theta) - _least_logistic(),
    )


INPUTS, HIDDEN, CLASSES = 64, 32, 10


@functools.cache
def images() -> tuple[Array, Array]:
    """1797 digits of 8 x 8 pixels in [0, 1], shuffled once."""
    x, y = load_digits(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(y))
    return x[order] / 16, y[order]


def _layers(theta: Array) -> tuple[Array, Array, Array, Array]:
    """Weights and biases of both layers, the runs on the first axis."""
    theta = theta.T
    ends = np.cumsum([INPUTS * HIDDEN, HIDDEN, HIDDEN * CLASSES])
    w1, b1, w2, b2 = np.split(theta, ends, axis=1)
    return (
        w1.reshape(-1, INPUTS, HIDDEN),
        b1.reshape(-1, 1, HIDDEN),
        w2.reshape(-1, HIDDEN, CLASSES),
        b2.reshape(-1, 1, CLASSES),
    )


def _forward(theta: Array, x: Array) -> tuple[Array, Array]:
    """The hidden units and the logarithms of the classes' probabilities, shape (runs, images, ...)."""
    w1, b1, w2, b2 = _layers(theta)
    hidden = np.maximum(x @ w1 + b1, 0)
    score = hidden @ w2 + b2
    score = score - score.max(axis=2, keepdims=True)
    return hidden, score - np.log(np.exp(score).sum(axis=2, keepdims=True))


def _network_gradient(theta: Array, x: Array, y: Array) -> Array:
    hidden, log_p = _forward(theta, x)
    off = np.exp(log_p)
    off[:, np.arange(len(y)), y] -= 1
    off /= len(y)
    back = (off @ _layers(theta)[2].transpose(0, 2, 1)) * (hidden > 0)
    parts = (x.T @ back, back.sum(axis=1), hidden.transpose(0, 2, 1) @ off, off.sum(axis=1))
    return np.concatenate([part.reshape(len(off), -1) for part in parts], axis=1).T


def _network(seed: int, judging: bool) -> Task:
    """Cross-entropy on images that no run is fed: 225 to tune on, 225 others to judge by."""
    x, y = images()
    fed, held_out = slice(0, 1347), slice(1572, 1797) if judging else slice(1347, 1572)
    rows = mini_batches(1347, 64, seed=seed)
    draw = np.random.default_rng([seed, 3])
    sizes = ((INPUTS, INPUTS * HIDDEN), (INPUTS, HIDDEN), (HIDDEN, HIDDEN * CLASSES), (HIDDEN, CLASSES))
    # torch's own start of a linear layer: uniform within one over the root of its inputs
    start = np.concatenate([draw.uniform(-(n**-0.5), n**-0.5, size) for n, size in sizes])
    x_out, y_out = x[held_out], y[held_out]

    def loss(theta: Array) -> Array:
        _, log_p = _forward(theta, x_out)
        return np.asarray(-log_p[:, np.arange(len(y_out)), y_out].mean(axis=1))

    return Task(start, lambda theta, t: _network_gradient(theta, x[fed][rows(t)], y[fed][rows(t)]), loss)


PROBLEMS = {
    "quadratic": Problem(
        "quadratic",
        "10 curvatures, 0.001 to 1: share of the first loss left",
        500,
        1e-3,
        lambda seed, judging: _quadratic(seed, np.eye(DIMENSIONS)),
    ),
    "ravine": Problem(
        "rotated ravine",
        "the same, turned with its starts in 10 dimensions",
        500,
        1e-3,
        lambda seed, judging: _quadratic(seed, _turn()),
    ),
    "rosenbrock": Problem(
        "Rosenbrock",
        "a curved valley in the plane, from beyond its bend",
        1000,
        1e-2,
        lambda seed, judging: _rosenbrock(seed),
    ),
    "logistic": Problem(
        "logistic regression",
        "569 tumours, batches of 16: cost above its minimum",
        500,
        1e-2,
        lambda seed, judging: _logistic(seed),
    ),
    "network": Problem(
        "network",
        "1347 digits, batches of 64: loss on 225 other digits",
        420,
        0.3,
        _network,
    ),
}
