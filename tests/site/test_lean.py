"""A page asks little of a slow phone: few boxes, no script that holds it up, sections laid out late."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site import checks
from tools.build import ROOT, pages_of
from tools.site.leaner import lean, quicken

PAGES = sorted(pages_of(ROOT))
PHONE = {"width": 390, "height": 844}
MOST = 21_000  # elements; nine in ten of them draw formulas
# a script that a script has added is asynchronous
HOLDING_UP = "[...document.scripts].filter(s => s.src && !s.defer && !s.async).map(s => s.src)"
SHOWN = "e => e.checkVisibility({contentVisibilityAuto: true})"


def faults(page: Any) -> list[str]:
    """Return what makes an open page slow, however fast the machine is."""
    count = page.evaluate("document.querySelectorAll('*').length")
    found = [f"{count} elements, more than {MOST}"] if count > MOST else []
    found += [f"holds the page up: {script}" for script in page.evaluate(HOLDING_UP)]
    sections = page.eval_on_selector_all(
        ".bd-article > section > section",
        "all => all.map(e => getComputedStyle(e).contentVisibility)",
    )
    return found + [f"a section is laid out at once: {how}" for how in set(sections) - {"auto"}]


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, browser: Any, site: Path) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto((site / f"{name}.html").as_uri(), wait_until="load")
    print(f"{name}: {page.evaluate('document.querySelectorAll(`*`).length')} elements")
    assert faults(page) == []
    page.close()


@pytest.mark.parametrize(
    ("spoilt", "fault"),
    [
        ("<b></b>" * MOST, "elements, more than"),
        ('<script src="slow.js"></script>', "holds the page up"),
        ('<div class="bd-article"><section><section>now</section></section></div>', "laid out at once"),
    ],
)
def test_the_check_bites(spoilt: str, fault: str, browser: Any) -> None:
    page = browser.new_page(viewport=PHONE)
    page.set_content(spoilt)
    assert any(fault in found for found in faults(page))
    page.close()


def test_what_no_page_uses_is_left_out(site: Path) -> None:
    text = (site / "glance.html").read_text("utf8")
    for name in (
        "bootstrap.js",
        "doctools.js",
        "design-tabs.js",
        "sphinx-design",
        "fontawesome.js",
        "data-bs-spy",
    ):
        assert name not in text
    assert not list(site.rglob("bootstrap.js"))
    styled = '<link href="_static/sphinx-design.min.css" />'
    assert lean(styled) == ""
    assert lean(f'{styled}<div class="a sd-card">') != '<div class="a sd-card">'


def test_an_unknown_script_of_the_theme_is_told(tmp_path: Path) -> None:
    script = tmp_path / "_static" / "scripts" / "pydata-sphinx-theme.js"
    script.parent.mkdir(parents=True)
    script.write_text('document.querySelectorAll(["pre"].join(", "))')
    quicken(tmp_path)
    with pytest.raises(ValueError, match="0 places"):
        quicken(tmp_path)


def test_a_link_to_a_section_arrives_on_a_phone(browser: Any, address: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}momentum.html", wait_until="networkidle")
    last = page.locator(".bd-article > section > section").last
    assert not last.locator("h2").evaluate(SHOWN)
    page.goto(f"{address}momentum.html#{last.get_attribute('id')}", wait_until="networkidle")
    page.wait_for_timeout(300)
    assert last.locator("h2").evaluate(SHOWN)
    assert 0 <= last.locator("h2").bounding_box()["y"] < PHONE["height"] / 2
    page.close()


def test_the_menus_of_the_header_open_and_close(browser: Any, address: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}momentum.html", wait_until="load")
    button = page.locator(".dropdown-source-buttons button")
    menu = page.locator(".dropdown-source-buttons .dropdown-menu")
    assert not menu.is_visible()
    button.click()
    assert menu.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    box = menu.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.classList.contains('dropdown-item')")
    page.mouse.move(5, 700)  # the theme opens it for a pointer above it, too
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    button.click()
    page.mouse.click(5, 700)
    assert not menu.is_visible()
    page.close()


def test_the_list_of_contents_marks_the_section_that_is_read(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1500, "height": 900})
    page.goto(f"{address}momentum.html", wait_until="networkidle")
    section = page.locator(".bd-article > section > section").nth(3)
    section.evaluate("e => e.scrollIntoView()")
    link = page.locator(f".page-toc a[href='#{section.get_attribute('id')}']")
    page.wait_for_function("link => link.classList.contains('active')", arg=link.element_handle())
    assert page.locator(".page-toc a.active").count() <= 2
    assert not checks.overflow(page)
    page.close()
