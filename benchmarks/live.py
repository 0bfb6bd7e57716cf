"""The live figures' times: `python -m benchmarks.live`, with the book built and Chromium at hand.

How soon after a page has loaded its first figure is drawn, on a desk and on a slow phone (where it stands
further down, the reader goes there at once); what a redraw of ten optimizers with 100 steps takes, in the
worker and in drawing; and how long after a move of the pointer in a drag its picture is on the screen.
Nothing is written. A busy machine makes all longer, so the shortest is told beside the median. The phone's
processor is slower for the page alone: Chromium does not slow a worker.
"""

from __future__ import annotations

import copy
import re
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.live import pages
from tests.site.browser import executable, served

SITE = Path(__file__).parents[1] / "_build" / "html"
# Latency in ms and bits a second of Lighthouse's slow 4G; how much slower the processor is; the bound in ms.
DESK = {"name": "desk", "width": 1280, "latency": 0, "bits": None, "slower": 1, "bound": 1000}
PHONE = {"name": "phone", "width": 390, "latency": 150, "bits": 1.6e6, "slower": 4, "bound": 3000}
VISITS = 3
WATCH = """
for (const drawn of ["live-drawn", "ground-drawn"]) addEventListener(drawn, ({ target }) => {
  if (target.matches(".revived")) window.firstDrawn ??= performance.now();
});
addEventListener("load", () => {
  const box = document.querySelector(".live");
  for (let fold = box; fold; fold = fold.parentElement) if (fold.matches("details")) fold.open = true;
  if (box.getBoundingClientRect().top > innerHeight) box.scrollIntoView();
});
"""
WAITED = """() => window.firstDrawn
  && window.firstDrawn - performance.getEntriesByType("navigation")[0].loadEventEnd"""

TEN = [
    "gd", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta", "adam", "nadam", "amsgrad", "swats",
]  # fmt: skip
FIGURE = {
    "kind": "paths",
    "title": "Ten optimizers on a valley",
    "question": "How long does a redraw take?",
    "surface": {"name": "valley"},
    "steps": 100,
    "traces": "loss",
    "runs": [{"rule": name} for name in TEN],
    "sliders": [
        {
            "label": "learning rate",
            "sets": ["gd.lr"],
            "from": 1e-4,
            "to": 0.02,
            "scale": "log",
            "value": 0.001,
        }
    ],
}
REDRAWS, REDRAW_BOUND = 40, 16
ASKED = """() => {
  const post = Worker.prototype.postMessage;
  window.waited = [];
  Worker.prototype.postMessage = function (...message) {
    const begun = performance.now();
    this.addEventListener("message", () => { waited.push(performance.now() - begun); }, { once: true });
    return post.apply(this, message);
  };
}"""
MOVED = """(place) => new Promise((done) => {
  const box = document.querySelector(".live"), slider = box.querySelector(".live-slider input");
  box.addEventListener("live-drawn", function drawn() {
    if (box.dataset.live !== "ready") return;
    box.removeEventListener("live-drawn", drawn);
    done();
  });
  slider.value = place;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""
DRAGS, FRAME = 60, 1000 / 60
# From the pointer's event to the task after the frame in which the newest state was drawn.
SHOWN = """() => {
  window.shown = [];
  let moved = null;
  addEventListener("pointermove", ({ timeStamp }) => { moved ??= timeStamp; }, { capture: true });
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = () => { shown.push(performance.now() - moved); moved = null; };
  const box = document.querySelector(".live");
  box.addEventListener("live-drawn", () => {
    if (moved !== null && box.dataset.live === "ready") port1.postMessage(null);
  });
}"""


def first_figure(browser: Any, url: str, how: dict[str, Any]) -> float:
    """Visit a page for the first time; return the milliseconds from its load to the first live figure."""
    context = browser.new_context(viewport={"width": how["width"], "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    if how["bits"]:
        rate = {"downloadThroughput": how["bits"] / 8, "uploadThroughput": how["bits"] / 16}
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions", {"offline": False, "latency": how["latency"], **rate}
        )
    session.send("Emulation.setCPUThrottlingRate", {"rate": how["slower"]})
    page.add_init_script(WATCH)
    page.goto(url, wait_until="load")
    taken = page.wait_for_function(WAITED, timeout=60_000).json_value()
    context.close()
    return float(taken)


def redraw(browser: Any) -> dict[str, list[float]]:
    """Milliseconds of each change: until a drag is shown, the worker has answered, the page's own work."""
    with tempfile.TemporaryDirectory() as folder:
        pages.write(Path(folder), "ten", copy.deepcopy(FIGURE))
        with served(Path(folder)) as home:
            context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
            page = context.new_page()
            page.goto(f"{home}ten.html")
            pages.settled(page)
            showing = _drag(page)
            page.evaluate(ASKED)
            session = context.new_cdp_session(page)
            session.send("Performance.enable")
            drawing: list[float] = []
            for move in range(REDRAWS):
                before = _busy(session)
                page.evaluate(MOVED, str(20 + 4 * move))
                drawing.append(1000 * (_busy(session) - before))
            answering: list[float] = page.evaluate("waited")
            context.close()
    return {"worker": answering, "page": drawing, "drag": showing}


def _drag(page: Any) -> list[float]:
    """Milliseconds from each move of the pointer that holds the start to its picture."""
    page.evaluate(SHOWN)
    x, y = pages.centre(page, '.live-handle[aria-label="Start of the runs"]')
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("shown.length = 0")
    for move in range(1, DRAGS + 1):
        page.mouse.move(x - move, y + move / 2)
        page.wait_for_function(f"shown.length === {move}")
    page.mouse.up()
    showing: list[float] = page.evaluate("shown")
    return showing


def _busy(session: Any) -> float:
    """Seconds for which the page's main thread has run scripts, styles and layout."""
    told = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(told["ScriptDuration"] + told["RecalcStyleDuration"] + told["LayoutDuration"])


def live_pages() -> list[str]:
    """Return the pages of the built site that have a live figure, the Playground among them."""
    box = re.compile(r'<div class="live[ "]')
    return sorted(file.stem for file in SITE.glob("*.html") if box.search(file.read_text("utf8")))


def main() -> None:
    """Measure and print."""
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        with served(SITE, packing=True) as home:
            for how in (DESK, PHONE):
                for name in live_pages():
                    taken = sorted(first_figure(browser, f"{home}{name}.html", how) for _ in range(VISITS))
                    spread = f"{taken[0]:5.0f} to {taken[-1]:5.0f} ms"
                    print(
                        f"{how['name']:5} {name:24} first figure {spread} after load; bar {how['bound']} ms"
                    )
        taken = redraw(browser)
        bars = {
            "worker": f"bar with the page's work {REDRAW_BOUND} ms",
            "page": f"bar with the worker's {REDRAW_BOUND} ms",
            "drag": f"from pointermove to the screen; a frame is {FRAME:.1f} ms",
        }
        for part, bar in bars.items():
            spread = f"{min(taken[part]):.1f} ms, median {statistics.median(taken[part]):.1f} ms"
            print(f"redraw of ten optimizers: {part} {spread}; {bar}")
        browser.close()


if __name__ == "__main__":
    main()
