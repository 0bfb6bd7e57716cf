"""The words of a figure: outlines of letters, as matplotlib writes them, become text again.

matplotlib writes what an outline says into a comment before it. TeX that is more than letters, powers and
indices (a fraction, a root) stays an outline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree import ElementTree as ET

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

_SVG, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_PLACE = re.compile(
    r"translate\((?P<x>\S+) (?P<y>\S+)\)(?: rotate\((?P<turn>\S+)\))? scale\((?P<size>\S+) \S+\)"
)
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
_UPRIGHT = {"\\mathdefault", "\\mathrm", "\\text"}
_WORDS = {"\\ln", "\\log", "\\exp", "\\cos", "\\sin", "\\min", "\\max"}
_SIGNS = {
    "\\,": "\u2009", "\\ ": " ", "\\;": " ", "\\cdot": "·", "\\times": "×", "\\infty": "∞", "\\approx": "≈",
    "\\leq": "≤", "\\le": "≤", "\\geq": "≥", "\\ge": "≥", "\\to": "→", "\\star": "*", "\\ast": "*", "-": "−",
    "\\alpha": "α", "\\beta": "β", "\\gamma": "γ", "\\delta": "δ", "\\epsilon": "ε", "\\varepsilon": "ε",
    "\\eta": "η", "\\theta": "θ", "\\kappa": "κ", "\\lambda": "λ", "\\mu": "μ", "\\rho": "ρ", "\\sigma": "σ",
    "\\phi": "φ", "\\varphi": "φ", "\\pi": "π", "\\tau": "τ", "\\omega": "ω",
}  # fmt: skip


PHONE = 350  # px of a figure's width on a phone
NARROWER = 0.9  # the page's font against the one that matplotlib measures with


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
    """One line of outlines: what it says, where it stands, and how wide it is."""

    parent: ET.Element
    group: ET.Element
    said: str
    anchor: str
    x: float
    y: float
    turn: float
    size: float
    bold: bool

    @property
    def wide(self) -> float:
        weight = "bold" if self.bold else "normal"
        font = FontProperties(family="DejaVu Sans", size=self.size, weight=weight)
        return float(text_to_path.get_text_width_height_descent(self.said, font, "$" in self.said)[0])


def outlines_to_text(root: ET.Element, wide_as: float) -> tuple[float, float]:
    """Put text in place of a figure's outlines, aligned as they were laid out, as far as one can tell.

    Args:
        root: the figure, as matplotlib writes it; changed in place.
        wide_as: its width in its own units.

    Returns:
        How many px its labels reach beyond it on a phone, left and right: there they are larger than drawn.
    """
    reach = [0.0, 0.0]
    labels = list(_labels(root, ""))
    glyphs = {part.attrib["id"]: part for part in root.iter(f"{_SVG}path") if "id" in part.attrib}
    wide = {id(label): label.wide for label in labels}
    for count, label in enumerate(labels):
        anchor = label.anchor
        if not anchor:
            # flush left or right with another label; all others are centred on their place
            beside = [other for other in labels if other is not label and other.turn == label.turn == 0]
            left = any(abs(other.x - label.x) < 0.3 for other in beside)
            right = any(abs(other.x + wide[id(other)] - label.x - wide[id(label)]) < 0.3 for other in beside)
            anchor = "start" if left else "end" if right else "middle"
        index = list(label.parent).index(label.group)
        try:
            label.parent[index] = _text(label, anchor, wide[id(label)])
            if not label.turn:
                unit = wide_as / PHONE
                grown = NARROWER * wide[id(label)] * max(1, 10.2 * unit / label.size)
                start = label.x + {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * (
                    wide[id(label)] - grown
                )
                reach[0] = max(reach[0], -start / unit)
                reach[1] = max(reach[1], (start + grown - wide_as) / unit)
        except NotPlain:
            look = {"class": "outlined", "style": f"--size: {label.size:g}"}
            label.parent[index] = ET.Element(f"{_SVG}g", look)
            label.parent[index].append(_with_glyphs(label.group, glyphs, f"t{count}"))
    return reach[0], reach[1]


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


def _labels(part: ET.Element, anchor: str) -> Iterator[_Label]:
    own = part.attrib.get("id", "").partition("_")[0]
    anchor = {"xtick": "middle", "ytick": "end", "legend": "start"}.get(own, anchor)
    said = ""
    for child in part:
        if not isinstance(child.tag, str):  # a comment
            said = unescape(" ".join((child.text or "").split()))
        elif said and (place := _PLACE.fullmatch(child.attrib.get("transform", ""))):
            links = [use.attrib[_LINK] for use in child.iter() if _LINK in use.attrib]
            yield _Label(
                part, child, said, anchor, float(place["x"]), float(place["y"]), float(place["turn"] or 0),
                round(100 * float(place["size"]), 2), any("-Bold" in link for link in links),
            )  # fmt: skip
            said = ""
        else:
            yield from _labels(child, anchor)


def _text(label: _Label, anchor: str, wide: float) -> ET.Element:
    parts = runs(label.said)
    along = {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    x, y = (label.x + along, label.y) if not label.turn else (label.x, label.y - along)
    style = f"{label.group.attrib.get('style', '')}; font-size: max({label.size:g}px, var(--least))"
    text = ET.Element(f"{_SVG}text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "style": style.lstrip("; ")})
    if anchor != "middle":
        text.attrib["text-anchor"] = anchor
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
