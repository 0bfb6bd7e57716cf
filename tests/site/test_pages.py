"""Every page of the built site in a real browser: light and dark, on a desk and on a phone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.site import checks, shifts
from tools.build import ROOT, pages_of

PAGES = sorted(pages_of(ROOT))
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def examine(browser: Any, home: str, page_name: str, patience: float = 5) -> tuple[list[str], int, int]:
    """Open one page once; return its faults and the weights in bytes of the first visit and of the engine.

    `patience` is the time in seconds that its layout has to come to rest.
    """
    context = browser.new_context(viewport=DESK, color_scheme="light")
    traffic = checks.Traffic(context, home)
    page = context.new_page()
    shifts.watch(page)
    page.goto(f"{home}{page_name}.html", wait_until="networkidle")
    weight, engine = traffic.bytes, traffic.engine
    faults = shifts.faults(page)
    faults += [fault for check in checks.ONCE for fault in check(page)]
    checks.still(page)
    page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")  # folds count too
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        faults += checks.layout(page, patience)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        faults += [f"{scheme}: {fault}" for fault in checks.figures(page)]
    for scheme, rules in (("dark", ["color-contrast"]), ("light", checks.WCAG)):  # a scheme is colours alone
        page.emulate_media(color_scheme=scheme)
        faults += [f"{scheme}: {fault}" for fault in checks.accessible(page, rules)]
    page.wait_for_load_state("networkidle")
    faults += traffic.faults
    context.close()
    return faults, weight, engine


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, browser: Any, address: str) -> None:
    faults, weight, engine = examine(browser, address, name)
    print(f"{name}: {weight / 1000:.0f} kB gzipped on a first visit, {engine / 1000:.0f} kB of the engine")
    assert not faults, "\n".join(faults)
    assert weight <= checks.HEAVIEST, f"{name} weighs {weight} bytes gzipped; at most {checks.HEAVIEST} may"
    assert engine <= checks.HEAVIEST_ENGINE, f"live figures load {engine} bytes gzipped"


@pytest.mark.parametrize("name", PAGES)
def test_page_from_a_folder(name: str, browser: Any, site: Path) -> None:
    context = browser.new_context(viewport=DESK)
    traffic = checks.Traffic(context, site.as_uri())
    page = context.new_page()
    page.goto((site / f"{name}.html").as_uri(), wait_until="load")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Source Serif 4\"'))")
    assert not traffic.faults, "\n".join(traffic.faults)
    context.close()


def test_every_page_stands_and_no_other(site: Path) -> None:
    written = {file.relative_to(site).with_suffix("").as_posix() for file in site.glob("**/*.html")}
    written = {name for name in written if not name.startswith("_static/")}
    assert written == {*PAGES, "search", "404"}
    print(f"{len(PAGES)} pages in _toc.yml, each with its page of HTML, the search page and 404.html")


def test_titles_and_descriptions_differ(site: Path) -> None:
    about = []
    for name in PAGES:
        text = (site / f"{name}.html").read_text("utf8")
        about += re.findall(r'<title>(.+?)</title>|<meta name="description" content="(.+?)"', text, re.S)
    assert len(about) == 2 * len(PAGES)
    assert [text for text, times in Counter(about).items() if times > 1] == []


def test_focus_is_seen(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}momentum.html", wait_until="load")
    faults = checks.focus(page)
    page.close()
    assert not faults, "\n".join(faults)


def test_solutions_are_folded_and_open_by_keyboard_without_scripts(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "momentum.html").as_uri(), wait_until="load")
    folds = page.locator("details.solution-fold")
    assert folds.count() >= 4
    inside = folds.first.locator("> *:not(summary)").first
    assert not inside.is_visible()
    folds.first.locator("summary").press("Enter")
    assert inside.is_visible()
    context.close()
