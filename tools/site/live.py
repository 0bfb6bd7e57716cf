"""`{live}`: a figure that the reader can drag and change, in the place of one that the notebook drew.

    ```{live} gd-rates
    :figure: gd-fig-open
    ```

names a preset of playground/presets and a figure of the same page. Both stand in one box: in print, without
scripts and until the engine runs, the figure is the one that the notebook drew. A page with such a box loads
`_static/play/play.js`, which fetches the engine once the page stands; other pages load nothing. Beside it
lies `sources.js`: the text of the rules, surfaces and schedules as optlib has it, which the engine runs.
"""

from __future__ import annotations

import functools
import hashlib
import json
from difflib import get_close_matches
from html import escape
from math import ceil
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes  # type: ignore[import-untyped]
from docutils.parsers.rst import directives  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from tools.play import sources
from tools.site import looks
from tools.site.keep import with_percent
from tools.site.preset_checks import PresetError
from tools.site.presets import PLAYGROUND, files, read_all

log = logging.getLogger(__name__)

ROOT = PLAYGROUND.parent
PLAY, SOURCES = "play/play.js", "play/sources.js"
ENGINE = ROOT / "tools" / "site" / "static" / "play" / "engine.js"
# width over height of the room, in a wide box and in a narrow one, where traces stand below the map
ALONE, WITH_TRACES = (1.9, 1.15), (1.9, 0.8)
TWO_MAPS = (1.9, 0.55)


class Live(nodes.General, nodes.Element):  # type: ignore[misc]
    """The place of a live figure; in the end the box, which holds the figure that the notebook drew."""


def _fault(node: nodes.Element, sentence: str, *values: object) -> None:
    log.warning(sentence, *values, location=node, type="live")


class LiveFigure(SphinxDirective):
    """The directive `{live}`."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"figure": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Look the preset up."""
        name, figure = self.arguments[0], self.options.get("figure", "")
        for file in files():
            self.env.note_dependency(str(file))
        node = Live("", figure=nodes.fully_normalize_name(figure))
        self.set_source_info(node)
        try:
            presets = read_all()
        except PresetError as error:
            _fault(node, "{live} %s: %s", name, error)
            return []
        if name not in presets:
            near = get_close_matches(name, presets, n=1)
            more = f"did you mean {near[0]}?" if near else "write one, see CONTRIBUTING.md"
            _fault(node, "{live} %s: no file of playground/presets has a preset of this name; %s", name, more)
            return []
        if not figure:
            _fault(
                node,
                "{live} %s has no :figure:; name a figure of the page, which print and readers without "
                "scripts see in its place",
                name,
            )
            return []
        node["preset"] = presets[name]
        return [node]


class PutAroundFigures(SphinxPostTransform):
    """Move each box to its figure, and the figure into it."""

    default_priority = 195  # after cells are folded: the figure's code stands below the box
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        figures = {name: figure for figure in self.document.findall(nodes.figure) for name in figure["names"]}
        for node in list(self.document.findall(Live)):
            node.parent.remove(node)
            figure = figures.pop(node["figure"], None)
            if figure is None:
                _fault(
                    node,
                    "{live} %s: the page has no figure %r, or another live figure has it; those free are %s",
                    node["preset"]["name"],
                    node["figure"],
                    ", ".join(figures) or "none",
                )
                continue
            figure.replace_self(node)
            node += figure
            for caption in figure.findall(nodes.caption):
                drawn = nodes.inline("", "", *caption.children, classes=["drawn-caption"])
                moving = f'<span class="live-caption">{escape(node["preset"]["title"])}</span>'
                caption.children = []
                caption += [drawn, nodes.raw("", moving, format="html")]


def _open(translator: Any, node: Live) -> None:
    preset = node["preset"]
    name, alone = preset["name"], preset["traces"] == "none" and preset["kind"] != "fit"
    written = escape(with_percent(json.dumps(preset, ensure_ascii=False, separators=(",", ":"))))
    two = preset["kind"] == "regimes" and "against" in preset
    wide, narrow = TWO_MAPS if two else ALONE if alone else WITH_TRACES
    sliders = len(preset.get("sliders", ()))  # two a row in a wide box; the buttons have a row of their own
    room = f"--live-wide: {wide}; --live-narrow: {narrow}"
    rows = f"--live-rows: {1 + ceil(sliders / 2)}; --live-rows-narrow: {1 + sliders}"
    translator.body.append(
        f'<div class="live" id="live-{escape(name)}" data-preset="{written}" style="{room}; {rows}">\n'
        '<div class="live-stage">\n'
    )


def _close(translator: Any, node: Live) -> None:
    preset = node["preset"]
    translator.body.append(
        f'</div>\n<p class="live-question">{escape(with_percent(preset["question"]))}</p>\n'
        f'<div class="live-controls" role="group" aria-label="{escape(preset["title"])}"></div>\n'
        '<p class="live-says"></p>\n</div>\n'
    )


def _load(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is not None and any(type(node) is Live for node in doctree.findall(Live)):
        app.add_js_file(PLAY, loading_method="defer")  # here, it is this page's alone
        context["metatags"] += head()


@functools.cache
def head() -> str:
    """Return what such a page has in its head: the looks of runs, and digests of the files it loads late."""
    files = {"sources.js": _sources().encode(), "engine.js": ENGINE.read_bytes()}
    digests = " ".join(f"{name}={hashlib.sha256(held).hexdigest()[:8]}" for name, held in files.items())
    return f'<style>{looks.css()}</style>\n<meta name="live-digests" content="{digests}" />\n'


def _sources() -> str:
    written = json.dumps(sources(ROOT), ensure_ascii=False, separators=(",", ":"))
    return f"window.wayDownSources = {written};\n"


def _write_sources(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name == "html":
        file = Path(app.outdir) / "_static" / SOURCES
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_sources(), "utf8")


def setup(app: Sphinx) -> None:
    """Register the directive, and write what its pages load."""
    app.add_node(Live, html=(_open, _close))
    app.add_directive("live", LiveFigure)
    app.add_post_transform(PutAroundFigures)
    app.connect("html-page-context", _load, priority=950)  # after the head's other lines
    app.connect("build-finished", _write_sources)
