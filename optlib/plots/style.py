"""The look of each optimizer, and matplotlib settings for figures on light and on dark pages alike.

Figures are transparent SVGs in the colours of `optlib.plots.palette`. Each optimizer keeps its colour and
dash through the whole book; a variant has those of the rule whose file it shares. The members of a family
share a hue or its neighbour, and their dashes tell them apart.
"""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
from cycler import cycler

from optlib.definition import Rule
from optlib.plots.palette import INK, PALETTE, SERIES

__all__ = ["colour", "dash", "label", "use_style"]

_SOLID, _DASHED, _DOTTED, _DASHDOT = "-", (0, (5, 2)), (0, (1.2, 1.6)), (0, (6, 2, 1.2, 2))

# A blank line between two families.
_OPTIMIZERS: dict[str, tuple[str, object, str]] = {
    "gd": ("blue", _SOLID, "gradient descent"),

    "momentum": ("orange", _SOLID, "momentum"),
    "nesterov": ("red", _DASHED, "Nesterov"),

    "adagrad": ("green", _SOLID, "AdaGrad"),
    "rmsprop": ("teal", _DASHED, "RMSProp"),
    "adadelta": ("moss", _DOTTED, "AdaDelta"),

    "adam": ("purple", _SOLID, "Adam"),
    "adamw": ("purple", _DASHED, "AdamW"),
    "adamax": ("magenta", _DOTTED, "AdaMax"),
    "nadam": ("magenta", _SOLID, "NAdam"),
    "amsgrad": ("indigo", _DASHDOT, "AMSGrad"),
    "radam": ("indigo", _DASHED, "RAdam"),
    "swats": ("magenta", _DASHDOT, "SWATS"),
}  # fmt: skip


def _family(rule: Rule) -> tuple[str, object, str]:
    module = rule.formula.__module__.rpartition(".")[2]
    # a rule written in a notebook has no file: it takes the neutral look
    return _OPTIMIZERS.get(module, ("ink", _SOLID, rule.name))


def colour(rule: Rule) -> str:
    """The optimizer's colour, as a hex string.

    >>> from optlib.rules import adam
    >>> colour(adam)
    '#93509e'
    """
    return PALETTE[_family(rule)[0]].anywhere


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
            "axes.labelpad": 6,  # on a phone the numbers of an axis are larger than drawn
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
            "svg.fonttype": "path",  # looks the same where a font is missing; the site makes text of it again
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
