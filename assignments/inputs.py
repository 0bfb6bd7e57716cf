"""Inputs that several assignments draw."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["gradients"]


def gradients(rng: np.random.Generator) -> Any:
    """Ten gradients of three coordinates: one falls late, one rises late, one has a zero."""
    falls, rises = [1.0] * 6 + [0.01] * 4, [0.01] * 6 + [10.0] * 4
    size = np.array([falls, rises, [0.3, 0.3, 0, 0.3, 0.1, 0.03, 0.1, 0.3, 1, 3]])
    sign = rng.choice([-1.0, 1.0], size=size.shape)
    sign[:, :2] = sign[:, :1]
    return (size * sign * rng.uniform(0.7, 1.4, size.shape)).T.round(6)
