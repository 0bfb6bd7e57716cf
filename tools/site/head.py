"""What search engines, link previews and browser tabs take from a page, and what stands beside the pages.

Each page names its one address, a title, a description and the book's picture. Beside the pages stand a
sitemap, the picture, and the page that a server shows for an address that is none (404.html), whose links
hold at any depth. There is no robots.txt: crawlers read it at the root of a host alone, where the book, as
long as it lives below `<owner>.github.io/<name>/`, has no say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.config import Config

from tools.address import published
from tools.site.card import HEIGHT, WIDTH, draw_card
from tools.site.icon import draw_icons
from tools.site.pages import first_words

CARD = "_static/card.png"
LOST = "404"

_RELATIVE = re.compile(r'\b(href|src|action|data-content_root)="(?!#|/|[a-z]+:)(?:\./)?')
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_ROOT = re.compile(r'\bdata-root="([^"]*)"')
_TWICE = re.compile(r'<meta name="viewport"[^>]*>\n?')


def address(config: Config) -> str:
    """Return where the book is published, with a slash at the end.

    It is `html: baseurl:` of _config.yml, and without that the address at which GitHub publishes the pages of
    the repository named there.

    Example:
        >>> from types import SimpleNamespace as Config
        >>> options = {"repository_url": "https://github.com/Owner/name"}
        >>> address(Config(html_baseurl="", html_theme_options=options))
        'https://owner.github.io/name/'
    """
    return published(config.html_theme_options["repository_url"], str(config.html_baseurl or ""))


def _describe(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    base, first = address(app.config), page == app.config.root_doc
    context["metatags"] = _TWICE.sub("", context.get("metatags") or "")
    described = _DESCRIPTION.search(context["metatags"])
    context["description"] = described[1] if described else ""  # as it stands there, escaped
    context["pageurl"] = None if doctree is None else base + ("" if first else f"{page}.html")
    context["is_first_page"] = first
    context["card"] = {
        "url": base + CARD,
        "width": WIDTH,
        "height": HEIGHT,
        "alt": f"{app.config.html_title}: paths of optimizers on a surface",
    }


def with_rooted_links(page: str) -> str:
    """Return a page whose links hold at any depth of the book's address, which it names as its root.

    >>> with_rooted_links('<html data-root="/book/"><a href="momentum.html">')
    '<html data-root="/book/"><a href="/book/momentum.html">'

    """
    root = _ROOT.search(page)
    return page if root is None else _RELATIVE.sub(rf'\1="{root[1]}', page)


def _lost(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    yield LOST, {"title": "Page not found", "root": urlsplit(address(app.config)).path}, "404.html"


def _stand_beside(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.name != "html":
        return
    out, base = Path(app.outdir), address(app.config)
    draw_icons(out / "_static")
    first = app.config.root_doc
    about = first_words(app.env.get_doctree(first))
    draw_card(Path(app.srcdir, f"{first}.ipynb"), app.config.html_title, about, out / CARD)
    urls = sorted(base + ("" if page == first else f"{page}.html") for page in app.env.found_docs)
    lines = "".join(f"  <url><loc>{escape(url)}</loc></url>\n" for url in urls)
    (out / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n',
        "utf8",
    )


def setup(app: Sphinx) -> None:
    """Fill the head of every page and write what stands beside them."""
    app.connect("html-page-context", _describe, priority=900)  # after the description is there
    app.connect("html-collect-pages", _lost)
    app.connect("build-finished", _stand_beside)
