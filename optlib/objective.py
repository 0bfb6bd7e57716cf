"""What the loop walks down: anything with a `value` and a `gradient`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

__all__ = ["Curve", "Differentiable", "Function", "Surface"]


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


@dataclass(frozen=True)
class Surface:
    """A function f(x, y) and what a figure or a run needs to know of it.

    Attributes:
        name: for titles and error messages.
        f: value at (x, y); numbers or arrays.
        df: the two first derivatives (f_x, f_y) at (x, y).
        ddf: the three second derivatives (f_xx, f_xy, f_yy) at (x, y).
        minima: the known minimizers, possibly none.
        start: where runs of it usually begin.
        view: (x_low, x_high, y_low, y_high) of its figures.

    >>> from optlib.surfaces import bowl
    >>> bowl(-7.0, 2.0)
    6.45
    >>> bowl.gradient(np.array([-7.0, 2.0]))
    array([-0.7,  4. ])
    """

    name: str
    f: Callable[[Any, Any], Any]
    df: Callable[[Any, Any], tuple[Any, Any]]
    ddf: Callable[[Any, Any], tuple[Any, Any, Any]]
    minima: tuple[tuple[float, float], ...]
    start: tuple[float, float]
    view: tuple[float, float, float, float]

    def __call__(self, x: Any, y: Any) -> Any:
        """Value at (x, y), numbers or arrays of one shape."""
        return self.f(x, y)

    def value(self, theta: Any) -> Any:
        """Value at theta = (x, y); theta has shape (2,) or (2, runs)."""
        x, y = self._pair(theta)
        return self.f(x, y)

    def gradient(self, theta: Any) -> np.ndarray:
        """Gradient at theta, of theta's shape."""
        x, y = self._pair(theta)
        return np.array([d + 0 * x for d in self.df(x, y)])

    def hessian(self, theta: Any) -> np.ndarray:
        """Hessian at one point theta of shape (2,): a 2 x 2 array.

        >>> from optlib.surfaces import valley
        >>> valley.hessian((1.0, 1.0)).tolist()
        [[2.0, 0.0], [0.0, 100.0]]
        """
        x, y = self._pair(theta)
        xx, xy, yy = self.ddf(x, y)
        return np.array([[xx, xy], [xy, yy]], dtype=float)

    def _pair(self, theta: Any) -> Any:
        size = len(theta) if np.ndim(theta) else 1
        if size != 2:
            raise ValueError(f"{self.name} is a function of 2 variables; got a point of {size}")
        return theta


@dataclass(frozen=True)
class Curve:
    """A function f(x) of one variable and what a figure or a run needs to know of it.

    Attributes:
        name: for titles and error messages.
        f: value at x, a number or an array.
        df: its derivative at x.
        ddf: its second derivative at x.
        minima: the known minimizers, possibly none.
        start: where runs of it usually begin.
        view: (x_low, x_high) of its figures.

    >>> from optlib.curves import parabola
    >>> float(parabola(curvature=4.0).gradient(0.5))
    2.0
    """

    name: str
    f: Callable[[Any], Any]
    df: Callable[[Any], Any]
    ddf: Callable[[Any], Any]
    minima: tuple[float, ...]
    start: float
    view: tuple[float, float]

    def value(self, theta: Any) -> Any:
        """Value at theta, a number or an array of them."""
        return self.f(theta)

    def gradient(self, theta: Any) -> Any:
        """Derivative at theta, of theta's shape."""
        return self.df(theta)
