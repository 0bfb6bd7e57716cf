"""Figures that matplotlib drew become part of the page: inline SVG in the page's own colours and font.

A notebook's SVG is made to look the same anywhere: one middle tone for each colour, letters as outlines. On a
page of the book it can do better. Its colours become the custom properties of `palette_css`, which differ
between the schemes; its letters become text again, which can be found, copied and enlarged; and what only
matplotlib needs goes. So there is one figure for both schemes, for print and for readers without a script.
"""

from __future__ import annotations

import re
from html import escape
from xml.etree import ElementTree as ET

from optlib.plots.palette import PALETTE
from tools.site.labels import outlines_to_text

_SVG, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_COLOUR = {tones.anywhere: f"var(--fig-{name})" for name, tones in PALETTE.items()}
_HEX = re.compile(r"#[0-9a-f]{6}\b")


def palette_css() -> str:
    """Return the figures' colours as CSS custom properties, one set for each scheme."""
    sets = (("light", "on_light"), ("dark", "on_dark"))
    return "".join(
        f':root[data-theme="{scheme}"] {{ '
        + " ".join(f"--fig-{name}: {getattr(tones, tone)};" for name, tones in PALETTE.items())
        + " }\n"
        for scheme, tone in sets
    )


def inline(svg: str, alt: str, key: str) -> str:
    """Return a matplotlib SVG as HTML for the middle of a page.

    Args:
        svg: the text of the file.
        alt: what the figure shows, in words.
        key: begins all ids of this figure; no two figures of a page may share it.
    """
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))
    root = ET.fromstring(svg, parser)
    width, height = (float(side) for side in root.attrib["viewBox"].split()[2:])
    margins = outlines_to_text(root, width, height)
    spare = f"; --spare: {margins}" if margins else ""
    used = {part.attrib[_LINK].removeprefix("#") for part in root.iter() if _LINK in part.attrib}
    used |= set(re.findall(r"url\(#([^)]+)\)", svg))
    body = "".join(_write(part, key, used) for part in root)
    box = f"0 0 {_short(width, 1)} {_short(height, 1)}"
    return (
        f'<span class="drawing" style="--wide: {width:.0f}; --tall: {height:.0f}{spare}">'
        f'<svg role="img" aria-label="{escape(alt)}" '
        f'width="{width * 4 / 3:.0f}" height="{height * 4 / 3:.0f}" viewBox="{box}">{body}</svg></span>'
    )


def _write(part: ET.Element, key: str, used: set[str], fine: bool = False) -> str:
    if not isinstance(part.tag, str) or part.tag in (f"{_SVG}metadata", f"{_SVG}style"):
        return ""  # comments; who made the file; a style that would reach the whole page (figures.css has it)
    name = part.tag.removeprefix(_SVG)
    fine = fine or name == "defs"  # a marker or a letter is small: its curves need finer numbers
    given = dict(part.attrib)
    style = _style(given.pop("style", ""))
    if name == "path" and style == "fill:none":
        return ""  # the empty ground of a figure or of axes
    attributes: dict[str, str] = {}
    for attribute, value in given.items():
        if attribute == "id":
            if value in used:
                attributes["id"] = f"{key}-{value}"
        elif attribute == _LINK:
            attributes["href"] = f"#{key}-{value.removeprefix('#')}"
        elif attribute == "d":
            attributes["d"] = _outline(value, 2 if fine else 1)
        elif attribute == "clip-path":
            attributes[attribute] = value.replace("url(#", f"url(#{key}-")
        else:
            attributes[attribute] = _NUMBER.sub(lambda number: _short(float(number[0]), 2), value)
    if style:
        attributes["style"] = style
    inside = (part.text or "") if name in ("text", "tspan") else ""
    inside = escape(inside, quote=False)
    for child in part:
        inside += _write(child, key, used, fine)
        if name in ("text", "tspan"):
            inside += escape(child.tail or "", quote=False)
    if name in ("g", "defs") and not inside:
        return ""
    if name == "g" and not attributes:
        return inside
    written = "".join(f' {attribute}="{escape(value)}"' for attribute, value in attributes.items())
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def _style(style: str) -> str:
    tidy = re.sub(r"\s*([:;])\s*", r"\1", style.strip()).rstrip(";")
    return _HEX.sub(lambda colour: _COLOUR.get(colour[0], colour[0]), tidy)


def _outline(d: str, digits: int) -> str:
    short = _NUMBER.sub(lambda number: _short(float(number[0]), digits), " ".join(d.split()))
    return re.sub(r" ?([A-Za-z]) ?", r"\1", short)


def _short(number: float, digits: int) -> str:
    text = f"{number:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
