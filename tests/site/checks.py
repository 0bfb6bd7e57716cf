"""What every page of the site has to be: each check looks at an open page and returns its faults."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python

HEAVIEST = 700_000  # bytes, gzipped, of a first visit before any scrolling, live figures' engine apart
HEAVIEST_ENGINE = 300_000  # bytes, gzipped, of all that live figures load, once for the whole site
_PACKED = (".woff2", ".woff", ".png", ".jpg", ".gif", ".webp", ".avif")  # gain nothing by gzip
_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf8")


class Traffic:
    """What a page asks for and complains about; requests to other hosts are cut off."""

    def __init__(self, context: Any, home: str) -> None:
        """Watch all pages of a browser context that live below the address `home`."""
        self.home, self.faults, self.bytes, self.engine = home, [], 0, 0
        context.route("**/*", self._let_through)
        context.on("response", self._weigh)
        context.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}"))
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        context.on("console", self._listen)

    def _let_through(self, route: Any) -> None:
        url = route.request.url
        if url.startswith((self.home, "data:", "blob:")) or url == "about:blank":
            route.continue_()
        else:
            self.faults.append(f"asks another host: {url}")
            route.abort()

    def _weigh(self, response: Any) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")
            return
        if response.url.startswith(self.home):
            path = urlsplit(response.url).path
            body = response.body()
            weight = len(body) if path.endswith(_PACKED) else len(gzip.compress(body))
            if "/_static/play/" in path:
                self.engine += weight
            else:
                self.bytes += weight

    def _listen(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console {message.type}: {message.text}")


def still(page: Any) -> None:
    """End all transitions: between two colours or places a page is neither."""
    page.add_style_tag(content="*, *::before, *::after { transition: none !important; }")


def layout(page: Any, patience: float = 5) -> list[str]:
    """Everything has its place and its size.

    A live figure is drawn anew for a new width, on a busy machine frames later. A fault is one that stays.
    """
    end = time.monotonic() + patience
    while (faults := overflow(page) + small_letters(page) + crowded(page)) and time.monotonic() < end:
        page.wait_for_timeout(100)
    return faults


def overflow(page: Any) -> list[str]:
    """Nothing is wider than the screen, unless it scrolls in a box of its own."""
    found = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          const out = [];
          if (document.documentElement.scrollWidth > wide) out.push("the page itself scrolls sideways");
          const boxed = e => {
            for (let b = e.parentElement; b; b = b.parentElement)
              if (/auto|scroll/.test(getComputedStyle(b).overflowX) && b !== document.body) return true;
            return false;
          };
          for (const e of document.querySelectorAll("article *, footer *")) {
            const r = e.getBoundingClientRect();
            if (r.width && r.right > wide + 1 && !e.closest(".katex-mathml, svg") && !boxed(e)
                && e.checkVisibility({opacityProperty: true, visibilityProperty: true}))
              out.push(`<${e.tagName.toLowerCase()} class="${e.className}"> ends at ${Math.round(r.right)}`);
          }
          return out.slice(0, 5);
        }"""
    )
    return [f"overflows {page.viewport_size['width']} px: {what}" for what in found]


def alt_texts(page: Any) -> list[str]:
    """Each image says in words what it shows."""
    bare = page.eval_on_selector_all(
        "img", "all => all.filter(i => !i.alt.trim()).map(i => i.getAttribute('src'))"
    )
    return [f"no alt text: {source}" for source in bare]


def headings(page: Any) -> list[str]:
    """There is one h1, and no level is skipped on the way down."""
    levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map(h => +h.tagName[1])")
    faults = [] if levels.count(1) == 1 else [f"{levels.count(1)} headings of level 1"]
    return faults + [
        f"a heading of level {b} follows one of level {a}" for a, b in pairwise(levels) if b > a + 1
    ]


def head(page: Any) -> list[str]:
    """The page has a title, a description and a language."""
    about = page.evaluate(
        """() => [document.title, document.querySelector('meta[name="description"]')?.content ?? "",
                  document.documentElement.lang]"""
    )
    faults = [
        f"no {what}"
        for what, text in zip(("title", "description", "language"), about, strict=True)
        if not text
    ]
    return faults + (["description over 160 characters"] if len(about[1]) > 160 else [])


def formulas(page: Any) -> list[str]:
    """Each formula is there once for the eye and once, as MathML, for a screen reader."""
    return page.eval_on_selector_all(
        ".math",
        """all => all.filter(m => !m.querySelector(".katex-mathml math")
                                || m.querySelector(".katex-html")?.getAttribute("aria-hidden") !== "true")
                     .map(m => "formula without MathML: " + m.textContent.slice(0, 60))""",
    )


def figures(page: Any) -> list[str]:
    """A figure says in words what it shows, and its letters and lines stand out in this scheme."""
    return page.evaluate(
        """() => {
          const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
          const light = c => c.slice(0, 3).map(v => linear(v / 255))
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const rgb = text => (text.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
          const ground = e => {
            for (; e; e = e.parentElement) {
              const c = rgb(getComputedStyle(e).backgroundColor);
              if (c.length < 4 || c[3] > 0) return c.slice(0, 3);
            }
            return [255, 255, 255];
          };
          const faults = [];
          for (const figure of document.querySelectorAll(".drawing > svg")) {
            if (figure.role !== "img" || !figure.ariaLabel?.trim()) faults.push("no alt text: figure");
            const under = light(ground(figure)), seen = new Set();
            const contrast = over => (Math.max(over, under) + .05) / (Math.min(over, under) + .05);
            for (const part of figure.querySelectorAll("text, path, use")) {
              const style = getComputedStyle(part), words = part.tagName === "text";
              const kind = words ? style.fill : style.stroke;
              if (kind === "none" || seen.has(words + kind)) continue;
              seen.add(words + kind);
              if (contrast(light(rgb(kind))) < (words ? 4.5 : 3))
                faults.push(`figure: ${words ? part.textContent : "a line"} in ${kind} is too faint`);
            }
          }
          const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
          for (const {id} of document.querySelectorAll(".drawing [id]"))
            if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`two elements with id ${id}`);
          for (const image of document.querySelectorAll("img[src$='.svg']"))
            faults.push(`a drawing that is not part of the page: ${image.src}`);
          return faults;
        }"""
    )


def small_letters(page: Any, least: float = 10) -> list[str]:
    """No label of a figure is smaller than 10 px, however narrow the screen; indices may be."""
    return page.evaluate(
        """least => [
          ...document.querySelectorAll(".drawing text, .drawing .outlined, .live-svg text")
        ].flatMap(label => {
          if (!label.checkVisibility()) return [];
          const style = getComputedStyle(label), place = label.getScreenCTM();
          const outlined = label.classList.contains("outlined");
          const own = parseFloat(outlined ? style.getPropertyValue("--size") : style.fontSize);
          const size = place ? own * Math.hypot(place.a, place.b) : 0;
          const what = label.textContent.trim() || "a formula";
          return size && size < least - .05 ? [`figure: “${what}” is ${size.toFixed(1)} px`] : [];
        })""",
        least,
    )


def crowded(page: Any) -> list[str]:
    """No two labels of a figure overlap, and none leaves the screen."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".drawing > svg, .live-svg")].flatMap(figure => {
          const faults = [];
          const labels = [...figure.querySelectorAll("text")].map(label => {
            const box = label.getBoundingClientRect(), turned = label.hasAttribute("transform");
            const across = turned ? .25 * box.width : .5, down = turned ? .5 : .25 * box.height;
            return {said: label.textContent, left: box.left + across, right: box.right - across,
                    top: box.top + down, bottom: box.bottom - down};
          }).filter(box => box.right > box.left);
          labels.forEach((one, i) => {
            if (one.left < 0 || one.right > innerWidth)
              faults.push(`figure: “${one.said}” leaves the screen`);
            for (const other of labels.slice(i + 1))
              if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
                  && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
                faults.push(`figure: “${one.said}” and “${other.said}” overlap`);
          });
          return faults;
        })"""
    )


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def accessible(page: Any, rules: Sequence[str] = WCAG) -> list[str]:
    """No rule of WCAG 2.2 A or AA that axe-core can test is broken, contrast included.

    This thins out the page, so it comes last. Given `["color-contrast"]` it tests that rule alone.
    """
    page.evaluate(_AXE)
    found = page.evaluate(
        """rules => {
          // Thousands of boxes would take axe a minute. Formulas have the colour of the text around them, and
          // of the words of code one of each kind in each kind of box is enough.
          for (const formula of document.querySelectorAll(".katex")) formula.replaceWith("formula");
          const seen = new Set();
          for (const word of document.querySelectorAll("pre span")) {
            const box = word.closest(".cell_input, .output, .admonition");
            const kind = `${word.className} in ${box?.className}`;
            if (seen.has(kind)) word.replaceWith(word.textContent);
            seen.add(kind);
          }
          return axe.run(document, {runOnly: rules, resultTypes: ["violations"], preload: false});
        }""",
        list(rules),
    )
    return [
        f"{rule['id']} ({rule['help']}): {node['html'][:120]}"
        + (f" {node['any'][0]['message'][:150]}" if node["any"] else "")
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


def foot(page: Any) -> list[str]:
    """The foot says where to report an error and how to cite."""
    links = page.eval_on_selector_all("footer a", "all => all.map(a => a.href)")
    faults = [] if any("/issues/new?title=" in link for link in links) else ["no link to report an error"]
    return faults + (
        [] if any(link.endswith("CITATION.cff") for link in links) else ["no link on how to cite"]
    )


def focus(page: Any, presses: int = 25) -> list[str]:
    """By keyboard one comes first to the skip link, and always sees where one is."""
    still(page)
    faults = []
    for press in range(presses):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
              const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
              return {what: e.outerHTML.slice(0, 100), skip: e.getAttribute("href") === "#main-content",
                      seen: r.width > 0 && r.bottom > 0 && r.top < innerHeight,
                      marked: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0
                              || s.boxShadow !== "none" || e === document.body};
            }"""
        )
        if press == 0 and not (at["skip"] and at["seen"]):
            faults.append(f"the first stop is not a visible link to the main content: {at}")
        if not at["marked"]:
            faults.append(f"no visible focus: {at['what']}")
    return faults


ONCE: tuple[Callable[[Any], list[str]], ...] = (alt_texts, headings, head, formulas, foot)
