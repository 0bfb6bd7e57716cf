"""Colours and matplotlib settings for figures that stand on light and on dark pages alike.

Figures are transparent SVGs, so every colour here has a contrast of at least 3:1 with both backgrounds
(white and near black), text 4:1. Each optimizer keeps its colour and dash through the whole book; a
variant has those of the rule whose file it shares.
"""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
from cycler import cycler

from optlib.rule import Rule

__all__ = ["INK", "SERIES", "colour", "dash", "label", "use_style"]

INK = "#7a7a7a"  # axes, text, contour lines: 4.3:1 on white, 4.3:1 on near black

# For things that are no optimizers: data, bounds, modes. Safe for colour-blind readers in this order.
_BLUE, _ORANGE, _GREEN, _PINK, _OCHRE = "#0b7fc4", "#d9580d", "#0d9568", "#b5588f", "#a8780a"
_VIOLET, _TEAL, _CRIMSON = "#8a63d2", "#0e8f9c", "#d6336c"
SERIES = (_BLUE, _ORANGE, _GREEN, _PINK, _OCHRE, INK)

_SOLID, _DASHED, _DOTTED, _DASHDOT = "-", (0, (5, 2)), (0, (1.2, 1.6)), (0, (6, 2, 1.2, 2))

# One family a row; within it the hues are far apart, and across families the dash tells them apart.
_OPTIMIZERS: dict[str, tuple[str, object, str]] = {
    "gd": (_BLUE, _SOLID, "gradient descent"),
    "momentum": (_ORANGE, _SOLID, "momentum"),
    "nesterov": (_GREEN, _SOLID, "Nesterov"),
    "adagrad": (_OCHRE, _DASHED, "AdaGrad"),
    "rmsprop": (_VIOLET, _DASHED, "RMSProp"),
    "adadelta": (_TEAL, _DASHED, "AdaDelta"),
    "adam": (_CRIMSON, _SOLID, "Adam"),
    "adamw": (_CRIMSON, _DASHDOT, "AdamW"),
    "adamax": (_PINK, _DOTTED, "AdaMax"),
    "nadam": (_GREEN, _DASHDOT, "NAdam"),
    "amsgrad": (_VIOLET, _DASHDOT, "AMSGrad"),
    "radam": (_BLUE, _DASHDOT, "RAdam"),
    "swats": (_OCHRE, _DOTTED, "SWATS"),
}


def _family(rule: Rule) -> tuple[str, object, str]:
    module = rule.formula.__module__.rpartition(".")[2]
    # a rule written in a notebook has no file: it takes the neutral look
    return _OPTIMIZERS.get(module, (INK, _SOLID, rule.name))


def colour(rule: Rule) -> str:
    """The optimizer's colour, as a hex string.

    >>> from optlib.rules import adam
    >>> colour(adam)
    '#d6336c'
    """
    return _family(rule)[0]


def dash(rule: Rule) -> object:
    """The optimizer's line style, for matplotlib's `linestyle`.

    >>> from optlib.rules import gd
    >>> dash(gd)
    '-'
    """
    return _family(rule)[1]


def label(rule: Rule) -> str:
    """The optimizer's name in legends.

    >>> from optlib.rules import rmsprop
    >>> label(rmsprop)
    'RMSProp'
    """
    return _family(rule)[2]


def use_style() -> None:
    """Set matplotlib to the book's style and, in a notebook, to deterministic figures.

    >>> use_style()
    >>> mpl.rcParams["svg.hashsalt"]
    'The Way Down'
    """
    mpl.rcParams.update(
        {
            "figure.figsize": (6.4, 3.8),
            "figure.constrained_layout.use": True,
            "figure.facecolor": "none",
            "savefig.facecolor": "none",
            "axes.facecolor": "none",
            "axes.edgecolor": INK,
            "axes.labelcolor": INK,
            "axes.titlecolor": INK,
            "axes.titlesize": 11,
            "axes.labelsize": 10,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.prop_cycle": cycler(color=SERIES),
            "axes.axisbelow": True,
            "text.color": INK,
            "xtick.color": INK,
            "ytick.color": INK,
            "xtick.labelsize": 9,
            "ytick.labelsize": 9,
            "grid.color": INK,
            "grid.alpha": 0.2,
            "grid.linewidth": 0.6,
            "legend.frameon": False,
            "legend.fontsize": 9,
            "lines.linewidth": 1.8,
            "lines.markersize": 4,
            "font.size": 10,
            "font.family": "sans-serif",
            "mathtext.fontset": "dejavusans",
            "svg.fonttype": "path",  # looks the same where a font is missing
            "svg.hashsalt": "The Way Down",  # the same figure gives the same file
        }
    )
    try:
        from matplotlib_inline import backend_inline
    except ModuleNotFoundError:  # outside notebooks there is nothing to set
        return
    formats: Any = backend_inline.set_matplotlib_formats
    # SVG for the site and a running notebook; PNG, for fine screens, where a saved one is only looked at
    formats("svg", "retina", metadata={"Date": None, "Creator": None})
