"""The button above a page that hands out its notebook: this chapter's, all of them, or this one in Colab.

An assignment has its zip there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx

from tools.zips import assigned

FOLDER, ZIP, BRANCH = "notebooks", "the-way-down-notebooks.zip", "notebooks"
AFTER_THE_THEME = 600  # listeners have 500 unless they say otherwise


def colab(repository: str, name: str) -> str:
    """Return the address at which Colab opens a chapter.

    Args:
        repository: the address of the book's repository on GitHub.
        name: the page's name.

    >>> colab("https://github.com/someone/book", "momentum")
    'https://colab.research.google.com/github/someone/book/blob/notebooks/momentum.ipynb'
    """
    ours = repository.removeprefix("https://github.com/").strip("/")
    return f"https://colab.research.google.com/github/{ours}/blob/{BRANCH}/{name}.ipynb"


def _offer(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    source = Path(app.env.doc2path(page)) if page in app.env.all_docs else Path()
    if source.suffix != ".ipynb":
        return
    if assigned(source):
        offers = [_link(f"{source.stem}.zip", ".zip", "Download this assignment", "fas fa-box-archive")]
    else:
        offers = _chapter(page, context["pathto"](FOLDER, 1), app.config.html_theme_options["repository_url"])
    for group in context["header_buttons"]:
        if group.get("label") == "download-buttons":
            ours = ("download-notebook-button", "download-source-button")
            group["buttons"] = offers + [b for b in group["buttons"] if b.get("label") not in ours]


def _chapter(page: str, up: str, repository: str) -> list[dict[str, str]]:
    return [
        _link(f"{up}/{page}.ipynb", ".ipynb", "Download this chapter as a notebook", "fas fa-code"),
        _link(f"{up}/{ZIP}", "All chapters", "Download all notebooks in one file", "fas fa-box-archive"),
        _link(colab(repository, page), "Colab", "Run this chapter in Google Colab", "fas fa-rocket"),
    ]


def _link(url: str, text: str, tooltip: str, icon: str) -> dict[str, str]:
    return {"type": "link", "url": url, "text": text, "tooltip": tooltip, "icon": icon, "label": "notebook"}


def setup(app: Sphinx) -> None:
    """Work on the buttons that the theme has made."""
    app.connect("html-page-context", _offer, priority=AFTER_THE_THEME)
