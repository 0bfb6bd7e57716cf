"""The playground on a page of its own, and what is drawn there held against optlib."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from optlib import curves, descend, rules, surfaces
from tests.live.pages import ROOT, SHEETS
from tools.play import sources
from tools.site import looks
from tools.site.drawing import palette_css
from tools.site.ground import box, catalogue
from tools.site.presets import read_all

STORIES = {name: preset for name, preset in read_all().items() if preset["kind"] == "story"}
CATALOGUE = catalogue(list(STORIES.values()))
READY = '.ground.revived[data-live="ready"]'

PAGE = """<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Playground</title><link rel="icon" href="data:,">
<style>{css} body {{ margin: 8px; }}</style>
<script defer src="play/ground.js"></script></head><body>
{before}<figure><span class="drawing" style="--wide: 400; --tall: 150"><svg width="533" height="200"
viewBox="0 0 400 150"></svg></span>
<figcaption><span class="live-caption"></span></figcaption></figure>{after}
<h2 id="place">A place</h2></body></html>
"""

DRAWN = """() => {
  const { ground, sides } = document.querySelector(".ground").groundData;
  const finite = (x) => Number.isFinite(x) ? x : null;
  const plain = (value) => value instanceof Float64Array ? [...value].map(finite)
    : Array.isArray(value) ? value.map(plain)
    : value && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]))
    : value;
  return { ground, sides: plain(sides) };
}"""


def write(folder: Path) -> None:
    """Put the page into a folder, and beside it what it loads."""
    shutil.copytree(ROOT / "tools" / "site" / "static" / "play", folder / "play", dirs_exist_ok=True)
    (folder / "play" / "sources.js").write_text(
        f"globalThis.wayDownSources = {json.dumps(sources(ROOT))};", "utf8"
    )
    css = palette_css() + looks.css()
    css += "".join((ROOT / "book" / "_static" / sheet).read_text("utf8") for sheet in (*SHEETS, "ground.css"))
    before, after = box(list(STORIES.values()))
    (folder / "ground.html").write_text(PAGE.format(css=css, before=before, after=after), "utf8")


def settled(page: Any) -> None:
    """Wait until everything that was asked for is drawn."""
    page.wait_for_selector(READY, timeout=30_000)


def drawn(page: Any) -> dict[str, Any]:
    """Return the state of the page and what is drawn on each side, once it is settled."""
    settled(page)
    found: dict[str, Any] = page.evaluate(DRAWN)
    return found


def surface_of(asked: dict[str, Any]) -> Any:
    """Return the surface or curve of a setting."""
    name, given = asked["name"], {k: v for k, v in asked.items() if k != "name"}
    made = getattr(curves if name in curves.__all__ else surfaces, name)
    return made(**given) if given else made


def agrees(page: Any, mine: Any = None) -> dict[str, Any]:
    """Hold every run that is drawn against CPython's; `mine` is the reader's own rule, or an edited one."""
    found = drawn(page)
    for side in found["sides"]:
        setting = side["setting"]
        assert len(side["runs"]) == len(setting["runs"]) > 0
        for run, got in zip(setting["runs"], side["runs"], strict=True):
            rule = mine if "source" in run and mine is not None else rules.ALL[run["rule"]]
            _hold(rule(**run["hyper"]), setting, got["answer"])
    return found


def _hold(rule: Any, setting: dict[str, Any], got: dict[str, Any]) -> None:
    noise = setting["noise"] or {}
    count = len(got["losses"])
    if noise.get("sd") or noise.get("cycle"):
        _hold_noisy(rule, setting, got)
        return
    start = setting["start"] if len(setting["start"]) > 1 else setting["start"][0]
    path = descend(rule, surface_of(setting["surface"]), start, int(setting["steps"]))
    finite = int(np.isfinite(path.losses).sum())
    assert got["diverged_at"] == path.diverged_at
    assert count == len(path.losses)
    np.testing.assert_allclose(
        np.array(got["losses"][:finite], float), path.losses[:finite], rtol=1e-9, atol=1e-12
    )
    points = np.array(got["points"][: finite * path.points[0].size], float)
    np.testing.assert_allclose(points, path.points[:finite].ravel(), rtol=1e-9, atol=1e-12)


def _hold_noisy(rule: Any, setting: dict[str, Any], got: dict[str, Any]) -> None:
    """The rule goes where the gradients that it saw send it, and what was added to them is noise."""
    surface, n = surface_of(setting["surface"]), len(setting["start"])
    points, gradients = (np.array(got[key], float).reshape(-1, n) for key in ("points", "gradients"))
    theta, added = np.array(setting["start"], float), []
    state = rule.init(theta)
    for t in range(1, int(setting["steps"]) + 1):
        exact = np.array(surface.gradient(theta if n > 1 else theta[0]), float).reshape(n)
        added.append(gradients[t - 1] - exact)
        step, state = rule.update(gradients[t - 1], state, theta, t)
        theta = theta - step
        np.testing.assert_allclose(points[t], theta, rtol=1e-9, atol=1e-12)
    if cycle := setting["noise"].get("cycle"):
        np.testing.assert_allclose(added, np.resize(cycle, len(added))[:, None] * np.ones(n), atol=1e-9)
    else:
        assert 0.8 < np.std(added) / setting["noise"]["sd"] < 1.2
        assert abs(np.mean(added)) < 0.2 * setting["noise"]["sd"]
