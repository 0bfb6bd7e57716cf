"""What each page says about itself: its description, where to report an error, how to cite."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.config import Config

LONGEST_DESCRIPTION = 160  # characters; what search engines show


def first_words(doctree: nodes.document, longest: int = LONGEST_DESCRIPTION) -> str:
    """Return the beginning of a page's first paragraph outside boxes, cut after a sentence or a word."""
    for paragraph in doctree.findall(nodes.paragraph):
        if not isinstance(paragraph.parent, nodes.section | nodes.document):
            continue
        text = " ".join(paragraph.astext().split())
        if len(text) <= longest:
            return text
        sentence = text[:longest].rfind(". ")
        if sentence > longest // 3:
            return text[: sentence + 1]
        return text[: longest - 1].rsplit(" ", 1)[0] + "…"
    return ""


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
        if words:
            tag = nodes.meta("", name="description", content=words)
            context["metatags"] += f'<meta name="description" content="{_attribute(tag["content"])}" />\n'


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


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
    app.connect("html-page-context", _describe)
