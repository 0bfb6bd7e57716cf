"""What tabs, search engines and link previews get from the site, and the page for an address that is none."""

from __future__ import annotations

import http.server
import re
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.site import checks
from tools.build import ROOT, pages_of

PAGES = sorted(pages_of(ROOT))
FIRST = "index"
META = ("og:site_name", "og:type", "og:title", "og:description", "og:url", "og:image", "og:image:alt")


def faults(text: str, name: str, base: str) -> list[str]:
    """Return what is wrong in the head of a page that should stand at an address below `base`."""
    url = base + ("" if name == FIRST else f"{name}.html")
    found = []
    if re.findall(r'<link rel="canonical" href="([^"]*)"', text) != [url]:
        found.append("no canonical address, or a wrong one")
    for what in META:
        if not re.search(rf'<meta property="{what}" content="[^"]+"', text):
            found.append(f"no {what}")
    if f'<meta property="og:url" content="{url}"' not in text:
        found.append("og:url is another address")
    if text.count('name="viewport"') != 1:
        found.append("not one viewport")
    title = re.findall(r"<title>([^<]*)</title>", text)
    if len(title) != 1 or title[0].count("The Way Down") != 1:
        found.append(f"the title does not name the book once: {title}")
    up = "../" * name.count("/")
    for kind in ("image/svg+xml", "image/png"):
        if not re.search(rf'<link rel="icon" href="{up}_static/favicon\.\w+" type="{re.escape(kind)}"', text):
            found.append(f"no icon of {kind}")
    return found


@pytest.fixture(scope="module")
def base(site: Path) -> str:
    """Return the address at which the first page says that the book stands."""
    found = re.search(r'<link rel="canonical" href="([^"]*)"', (site / "index.html").read_text("utf8"))
    assert found is not None
    assert urlsplit(found[1]).scheme == "https"
    return found[1]


@pytest.mark.parametrize("name", PAGES)
def test_head(name: str, site: Path, base: str) -> None:
    text = (site / f"{name}.html").read_text("utf8")
    assert faults(text, name, base) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('rel="canonical" href="https', 'rel="canonical" href="http', "canonical"),
        ('property="og:description"', 'property="description"', "no og:description"),
        ('property="og:url" content="https', 'property="og:url" content="http', "another address"),
        ("</title>", ", The Way Down</title>", "name the book once"),
        ('rel="icon" href="_static/favicon.svg"', 'rel="icon" href="favicon.svg"', "no icon of image/svg"),
        ("<meta name", '<meta name="viewport" /><meta name', "not one viewport"),
    ],
)
def test_the_check_bites(before: str, after: str, fault: str, site: Path, base: str) -> None:
    text = (site / "notation.html").read_text("utf8")
    assert before in text
    assert any(fault in found for found in faults(text.replace(before, after), "notation", base))


def test_the_pictures_are_there(site: Path, base: str) -> None:
    text = (site / "index.html").read_text("utf8")
    image = re.search(r'property="og:image" content="([^"]*)"', text)
    assert image is not None
    card = (site / image[1].removeprefix(base)).read_bytes()
    assert struct.unpack(">II", card[16:24]) == (1200, 630)
    assert len(card) < 300_000
    icon = (site / "_static/favicon.png").read_bytes()
    assert struct.unpack(">II", icon[16:24]) == (180, 180)
    assert ElementTree.parse(site / "_static/favicon.svg").getroot().get("viewBox") == "0 0 64 64"


def test_the_sitemap_lists_the_pages(site: Path, base: str) -> None:
    urls = [
        e.text for e in ElementTree.parse(site / "sitemap.xml").getroot().iter() if e.tag.endswith("}loc")
    ]
    assert sorted(urls) == sorted(base + ("" if name == FIRST else f"{name}.html") for name in PAGES)


@pytest.mark.parametrize("name", ["404", "search"])
def test_pages_that_are_no_destination_stay_out_of_search_engines(name: str, site: Path) -> None:
    text = (site / f"{name}.html").read_text("utf8")
    assert '<meta name="robots" content="noindex" />' in text
    assert 'rel="canonical"' not in text


@pytest.fixture
def published(site: Path, base: str) -> Iterator[str]:
    """Serve the site as GitHub does: below its address's path, with 404.html for what is not there."""
    path = urlsplit(base).path

    class Pages(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(site))

        def translate_path(self, asked: str) -> str:
            return super().translate_path(asked.removeprefix(path) if asked.startswith(path) else "/none")

        def send_error(self, code: int, *args: Any, **more: Any) -> None:
            lost = (site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(lost)

        def log_message(self, *args: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{path}"
        server.shutdown()


@pytest.mark.parametrize("lost", ["nothing.html", "deep/down/nothing"])
def test_a_lost_reader_finds_back(lost: str, browser: Any, published: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    traffic = checks.Traffic(context, published)
    page = context.new_page()
    response = page.goto(published + lost, wait_until="networkidle")
    assert response.status == 404
    # the address itself is missing, and that is all that is
    missing = [fault for fault in traffic.faults if lost not in fault and "status of 404" not in fault]
    assert not missing, missing
    assert page.locator("h1").all_text_contents() == ["Page not found"]
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith(
        '"Source Serif'
    )
    assert not checks.accessible(page)
    page.reload()
    page.locator("article a").first.click()
    page.wait_for_selector("h1:has-text('The Way Down')")
    context.close()
