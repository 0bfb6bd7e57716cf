"""What is folded, folds in one way, by HTML's own means: it opens without a script, and by keyboard.

Folded are boxes with the class `dropdown`, and of code cells what their tags name: `numbers` the whole cell,
`hide-input` its code, `hide-output` its output, `hide-cell` both: a figure or table, and its code in a fold
below it; or else the code with what it prints. A summary is the fold's only label and says what is inside;
`{"mystnb": {"code_prompt_show": "All quotients"}}` in a cell's metadata says it otherwise.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

NUMBERS = "Numbers and checks"
PRINTED = "this output"


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


class FoldDesigned(SphinxPostTransform):
    """Give the dropdowns of sphinx-design, where a page has one, the same form."""

    default_priority = 190  # before sphinx-design draws them
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for box in list(self.document.findall(nodes.container)):
            if box.get("design_component") == "dropdown" and box.get("has_title"):
                title = FoldTitle("", *(_without_links(part) for part in box[0].children))
                box.replace_self(
                    Fold("", title, nodes.container("", *box[1:], ids=box[0]["ids"]), classes=["box-fold"])
                )


class FoldCells(SphinxPostTransform):
    """Fold the code, the output or the whole of each code cell whose tags say so."""

    default_priority = 190  # before myst-nb does it with two labels and a script's help
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Work on one page."""
        for cell in list(self.document.findall(nodes.container)):
            if cell.get("nb_element") == "cell_code":
                self._fold(cell)

    def _fold(self, cell: nodes.Element) -> None:
        mode = cell.attributes.pop("hide_mode", None)
        parts = {part["nb_element"]: part for part in cell.children}
        code, output = parts.get("cell_code_source"), parts.get("cell_code_output")
        named = cell["cell_metadata"].get("mystnb", {}).get("code_prompt_show")
        called = _called(output, self.env.toc_fignumbers.get(self.env.docname, {}).get("figure", {}))
        if "tag_numbers" in cell["classes"]:
            shown = [_fold(NUMBERS, *cell.children)]
        elif mode == "all" and output:
            label = f"{called[0].upper()}{called[1:]} and its code"
            inside = list(cell.children)
            if code and called != PRINTED:
                inside = [output, _fold(f"Code of {called}", code)]
            shown = [_fold(named or label, *inside, kind="output-fold")]
        elif mode == "all":
            shown = [_fold(named or "Preparations", *cell.children)]
        elif mode == "output":
            shown = [code] if code else []
            if output:
                shown.append(_fold(named or "Output", output, kind="output-fold"))
        elif mode in ("input", "input+output"):
            # The code of a figure stands below it: the reader came for the figure.
            shown = [output] if output else []
            if output and mode == "input+output":
                shown = [_fold(named or "Output", output, kind="output-fold")]
            if code:
                label = f"Code of {called}" if output else "Preparations"
                kind = "code-fold" if output or not named else "code-fold named-fold"
                shown.append(_fold((mode == "input" and named) or label, code, kind=kind))
        else:
            return
        cell.clear()
        cell.extend(shown)


def _called(output: nodes.Element | None, numbers: dict[str, tuple[int, ...]]) -> str:
    """What the output of a cell is called: "Figure 3", "this table"."""
    if output is None:
        return ""
    figures = [numbers[i] for figure in output.findall(nodes.figure) for i in figure["ids"] if i in numbers]
    if figures:
        return "Figure " + " and ".join(".".join(map(str, number)) for number in figures)
    return "this table" if _has_table(output) else PRINTED


def _has_table(output: nodes.Element) -> bool:
    raws = any("<table" in raw.astext() for raw in output.findall(nodes.raw))
    return raws or any(True for _ in output.findall(nodes.table))


def _fold(title: str, *inside: nodes.Element, kind: str = "code-fold") -> Fold:
    return Fold("", FoldTitle("", nodes.Text(title)), *inside, classes=[kind])


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
    app.add_post_transform(FoldCells)
    app.add_post_transform(FoldDesigned)
    app.add_post_transform(FoldDropdowns)
