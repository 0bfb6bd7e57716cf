"""What each page says about itself: its description, where to report an error, how to cite."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlencode

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

log = logging.getLogger(__name__)

LONGEST_DESCRIPTION = 160  # characters; what search engines show


def first_words(doctree: nodes.document, longest: int = LONGEST_DESCRIPTION) -> str:
    """Return the beginning of a page's opening paragraph, cut after a sentence or a word.

    The opening paragraph stands under the title, before any other heading and outside boxes. Without one, or
    where it begins with a formula, the result is empty.
    """
    page = next(iter(doctree.findall(nodes.section)), doctree)
    opening = next((part for part in page.children if isinstance(part, nodes.paragraph)), None)
    if opening is None:
        return ""
    text, cut = "", False
    for part in opening.children:
        cut = any(part.findall(nodes.math))
        if cut:
            break
        text += part.astext()
    text = " ".join(text.split())
    if not cut and len(text) <= longest:
        return text
    sentence = text[:longest].rfind(". ")
    if sentence > longest // 3 or cut:
        return text[: sentence + 1]
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"


def _describe(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    options = app.config.html_theme_options
    title = context.get("title", "")
    issue = urlencode({"title": f"{title}: "})
    context["report_url"] = f"{options['repository_url']}/issues/new?{issue}"
    context["repository_url"] = options["repository_url"]
    if doctree is not None and 'name="description"' not in context.get("metatags", ""):
        words = first_words(doctree)
        context["metatags"] += f'<meta name="description" content="{escape(words)}" />\n'


def _want_opening(app: Sphinx, doctree: nodes.document) -> None:
    if not first_words(doctree):
        log.warning(
            "page without an opening; begin, under the title and outside boxes, with a sentence in words: "
            "search engines show it",
            location=doctree,
            type="page",
        )


def _configure(app: Sphinx, config: Config) -> None:
    # Here, since `html_theme_options` in _config.yml would replace those that Jupyter Book derives from it.
    config.html_theme_options |= {
        "footer_content_items": ["about-this-page.html"],
        "pygments_light_style": "a11y-high-contrast-light",
        "pygments_dark_style": "github-dark",
    }


def setup(app: Sphinx) -> None:
    """Fill every page's description and footer."""
    app.connect("config-inited", _configure)
    app.connect("doctree-read", _want_opening)
    app.connect("html-page-context", _describe)
