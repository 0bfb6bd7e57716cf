"""The running heads of a printed page: the book at the left, the chapter at the right, the number below."""

from __future__ import annotations

import re
from html import unescape

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_RULES = """  <style>
@page {{ @top-left {{ content: "{book}"; {look} }} @top-right {{ content: "{chapter}"; {look} }}
  @bottom-center {{ content: counter(page); {look} }} }}
@page :first {{ @top-left {{ content: none; }} @top-right {{ content: none; }} }}
  </style>
"""
_LOOK = "font: 9pt Georgia, serif; color: #565d66;"


def with_running_heads(page: str) -> str:
    """Return a page with rules for its running heads at the end of its head.

    CSS cannot yet take a running head from a heading in Chromium, so the words stand in the rule.
    """
    title = _TITLE.search(page)
    chapter, _, book = unescape(title[1] if title else "").strip().partition(" — ")
    quoted = {
        key: text.replace("\\", "\\\\").replace('"', '\\"')
        for key, text in {"book": book, "chapter": chapter}.items()
    }
    return page.replace("</head>", _RULES.format(look=_LOOK, **quoted) + "</head>", 1)
