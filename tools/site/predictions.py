"""`{predict}`: a question to which the reader commits before the answer unfolds.

    ```{predict} What will $x$ do?
    :label: gd-predict-edge
    :answer: 2

    1. It creeps.
    2. It explodes.
    ```
    (cells and text that answer)
    ```{predict-end}
    ```

The options are radio buttons; to choose one unfolds the answer (`book/_static/predictions.js`). Without a
script they are a list, and the answer is a plain fold.
"""

from __future__ import annotations

from html import escape
from typing import Any, ClassVar

from docutils import nodes  # type: ignore[import-untyped]
from docutils.parsers.rst import directives  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from tools.site.folds import Fold, FoldTitle

log = logging.getLogger(__name__)


class Question(nodes.General, nodes.Element):  # type: ignore[misc]
    """The question with its options; what follows, up to the end mark, is its answer."""


class Asked(nodes.General, nodes.TextElement):  # type: ignore[misc]
    """The words of the question."""


class Options(nodes.General, nodes.Element):  # type: ignore[misc]
    """What the reader may choose."""


class Option(nodes.General, nodes.TextElement):  # type: ignore[misc]
    """One of the options, its number `value` from 1 on."""


class AnswerEnd(nodes.General, nodes.Element):  # type: ignore[misc]
    """Where the answer of a prediction ends."""


def _fault(node: nodes.Node, sentence: str, *values: object) -> None:
    log.warning(sentence, *values, location=node, type="predict")


class Predict(SphinxDirective):
    """The directive `{predict}`."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "label": directives.unchanged_required,
        "answer": directives.positive_int,
    }

    def run(self) -> list[nodes.Node]:
        """Read the question and its options."""
        text, messages = self.state.inline_text(" ".join(self.arguments[0].split()), self.lineno)
        label, answer = self.options.get("label", ""), self.options.get("answer", 0)
        node = Question("", Asked("", "", *text), ids=[label], label=label, answer=answer)
        self.set_source_info(node)
        content = self.parse_content_to_nodes()
        given = [part for part in content if isinstance(part, nodes.enumerated_list)]
        items = list(given[0].children) if len(given) == 1 else []
        if not 2 <= len(items) <= 4:
            _fault(node, "{predict} %s needs one numbered list of two to four options", label)
            return []
        if not all(len(item) == 1 and isinstance(item[0], nodes.paragraph) for item in items):
            _fault(node, "{predict} %s: an option is one paragraph, with no list or display in it", label)
            return []
        if not label or not 1 <= answer <= len(items):
            _fault(
                node,
                "{predict} %s needs a :label: and, as its :answer:, the number of an option, 1 to %d",
                label,
                len(items),
            )
            return []
        self._declare(node, label)
        options = (
            Option("", "", *item[0].children, value=i, label=label) for i, item in enumerate(items, 1)
        )
        node += [part for part in content if part is not given[0]]
        node += Options("", *options)
        return [node, *messages]

    def _declare(self, node: Question, label: str) -> None:
        """Make the label a target of the book, and see that no other prediction has it."""
        domain = self.env.get_domain("std")
        other = domain.data["anonlabels"].get(label)
        if other:
            _fault(node, "{predict} %s: the label stands on %s too; choose another one", label, other[0])
        domain.data["anonlabels"][label] = self.env.docname, label


class PredictEnd(SphinxDirective):
    """The directive `{predict-end}`."""

    def run(self) -> list[nodes.Node]:
        """Mark the end of the answer."""
        end = AnswerEnd()
        self.set_source_info(end)
        return [end]


class FoldAnswers(SphinxTransform):
    """Fold what stands between a question and its end mark."""

    default_priority = 30

    def apply(self, **kwargs: Any) -> None:
        """Work on one page."""
        marks = list(self.document.findall(lambda node: isinstance(node, (Question, AnswerEnd))))
        for before, mark, after in zip([None, *marks], marks, [*marks[1:], None], strict=False):
            if isinstance(mark, Question):
                self._fold(mark, after)
            elif not isinstance(before, Question):
                _fault(mark, "{predict-end} without a {predict} before it")

    def _fold(self, question: Question, end: nodes.Element | None) -> None:
        label, parent = question["label"], question.parent
        if not isinstance(end, AnswerEnd):
            _fault(question, "{predict} %s has no {predict-end}; put it after the answer", label)
            return
        start = parent.index(question)
        stop = parent.index(end) if end.parent is parent else None
        inside = parent.children[start + 1 : stop]
        if stop is None:  # it stands in a section that a heading has begun
            _fault(question, "{predict} %s: a heading stands in its answer, and would give it away", label)
            return
        if not inside:
            _fault(question, "{predict} %s: nothing stands between it and its {predict-end}", label)
        # for print and for pages without scripts, where no verdict says it
        number = nodes.paragraph("", f"Number {question['answer']} is right.", classes=["right-number"])
        fold = Fold("", FoldTitle("", nodes.Text("Answer")), nodes.container("", number, *inside))
        fold["classes"] = ["prediction-fold"]
        parent[start + 1 : stop + 1] = [fold]


def _tag(before: str, after: str) -> tuple[Any, Any]:
    def enter(translator: Any, node: nodes.Element) -> None:
        translator.body.append(before.format(**{k: escape(str(v)) for k, v in node.attributes.items()}))

    def leave(translator: Any, node: nodes.Element) -> None:
        translator.body.append(after)

    return enter, leave


WRITTEN = {
    Question: (
        '<form class="prediction" id="{label}" data-answer="{answer}" autocomplete="off"><fieldset>\n',
        '</fieldset>\n<p class="verdict" role="status"></p>\n</form>\n',
    ),
    Asked: ('<legend><span class="kind">Before you read on</span> ', "</legend>\n"),
    Options: ("<ol>\n", "</ol>\n"),
    Option: (
        '<li><label><input type="radio" name="{label}" value="{value}"><span>',
        "</span></label></li>\n",
    ),
    AnswerEnd: ("", ""),
}


def setup(app: Sphinx) -> None:
    """Register the directives."""
    for node, (before, after) in WRITTEN.items():
        app.add_node(node, html=_tag(before, after))
    app.add_directive("predict", Predict)
    app.add_directive("predict-end", PredictEnd)
    app.add_transform(FoldAnswers)
