"""What a reader sees first, on a page with figures: one of them; and how many screens a chapter has."""

from __future__ import annotations

from typing import Any

import pytest

from tests.site.test_pages import PAGES

# width and height of a screen in CSS pixels
SCREENS = {"desk": (1280, 900), "phone": (390, 800)}
MOST = 10.05  # ten are meant; the rest is for fonts, which differ from machine to machine
TOP = """() => [...document.querySelectorAll(".bd-article figure")]
  .filter(figure => figure.checkVisibility())
  .map(figure => figure.getBoundingClientRect().top + scrollY)[0]"""


def first_figure(page: Any) -> float | None:
    """How far below the page's top its first figure begins, or None without figures."""
    return page.evaluate(TOP)


def late(top: float | None, height: int) -> bool:
    """Whether a figure begins below the first screen."""
    return top is not None and top >= height


def too_long(screens: float) -> bool:
    """Whether the way to the exercises is longer than a page may be."""
    return screens > MOST


@pytest.mark.parametrize("screen", SCREENS)
def test_a_figure_begins_in_the_first_screen(screen: str, browser: Any, address: str) -> None:
    width, height = SCREENS[screen]
    page = browser.new_page(viewport={"width": width, "height": height})
    tops = {}
    for name in PAGES:
        page.goto(f"{address}{name}.html", wait_until="load")
        tops[name] = first_figure(page)
    page.close()
    print({name: round(top) for name, top in tops.items() if top is not None})
    assert sum(top is not None for top in tops.values()) >= 4
    assert [name for name, top in tops.items() if late(top, height)] == []


def test_a_late_figure_is_found(browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content('<article class="bd-article"><p style="height: 800px"></p><figure>a</figure></article>')
    assert not late(first_figure(page), 900)
    page.set_content('<article class="bd-article"><p style="height: 901px"></p><figure>a</figure></article>')
    assert late(first_figure(page), 900)
    page.close()


def test_ten_screens_lead_to_the_exercises(browser: Any, address: str) -> None:
    width, height = SCREENS["desk"]
    page = browser.new_page(viewport={"width": width, "height": height})
    screens = {}
    for name in PAGES:
        page.goto(f"{address}{name}.html", wait_until="load")
        top = page.evaluate("document.querySelector('#exercises')?.getBoundingClientRect().top + scrollY")
        if top is not None and top == top:  # not NaN, which a page without exercises gives
            screens[name] = top / height
    page.close()
    print({name: f"{n:.2f} screens" for name, n in screens.items()})
    assert len(screens) >= 3
    assert {name: round(n, 2) for name, n in screens.items() if too_long(n)} == {}
