"""The blocks of a Markdown cell: directives are found and rendered, the rest keeps its form."""

from __future__ import annotations

import re
import textwrap

from tools.reader.directives import Directive, display, render
from tools.reader.faults import ReaderError
from tools.reader.inline import plain
from tools.reader.page import Page
from tools.reader.parts import Markdown, Part

_FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)")
_NAME = re.compile(r"\{(?P<name>[\w:.+-]+)\}(?P<argument>.*)")
_OPTION = re.compile(r":(?P<name>[\w-]+):(?P<value>.*)")
_FORMULA_END = re.compile(r"(?P<tex>.*)\$\$\s*(?:\((?P<label>[^()]+)\))?\s*$")
_DROPPED = re.compile(r"\([\w:.-]+\)=\s*$|%(?: |$)|\+\+\+")  # targets, comments, cell breaks


def parts(text: str, page: Page) -> list[Part]:
    """Return what the text of a Markdown cell becomes.

    Raises:
        ReaderError: a directive or a role cannot be shown.
    """
    lines = text.split("\n")
    done: list[Part] = []
    prose: list[str] = []

    def flush() -> None:
        written = plain("\n".join(prose), page)
        prose.clear()
        if written.strip():
            done.append(Markdown(written.strip("\n")))

    at = 0
    while at < len(lines):
        line = lines[at]
        fence = _FENCE.match(line)
        if fence and "`" not in fence["info"]:
            body, end = _fenced(lines, at, fence)
            named = _NAME.fullmatch(fence["info"].strip())
            flush()
            if named:
                done += _directive(named, body, page, fence["indent"])
            else:
                done.append(Markdown("\n".join(lines[at:end])))
            at = end
        elif line.strip().startswith("$$") and not line.startswith("    "):
            flush()
            formula, at = _formula(lines, at, page)
            done.append(Markdown(formula))
        elif _DROPPED.match(line):
            at += 1
        else:
            prose.append(line)
            at += 1
    flush()
    return done


def _fenced(lines: list[str], start: int, fence: re.Match[str]) -> tuple[list[str], int]:
    """Return the lines within a fence, and the number of the line after it."""
    mark = fence["fence"]
    closing = re.compile(rf" *{mark[0]}{{{len(mark)},}}\s*")
    for at in range(start + 1, len(lines)):
        if closing.fullmatch(lines[at]):
            return textwrap.dedent("\n".join(lines[start + 1 : at])).split("\n"), at + 1
    raise ReaderError(f"the fence {lines[start].strip()!r} is never closed")


def _directive(named: re.Match[str], body: list[str], page: Page, indent: str) -> list[Part]:
    options: dict[str, str] = {}
    if body and body[0].strip() == "---":
        close = body.index("---", 1)
        options = {key.strip(): value.strip() for key, _, value in (x.partition(":") for x in body[1:close])}
        body = body[close + 1 :]
    while body and (option := _OPTION.fullmatch(body[0].strip())):
        options[option["name"]] = option["value"].strip()
        body = body[1:]
    directive = Directive(named["name"], named["argument"].strip(), "\n".join(body).strip("\n"), options)
    try:
        found = render(directive, page, lambda inner: parts(inner, page))
    except ReaderError as error:
        raise ReaderError(f"{{{directive.name}}}: {error}") from None
    if indent:
        found = [Markdown(textwrap.indent(p.text, indent)) if isinstance(p, Markdown) else p for p in found]
    return found


def _formula(lines: list[str], start: int, page: Page) -> tuple[str, int]:
    """Return a formula between double dollars with its number, and the number of the line after it."""
    text = ""
    for at in range(start, len(lines)):
        text += lines[at] + "\n"
        inner = text.strip().removeprefix("$$")
        if end := _FORMULA_END.fullmatch(inner.replace("\n", "\0")):
            number = page.references.text(end["label"]).strip("()") if end["label"] else ""
            tex = end["tex"].replace("\0", "\n").strip()
            return display(tex, f" \\tag{{{number}}}" if number else ""), at + 1
    raise ReaderError(f"the formula {lines[start].strip()[:40]!r} is never closed")
