"""What the loop walks down: anything with a `value` and a `gradient`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

__all__ = ["Differentiable", "Function"]


class Differentiable(Protocol):
    """An objective: `value(theta)` gives the loss, `gradient(theta)` an array of theta's shape.

    In a sweep theta carries one more axis, the last, and `value` one number per column.
    """

    def value(self, theta: Any) -> Any:
        """The loss at theta."""

    def gradient(self, theta: Any) -> Any:
        """The gradient at theta."""


@dataclass(frozen=True)
class Function:
    """An objective made of two functions.

    Args:
        value: theta -> loss.
        gradient: theta -> array of theta's shape.

    >>> f = Function(value=lambda x: x * x, gradient=lambda x: 2 * x)
    >>> float(f.value(3.0)), float(f.gradient(3.0))
    (9.0, 6.0)
    """

    value: Callable[[Any], Any]
    gradient: Callable[[Any], np.ndarray]
