"""`{answer}`: the fields of an exercise into which the reader writes numbers, and is told what is wrong.

    ```{answer} gd-from-zero
    ```

It stands in an exercise or right after it, and on the page always in its box. What the page says is decided
by `book/_static/answers.js` from the digests of `optlib/_answers.py`, as `optlib.check` does. Without a
script there is the line for the notebook, and in print there are lines to write on.
"""

from __future__ import annotations

import json
from difflib import get_close_matches
from html import escape
from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx_exercise.nodes import (  # type: ignore[import-untyped]
    exercise_enumerable_node,
    exercise_node,
)

from optlib import _answers
from optlib._answers import ANSWERS
from optlib._verdict import Entry

log = logging.getLogger(__name__)
_EXERCISES = (exercise_node, exercise_enumerable_node)


class Field(nodes.General, nodes.Element):  # type: ignore[misc]
    """A field for each number of the answer `name`."""


class Answer(SphinxDirective):
    """The directive `{answer}`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Look the name up."""
        name = self.arguments[0]
        self.env.note_dependency(str(_answers.__file__))  # a name may go, so read the page again
        if name not in ANSWERS:
            near = get_close_matches(name, ANSWERS, n=1)
            log.warning(
                "{answer} %s: no table in tests/answers has this name; %s",
                name,
                f"did you mean {near[0]}?" if near else "add it there and run python -m tools.seal",
                location=self.get_location(),
                type="answer",
            )
            return []
        field = Field("", name=name)
        self.set_source_info(field)
        return [field]


class PutIntoExercise(SphinxTransform):
    """Move the fields that follow an exercise into its box."""

    default_priority = 20  # after sphinx-exercise has gathered what stands between -start and -end

    def apply(self, **kwargs: Any) -> None:
        """Work on one page."""
        for field in list(self.document.findall(Field)):
            if any(isinstance(above, _EXERCISES) for above in _ancestors(field)):
                continue
            before = field.parent.children[: field.parent.index(field)]
            if not before or not isinstance(before[-1], _EXERCISES):
                log.warning(
                    "{answer} %s stands in no exercise; move it into its box or right after it",
                    field["name"],
                    location=field,
                    type="answer",
                )
                continue
            field.parent.remove(field)
            box = before[-1]
            (box[-1] if isinstance(box[-1], nodes.section) else box).append(field)


def _ancestors(node: nodes.Element) -> list[nodes.Element]:
    return [] if node.parent is None else [node.parent, *_ancestors(node.parent)]


def call(name: str) -> str:
    """Return the line that gives an answer to the check in a notebook.

    >>> call("gd-from-zero")
    'check("gd-from-zero", [..., ...])'
    """
    return _call(name, len(ANSWERS[name]["names"]))


def _call(name: str, count: int) -> str:
    return f'check("{name}", {"..." if count == 1 else "[" + ", ".join(["..."] * count) + "]"})'


def html(name: str, entry: Entry) -> str:
    """Return the fields of an exercise for the page."""
    decimals, several = entry["decimals"], len(entry["names"]) > 1
    unit = f"{decimals} decimal{'s' * (decimals > 1)}" if decimals else f"whole number{'s' * several}"
    place = escape(f"answer-{name}")
    fields = "\n".join(
        f'<label><span>{escape(label)}</span><input type="text" '
        f'aria-describedby="{place}-unit"></label>'
        for label in entry["names"]
    )
    task = escape(json.dumps({"name": name, **entry}, ensure_ascii=False))
    title = escape(f"Your answer: {', '.join(entry['names'])}")
    return (
        f'<form class="answer" id="{place}" aria-label="{title}" data-task="{task}" '
        f'autocomplete="off" spellcheck="false" autocapitalize="off" novalidate>\n{fields}\n'
        f'<button type="submit">Check</button>\n<span class="unit" id="{place}-unit">{unit}</span>\n'
        '<p class="verdict" role="status"></p>\n</form>\n<noscript><p class="answer-call">In the notebook: '
        f"<code>{escape(_call(name, len(entry['names'])))}</code></p></noscript>\n"
    )


def _write(translator: Any, node: Field) -> None:
    translator.body.append(html(node["name"], ANSWERS[node["name"]]))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_node(Field, html=(_write, None))
    app.add_directive("answer", Answer)
    app.add_transform(PutIntoExercise)
