"""On a phone, where a drawn figure's letters are enlarged, no two labels meet and none is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.labels import apart
from tools.build import ROOT, pages_of

WIDTH = 390
DRAWN = (
    '<figure id="f"><span class="drawing" style="display: block; width: 100px; font: 10px serif">'
    '<svg width="100" height="40" viewBox="0 0 100 40"><text x="10" y="20">{}</text>{}</svg></span></figure>'
)
SPOILT = {
    "side by side": (DRAWN.format("aaaa", '<text x="22" y="20">b</text>'), "“aaaa” lies"),
    "line on line": (DRAWN.format("gg", '<text x="10" y="25">hh</text>'), "“gg” lies"),
    "a turned one": (
        DRAWN.format("a", '<text transform="rotate(-90 14 25)" x="14" y="25">bbb</text>'),
        "“a” lies",
    ),
    "an index": (DRAWN.format('a<tspan dy="9">2</tspan>', '<text x="14" y="30">b</text>'), "“a2” lies"),
    "an outline": (DRAWN.format("a", '<path class="outlined" d="M9 16h5v5z"/>'), "on “a formula”"),
    "beyond the edge": (DRAWN.format("a", '<text x="-3" y="20">b</text>'), "“b” reaches"),
    "below the edge": (DRAWN.format("a", '<text x="30" y="40">g</text>'), "“g” reaches"),
}


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Open a page without scripts, so that the drawn figures stand where there are live ones, too."""
    context = browser.new_context(viewport={"width": WIDTH, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_labels_of_all_pages_stand_apart(page: Any, site: Path) -> None:
    files = {name: site / f"{name}.html" for name in sorted(pages_of(ROOT))}
    drawn = {name: file for name, file in files.items() if 'class="drawing"' in file.read_text("utf8")}
    assert {"gradient-descent", "one-table", "variants"} <= set(drawn)
    faults = []
    for name, file in drawn.items():
        page.goto(file.as_uri(), wait_until="load")
        page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
        faults += [f"{name}, {fault}" for fault in apart(page)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("how", SPOILT)
def test_the_check_bites(how: str, page: Any) -> None:
    drawing, complaint = SPOILT[how]
    page.set_content(drawing)
    (fault,) = apart(page)
    assert complaint in fault


def test_the_check_lets_neighbours_be(page: Any) -> None:
    page.set_content(DRAWN.format("ace", '<text x="10" y="28">ace</text><text x="30" y="20">b</text>'))
    assert apart(page) == []
