"""Curves over steps."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from optlib.definition import Rule

from .style import colour, dash, label

__all__ = ["curve"]


def curve(ax: Axes, y: Any, rule: Rule, *, x: Any = None, name: str | None = None, **more: Any) -> None:
    """Draw one number per step in the optimizer's colour and dash.

    Args:
        ax: matplotlib axes.
        y: one value per step, from step 0.
        rule: whose look to take.
        x: positions, if not the step numbers 0, 1, 2, ...
        name: for the legend; the optimizer's name unless given.
        more: further arguments of `Axes.plot`.

    >>> import matplotlib.pyplot as plt
    >>> from optlib.rules import adam
    >>> fig, ax = plt.subplots()
    >>> curve(ax, [1.0, 0.5], adam)
    >>> ax.lines[0].get_label()
    'Adam'
    >>> plt.close(fig)
    """
    look: dict[str, Any] = {"color": colour(rule), "linestyle": dash(rule)} | more
    ax.plot(np.arange(len(y)) if x is None else x, y, label=label(rule) if name is None else name, **look)
