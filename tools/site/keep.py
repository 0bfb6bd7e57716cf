"""What must not part at the end of a line: a formula and its comma, a number and its unit, a Chinese term.

Browsers may break a line at either side of a formula, since to them it is a box and not a word. Chinese
stands in the book as single terms, which break between any two characters unless told not to; being of
another language than the page it is marked as such, so that it gets the right font and the right voice.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
LONGEST_TERM = 12  # characters; more are a sentence, which may break
_BEFORE = re.compile(r"[^\w\s]+$")
# Punctuation; or what makes one word of formula and ending, as in "t-th".
_BEHIND = re.compile(r"[^\w\s]+(?:(?<=[-’'])\w{1,2}\b[^\w\s]*)?")
_PERCENT = re.compile(r"(?:^|(?<=\d)) %")  # a number from a cell ends where the text begins


class KeepPunctuation(SphinxPostTransform):
    """Put each formula of a line in one unbreakable box with the number and the punctuation that touch it."""

    default_priority = 30  # after numbers have become formulas (see tools/site/numbers.py)
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for formula in list(self.document.findall(nodes.math)):
            whole = _outermost(formula)
            parent, kept = whole.parent, nodes.inline("", "", classes=["keep"])
            at = parent.index(whole)
            together = [whole]
            if _is_number(parent, at + 1):  # as in "$y={}$" and then a number from a cell
                together.append(parent[at + 1])
            if _is_number(parent, at - 1) and " " not in parent[at - 1].astext():
                at -= 1  # the formula is its unit, as in "$\\,\\eta$" behind a number
                together.insert(0, parent[at])
            before = _touching(parent, at - 1, _BEFORE)
            behind = _touching(parent, at + len(together), _BEHIND)
            if behind:
                parent[at + len(together)] = nodes.Text(
                    parent[at + len(together)].astext().removeprefix(behind)
                )
            if before:
                parent[at - 1] = nodes.Text(parent[at - 1].astext().removesuffix(before))
            if before or behind or len(together) > 1:
                parent[at : at + len(together)] = [kept]
                kept += [nodes.Text(before), *together, nodes.Text(behind)]


class KeepPercent(SphinxPostTransform):
    """Let no line end between a number and its per cent sign."""

    default_priority = 30
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for text in list(self.document.findall(nodes.Text)):
            kept = with_percent(str(text))
            if kept != text and not isinstance(text.parent, (*_VERBATIM, nodes.literal)):
                text.parent.replace(text, nodes.Text(kept))


def with_percent(text: str) -> str:
    """Return a text whose numbers keep their per cent signs.

    >>> with_percent("within 10 % of it")
    'within 10\xa0% of it'
    """
    return _PERCENT.sub("\N{NO-BREAK SPACE}%", text)


class MarkChinese(SphinxPostTransform):
    """Mark each run of Chinese characters as Chinese."""

    default_priority = 31
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for text in list(self.document.findall(nodes.Text)):
            if CHINESE.search(text) and not isinstance(text.parent, _VERBATIM):
                text.parent.replace(text, list(_marked(str(text))))


class Chinese(nodes.Inline, nodes.TextElement):  # type: ignore[misc]
    """A run of Chinese characters."""


_VERBATIM = (nodes.math, nodes.math_block, nodes.literal_block, nodes.raw, nodes.image, Chinese)


def _marked(text: str) -> list[nodes.Node]:
    parts: list[nodes.Node] = []
    at = 0
    for run in CHINESE.finditer(text):
        if run.start() > at:
            parts.append(nodes.Text(text[at : run.start()]))
        parts.append(Chinese("", nodes.Text(run[0])))
        at = run.end()
    return [*parts, nodes.Text(text[at:])] if at < len(text) else parts


def _outermost(formula: nodes.Element) -> nodes.Element:
    """Return the box that the punctuation touches: a formula, or a number or link that it fills."""
    boxes = nodes.inline | nodes.emphasis | nodes.strong
    while isinstance(formula.parent, boxes) and len(formula.parent) == 1:
        formula = formula.parent
    return formula


def _is_number(parent: nodes.Element, at: int) -> bool:
    if not 0 <= at < len(parent) or not isinstance(parent[at], nodes.inline):
        return False
    return "pasted-text" in parent[at]["classes"]


def _touching(parent: nodes.Element, at: int, what: re.Pattern[str]) -> str:
    if not 0 <= at < len(parent) or not isinstance(parent[at], nodes.Text):
        return ""
    text = parent[at].astext()
    found = what.search(text) if what is _BEFORE else what.match(text)
    return found[0] if found else ""


def _open(translator: Any, node: Chinese) -> None:
    term = ' class="keep"' if len(node.astext()) <= LONGEST_TERM else ""
    translator.body.append(f'<span lang="zh-Hans"{term}>')


def _close(translator: Any, node: Chinese) -> None:
    translator.body.append("</span>")


def setup(app: Sphinx) -> None:
    """Work on every HTML page."""
    app.add_node(Chinese, html=(_open, _close))
    app.add_post_transform(KeepPunctuation)
    app.add_post_transform(KeepPercent)
    app.add_post_transform(MarkChinese)
