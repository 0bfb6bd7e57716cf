"""What is done to the written pages: figures for both colour schemes, icons cut to those in use, and checks.

Everything here works on the folder of HTML pages, after Sphinx.
"""

from __future__ import annotations

import re
from pathlib import Path

from fontTools.subset import (  # type: ignore[import-untyped]
    Options,
    Subsetter,
    load_font,
    save_font,
)

from optlib.plots import INK

INK_ON_LIGHT, INK_ON_DARK = "#4a5058", "#b4bac2"  # 8:1 on the page's white, 9:1 on its near black

_IMAGE = re.compile(r'<img\b[^>]*?\bsrc="([^"]*_images/[^"]*\.svg)"[^>]*>')
_SIZE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)pt"[^>]*?\bheight="([\d.]+)pt"', re.DOTALL)
_CLASS = re.compile(r'\s+class="([^"]*)"')

# Draws the icons as SVG by a script of 543 kB, which the icon font of the theme does as well.
_ICON_SCRIPT = re.compile(
    r'\s*<!--[^>]*custom icons\s*-->|\s*<script src="[^"]*/fontawesome\.js[^"]*"></script>'
)

# Roles that docutils gives to a list of sources, one deprecated and one at odds with what the list contains.
_CITATION_ROLE = re.compile(r' role="(?:doc-biblioentry|list(?=" class="citation-list"))"')

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
    drawn = _inks(site / "_images")
    for page in sorted(site.rglob("*.html")):
        text = _ICON_SCRIPT.sub("", page.read_text("utf8"))
        text = _CITATION_ROLE.sub("", text)
        page.write_text(_IMAGE.sub(lambda image: _in_both_schemes(image, drawn), text), "utf8")
    for unused in {*site.glob("_static/scripts/fontawesome.js*"), *site.glob("_static/**/*.map")}:
        unused.unlink()
    _cut_icons(site)


def _inks(folder: Path) -> dict[str, tuple[float, float]]:
    """Draw each SVG once for light and once for dark pages; return their sizes in CSS pixels by name."""
    sizes = {}
    for file in sorted(folder.glob("*.svg")):
        text = file.read_text("utf8")
        size = _SIZE.search(text)
        if size is None or INK not in text:
            continue
        sizes[file.name] = (float(size[1]) * 4 / 3, float(size[2]) * 4 / 3)
        file.with_suffix(".dark.svg").write_text(text.replace(INK, INK_ON_DARK), "utf8")
        file.write_text(text.replace(INK, INK_ON_LIGHT), "utf8")
    return sizes


def _in_both_schemes(image: re.Match[str], drawn: dict[str, tuple[float, float]]) -> str:
    name = image[1].rpartition("/")[2]
    if name not in drawn:
        return image[0]
    width, height = drawn[name]
    given = _CLASS.search(image[0])
    tag = _CLASS.sub("", image[0])
    size = "" if re.search(r"\b(?:width|style)=", tag) else f' width="{width:.0f}" height="{height:.0f}"'

    def version(source: str, scheme: str) -> str:
        classes = " ".join(filter(None, (given[1] if given else "", scheme)))
        start = f'<img class="{classes}"{size}'
        return tag.replace("<img", start, 1).replace(image[1], source)

    return version(image[1], "only-light") + version(image[1].removesuffix(".svg") + ".dark.svg", "only-dark")


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
    own = {"search"}  # what Sphinx adds of itself
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
