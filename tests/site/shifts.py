"""How much a page moves while it loads: the sum of its layout shifts on a first visit."""

from __future__ import annotations

from typing import Any

FARTHEST = 0.05  # below 0.1 counts as good
_WATCH = """
  window.shifts = [];
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push(entry);
  }).observe({type: "layout-shift", buffered: true});
"""


def watch(page: Any) -> None:
    """Note the shifts of the page that is opened next."""
    page.add_init_script(_WATCH)


def faults(page: Any) -> list[str]:
    """Return a sentence if a loaded page moved too far, with what moved farthest; it waits for late moves."""
    page.wait_for_timeout(300)
    total, worst = page.evaluate(
        """() => {
          const most = shifts.reduce((a, b) => b.value > (a?.value ?? 0) ? b : a, null);
          const nodes = most?.sources.map(s => s.node?.parentElement?.outerHTML.slice(0, 80)) ?? [];
          return [shifts.reduce((sum, s) => sum + s.value, 0), nodes.join(" | ")];
        }"""
    )
    width = page.viewport_size["width"]
    return [f"moves by {total:.3f} at {width} px while it loads: {worst}"] if total >= FARTHEST else []
