"""Small data sets that the book uses; nothing is ever downloaded."""

from __future__ import annotations

import numpy as np

from .points import TEN_POINTS

__all__ = ["ten_points"]


def ten_points() -> tuple[np.ndarray, np.ndarray]:
    """Ten noisy points near the line y = 5 + 2x: x = 1..10, noise of standard deviation 0.2.

    The points of paulQuei's gradient-descent article, from which many Chinese texts start; the noise is
    NumPy's legacy generator with seed 59, whose stream is frozen.

    Returns:
        x and y, float arrays of shape (10,).

    >>> x, y = ten_points()
    >>> float(x[0]), float(y[0])
    (1.0, 6.666143295721056)
    """
    x, y = np.array(TEN_POINTS).T.copy()
    return x, y
