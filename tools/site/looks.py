"""The looks of rules and series as CSS variables, for what draws on the page itself.

`--rule-adam` is a colour, another one on each ground since it names a colour of the palette, and
`--rule-adam-dash` a dash for lines 2 px wide; `--series-1` is the first colour of what is no optimizer.
"""

from __future__ import annotations

from typing import Any

from optlib.plots import SERIES, colour, dash
from optlib.plots.palette import PALETTE
from optlib.rules import ALL

WIDTH = 2  # px; matplotlib measures dashes in widths of the line

_NAMES = {tones.anywhere: name for name, tones in PALETTE.items()}


def css() -> str:
    """Return the variables, for the root of a page.

    >>> "--rule-rmsprop: var(--fig-teal); --rule-rmsprop-dash: 10 4;" in css()
    True
    """
    rules = (
        f"--rule-{rule.name}: {_colour(colour(rule))}; --rule-{rule.name}-dash: {_dashes(dash(rule))};"
        for rule in ALL.values()
    )
    series = (f"--series-{i}: {_colour(hue)};" for i, hue in enumerate(SERIES, 1))
    return f":root {{ {' '.join((*rules, *series))} }}"


def _colour(hue: str) -> str:
    return f"var(--fig-{_NAMES[hue]})"


def _dashes(line: Any) -> str:
    """A line style of matplotlib as a stroke-dasharray."""
    return "none" if line == "-" else " ".join(f"{WIDTH * part:g}" for part in line[1])
