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

Without a script the options are a list and the answer a plain fold.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes  # type: ignore[import-untyped]
from docutils.parsers.rst import directives  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from tools.site.folds import Fold, FoldTitle

log = logging.getLogger(__name__)


class Question(nodes.General, nodes.Element):  # type: ignore[misc]
    """The question with its options; what follows, up to the end mark, is its answer."""


class AnswerEnd(nodes.General, nodes.Element):  # type: ignore[misc]
    """Where the answer of a prediction ends."""


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
        text, messages = self.state.inline_text(self.arguments[0], self.lineno)
        title = nodes.paragraph("", "", *text, classes=["question"])
        node = Question("", title, *self.parse_content_to_nodes(), answer=self.options.get("answer"))
        node["ids"] = [self.options["label"]]
        return [node, *messages]


class PredictEnd(SphinxDirective):
    """The directive `{predict-end}`."""

    def run(self) -> list[nodes.Node]:
        """Mark the end of the answer."""
        return [AnswerEnd()]


class FoldAnswers(SphinxPostTransform):
    """Fold what stands between a question and its end mark."""

    default_priority = 890

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for question in list(self.document.findall(Question)):
            parent = question.parent
            start = parent.index(question)
            end = next((i for i, n in enumerate(parent) if i > start and isinstance(n, AnswerEnd)), None)
            if end is None:
                log.warning("{predict} without its {predict-end}", location=question, type="predict")
                continue
            inside = nodes.container("", *parent[start + 1 : end])
            fold = Fold("", FoldTitle("", nodes.Text("Answer")), inside, classes=["prediction-fold"])
            parent[start + 1 : end + 1] = [fold]


def _open(translator: Any, node: Question) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="prediction admonition hint"))


def _close(translator: Any, node: Question) -> None:
    translator.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_node(Question, html=(_open, _close))
    app.add_node(AnswerEnd, html=(lambda *_: None, lambda *_: None))
    app.add_directive("predict", Predict)
    app.add_directive("predict-end", PredictEnd)
    app.add_post_transform(FoldAnswers)
