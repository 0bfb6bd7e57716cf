"""Take the README's picture, docs/racing.svg, from the Welcome page: `python -m tools.readme_figure`.

The README shows the book's own first figure, as its notebook draws it.
"""

from __future__ import annotations

import re
from pathlib import Path

from tools.execute_nb import run

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "book" / "index.ipynb"
FILE = ROOT / "docs" / "racing.svg"


def draw(page: Path = PAGE) -> str:
    """Run a page's notebook and return its first figure as the text of an SVG file."""
    shown = [output.get("data", {}) for cell in run(page).cells for output in cell.get("outputs", [])]
    figures = [data["image/svg+xml"] for data in shown if "image/svg+xml" in data]
    if not figures:
        raise ValueError(f"{page.name} draws no SVG figure; the README's picture is taken from its first one")
    # A tenth of a point is finer than a screen shows.
    outlined = re.sub(r'(?<= d=")[^"]+', _to_tenths, figures[0])
    return "".join(line.rstrip() + "\n" for line in outlined.splitlines())


def _to_tenths(outline: re.Match[str]) -> str:
    return re.sub(r"\d{2,}\.\d+", lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), outline[0])


if __name__ == "__main__":
    FILE.write_text(draw(), "utf-8", newline="\n")
