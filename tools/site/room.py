"""Room for a figure's labels on a phone, where their letters are larger than matplotlib drew them.

figures.css sets no letter smaller than 10 px, so on a narrow screen labels grow in the figure's own units.
What was drawn with room between may then meet: an axis's name its numbers, a line of text the next one, a
label the edge. So the name steps away from the numbers, lines move apart, and the figure gets a margin, each
by what is needed less what is there. On a wide screen nothing of this moves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

LEAST = 10.2  # px, the size to which figures.css enlarges letters
WIDTHS = (298.0, 339.0)  # px of a figure on a phone of 390 px: in a fold, and in the text
LINE = 1.1  # from line to line, in sizes of letters
GAP = 2.0  # between an axis's name and its numbers, in the figure's units


class Label(Protocol):
    """One line of letters of a figure, as matplotlib laid it out."""

    @property
    def block(self) -> int:
        """Lines of one text have the same."""

    @property
    def role(self) -> str:
        """It is "xtick" or "ytick", a number on an axis; "axis", its name; "legend"; "title"; or nothing."""

    @property
    def axis(self) -> str:
        """The axis that a number or a name belongs to."""

    @property
    def start(self) -> tuple[float, float]:
        """Where its first letter stands."""

    @property
    def turn(self) -> float:
        """By how many degrees it is turned."""

    @property
    def size(self) -> float:
        """The size of its letters."""

    @property
    def wide(self) -> float:
        """Its length, as drawn."""

    @property
    def extent(self) -> tuple[float, float, float]:
        """Its length on the page, its rise over its line and its fall below it, in sizes of its letters."""

    @property
    def share(self) -> float:
        """How much of it lies before the point from which it grows: all, half or nothing."""


@dataclass(frozen=True)
class Move:
    """A step aside: `times` what is needed, in sizes of letters (and `GAP`), less what is there."""

    down: bool
    times: float
    needed: tuple[tuple[float, float], ...]
    there: float

    def at(self, least: float) -> float:
        """Return how far it goes where no letter is smaller than `least`."""
        needed = sum(em * max(size, least) for em, size in self.needed)
        return self.times * max(0.0, needed - self.there)

    def css(self) -> str:
        """Return the same as a length of CSS."""
        needed = " + ".join(f"{em:.2f} * max({size:g}px, var(--least))" for em, size in self.needed)
        return f"{self.times:g} * max(0px, {needed} - {self.there:.1f}px)"


def moves(labels: Sequence[Label]) -> dict[int, list[Move]]:
    """Return the steps aside of each label that has to move, by its place in the sequence."""
    found: dict[int, list[Move]] = defaultdict(list)
    places = range(len(labels))
    for axis in {label.axis for label in labels if label.role == "axis"}:
        numbers = [label for label in labels if label.axis == axis and label.role != "axis"]
        names = [i for i in places if labels[i].axis == axis and labels[i].role == "axis"]
        if numbers:
            step = _below if numbers[0].role == "xtick" else _left_of
            for i in names:
                found[i] += step([labels[name] for name in names], numbers)
    for block in {label.block for label in labels}:
        lines = [i for i in places if labels[i].block == block]
        if len(lines) > 1:
            for i, move in zip(lines, _apart([labels[i] for i in lines]), strict=True):
                found[i] += move
    return {i: steps for i, steps in found.items() if steps}


def _below(names: Sequence[Label], numbers: Sequence[Label]) -> list[Move]:
    last, top = max(number.start[1] for number in numbers), min(name.start[1] for name in names)
    if top <= last or any(name.turn for name in names):
        return []
    rise = max(name.extent[1] for name in names)
    sizes = ((rise, names[0].size), (0.05, numbers[0].size))  # numbers hardly reach below their line
    return [Move(True, 1, sizes, top - last - GAP)]


def _left_of(names: Sequence[Label], numbers: Sequence[Label]) -> list[Move]:
    edge = numbers[0].start[0] + numbers[0].share * numbers[0].wide
    longest = max(number.extent[0] for number in numbers)
    name = names[-1]
    if name.turn == -90:
        here, after = name.start[0], name.extent[2]
    elif not name.turn and name.start[1] > min(number.start[1] for number in numbers) - name.size:
        here, after = name.start[0] + name.share * name.wide, (1 - name.share) * name.extent[0]
    else:
        return []
    if here >= edge:
        return []
    return [Move(False, -1, ((longest, numbers[0].size), (after, name.size)), edge - here - GAP)]


def _apart(lines: Sequence[Label]) -> Iterable[list[Move]]:
    """A title grows upwards, what stands under an axis downwards, and any other text both ways."""
    first, role, turned = lines[0], lines[0].role, lines[0].turn == -90
    if first.turn and not turned:
        return [[] for _ in lines]
    across = 0 if turned else 1
    step = abs(lines[1].start[across] - first.start[across])
    still = {"title": len(lines) - 1.0, "xtick": 0.0, "axis": len(lines) - 1.0 if turned else 0.0}
    fixed = still.get(role, (len(lines) - 1) / 2)
    return [
        [Move(not turned, i - fixed, ((LINE, first.size),), step)] if i != fixed else []
        for i in range(len(lines))
    ]


def spare(labels: Sequence[Label], wide: float, tall: float) -> str:
    """Return the margins, as CSS's `padding`, that labels need round a figure on a phone; "" for none.

    They are exact at the two widths that a phone has, and between them on a line.
    """
    steps = moves(labels)
    narrow, broad = (_reach(labels, steps, wide, tall, px) for px in WIDTHS)
    sides = []
    for less, more in zip(narrow, broad, strict=True):
        slope = (more - less) / (WIDTHS[1] - WIDTHS[0])
        worth = max(less, more) > 0
        sides.append(f"max(0px, {less - slope * WIDTHS[0]:.1f}px + {100 * slope:.2f}%)" if worth else "0px")
    return " ".join(sides) if any(side != "0px" for side in sides) else ""


def _reach(
    labels: Sequence[Label], steps: dict[int, list[Move]], wide: float, tall: float, room: float
) -> tuple[float, float, float, float]:
    """Return how many px labels reach beyond a figure in `room` px: above, right, below, left."""
    left = right = above = below = 0.0
    for _ in range(4):  # a margin makes the figure smaller, which makes the labels reach farther
        unit = max(0.75, wide / (room - left - right))  # no figure is larger than it was drawn
        least = LEAST * unit
        boxes = [_box(label, steps.get(i, []), least) for i, label in enumerate(labels)]
        left = max(0.0, max((-box[0] for box in boxes), default=0.0) / unit)
        right = max(0.0, max((box[2] - wide for box in boxes), default=0.0) / unit)
        above = max((-box[1] for box in boxes), default=0.0) / unit
        below = max((box[3] - tall for box in boxes), default=0.0) / unit
    return above, right, below, left


def _box(label: Label, steps: Iterable[Move], least: float) -> tuple[float, float, float, float]:
    x, y = label.start
    steps = list(steps)
    x += sum(step.at(least) for step in steps if not step.down)
    y += sum(step.at(least) for step in steps if step.down)
    size = max(label.size, least)
    length, rise, fall = (size * part for part in label.extent)
    drawn, before = label.share * label.wide, label.share * length
    after = length - before
    if label.turn == -90:
        return x - rise, y - drawn - after, x + fall, y - drawn + before
    if label.turn:
        return x, y, x, y
    return x + drawn - before, y - rise, x + drawn + after, y + fall
