"""What nbval alone would let pass in a notebook: asked of each cell as it runs, and of the files at rest."""

from __future__ import annotations

import re
from typing import Any

from tools.normalize_nb import GLUE, is_figure

# A cell that raises on purpose is compared too: the error's name and message.
IGNORING_TAGS = {"nbval-skip", "nbval-ignore-output", "pytest-validate-ignore-output"}
IGNORING_COMMENT = re.compile(
    r"^\s*#+\s*(NBVAL_SKIP|NBVAL_IGNORE_OUTPUT|PYTEST_VALIDATE_IGNORE_OUTPUT)\s*$", re.M
)
FIGURE_LINE = re.compile(r"^<Figure size \d+x\d+ with \d+ Axes>$")
# Digits around a point, with an exponent or without; what precedes must not make it a version or a name.
FRACTION = re.compile(r"(?<![\w.])(?<!arXiv:)(?<!arxiv.org/abs/)(\d+)\.(\d+)(?:e[+-]?\d+)?(?![\w.])", re.I)
MOST_DIGITS = 6


def skipped_by_nbval(cell: Any) -> str | None:
    """Return why nbval would run this code cell without comparing it, or None if it compares it."""
    if not cell.source.strip():
        return "it is empty; remove it"
    if cell.execution_count is None:
        return "it has no execution count; run `make notebooks`"
    if ignoring := IGNORING_TAGS & set(cell.metadata.get("tags", [])):
        return f"its tag {ignoring.pop()} turns the comparison off; print only what is the same in every run"
    if comment := IGNORING_COMMENT.search(cell.source):
        return f"its comment {comment[1]} turns the comparison off; print only what is the same in every run"
    return None


def figures_announced(outputs: list[Any]) -> int:
    """Return how many of a cell's outputs are the text line of a Matplotlib figure."""
    return sum(bool(FIGURE_LINE.match(_text(output))) for output in outputs)


def figure_faults(outputs: list[Any]) -> list[str]:
    """Return what is wrong with the figures among the outputs of a cell that has just run."""
    faults = []
    for output in outputs:
        data = output.get("data", {})
        pictures = [mime for mime in data if is_figure(mime)]
        line = _text(output)
        if line.startswith("<Figure ") and "image/svg+xml" not in data:
            faults.append(f"{line} came without its SVG")
        if pictures and not line:
            faults.append("a picture came without a text line, so nothing of it is compared")
        for mime in pictures:
            if not mime.endswith(("svg+xml", "png")):
                faults.append(f"a figure came as {mime} where SVG and PNG are expected")
            elif mime.endswith("svg+xml") and "<path" not in data[mime]:
                faults.append("an SVG holds no path, so nothing is drawn")
    return faults


def texts(outputs: list[Any]) -> list[str]:
    """Return every committed text of a cell's outputs: streams, results, glued values, errors."""
    found = []
    for output in outputs:
        found += [output[key] for key in ("text", "evalue") if key in output]
        found += [value for value in output.get("data", {}).values() if isinstance(value, str)]
    return found


def long_numbers(text: str) -> list[str]:
    """Return the numbers with a fraction in `text` that show more digits than agree across NumPy versions."""
    return [m[0] for m in FRACTION.finditer(text) if len((m[1] + m[2]).lstrip("0")) > MOST_DIGITS]


def _text(output: Any) -> str:
    data = output.get("data", {})
    return str(data.get("text/plain") or data.get(GLUE + "text/plain") or "")
