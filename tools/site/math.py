"""Formulas set by KaTeX while the book is built: no script and no other host is needed to read a page.

KaTeX runs inside QuickJS, a JavaScript engine of a few MB that pip installs. Each formula becomes HTML for
the eye and MathML for a screen reader. LaTeX that KaTeX does not understand is a Sphinx warning, and so stops
the build.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import quickjs  # type: ignore[import-untyped]
from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from tools.site.breaks import breakable, grouped
from tools.site.mathml import tidy

KATEX = Path(__file__).parents[1] / "katex"
log = logging.getLogger(__name__)


class LatexError(ValueError):
    """LaTeX that KaTeX refuses; the text says why and where."""


@cache
def _engine() -> Callable[[str, str], str]:
    context = quickjs.Context()
    context.eval((KATEX / "katex.min.js").read_text("utf8"))
    # QuickJS builds long strings as ropes, which its Python wrapper cannot hand over; JSON text is flat.
    render: Callable[[str, str], str] = context.eval(
        "(tex, options) => JSON.stringify(katex.renderToString(tex, JSON.parse(options)))"
    )
    return render


@cache
def render(tex: str, display: bool) -> str:
    """Set a formula.

    Args:
        tex: LaTeX without delimiters.
        display: true for a formula on a line of its own.

    Returns:
        HTML with the formula twice: drawn (hidden from screen readers) and as MathML (hidden from sight).

    Raises:
        LatexError: KaTeX does not understand the formula.

    Example:
        >>> "<math" in render(r"\\frac{1}{2}", display=False)
        True
    """
    options = {"displayMode": display, "output": "htmlAndMathml", "throwOnError": True, "strict": "error"}
    try:
        html = tidy(str(json.loads(_engine()(tex, json.dumps(options)))))
    except quickjs.JSException as error:
        reason = str(error).splitlines()[0].removeprefix("ParseError: ").removeprefix("KaTeX parse error: ")
        raise LatexError(reason) from None
    return grouped(html) if display else breakable(html)


def _html(node: nodes.Element, display: bool) -> str:
    try:
        return render(node.astext().strip(), display)
    except LatexError as error:
        log.warning("LaTeX that KaTeX refuses: %s", error, location=node, type="katex")
        return "<code>?</code>"


def _tex(node: nodes.Element) -> dict[str, str]:
    return {"data-tex": node.astext().strip()}  # for copying, see book/_static/copy-tex.js


def _inline(translator: Any, node: nodes.Element) -> None:
    tag = translator.starttag(node, "span", "", CLASS="math notranslate", **_tex(node))
    translator.body.append(f"{tag}{_html(node, display=False)}</span>")
    raise nodes.SkipNode


def _block(translator: Any, node: nodes.Element) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="math notranslate", **_tex(node)))
    translator.body.append(f'<div class="formula">{_html(node, display=True)}</div>')
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def _add_style(app: Sphinx, config: Config) -> None:
    config.html_static_path = [*config.html_static_path, str(KATEX / "static")]


def setup(app: Sphinx) -> None:
    """Make KaTeX the way in which HTML pages show formulas."""
    app.add_html_math_renderer("katex", (_inline, None), (_block, None))
    app.connect("config-inited", _add_style)
    app.add_css_file("katex/katex.min.css")
