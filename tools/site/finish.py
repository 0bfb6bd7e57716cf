"""What is done to the written pages: figures inside them, colours before all else, icons in use, and checks.

Everything here works on the folder of HTML pages, after Sphinx.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import count
from pathlib import Path

from fontTools.subset import (  # type: ignore[import-untyped]
    Options,
    Subsetter,
    load_font,
    save_font,
)

from tools.site.drawing import inline, palette_css
from tools.site.head import with_rooted_links
from tools.site.leaner import lean, quicken, sweep
from tools.site.paper import with_running_heads
from tools.site.schemes import with_first_colours, without_script
from tools.site.sheets import bundle, with_one_sheet
from tools.site.validity import mend

_IMAGE = re.compile(r'<img\b[^>]*?\bsrc="([^"]*_images/[^"]*\.svg)"[^>]*>')
_ALT = re.compile(r'\balt="([^"]*)"')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)

# Draws the icons as SVG by a script of 543 kB, which the icon font of the theme does as well.
_ICON_SCRIPT = re.compile(
    r'\s*<!--[^>]*custom icons\s*-->|\s*<script src="[^"]*/fontawesome\.js[^"]*"></script>'
)

# .fa-gift:before,.fa-present:before{content:"\f06b"}
_ICON = re.compile(r"\.(fa-[a-z0-9-]+):before")
_ICON_CODE = re.compile(r'"\\([ef][0-9a-f]{3})"')  # in Unicode's private-use area
_ICON_RULE = re.compile(r"((?:\.fa-[a-z0-9-]+:before,?)+)\{content:[^}]*\}")

_FROM_ELSEWHERE = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|data)=["']?(?:https?:)?//[^"'>\s]*|"""
    r"""<link\b(?=[^>]*\brel=["']?(?:stylesheet|preload|modulepreload|preconnect|prefetch|icon|dns-prefetch|shortcut|"""
    r"""manifest))[^>]*?\bhref=["']?(?:https?:)?//[^"'>\s]*|"""
    r"""url\(\s*["']?(?:https?:)?//[^)]*|@import\s+["'](?:https?:)?//[^"']*""",
    re.IGNORECASE,
)


class SiteError(Exception):
    """The pages were written, but are not what the book promises."""


def finish(site: Path) -> None:
    """Work over the pages in a folder, once, right after Sphinx wrote them."""
    own = site / "_static" / "colours.css"
    colours = (own.read_text("utf8") if own.is_file() else "") + palette_css()
    own.unlink(missing_ok=True)
    colours = without_script(_COMMENT.sub("", colours))
    digest = bundle(site / "_static")
    for page in sorted(site.rglob("*.html")):
        if page.is_relative_to(site / "_static"):
            continue  # the theme's templates
        text = _ICON_SCRIPT.sub("", page.read_text("utf8"))
        text = _with_drawings(lean(mend(with_one_sheet(text, digest))), site)
        text = with_rooted_links(with_running_heads(with_first_colours(text, colours)))
        page.write_text(text, "utf8")
    unused = (
        "_static/scripts/fontawesome.js*",
        "_static/**/*.map",
        "_images/*.svg",
    )
    for file in {file for pattern in unused for file in site.glob(pattern)}:
        file.unlink()
    for sheet in site.rglob("_static/**/*.css"):
        sheet.write_text(without_script(sheet.read_text("utf8")), "utf8")
    quicken(site)
    sweep(site)
    _cut_icons(site)


def _with_drawings(page: str, site: Path) -> str:
    """Put each figure that matplotlib drew into the page itself."""
    counter = count(1)

    def drawn(image: re.Match[str]) -> str:
        svg = (site / "_images" / image[1].rpartition("/")[2]).read_text("utf8")
        alt = _ALT.search(image[0])
        return inline(svg, unescape(alt[1]) if alt else "", f"f{next(counter)}")

    return _IMAGE.sub(drawn, page)


def _cut_icons(site: Path) -> None:
    """Keep of the theme's icons those that some page, style or script names (300 kB of fonts become 5)."""
    texts = [file.read_text("utf8") for suffix in ("html", "js") for file in site.rglob(f"*.{suffix}")]
    used = {name for text in texts for name in re.findall(r"\bfa-[a-z0-9-]+", text)}
    codes: set[int] = set()
    for file in site.glob("_static/**/*.css"):
        text = file.read_text("utf8")
        slim = _ICON_RULE.sub(lambda rule: rule[0] if used & set(_ICON.findall(rule[1])) else "", text)
        codes |= {int(code, 16) for code in _ICON_CODE.findall(slim)}
        if slim != text:
            file.write_text(slim, "utf8")
    options = Options(flavor="woff2")
    for file in site.glob("_static/vendor/fontawesome/webfonts/*"):
        if file.suffix != ".woff2":
            file.unlink()  # for browsers that read no WOFF2
            continue
        font = load_font(str(file), options)
        cut = Subsetter(options)
        cut.populate(unicodes=codes)
        cut.subset(font)
        save_font(font, str(file), options)


def check(site: Path, pages: set[str]) -> None:
    """Hold the written pages against what the book promises.

    Args:
        site: the folder with the pages.
        pages: the names, without suffix, of all pages in the table of contents.

    Raises:
        SiteError: a page is missing or one too many, or one loads something from another host.
    """
    own = {"search", "404"}  # what Sphinx adds of itself
    found = {file.relative_to(site).with_suffix("").as_posix() for file in site.rglob("*.html")}
    found -= {name for name in found if name.startswith("_static/")}
    if missing := sorted(pages - found):
        raise SiteError(f"these pages of _toc.yml were not written: {', '.join(missing)}.")
    if extra := sorted(found - pages - own):
        raise SiteError(f"these pages were written but are not in _toc.yml: {', '.join(extra)}.")
    for file in sorted([*site.rglob("*.html"), *site.rglob("*.css")]):
        if elsewhere := _FROM_ELSEWHERE.search(file.read_text("utf8")):
            raise SiteError(
                f"{file.relative_to(site)} loads something from another host, and a page must stand alone: "
                f"{elsewhere[0][:120]}"
            )
