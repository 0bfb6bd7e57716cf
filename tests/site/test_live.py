"""The box of a live figure: the drawn figure inside, room kept for the live one, and what its page loads."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_markdown_cell

from tests.site.small_book import build, make
from tests.site.test_chapter_parts import figure
from tools.build import ROOT
from tools.site.presets import read_all

LIVE = "```{live} gd-rates\n:figure: shown\n```\n\n"
TEXT = "# A figure that moves\n\nThis page has one.\n"


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a page that has a live figure, and one that has none."""
    cells = [new_markdown_cell(TEXT), figure("shown", "hide-input"), new_markdown_cell(f"{LIVE}After it.")]
    folder = make(tmp_path_factory.mktemp("live"), {"index": "# Home\n\nA book.\n", "moves": cells})
    shutil.copytree(ROOT / "book" / "_static", folder / "book" / "_static")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder / "_build" / "html"


def test_the_box_holds_the_drawn_figure_and_the_preset(html: Path) -> None:
    page = (html / "moves.html").read_text("utf8")
    (box,) = re.findall(r'<div class="live" id="live-gd-rates" data-preset="([^"]*)"', page)
    assert json.loads(unescape(box)) == read_all()["gd-rates"]
    assert page.index('class="live-stage"') < page.index('id="shown"') < page.index('class="live-question"')
    assert page.index('class="live-says"') < page.index("Code of Figure 1") < page.index("After it.")


def test_only_its_page_loads_what_it_needs(html: Path) -> None:
    page, other = ((html / f"{name}.html").read_text("utf8") for name in ("moves", "index"))
    assert re.search(r'<script defer[^>]* src="_static/play/play\.js', page)
    assert "--rule-adam-dash" in page
    assert "play.js" not in other
    assert "--rule-adam" not in other


def test_it_adds_no_word_to_the_search(html: Path) -> None:
    index = (html / "_static" / "search-index.js").read_text("utf8")
    assert "After it." in index
    assert "Caption of shown." in index
    for key in ("title", "question"):
        assert read_all()["gd-rates"][key] not in index


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, html: Path, browser: Any) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    page.route("**/play.js*", lambda route: route.abort())  # before it has come
    page.goto((html / "moves.html").as_uri())
    yield page
    page.close()


PARTS = [".live", ".live figcaption", ".live-question", ".live-controls", ".live-says"]
PLACES = """parts => parts.map(part => {
  const {x, y, width, height} = document.querySelector(part).getBoundingClientRect();
  return [x, y, width, height];
})"""


def revive(page: Any) -> None:
    page.unroute("**/play.js*")
    page.reload()
    page.locator(".live.revived").wait_for()


def test_the_live_figure_takes_the_room_of_the_drawn_one(page: Any) -> None:
    before = page.evaluate(PLACES, PARTS)
    assert page.locator(".drawing").bounding_box()["height"] >= 180
    revive(page)
    assert page.evaluate(PLACES, PARTS) == before
    assert not page.locator(".drawing").is_visible()
    assert page.locator(".live-drawing").bounding_box()["height"] >= 180


def test_where_it_fails_the_drawn_figure_stands_in_the_same_room(page: Any) -> None:
    assert not page.get_by_text("Caption of shown.").is_visible()
    held = page.locator(".live-question, .live-controls, .live-says")
    before = [part.bounding_box()["height"] for part in held.all()]
    page.evaluate("document.querySelector('.live').classList.add('failed')")
    assert page.locator(".drawing").is_visible()
    assert page.get_by_text("Caption of shown.").is_visible()
    assert not page.locator(".live-question").is_visible()
    assert not page.locator(".live-controls").is_visible()
    assert [part.bounding_box()["height"] for part in held.all()] == before


def test_what_is_loaded_late_has_a_digest_in_its_address(html: Path) -> None:
    page = (html / "moves.html").read_text("utf8")
    told = re.search(r'<meta name="live-digests" content="([^"]*)"', page)
    assert told
    for name, digest in (pair.split("=") for pair in told[1].split()):
        held = (html / "_static" / "play" / name).read_bytes()
        assert hashlib.sha256(held).hexdigest()[:8] == digest, name


def test_on_paper_there_is_the_drawn_figure(page: Any) -> None:
    revive(page)
    page.emulate_media(media="print")
    assert page.locator(".drawing").is_visible()
    assert page.get_by_text("Caption of shown.").is_visible()
    for part in (".live-drawing", ".live-caption", ".live-question", ".live-controls", ".live-says"):
        assert not page.locator(part).is_visible()


def test_without_scripts_there_is_the_drawn_figure(html: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((html / "moves.html").as_uri())
    assert page.locator(".drawing").is_visible()
    assert page.get_by_text("Caption of shown.").is_visible()
    assert not page.locator(".live-question").is_visible()
    below = page.locator(".live").bounding_box()
    caption = page.locator(".live figcaption").bounding_box()
    assert below["y"] + below["height"] - caption["y"] - caption["height"] < 40
    context.close()


FAULTS = {
    "misspelt": (LIVE.replace("gd-rates", "gd-rate"), "{live} gd-rate: no file", "did you mean gd-rates?"),
    "unknown": (LIVE.replace("gd-rates", "zzz"), "{live} zzz: no file", "write one, see CONTRIBUTING.md"),
    "bare": ("```{live} gd-rates\n```\n", "{live} gd-rates has no :figure:", "name a figure of the page"),
    "elsewhere": (
        LIVE.replace("shown", "none"),
        "the page has no figure 'none'",
        "those free are shown-elsewhere",
    ),
    "twice": (LIVE + LIVE, "another live figure has it", "those free are none"),
}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the build says of a book with one fault a page."""
    pages = {
        # names of figures are the whole book's
        name: [
            new_markdown_cell(TEXT),
            figure(f"shown-{name}", "hide-input"),
            new_markdown_cell(text.replace("shown", f"shown-{name}")),
        ]
        for name, (text, *_) in FAULTS.items()
    }
    done = build(make(tmp_path_factory.mktemp("faults"), {"index": "# Home\n\nA book.\n", **pages}))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stops_the_build(complaints: str, name: str) -> None:
    said = [line for line in complaints.splitlines() if f"book/{name}.ipynb" in line]
    _, *sentences = FAULTS[name]
    assert any(all(sentence in line for sentence in sentences) for line in said), said
