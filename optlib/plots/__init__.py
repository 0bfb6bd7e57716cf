"""The book's figures in one style: `use_style()` first, then `contours`, `trail` and `curve`.

Needs matplotlib: install the extra `plots` (from a clone, `pip install ".[plots]"`).
"""

try:
    import matplotlib as _matplotlib  # noqa: F401
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "optlib.plots needs matplotlib: pip install matplotlib, or in a clone of the book: "
        "pip install '.[plots]'"
    ) from error

from .landscape import contours, mark_minimum, trail
from .lines import curve
from .palette import INK, SERIES
from .style import colour, dash, label, use_style

__all__ = [
    "INK", "SERIES", "colour", "contours", "curve", "dash", "label", "mark_minimum", "trail", "use_style",
]
