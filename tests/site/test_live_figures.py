"""Every live figure of every page is drawn, in both schemes, after the page stands; all it loads is light."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest

from tests.site import checks
from tools.site.presets import read_all

SOON = 30_000  # ms; a busy machine starves the worker
# stories are opened by tests/live/test_stories.py
PRESETS = {name: preset for name, preset in read_all().items() if preset["kind"] != "story"}


@pytest.fixture(scope="module")
def places(site: Path) -> dict[str, str]:
    """The page on which each preset is used."""
    found: dict[str, str] = {}
    for page in sorted(site.glob("*.html")):
        for name in re.findall(r'<div class="live" id="live-([\w-]+)"', page.read_text("utf8")):
            found[name] = page.stem
    return found


def test_every_preset_is_used_on_a_page(places: dict[str, str]) -> None:
    assert set(places) == set(PRESETS)


def show(page: Any, name: str) -> Any:
    """Open the folds around a live figure, bring it into view and wait until it is drawn."""
    box = page.locator(f"#live-{name}")
    box.evaluate(
        "box => { for (let b = box; b; b = b.parentElement) if (b.matches('details')) b.open = true; }"
    )
    page.wait_for_function(  # what stands above may still be laid out anew and push it out of view
        """box => { box.scrollIntoView({block: 'center'});
          return box.matches('.failed')
            || box.matches('.revived') && box.querySelector('.live-drawing path'); }""",
        arg=box.element_handle(),
        timeout=SOON,
    )
    return box


SIZE = """name => { const box = document.getElementById(`live-${name}`);
  for (let b = box; b; b = b.parentElement) if (b.matches("details")) b.open = true;
  return [box.offsetWidth, box.offsetHeight]; }"""


def size_before(browser: Any, url: str, name: str, width: int) -> list[int]:
    """Return how large a live figure's box is as long as its script has not come."""
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.route("**/play.js*", lambda route: route.abort())
    page.goto(url, wait_until="load")
    size: list[int] = page.evaluate(SIZE, name)
    page.close()
    return size


@pytest.mark.parametrize("name", PRESETS)
def test_it_is_drawn_in_the_place_of_the_figure(
    name: str, places: dict[str, str], browser: Any, address: str
) -> None:
    url = f"{address}{places[name]}.html"
    context = browser.new_context(viewport={"width": 1280, "height": 844}, color_scheme="dark")
    traffic = checks.Traffic(context, address)
    page = context.new_page()
    page.goto(url, wait_until="load")
    box = show(page, name)
    assert "revived" in box.get_attribute("class")
    assert not box.locator(".drawing").is_visible()
    assert box.locator(".live-drawing").is_visible()
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        paths = box.locator(".live-drawing svg path")
        ink = paths.evaluate_all("all => all.map(p => p.getAttribute('d') ?? '')")
        assert sum(len(d) > 20 for d in ink) >= 2
        assert not any("NaN" in d for d in ink)
    assert page.evaluate(SIZE, name) == size_before(browser, url, name, 1280)
    assert not checks.overflow(page)
    assert not traffic.faults, "\n".join(traffic.faults)
    context.close()


@pytest.mark.parametrize("name", PRESETS)
def test_nothing_moves_when_it_comes_on_a_phone(
    name: str, places: dict[str, str], browser: Any, address: str
) -> None:
    url = f"{address}{places[name]}.html"
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(url, wait_until="load")
    show(page, name)
    assert page.evaluate(SIZE, name) == size_before(browser, url, name, 390)
    assert not checks.overflow(page)
    page.close()


@pytest.mark.parametrize("page_name", ["index", "gradient-descent"])
def test_text_and_drawn_figure_stand_before_the_engine_loads(
    page_name: str, browser: Any, address: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}{page_name}.html", wait_until="load")
    page.locator(".live.revived").first.wait_for(timeout=SOON)
    times = page.evaluate(
        """() => {
          const [page] = performance.getEntriesByType("navigation");
          const [paint] = performance.getEntriesByName("first-contentful-paint");
          const files = performance.getEntriesByType("resource");
          const at = name => files.find(file => file.name.includes(name)).startTime;
          return {load: page.loadEventStart, paint: paint.startTime,
                  sources: at("/play/sources.js"), engine: at("/play/engine.js")};
        }"""
    )
    page.close()
    print(page_name, {what: f"{ms:.0f} ms" for what, ms in times.items()})
    assert min(times["sources"], times["engine"]) >= times["load"] > 0
    assert min(times["sources"], times["engine"]) >= times["paint"] > 0


def test_what_live_figures_load_is_light(site: Path) -> None:
    sizes = {f.name: len(gzip.compress(f.read_bytes())) for f in (site / "_static" / "play").iterdir()}
    print({name: f"{size / 1000:.0f} kB" for name, size in sizes.items()})
    assert set(sizes) == {"engine.js", "ground.js", "play.js", "sources.js"}
    # a page loads one of the two
    both = sizes["engine.js"] + sizes["sources.js"]
    assert both + max(sizes["play.js"], sizes["ground.js"]) <= checks.HEAVIEST_ENGINE


def test_pages_without_a_live_figure_load_nothing_of_it(site: Path, places: dict[str, str]) -> None:
    for page in site.glob("*.html"):
        found = set(re.findall(r"play/(\w+)\.js", page.read_text("utf8")))
        wanted = {"play"} if page.stem in places.values() else set()
        if page.stem == "playground":
            wanted = {"ground"}
        assert found == wanted, page.name
