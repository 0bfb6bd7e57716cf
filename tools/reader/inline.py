"""Text within a paragraph: MyST's roles become plain Markdown; code, formulas and links stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from tools.reader.faults import ReaderError
from tools.reader.page import Page
from tools.typeset_numbers import pieces

_ROLE = re.compile(r"\{([a-zA-Z][\w:.+-]*)\}(`+)(.+?)(?<!`)\2(?!`)", re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_MATH = re.compile(r"\$\$.+?\$\$|\$(?:\\.|[^$\\])+?\$", re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)(\s+\"[^\"]*\")?\)")
_TITLED = re.compile(r"(.*?)\s*<([^<>]+)>\s*", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def plain(text: str, page: Page) -> str:
    """Return a text without roles.

    Args:
        text: Markdown without directives.
        page: where it stands.

    Raises:
        ReaderError: there is a role that is not known, or one that names what is not there.
    """
    done: list[str] = []
    after_formula = False  # the last piece is a formula between single dollars
    at = 0
    while at < len(text):
        step, formula = text[at], False
        if step == "\\":
            end, new = at + 2, text[at : at + 2]
        elif step == "{" and (role := _ROLE.match(text, at)):
            end, new = role.end(), _role(role[1], role[3], page)
            if role[1].startswith("glue") and after_formula:
                # "$y={}$" and a number make one formula: two that touch would show their dollars
                done[-1], new = done[-1][:-1], _formula(_number(role[3], page)) + "$"
                formula = True
            elif new.startswith("$") and after_formula:
                raise ReaderError(f"the role {role[0]!r} touches a formula; put a space between them")
            else:
                formula = new.endswith("$") and not new.endswith("\\$")
        elif step == "`" and (code := _CODE.match(text, at)):
            end, new = code.end(), code[0]
        elif step == "$" and (maths := _MATH.match(text, at)):
            end, new, formula = maths.end(), maths[0], not maths[0].startswith("$$")
            if formula and done and after_formula and not done[-1].endswith("$$"):
                done[-1], new = done[-1][:-1], new[1:]
        elif step == "]" and (link := _LINK.match(text, at)):
            end, new = link.end(), f"]({_target(link[1], page)}{link[2] or ''})"
        elif text.startswith("{{", at):
            raise ReaderError(f"the substitution {text[at : at + 40]!r} has no meaning in a plain notebook")
        elif re.match(r"\{[a-z][\w:.-]*\}`", text[at:]):
            raise ReaderError(f"the role {text[at : at + 40]!r} does not end; is a backtick missing?")
        else:
            end, new = at + 1, step
        done.append(new)
        after_formula = formula
        at = end
    return "".join(done)


def _role(name: str, content: str, page: Page) -> str:
    if name not in _ROLES:
        raise ReaderError(f"{{{name}}}: no plain form is known; teach tools/reader/inline.py")
    return _ROLES[name](content, page)


def _number(content: str, page: Page) -> str:
    name, _, form = content.partition(":")
    if name not in page.numbers:
        raise ReaderError(f"no cell of this page keeps a number called {name!r}; is it misspelt?")
    value = page.numbers[name]
    return format(float(value), form) if form else value


def _glue(content: str, page: Page) -> str:
    return "".join(f"${piece}$" if formula else piece for piece, formula in pieces(_number(content, page)))


def _formula(value: str) -> str:
    """Return a number as LaTeX that goes on in a formula."""
    parts = []
    for piece, formula in pieces(value):
        minus = piece.replace("\N{MINUS SIGN}", "-").replace(",", "{,}")
        words = re.search(r"[A-Za-z%]", piece)
        parts.append(piece if formula else rf"\text{{{piece}}}" if words else minus)
    return "".join(parts)


def _titled(content: str) -> tuple[str, str]:
    """Split `words <label>`; the words may be missing."""
    match = _TITLED.fullmatch(content)
    return (match[1], match[2]) if match else ("", content.strip())


def _mention(content: str, page: Page) -> str:
    words, label = _titled(content)
    return page.references.mention(label, page.name, words)


def _document(content: str, page: Page) -> str:
    words, name = _titled(content)
    return page.references.page(name.strip().removeprefix("/"), words)


def _keys(content: str, page: Page) -> list[str]:
    keys = [key.strip() for key in content.split(",")]
    page.cited += keys
    return keys


def _target(target: str, page: Page) -> str:
    """Return the target of a link as it is right from a notebook."""
    if _ELSEWHERE.match(target):
        return target
    name, _, place = target.partition("#")
    stem = re.sub(r"\.(?:md|ipynb|html)$", "", name)
    if not name and place in page.references.labels:
        found = page.references.labels[place]
        if found["page"] == page.name and found["kind"] == "section":
            return "#" + str(found["text"]).replace(" ", "-")  # so Jupyter calls a heading
        return page.references.address(found["page"], found["place"])
    if stem in page.references.pages:
        return page.references.address(stem, place)
    raise ReaderError(f"the link to {target!r} leads nowhere; name a page, a label or an address")


_ROLES: dict[str, Callable[[str, Page], str]] = {
    "glue:text": _glue,
    "glue": _glue,
    "cite": lambda content, page: page.sources.in_parentheses(_keys(content, page)),
    "cite:p": lambda content, page: page.sources.in_parentheses(_keys(content, page)),
    "cite:t": lambda content, page: page.sources.in_text(_keys(content, page)),
    "eq": _mention,
    "numref": _mention,
    "ref": _mention,
    "prf:ref": _mention,
    "doc": _document,
    "math": lambda content, page: f"${content}$",
    "sub": lambda content, page: f"<sub>{content}</sub>",
    "sup": lambda content, page: f"<sup>{content}</sup>",
    "kbd": lambda content, page: f"<kbd>{content}</kbd>",
    "abbr": lambda content, page: content.split(" (")[0],
    "code": lambda content, page: f"`{content}`",
}
