"""The book's icon, a path that swings down into a valley, as SVG and for browsers without that as PNG."""

from __future__ import annotations

from pathlib import Path

PAPER, GROUND = "#fffefb", "#0b5e7c"
SIZE = 64  # units of both drawings
PATH = ((11, 13), (53, 24), (17, 35), (42, 43), (30, 50))  # x to the right, y downward
DOT = 6


def svg() -> str:
    """Return the icon as the text of an SVG file."""
    points = " ".join(f"{x},{y}" for x, y in PATH)
    x, y = PATH[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        f'<rect width="{SIZE}" height="{SIZE}" rx="12" fill="{GROUND}"/>'
        f'<polyline points="{points}" fill="none" stroke="{PAPER}" stroke-width="5" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="{x}" cy="{y}" r="{DOT}" fill="{PAPER}"/></svg>\n'
    )


def draw_icons(folder: Path, pixels: int = 180) -> None:
    """Write favicon.svg and favicon.png into a folder."""
    from PIL import Image, ImageDraw

    (folder / "favicon.svg").write_text(svg(), "utf8", newline="\n")
    fine = 4  # drawn large and scaled down, for smooth edges
    k = pixels * fine / SIZE
    image = Image.new("RGB", (pixels * fine, pixels * fine), GROUND)
    pen = ImageDraw.Draw(image)
    points = [(x * k, y * k) for x, y in PATH]
    pen.line(points, PAPER, width=round(5 * k), joint="curve")
    for (x, y), r in [(points[0], 2.5), (points[-1], DOT)]:
        pen.ellipse([x - r * k, y - r * k, x + r * k, y + r * k], PAPER)
    image.resize((pixels, pixels), Image.Resampling.LANCZOS).save(folder / "favicon.png", optimize=True)
