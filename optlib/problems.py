"""Costs over data, and the samplers that choose which rows a step looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .descent import Sampler
from .ranges import whole

__all__ = ["DataCost", "full_batch", "linear_regression", "logistic_regression", "mini_batches", "sigmoid"]

Array = np.ndarray


def _design(x: Any, y: Any) -> tuple[Array, Array]:
    """The matrix [1 x] and the targets as float arrays; errors for empty, unequal or non-finite data."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if x.ndim not in (1, 2) or y.ndim != 1:
        raise ValueError(f"x must have 1 or 2 axes and y 1; got shapes {x.shape} and {y.shape}")
    if len(y) == 0 or x.size == 0:
        raise ValueError("the data are empty; give at least one row")
    if len(x) != len(y):
        raise ValueError(f"x and y must have the same number of rows; got {len(x)} and {len(y)}")
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise ValueError("the data hold nan or inf; remove or repair those rows")
    return np.column_stack([np.ones(len(y)), x]), y


@dataclass(frozen=True, eq=False)
class DataCost:
    """The mean over the rows of a loss of a linear score: cost(theta) = mean_i l(X_i theta, y_i).

    theta has shape (p,) or, in a sweep, (p, runs).

    Attributes:
        X: design matrix, shape (n, p); its first column is 1.
        y: targets, shape (n,).
        loss: (score, target) -> loss of one row.
        slope: derivative of the loss by the score.
        bend: second derivative of the loss by the score.

    >>> cost = linear_regression([1.0, 2.0], [3.0, 5.0])
    >>> cost.X.tolist(), cost.hessian([0.0, 0.0]).tolist()
    ([[1.0, 1.0], [1.0, 2.0]], [[2.0, 3.0], [3.0, 5.0]])
    """

    X: Array
    y: Array
    loss: Callable[[Array, Array], Array]
    slope: Callable[[Array, Array], Array]
    bend: Callable[[Array, Array], Array]

    def _parts(self, theta: Any, rows: Any = None) -> tuple[Array, Array, Array]:
        theta = np.asarray(theta, dtype=float)
        if theta.shape[:1] != self.X.shape[1:]:
            raise ValueError(f"theta must have {self.X.shape[1]} coordinates; got shape {theta.shape}")
        X, y = (self.X, self.y) if rows is None else (self.X[rows], self.y[rows])
        # sums of products rather than BLAS: the same digits on every machine, and in every column of a sweep
        score = sum(X[:, j].reshape(-1, *[1] * (theta.ndim - 1)) * theta[j] for j in range(len(theta)))
        return X, np.asarray(score), y.reshape(-1, *[1] * (theta.ndim - 1))

    def value(self, theta: Any) -> Any:
        """Mean loss over all rows at theta."""
        _, score, y = self._parts(theta)
        return np.mean(self.loss(score, y), axis=0)

    def gradient(self, theta: Any, rows: Any = None) -> Array:
        """Gradient of the mean loss over `rows`, or over all rows; of theta's shape."""
        X, score, y = self._parts(theta, rows)
        slope = self.slope(score, y)
        return np.stack([(X[:, j].reshape(y.shape) * slope).mean(axis=0) for j in range(X.shape[1])])

    def hessian(self, theta: Any) -> Array:
        """Hessian of the mean loss at one theta of shape (p,): shape (p, p)."""
        X, score, y = self._parts(theta)
        return np.asarray((X.T * self.bend(score, y)) @ X / len(y))


def linear_regression(x: Any, y: Any) -> DataCost:
    """The mean squared error of the line y = theta_0 + theta_1 x.

    Cost (1/n) sum (theta_0 + theta_1 x_i - y_i)^2, gradient with the factor 2/n.

    Args:
        x: shape (n,), or (n, d) for several features.
        y: shape (n,), in its own units; the cost has their square.

    Raises:
        ValueError: if the data are empty, unequal in length or not finite.

    >>> cost = linear_regression([1.0, 2.0], [3.0, 5.0])
    >>> float(cost.value([1.0, 2.0])), cost.gradient([0.0, 0.0]).tolist()
    (0.0, [-8.0, -13.0])
    """
    X, y = _design(x, y)
    return DataCost(
        X, y,
        loss=lambda score, y: (score - y) * (score - y),
        slope=lambda score, y: 2 * (score - y),
        bend=lambda score, y: np.full_like(score, 2.0),
    )  # fmt: skip


def sigmoid(z: Any) -> Array:
    """The logistic function 1 / (1 + exp(-z)), without overflow.

    >>> sigmoid(np.array([0.0, 1000.0])).tolist()
    [0.5, 1.0]
    """
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))
    return np.asarray(np.where(z >= 0, 1.0, small) / (1 + small))


def logistic_regression(x: Any, y: Any) -> DataCost:
    """The mean negative log-likelihood of labels 0 and 1 under p = sigmoid(theta_0 + theta_1 x).

    Args:
        x: shape (n,), or (n, d) for several features.
        y: labels, each 0 or 1, shape (n,).

    Raises:
        ValueError: if the data are empty, unequal in length or not finite, or a label is not 0 or 1.

    >>> cost = logistic_regression([-1.0, 1.0], [0, 1])
    >>> round(float(cost.value([0.0, 0.0])), 6), cost.gradient([0.0, 0.0]).tolist()
    (0.693147, [0.0, -0.5])
    """
    X, y = _design(x, y)
    if not np.isin(y, (0.0, 1.0)).all():
        raise ValueError(f"labels must be 0 or 1; got {sorted(set(y.tolist()))[:5]}")
    return DataCost(
        X, y,
        loss=lambda score, y: np.logaddexp(0, score) - y * score,
        slope=lambda score, y: sigmoid(score) - y,
        bend=lambda score, y: sigmoid(score) * (1 - sigmoid(score)),
    )  # fmt: skip


def full_batch(rows: int) -> Sampler:
    """Every step looks at all rows, in order.

    >>> full_batch(3)(1).tolist()
    [0, 1, 2]
    """
    every = np.arange(whole("rows", rows))
    return lambda t: every


def mini_batches(rows: int, batch: int, *, seed: int, replace: bool = False) -> Sampler:
    """Random batches: by default each epoch is a new shuffle, cut into batches.

    Asked for step `t` it always gives the same rows, so a run can be repeated or resumed.

    Args:
        rows: how many rows the data have, >= 1.
        batch: rows a step, from 1 to `rows`; an epoch's last batch holds what is left.
        seed: of the random numbers.
        replace: draw each batch independently, with replacement; there are no epochs then.

    Returns:
        A function from the step `t` (from 1) to an array of row numbers.

    Raises:
        ValueError: if a size is no whole number >= 1, the batch is larger than the data, or the seed is none.

    >>> sampler = mini_batches(5, 2, seed=0)
    >>> sorted(np.concatenate([sampler(t) for t in (1, 2, 3)]).tolist())
    [0, 1, 2, 3, 4]
    """
    rows, batch, seed = whole("rows", rows), whole("batch", batch), whole("seed", seed, low=0)
    if batch > rows:
        raise ValueError(f"a batch of {batch} is larger than the data, {rows} rows; use at most {rows}")
    if replace:
        return lambda t: np.random.default_rng([seed, t]).integers(rows, size=batch)
    per_epoch = -(-rows // batch)
    shuffles: dict[int, Array] = {}  # the current epoch's alone

    def sample(t: int) -> Array:
        epoch, k = divmod(t - 1, per_epoch)
        if epoch not in shuffles:
            shuffles.clear()
            shuffles[epoch] = np.random.default_rng([seed, epoch]).permutation(rows)
        return shuffles[epoch][k * batch : (k + 1) * batch]

    return sample
