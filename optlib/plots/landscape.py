"""Contour maps of functions of two variables, with the paths of runs on them."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from optlib.definition import Rule
from optlib.descent import Path

from .palette import INK
from .style import colour, dash, label

__all__ = ["contours", "mark_minimum", "trail"]


def contours(
    ax: Axes,
    value: Any,
    view: tuple[float, float, float, float],
    *,
    levels: int | np.ndarray = 12,
    equal: bool = False,
    nodes: int = 121,
) -> None:
    """Draw contour lines of `value(x, y)` over `view`.

    By default levels are spaced by equal ratios above the lowest value in view, so that valleys show.

    Args:
        ax: matplotlib axes.
        value: function of two arrays of one shape, for example a `Surface`.
        view: (x_low, x_high, y_low, y_high).
        levels: how many, or the levels themselves.
        equal: whether a unit has the same length on both axes.
        nodes: how many values to take along each axis; small panels look the same with fewer.

    Raises:
        ValueError: if the view is empty.

    >>> import matplotlib.pyplot as plt
    >>> from optlib.surfaces import bowl
    >>> fig, ax = plt.subplots()
    >>> contours(ax, bowl, bowl.view)
    >>> ax.get_xlim()
    (np.float64(-8.0), np.float64(8.0))
    >>> plt.close(fig)
    """
    x_low, x_high, y_low, y_high = view
    if not (x_low < x_high and y_low < y_high):
        raise ValueError(f"a view is (x_low, x_high, y_low, y_high) with low < high; got {view}")
    x, y = np.meshgrid(np.linspace(x_low, x_high, nodes), np.linspace(y_low, y_high, nodes))
    z = value(x, y)
    if isinstance(levels, int):
        low, high = float(z.min()), float(z.max())
        levels = low + (high - low) * np.geomspace(1e-3, 1.0, levels + 1)[:-1]
    ax.contour(x, y, z, levels=levels, colors=INK, linewidths=0.7, alpha=0.6)
    ax.set_xlim(x_low, x_high)
    ax.set_ylim(y_low, y_high)
    if equal:
        ax.set_aspect("equal")


def trail(ax: Axes, path: Path, rule: Rule, *, name: str | None = None, every: int = 1) -> None:
    """Draw a run's points in its optimizer's colour: an open circle at the start, a full one at the end.

    Args:
        ax: matplotlib axes.
        path: a single run of two parameters.
        rule: whose colour and dash to take.
        name: for the legend; the optimizer's name unless given.
        every: draw a dot at every so many steps; 0 for none.

    Raises:
        ValueError: if the path is not a single run of two parameters.

    >>> import matplotlib.pyplot as plt
    >>> from optlib import descend
    >>> from optlib.rules import gd
    >>> from optlib.surfaces import bowl
    >>> fig, ax = plt.subplots()
    >>> trail(ax, descend(gd(lr=0.9), bowl, (-7.0, 2.0), 20), gd)
    >>> ax.lines[0].get_label()
    'gradient descent'
    >>> plt.close(fig)
    """
    if path.points.ndim != 2 or path.points.shape[1] != 2:
        raise ValueError(f"trail draws one run of two parameters; got points of shape {path.points.shape}")
    x, y = path.points.T
    look: dict[str, Any] = {"color": colour(rule), "zorder": 3}
    ax.plot(x, y, linestyle=dash(rule), linewidth=1.4, label=label(rule) if name is None else name, **look)
    if every:
        ax.plot(x[::every], y[::every], ".", markersize=3.5, **look)
    ax.plot(x[0], y[0], "o", markersize=7, markerfacecolor="none", markeredgewidth=1.4, **look)
    ax.plot(x[-1], y[-1], "o", markersize=6, **look)


def mark_minimum(ax: Axes, x: float, y: float) -> None:
    """Mark a minimizer with the book's plus sign.

    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> mark_minimum(ax, 0.0, 0.0)
    >>> len(ax.lines)
    1
    >>> plt.close(fig)
    """
    ax.plot(x, y, "+", color=INK, markersize=11, markeredgewidth=2, zorder=4)
