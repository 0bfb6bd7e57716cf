"""A page spoilt in one way makes the check for it fail, so the checks of the site mean something."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.site.browser import served
from tests.site.test_pages import examine

PAGE = "how-to-use"
FIGURE = (
    '<span class="drawing"><svg {} width="9" height="9"><text id="a" style="{}">a</text></svg></span><h1>'
)
NAMED = 'role="img" aria-label="x"'
LATE = "document.querySelector('h1').style.marginTop = '300px'"
SPOILT = {
    "another host": ("</body>", '<img alt="x" src="http://192.0.2.1/pixel.gif"></body>', "asks another host"),
    "a script's error": ("</body>", "<script>missing();</script></body>", "script error"),
    "a late move": ("</body>", f"<script>setTimeout(() => {{ {LATE} }}, 600)</script></body>", "moves by"),
    "a missing file": ("</body>", '<script src="missing.js"></script></body>', "404"),
    "too wide": ("<h1>", '<p style="width: 1400px">wide</p><h1>', "overflows 1280 px"),
    "too wide for a phone": ("<h1>", '<p style="width: 500px">wide</p><h1>', "overflows 390 px"),
    "no alt text": ("<h1>", '<img src="_static/file.png"><h1>', "no alt text"),
    "a skipped level": ("</article>", "<h5>deep</h5></article>", "follows one of level"),
    "a second title": ("</article>", "<h1>again</h1></article>", "2 headings of level 1"),
    "no description": ('<meta name="description"', '<meta name="other"', "no description"),
    "pale text": ("<h1>", '<p style="color: #aaa; background: #fff">pale</p><h1>', "color-contrast"),
    "a mute formula": ("<h1>", '<span class="math">x</span><h1>', "formula without MathML"),
    "a mute figure": ("<h1>", FIGURE.format("", ""), "no alt text: figure"),
    "a pale label": ("<h1>", FIGURE.format(NAMED, "fill: #999"), "a in rgb(153, 153, 153) is too faint"),
    "a small label": ("<h1>", FIGURE.format(NAMED, "font-size: 6px"), "figure: “a” is 6.0 px"),
    "a label on another": (
        "<h1>",
        FIGURE.format(NAMED, "").replace("</svg>", "<text>b</text></svg>"),
        "overlap",
    ),
    "a label off the screen": ("<h1>", FIGURE.format(NAMED, "translate: -900px"), "leaves the screen"),
    "an id twice": ("<h1>", '<i id="a"></i>' + FIGURE.format(NAMED, ""), "two elements with id a"),
    "a drawing by link": ("<h1>", '<img alt="x" src="x.svg"><h1>', "not part of the page"),
    "no way to report": ("/issues/new", "/elsewhere", "no link to report an error"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_spoilt(how: str, browser: Any, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("_sources", "_images"))
    file = tmp_path / "site" / f"{PAGE}.html"
    before, after, complaint = SPOILT[how]
    text = file.read_text("utf8")
    assert before in text
    file.write_text(text.replace(before, after), "utf8")
    with served(tmp_path / "site") as home:
        faults, *_ = examine(browser, home, PAGE, patience=0)
    assert any(complaint in fault for fault in faults), faults
