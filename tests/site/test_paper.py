"""Each page on paper, printed from a dark screen: its title, its folds open, nothing cut or to click."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_pages import DESK, PAGES

SHEET = {"width": 643, "height": 972}  # of A4 at 96 px an inch, less the margins of print.css


def faults_on_paper(browser: Any, page_file: Path) -> list[str]:
    """Open a page as a reader of the dark scheme does, lay it out for print, and say what is wrong."""
    context = browser.new_context(viewport=DESK, color_scheme="dark")
    page = context.new_page()
    page.goto(page_file.as_uri(), wait_until="load")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size(SHEET)
    found: list[str] = page.evaluate(
        """() => {
          const faults = [], wide = innerWidth;
          const seen = e => e && e.checkVisibility({visibilityProperty: true});
          const light = text => text.match(/[\\d.]+/g).slice(0, 3).reduce((sum, v) => sum + +v, 0) / 765;
          if (!seen(document.querySelector("h1"))) faults.push("no title");
          for (const e of [document.documentElement, document.body, document.querySelector("article")]) {
            const ground = getComputedStyle(e).backgroundColor;
            if (!/, 0\\)$/.test(ground) && light(ground) < .9) faults.push(`dark ground: ${ground}`);
          }
          for (const e of document.querySelectorAll("article p, article pre, .drawing text, article .katex"))
            if (seen(e) && light(getComputedStyle(e)[e.tagName === "text" ? "fill" : "color"]) > .6)
              { faults.push(`pale: ${e.textContent.slice(0, 40)}`); break; }
          const live = "button, input[type=search], nav, .bd-sidebar, .headerlink, footer";
          for (const e of document.querySelectorAll(live))
            if (seen(e)) faults.push(`of no use on paper: ${e.outerHTML.slice(0, 80)}`);
          for (const fold of document.querySelectorAll("details.fold:not(.code-fold):not(.code-fold *)"))
            if (fold.children[1] && !seen(fold.children[1]))
              faults.push(`closed: ${fold.children[0].textContent}`);
          for (const e of document.querySelectorAll("article *:not(svg :not(text), .katex-mathml *)"))
            if (seen(e) && e.getBoundingClientRect().right > wide + 2)
              faults.push(`beyond the edge: <${e.tagName}> ${e.textContent.slice(0, 40)}`);
          const heads = [...document.querySelectorAll("head style")].map(s => s.textContent).join("");
          const title = document.querySelector("title").textContent.split(" — ")[0].trim();
          if (!heads.includes(`{ content: "${title}"`)) faults.push("no running head");
          return faults;
        }"""
    )
    context.close()
    return found


@pytest.mark.parametrize("name", PAGES)
def test_on_paper(name: str, browser: Any, site: Path) -> None:
    faults = faults_on_paper(browser, site / f"{name}.html")
    assert not faults, "\n".join(faults[:12])


SPOILT = {
    "no title": ("<h1", '<h1 style="display: none"', "no title"),
    "dark": ("<body", '<body style="background: #222"', "dark ground"),
    "pale": ("<h1", '<p style="color: #ddd">pale</p><h1', "pale: pale"),
    "a button": ("<h1", "<button>on</button><h1", "of no use on paper"),
    "a closed fold": (
        "<h1",
        '<details class="fold" style="display: block"><summary>s</summary><p hidden>x</p></details><h1',
        "closed: s",
    ),
    "too wide": ("<h1", '<p style="width: 900px">wide</p><h1', "beyond the edge"),
    "no head": ('content: "How', 'content: "Why', "no running head"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_wrong_on_paper_is_found(how: str, browser: Any, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "_static", tmp_path / "_static")
    before, after, complaint = SPOILT[how]
    text = (site / "how-to-use.html").read_text("utf8")
    assert before in text
    (tmp_path / "how-to-use.html").write_text(text.replace(before, after), "utf8")
    faults = faults_on_paper(browser, tmp_path / "how-to-use.html")
    assert any(complaint in fault for fault in faults), faults
