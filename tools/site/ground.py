"""`{playground}`: the page on which every rule runs on every surface, in the place of a drawn figure.

    ```{playground}
    :figure: pg-fig-race
    ```

Its box holds, as data, what optlib has: rules with their defaults and looks, surfaces with their parameters,
the ranges of hyper-parameters; and the stories, which are presets of kind `story`. `play/ground.js` draws it.
"""

from __future__ import annotations

import inspect
import json
from html import escape
from typing import Any, ClassVar

from docutils import nodes  # type: ignore[import-untyped]
from docutils.parsers.rst import directives  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from optlib import curves, surfaces
from optlib.limits import RANGES
from optlib.objective import Curve, Surface
from optlib.plots import label
from optlib.rules import ALL
from tools.site.live import Live, head
from tools.site.preset_checks import PresetError
from tools.site.presets import files, read_all

log = logging.getLogger(__name__)

GROUND = "play/ground.js"
# width over height of the plot's room, in a wide page and on a phone
WIDE, NARROW = 1.6, 0.95
# what a parameter of a surface begins with where optlib asks for it
BEGINS = {"a": 1.0, "b": 10.0}


def catalogue(stories: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the page offers.

    >>> catalogue([])["ranges"]["dampening"]
    [0, 1, True]
    """
    return {
        "rules": [_rule(name) for name in ALL],
        "surfaces": [
            of for module in (surfaces, curves) for name in module.__all__ if (of := _surface(module, name))
        ],
        "stories": stories,
        "ranges": {name: [_end(of.low), _end(of.high), of.closed] for name, of in RANGES.items()},
    }


def _rule(name: str) -> dict[str, Any]:
    rule = ALL[name]
    module = rule.formula.__module__
    return {
        "name": name,
        "label": label(rule),
        "look": f"rule-{name}",
        "file": f"{module.replace('.', '/')}.py",
        "hyper": dict(rule.defaults),
        "variant": module.rpartition(".")[2] != name,
    }


def _surface(module: Any, name: str) -> dict[str, Any] | None:
    """What the page has to know of a surface or a curve; None of what needs more than numbers."""
    made = getattr(module, name)
    parameters: dict[str, float] = {}
    if inspect.isfunction(made):
        for key, parameter in inspect.signature(made).parameters.items():
            if isinstance(parameter.default, tuple):
                continue  # where runs begin
            if parameter.default is parameter.empty and key not in BEGINS:
                return None
            parameters[key] = BEGINS[key] if parameter.default is parameter.empty else parameter.default
        made = made(**parameters)
    if not isinstance(made, Surface | Curve):
        return None
    start = made.start if isinstance(made.start, tuple) else (made.start,)
    title = f"{name}, turned" if "turn" in parameters else made.name
    return {"name": name, "label": title, "start": list(start), "parameters": parameters}


def _end(x: float) -> float | None:
    return x if abs(x) != float("inf") else None


class Ground(Live):
    """The playground's box; its figure is put into it as into a live figure's."""


class Playground(SphinxDirective):
    """The directive `{playground}`."""

    option_spec: ClassVar[dict[str, Any]] = {"figure": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Collect the stories."""
        for file in files():
            self.env.note_dependency(str(file))
        node = Ground("", figure=nodes.fully_normalize_name(self.options.get("figure", "")))
        self.set_source_info(node)
        try:
            stories = [preset for preset in read_all().values() if preset["kind"] == "story"]
        except PresetError as error:
            log.warning("{playground}: %s", error, location=node, type="live")
            return []
        if not stories:
            log.warning("{playground}: there is no preset of kind story", location=node, type="live")
            return []
        node["stories"], node["preset"] = stories, stories[0]
        return [node]


def box(stories: list[dict[str, Any]]) -> tuple[str, str]:
    """Return what stands before and after the drawn figure."""
    first = stories[0]
    written = escape(json.dumps(catalogue(stories), ensure_ascii=False, separators=(",", ":")))
    buttons = "".join(
        f'<button type="button" class="ground-story" data-story="{escape(story["name"])}" '
        f'aria-pressed="{"true" if story is first else "false"}">{escape(story["title"])}</button>'
        for story in stories
    )
    room = f"--live-wide: {WIDE}; --live-narrow: {NARROW}; --live-rows: 1; --live-rows-narrow: 1"
    before = (
        f'<div class="live ground" id="live-playground" data-ground="{written}" style="{room}">\n'
        f'<div class="ground-stories" role="group" aria-label="Stories">{buttons}</div>\n'
        f'<p class="ground-told" data-story="{escape(first["name"])}">'
        f"<strong>{escape(first['question'])}</strong> {escape(first['truth'])}</p>\n"
        '<div class="ground-page">\n<div class="ground-plot">\n<div class="live-stage">\n'
    )
    after = (
        '</div>\n<div class="live-controls" role="group" aria-label="Steps"></div>\n'
        '<p class="live-says"></p>\n</div>\n<div class="ground-main"></div>\n'
        '<div class="ground-source"></div>\n<div class="ground-more"></div>\n</div>\n</div>\n'
    )
    return before, after


def _open(translator: Any, node: Ground) -> None:
    translator.body.append(box(node["stories"])[0])


def _close(translator: Any, node: Ground) -> None:
    translator.body.append(box(node["stories"])[1])


def _load(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is not None and any(doctree.findall(Ground)):
        app.add_js_file(GROUND, loading_method="defer")  # here, it is this page's alone
        context["metatags"] += head()


def setup(app: Sphinx) -> None:
    """Register the directive, and what its page loads."""
    app.add_node(Ground, html=(_open, _close))
    app.add_directive("playground", Playground)
    app.connect("html-page-context", _load, priority=951)
