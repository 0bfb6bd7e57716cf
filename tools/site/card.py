"""The picture that a link to the book shows elsewhere: the first page's figure beside the book's name.

The figure is drawn by the first page's own cell, in matplotlib, so there is no second copy of it.
"""

from __future__ import annotations

import io
import tempfile
import textwrap
from pathlib import Path
from typing import Any

import nbformat
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

WIDTH, HEIGHT = 1200, 630  # pixels, as Open Graph's readers expect
PAPER, INK, ACCENT = "#fffefb", "#22262b", "#0b5e7c"
_FONT = "fonts/source-serif-4-latin-wght-normal.woff2"
_DPI = 200


def draw_card(page: Path, title: str, about: str, file: Path) -> bool:
    """Write the picture as PNG, or nothing where the first page is no notebook with a figure.

    Args:
        page: where the first page's notebook would be.
        title: the book's title.
        about: a sentence that stands below it.
        file: where the picture goes.

    Returns:
        Whether there is a picture.
    """
    code = _first_figure(page) if page.is_file() else None
    if code is not None:
        file.write_bytes(_compose(title, about, _drawn(code), page.parent / "_static" / _FONT))
    return code is not None


def _first_figure(page: Path) -> str | None:
    cells = nbformat.read(page, as_version=4).cells  # type: ignore[no-untyped-call]
    drawing = (str(c.source) for c in cells if c.cell_type == "code" and "plt.show()" in c.source)
    return next(drawing, None)


def _drawn(code: str) -> Any:
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.use("agg")
        import matplotlib.pyplot as plt

        plt.close("all")
        exec(code.replace("plt.show()", ""), {"__name__": "__main__"})  # runs a cell, as its kernel does
        figure = plt.gcf()
        figure.set_facecolor(PAPER)
        drawn = io.BytesIO()
        figure.savefig(drawn, format="png", dpi=_DPI, facecolor=PAPER)
        plt.close("all")
    return drawn


def _compose(title: str, about: str, figure: Any, font: Path) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    drawn = Image.open(figure).convert("RGB")
    margin, text = 40, 400
    room = (WIDTH - text - 2 * margin, HEIGHT - 2 * margin)
    k = min(room[0] / drawn.width, room[1] / drawn.height)
    drawn = drawn.resize((round(drawn.width * k), round(drawn.height * k)), Image.Resampling.LANCZOS)
    card.paste(drawn, (WIDTH - margin - drawn.width, (HEIGHT - drawn.height) // 2))
    pen = ImageDraw.Draw(card)
    with tempfile.TemporaryDirectory() as folder:
        heavy = ImageFont.truetype(_instance(font, 600, folder), 84)
        light = ImageFont.truetype(_instance(font, 400, folder), 26)
        above = "\n".join(title.rsplit(" ", 1))
        pen.multiline_text((60, 90), above, INK, heavy, spacing=4)
        below = "\n".join(textwrap.wrap(about, 28))
        pen.multiline_text((60, 305), below, ACCENT, light, spacing=10)
    out = io.BytesIO()
    card.quantize(128).save(out, format="png", optimize=True)
    return out.getvalue()


def _instance(font: Path, weight: int, folder: str) -> str:
    """Take one weight out of a variable font, as a file that the drawing library reads."""
    loaded = instantiateVariableFont(TTFont(font), {"wght": weight})
    loaded.flavor = None
    file = f"{folder}/{weight}.ttf"
    loaded.save(file)
    return file
