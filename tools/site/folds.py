"""Boxes with the class `dropdown` fold by HTML's own means: they open without a script, and by keyboard."""

from __future__ import annotations

from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform


class Fold(nodes.General, nodes.Element):  # type: ignore[misc]
    """A box of which the reader sees the title until it is opened."""


class FoldTitle(nodes.General, nodes.Element):  # type: ignore[misc]
    """The part of a fold that is always seen."""


class FoldDropdowns(SphinxPostTransform):
    """Replace each admonition, proof or solution that has the class `dropdown` by a fold."""

    default_priority = 900  # after the titles of exercises and solutions are filled in
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for box in list(self.document.findall(lambda node: "dropdown" in _classes(node))):
            title = box.next_node(nodes.title)
            own = title is not None and title.parent is box
            parts = title.children if own else [nodes.Text(_kind(box).capitalize())]
            kind = f"{_kind(box)}-fold"
            inside = nodes.container(
                "", *(part for part in box.children if part is not title), ids=box["ids"]
            )
            shown = (_without_links(part) for part in parts)
            box.parent.replace(box, Fold("", FoldTitle("", *shown), inside, classes=[kind]))


def _classes(node: nodes.Node) -> list[str]:
    return list(node["classes"]) if isinstance(node, nodes.Element) else []


def _kind(box: nodes.Element) -> str:
    names = [name for name in _classes(box) if name in ("solution", "proof", "exercise")]
    return names[0] if names else "box"


def _without_links(part: nodes.Node) -> nodes.Node:
    """Return a title's part with a link's text in place of the link: a click on a title opens the fold."""
    if isinstance(part, nodes.reference):
        return nodes.inline("", "", *(_without_links(child) for child in part.children))
    return part.deepcopy()


def _open(translator: Any, node: Fold) -> None:
    translator.body.append(translator.starttag(node, "details", CLASS="fold"))


def _close(translator: Any, node: Fold) -> None:
    translator.body.append("</details>\n")


def _open_title(translator: Any, node: FoldTitle) -> None:
    translator.body.append("<summary>")


def _close_title(translator: Any, node: FoldTitle) -> None:
    translator.body.append("</summary>\n")


def setup(app: Sphinx) -> None:
    """Fold on HTML pages alone."""
    app.add_node(Fold, html=(_open, _close))
    app.add_node(FoldTitle, html=(_open_title, _close_title))
    app.add_post_transform(FoldDropdowns)
