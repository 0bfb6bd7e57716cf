"""Draw the README's picture, docs/racing.svg: `python -m tools.readme_figure`."""

from __future__ import annotations

import re
from pathlib import Path

from matplotlib.figure import Figure

from optlib import plots
from optlib.descend import descend
from optlib.rules import adagrad, adam, gd, momentum, nadam, nesterov, radam, rmsprop
from optlib.surfaces import bowl

FILE = Path(__file__).parents[1] / "docs" / "racing.svg"
STEPS = 60

# Not a contest: each has a learning rate at which its way down is plain to see.
RACERS = (
    gd(lr=0.9),
    momentum(lr=0.1),
    nesterov(lr=0.1),
    adagrad(lr=1.5),
    rmsprop(lr=0.1),
    adam(lr=0.3),
    nadam(lr=0.3),
    radam(lr=0.3),
)


def draw() -> Figure:
    """Return the picture: one start, one bowl, a path for each optimizer."""
    plots.use_style()
    figure = Figure(figsize=(8.0, 3.6))
    axes = figure.subplots()
    plots.contours(axes, bowl, (-7.6, 2.6, -2.3, 2.5), levels=9)
    for rule in RACERS:
        plots.trail(axes, descend(rule, bowl, bowl.start, STEPS), rule, every=0)
    plots.mark_minimum(axes, *bowl.minima[0])
    axes.set_xlabel("x")
    axes.set_ylabel("y")
    figure.legend(loc="outside right center")
    return figure


def _to_hundredths(outline: re.Match[str]) -> str:
    return re.sub(r"\d+\.\d+", lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), outline[0])


def write(file: Path = FILE) -> None:
    """Write the picture, the same each time."""
    file.parent.mkdir(exist_ok=True)
    draw().savefig(file, metadata={"Date": None, "Creator": None})
    # A hundredth of a point is finer than a screen, and half the size of what Matplotlib writes.
    text = re.sub(r'(?<= d=")[^"]+', _to_hundredths, file.read_text("utf-8"))
    file.write_text("".join(line.rstrip() + "\n" for line in text.splitlines()), "utf-8", newline="\n")


if __name__ == "__main__":
    write()
