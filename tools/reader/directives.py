"""MyST's directives as plain Markdown: one function for each, and an error for those that have none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from optlib._answers import ANSWERS
from tools.equations import of_rule
from tools.reader.faults import ReaderError
from tools.reader.inline import plain
from tools.reader.page import Page
from tools.reader.parts import Begin, Code, End, Markdown, Part, details, quote
from tools.site.answers import call


@dataclass(frozen=True)
class Directive:
    """A directive as it is written.

    Attributes:
        name: what stands in the braces.
        argument: the rest of its first line.
        options: the lines `:name: value`, or a head between `---`.
        body: the lines after that.
    """

    name: str
    argument: str
    body: str
    options: dict[str, str] = field(default_factory=dict)

    @property
    def folded(self) -> bool:
        """Whether the site folds it."""
        return "dropdown" in self.options.get("class", "").split()


_NO_PARAGRAPH = re.compile(r"[-*+] |\d+[.)] |\*\*|>|\||`{3}|\$\$|#|<")  # what cannot go on after a title

Inside = Callable[[str], list[Part]]  # reads a body


def render(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    """Return what a directive becomes.

    Args:
        directive: the directive.
        page: where it stands.
        inside: reads a body that may hold other directives.

    Raises:
        ReaderError: there is no way to show it, or it is written wrongly.
    """
    kind = re.sub(r"^prf:(?!proof$).*", "prf:", directive.name)
    if kind not in _KNOWN:
        raise ReaderError("it is not known to the reader's notebooks; teach tools/reader/directives.py")
    return _KNOWN[kind](directive, page, inside)


def _boxed(title: str, directive: Directive, parts: list[Part], *, quoted: bool = True) -> list[Part]:
    """Return a box: folded, or quoted under a bold title."""
    if directive.folded:
        return _folded(title, parts)
    heading = f"**{title}.**" if not title.endswith(("?", ".", "!")) else f"**{title}**"
    if parts and isinstance(parts[0], Markdown) and not _NO_PARAGRAPH.match(parts[0].text.strip()):
        parts = [Markdown(f"{heading} {parts[0].text.strip()}"), *parts[1:]]
    else:
        parts = [Markdown(heading), *parts]
    if quoted:
        return _quoted(parts)
    return parts


def _quoted(parts: list[Part]) -> list[Part]:
    joined = _joined(parts)
    return [Markdown(quote(part.text)) if isinstance(part, Markdown) else part for part in joined]


def _folded(title: str, parts: list[Part]) -> list[Part]:
    return [
        Markdown(details(title, part.text)) if isinstance(part, Markdown) else part for part in _joined(parts)
    ]


def _joined(parts: list[Part]) -> list[Part]:
    """Join neighbouring pieces of Markdown."""
    done: list[Part] = []
    for part in parts:
        if isinstance(part, Markdown) and done and isinstance(done[-1], Markdown):
            done[-1] = Markdown(f"{done[-1].text.strip()}\n\n{part.text.strip()}")
        else:
            done.append(part)
    return done


def _admonition(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    title = plain(directive.argument, page)
    parts = inside(directive.body)
    if page.time and title in ("In this chapter", "On this page") and "**Time:**" not in directive.body:
        parts.append(Markdown(f"**Time:** {page.time}"))
    return _boxed(title, directive, parts)


def _named(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    """Return a `{note}`, `{tip}` or `{warning}`: an admonition with a title of its own."""
    text = f"{directive.argument}\n\n{directive.body}".strip()
    return _boxed(directive.name.capitalize(), directive, inside(text))


def _dropdown(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    return _folded(plain(directive.argument, page), inside(directive.body))


def _math(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    tex = f"{directive.argument}\n{directive.body}".strip()
    if "\n\n" in tex:
        raise ReaderError("a formula holds an empty line; write it without, or as several")
    label = directive.options.get("label")
    tag = f" \\tag{{{page.references.text(label).strip('()')}}}" if label else ""
    return [Markdown(display(tex, tag))]


def _equations(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    """Return the update equations of a rule, with the numbers that they have on this page."""
    printed = []
    for label, (_, tex) in of_rule(directive.argument).items():
        here = f"{page.name}-{label.removeprefix('upd-')}"
        printed.append(Markdown(display(tex.strip(), f" \\tag{{{page.references.text(here).strip('()')}}}")))
    return list(printed)


def display(tex: str, tag: str = "") -> str:
    """Return LaTeX as a formula on lines of its own; MathJax breaks lines in an environment only."""
    if r"\\" in tex and r"\begin{" not in tex:
        lines = "aligned" if "&" in tex else "gathered"
        tex = f"\\begin{{{lines}}}\n{tex}\n\\end{{{lines}}}"
    return f"$$\n{tex}{tag}\n$$"


def _theorem(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    title = _number(directive, page, directive.name.removeprefix("prf:").capitalize())
    if directive.argument:
        title += f" ({plain(directive.argument, page)})"
    return _boxed(title, directive, inside(directive.body))


def _proof(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    parts = inside(f"{directive.argument}\n\n{directive.body}".strip())
    if directive.folded:
        return _folded("Proof", parts)
    return [Markdown("*Proof.*"), *parts]


def _number(directive: Directive, page: Page, kind: str) -> str:
    """Return "Theorem 1" as the site has it."""
    if "nonumber" in directive.options:
        return kind
    if "label" not in directive.options:
        raise ReaderError(f"a {kind.lower()} has no label, so no number; give it one, `:label: ...`")
    return page.references.text(directive.options["label"])


def _exercise(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    title = _number(directive, page, "Exercise")
    if directive.argument:
        title += f" ({plain(directive.argument, page)})"
    page.exercises[directive.options.get("label", "")] = title
    return _boxed(title, directive, inside(directive.body), quoted=False)


def _solution_title(directive: Directive, page: Page) -> str:
    label = directive.argument
    return f"Solution to {page.exercises.get(label) or page.references.text(label)}"


def _solution(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    return _folded(_solution_title(directive, page), inside(directive.body))


def _solution_start(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    return [Begin(_solution_title(directive, page)), *inside(directive.body)]


def _predict(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    question = f"**Before you read on:** {plain(directive.argument, page)}"
    quoted = _quoted([Markdown(question), *inside(directive.body)])
    answer = directive.options.get("answer")
    return [*quoted, Begin("Answer", f"It is number {answer}." if answer else "")]


def _live(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    """Return where the figure moves: a notebook shows the one that it draws."""
    figure = page.references.text(directive.options["figure"])
    place = f"{page.references.site}{page.name}.html#{directive.options['figure']}"
    return [Markdown(f"*On the site one can drag and change [{figure}]({place}).*")]


def _playground(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    """Return where the playground is: a notebook shows the figure in its place."""
    place = f"{page.references.site}{page.name}.html"
    return [Markdown(f"*The playground itself runs on the site: [{place}]({place}).*")]


def _end(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    return [End()]


def _answer(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    name = directive.argument
    if name not in ANSWERS:
        raise ReaderError(f"there is no exercise {name!r} in optlib/_answers.py; run `python -m tools.seal`")
    entry = ANSWERS[name]
    digits = f"to {entry['decimals']} decimals" if entry["decimals"] else "whole numbers"
    lines = [f"# In place of the dots: {', '.join(entry['names'])}, {digits}.", call(name)]
    if "check" not in page.imported:
        page.imported.add("check")
        lines = ["from optlib import check", "", *lines]
    return [Code("\n".join(lines))]


def _bibliography(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    if directive.options.get("filter", "docname in docnames") != "docname in docnames":
        raise ReaderError("a list of sources holds what its page cites, `:filter: docname in docnames`")
    return [Markdown(page.sources.list(page.cited))]


def _code_block(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", directive.body)), default=0))
    return [Markdown(f"{fence}{directive.argument}\n{directive.body}\n{fence}")]


def _table(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    caption = plain(directive.argument, page)
    number = _number(directive, page, "Table").rstrip() + ". " if "name" in directive.options else ""
    return [*([Markdown(f"**{number}{caption}**")] if caption else []), *inside(directive.body)]


def _list_table(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    rows = [
        [" ".join(cell.split()) for cell in re.split(r"^ *- ", row, flags=re.M)[1:]]
        for row in re.split(r"^\* ", directive.body, flags=re.M)[1:]
    ]
    if not rows or len({len(row) for row in rows}) > 1:
        raise ReaderError("each row of a list-table is `* - ...` and one `- ...` for each further column")
    heads = rows.pop(0) if directive.options.get("header-rows", "0") != "0" else [""] * len(rows[0])
    lines = [heads, ["---"] * len(heads), *rows]
    table = "\n".join("| " + " | ".join(plain(cell, page) for cell in line) + " |" for line in lines)
    caption = plain(directive.argument, page)
    return [Markdown((f"**{caption}**\n\n" if caption else "") + table)]


def _content(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    """Return a box that only places its content on the page."""
    title = plain(directive.argument, page) if directive.name in _TITLED_BOXES else ""
    return [*([Markdown(f"**{title}**")] if title else []), *inside(directive.body)]


def _nothing(directive: Directive, page: Page, inside: Inside) -> list[Part]:
    return []


_TITLED_BOXES = ("card", "grid-item-card", "tab-item", "sidebar", "margin")

_KNOWN: dict[str, Callable[[Directive, Page, Inside], list[Part]]] = {
    "admonition": _admonition,
    "answer": _answer,
    "bibliography": _bibliography,
    "code": _code_block,
    "code-block": _code_block,
    "dropdown": _dropdown,
    "equations": _equations,
    "exercise": _exercise,
    "list-table": _list_table,
    "live": _live,
    "playground": _playground,
    "math": _math,
    "predict": _predict,
    "predict-end": _end,
    "prf:": _theorem,
    "prf:proof": _proof,
    "solution": _solution,
    "solution-end": _end,
    "solution-start": _solution_start,
    "table": _table,
    **dict.fromkeys(
        ("note", "tip", "hint", "important", "warning", "caution", "attention", "danger", "seealso"), _named
    ),
    **dict.fromkeys(
        (*_TITLED_BOXES, "container", "div", "grid", "grid-item", "tab-set"),
        _content,
    ),
    "tableofcontents": _nothing,
}
