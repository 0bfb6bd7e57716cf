"""How long a page takes to read: one formula, used by the site and by the reader's notebooks.

    python -m tools.reading_time book/*.ipynb

prints the minutes of each, and what they come from.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from tools.prose import Measure, measure

# Seconds for each. 200 words a minute is slower than adults read plain prose; the rest is set so that the sum
# errs on the long side: a displayed formula takes as long as a hundred words, a line of code as seventeen.
WORD, INLINE, DISPLAYED, CODE_LINE, FIGURE = 60 / 200, 3, 30, 5, 30
STEP = 5  # minutes; the result is rounded up to a multiple of it


def minutes(path: Path) -> int:
    """How many minutes a page takes, its exercises apart.

    Args:
        path: its source, a notebook or a Markdown file.

    Returns:
        Minutes, rounded up to a multiple of five.
    """
    return minutes_of(measure(path))


def told(path: Path) -> str:
    """What a page's box says of its time: "25 minutes, exercises apart."."""
    page = measure(path)
    return f"{minutes_of(page)} minutes{', exercises apart' if page.exercises else ''}."


def minutes_of(page: Measure) -> int:
    """The same for a page that has been measured.

    >>> minutes_of(Measure(words=2000, inline=100, displayed=10, code_lines=40, figures=5))
    30
    """
    seconds = WORD * page.words + INLINE * page.inline + DISPLAYED * page.displayed
    seconds += CODE_LINE * page.code_lines + FIGURE * page.figures
    return STEP * max(1, math.ceil(seconds / 60 / STEP))


def main(arguments: list[str]) -> int:
    """Print the time of each page named; return the exit status."""
    for name in arguments:
        print(f"{name}: {minutes(Path(name))} minutes, {measure(Path(name))}")
    return 0 if arguments else 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
