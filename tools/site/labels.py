"""The words of a figure: outlines of letters, as matplotlib writes them, become text again.

matplotlib writes what an outline says into a comment before it. TeX that is more than letters, powers and
indices (a fraction, a root) stays an outline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from xml.etree import ElementTree as ET

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from tools.site.letters import FALL, length, rise
from tools.site.room import Move, moves, spare

_SVG, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_PLACE = re.compile(
    r"translate\((?P<x>\S+) (?P<y>\S+)\)(?: rotate\((?P<turn>\S+)\))? scale\((?P<size>\S+) \S+\)"
)
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
_UPRIGHT = {"\\mathdefault", "\\mathrm", "\\text"}
_WORDS = {"\\ln", "\\log", "\\exp", "\\cos", "\\sin", "\\min", "\\max"}
_ANCHORS = {"xtick": "middle", "ytick": "end", "legend": "start"}
_SIGNS = {
    "\\,": "\u2009", "\\ ": " ", "\\;": " ", "\\cdot": "·", "\\times": "×", "\\infty": "∞", "\\approx": "≈",
    "\\leq": "≤", "\\le": "≤", "\\geq": "≥", "\\ge": "≥", "\\to": "→", "\\star": "*", "\\ast": "*", "-": "−",
    "\\alpha": "α", "\\beta": "β", "\\gamma": "γ", "\\delta": "δ", "\\epsilon": "ε", "\\varepsilon": "ε",
    "\\eta": "η", "\\theta": "θ", "\\kappa": "κ", "\\lambda": "λ", "\\mu": "μ", "\\rho": "ρ", "\\sigma": "σ",
    "\\phi": "φ", "\\varphi": "φ", "\\pi": "π", "\\tau": "τ", "\\omega": "ω",
}  # fmt: skip


class NotPlain(ValueError):
    """TeX that cannot be written as a line of text."""


@dataclass(frozen=True)
class Run:
    """Letters in one place and style: `level` 1 is an exponent, -1 an index."""

    text: str
    level: int = 0
    italic: bool = False


def runs(said: str) -> list[Run]:
    """Return the parts of a label, with `$...$` taken as TeX.

    Raises:
        NotPlain: the TeX is more than letters, powers and indices.

    Example:
        >>> runs(r"$10^{-3}$ of f")
        [Run(text='10', level=0, italic=False), Run(text='−3', level=1, italic=False), Run(text=' of f', ...)]
    """
    parts: list[Run] = []
    for i, piece in enumerate(said.split("$")):
        if i % 2:
            parts += _math(_TOKEN.findall(piece))
        elif piece:
            parts.append(Run(piece))
    joined: list[Run] = []
    for part in parts:
        if joined and (joined[-1].level, joined[-1].italic) == (part.level, part.italic):
            part = Run(joined.pop().text + part.text, part.level, part.italic)
        joined.append(part)
    return joined


def _math(tokens: list[str], level: int = 0, upright: bool = False) -> list[Run]:
    parts: list[Run] = []
    while tokens:
        token = tokens.pop(0)
        if token in ("^", "_"):
            if level:
                raise NotPlain(token)
            parts += _math(_group(tokens), 1 if token == "^" else -1, upright)
        elif token in _UPRIGHT:
            parts += _math(_group(tokens), level, upright=True)
        elif token == "{":
            parts += _math(_group(["{", *tokens], tokens), level, upright)
        elif token in _WORDS:
            parts.append(Run(token[1:] + "\u2009", level))
        elif token in _SIGNS:
            parts.append(Run(_SIGNS[token], level))
        elif token.startswith("\\"):
            raise NotPlain(token)
        elif token.strip():
            parts.append(Run(token, level, token.isalpha() and not upright))
    return parts


def _group(tokens: list[str], rest: list[str] | None = None) -> list[str]:
    """Take the next group off the tokens: what stands in braces, or one token."""
    first = tokens.pop(0)
    if first != "{":
        return [first]
    depth, inside = 1, []
    while True:
        token = tokens.pop(0)
        depth += {"{": 1, "}": -1}.get(token, 0)
        if not depth:
            break
        inside.append(token)
    if rest is not None:
        rest[:] = tokens
    return inside


@dataclass
class _Label:
    """One line of outlines: what it says, where it stands, and what it is (see tools/site/room.py)."""

    parent: ET.Element
    group: ET.Element
    said: str
    role: str
    axis: str
    start: tuple[float, float]
    turn: float
    size: float
    bold: bool
    anchor: str = "middle"

    @property
    def block(self) -> int:
        return id(self.parent)

    @cached_property
    def drawn(self) -> tuple[float, float, float]:
        """Its width, height and depth, as matplotlib measures them."""
        weight = "bold" if self.bold else "normal"
        font = FontProperties(family="DejaVu Sans", size=self.size, weight=weight)
        wide, high, deep = text_to_path.get_text_width_height_descent(self.said, font, "$" in self.said)
        return float(wide), float(high), float(deep)

    @property
    def wide(self) -> float:
        return self.drawn[0]

    @cached_property
    def extent(self) -> tuple[float, float, float]:
        try:
            parts = runs(self.said)
        except NotPlain:
            wide, high, deep = (length / self.size for length in self.drawn)
            return wide, high - deep + 0.25, deep  # a root sign's tip is above the measured height
        wide = sum((0.7 if part.level else 1) * length(part.text, bold=self.bold) for part in parts)
        return wide, rise("".join(part.text for part in parts)), FALL

    @property
    def share(self) -> float:
        return {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]


def outlines_to_text(root: ET.Element, wide: float, tall: float) -> str:
    """Put text in place of a figure's outlines, aligned as they were laid out, as far as one can tell.

    Args:
        root: the figure, as matplotlib writes it; changed in place.
        wide: its width in its own units.
        tall: its height.

    Returns:
        The margins that its labels need on a phone, where they are larger than drawn, as CSS's `padding`.
    """
    labels = list(_labels(root))
    glyphs = {part.attrib["id"]: part for part in root.iter(f"{_SVG}path") if "id" in part.attrib}
    for label in labels:
        label.anchor = _ANCHORS.get(label.role, "") or _flush(label, labels)
    steps = moves(labels)
    for count, label in enumerate(labels):
        aside = _aside(steps.get(count, []))
        index = list(label.parent).index(label.group)
        try:
            label.parent[index] = _text(label, aside)
        except NotPlain:
            along, across = 100 * label.share, 100 * (1 - label.drawn[2] / label.drawn[1])
            grows = f"{across:.0f}% {100 - along:g}%" if label.turn else f"{along:g}% {across:.0f}%"
            style = f"--size: {label.size:g}; transform-origin: {grows}{aside}"
            look = {"class": "outlined", "style": style}
            label.parent[index] = ET.Element(f"{_SVG}g", look)
            label.parent[index].append(_with_glyphs(label.group, glyphs, f"t{count}"))
    return spare(labels, wide, tall)


def _flush(label: _Label, labels: list[_Label]) -> str:
    """A label is flush left or right with another one; all others are centred on their place."""
    x = label.start[0]
    beside = [other for other in labels if other is not label and other.turn == label.turn == 0]
    if any(abs(other.start[0] - x) < 0.3 for other in beside):
        return "start"
    right = any(abs(other.start[0] + other.wide - x - label.wide) < 0.3 for other in beside)
    return "end" if right else "middle"


def _aside(steps: list[Move]) -> str:
    across = " + ".join(step.css() for step in steps if not step.down) or "0px"
    down = " + ".join(step.css() for step in steps if step.down) or "0px"
    return f"; translate: calc({across}) calc({down})" if steps else ""


def _with_glyphs(group: ET.Element, glyphs: dict[str, ET.Element], key: str) -> ET.Element:
    """Give a group its own letter shapes: matplotlib writes each once, where a figure first needs it."""
    for shapes in group.findall(f"{_SVG}defs"):
        group.remove(shapes)
    shapes, uses = ET.Element(f"{_SVG}defs"), list(group.iter(f"{_SVG}use"))
    for name in sorted({use.attrib[_LINK].removeprefix("#") for use in uses}):
        ET.SubElement(shapes, f"{_SVG}path", glyphs[name].attrib | {"id": f"{key}-{name}"})
    for use in uses:
        use.attrib[_LINK] = f"#{key}-{use.attrib[_LINK].removeprefix('#')}"
    group.insert(0, shapes)
    return group


def _labels(part: ET.Element, role: str = "", axis: str = "", top: float = 0.0) -> Iterator[_Label]:
    own = part.attrib.get("id", "")
    kind = own.partition("_")[0]
    if kind == "axes":
        ground = part.find(f"{_SVG}g/{_SVG}path")
        if ground is not None:
            top = min(float(y) for y in re.findall(r"[ML] \S+ (\S+)", ground.attrib["d"]))
    elif kind == "matplotlib.axis":
        role, axis = "axis", own
    elif kind in ("xtick", "ytick", "legend"):
        role = kind
    said = ""
    for child in part:
        if not isinstance(child.tag, str):  # a comment
            said = unescape(" ".join((child.text or "").split()))
        elif said and (place := _PLACE.fullmatch(child.attrib.get("transform", ""))):
            links = [use.attrib[_LINK] for use in child.iter() if _LINK in use.attrib]
            start = float(place["x"]), float(place["y"])
            yield _Label(
                part, child, said, role or ("title" if start[1] < top else ""), axis, start,
                float(place["turn"] or 0), round(100 * float(place["size"]), 2),
                any("-Bold" in link for link in links),
            )  # fmt: skip
            said = ""
        else:
            yield from _labels(child, role, axis, top)


def _text(label: _Label, aside: str) -> ET.Element:
    parts = runs(label.said)
    x, y = label.start
    along = label.share * label.wide
    x, y = (x, y - along) if label.turn else (x + along, y)
    style = f"{label.group.attrib.get('style', '')}; font-size: max({label.size:g}px, var(--least)){aside}"
    text = ET.Element(f"{_SVG}text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "style": style.lstrip("; ")})
    if label.anchor != "middle":
        text.attrib["text-anchor"] = label.anchor
    if label.bold:
        text.attrib["font-weight"] = "bold"
    if label.turn:
        text.attrib["transform"] = f"rotate({label.turn:g} {x:.1f} {y:.1f})"
    shift = 0.0
    for part in parts:
        raised = 0.4 * max(part.level, 0) - 0.2 * max(-part.level, 0)
        span = ET.SubElement(text, f"{_SVG}tspan")
        span.text = part.text
        if part.level:
            span.attrib["font-size"] = ".7em"
        if raised != shift:  # dy counts in the part's own size
            span.attrib["dy"] = f"{(shift - raised) / (0.7 if part.level else 1):.2f}em"
        if part.italic:
            span.attrib["font-style"] = "italic"
        shift = raised
        if not span.attrib:
            if len(text) == 1:
                text.text = (text.text or "") + part.text
            else:
                text[-2].tail = (text[-2].tail or "") + part.text
            text.remove(span)
    return text
