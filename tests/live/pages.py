"""Pages with one live figure alone, and what is drawn there held against `descend`."""

from __future__ import annotations

import json
import shutil
import tomllib
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from optlib import curves, descend, rules, surfaces
from tools.play import sources
from tools.site import looks
from tools.site.drawing import palette_css
from tools.site.live import TWO_MAPS
from tools.site.presets import PLAYGROUND, completed

ROOT = PLAYGROUND.parent
SCHEMA = json.loads((PLAYGROUND / "preset.schema.json").read_text("utf8"))
FIGURES: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "figures.toml").read_text("utf8"))
RUNS = [name for name, preset in FIGURES.items() if preset["kind"] in ("paths", "line")]
SHEETS = ("colours.css", "figures.css", "live.css", "live-parts.css")

PAGE = """<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{name}</title><link rel="icon" href="data:,">
<style>{css} body {{ margin: 8px; }}</style><script defer src="play/play.js"></script></head><body>
<p id="before">Before it.</p>
<div class="live" data-preset="{preset}"
  style="--live-wide: {wide}; --live-narrow: {tall}; --live-rows: {rows}; --live-rows-narrow: {narrow}">
<div class="live-stage"><figure><span class="drawing" style="--wide: 400"><svg width="533" height="200"
  viewBox="0 0 400 150"></svg></span><figcaption>The drawn figure.</figcaption></figure></div>
<p class="live-question">{question}</p><div class="live-controls" role="group"></div>
<p class="live-says"></p></div>
<p id="after">After it.</p></body></html>
"""

DRAWN = """() => {
  const { setting, state, answer } = document.querySelector(".live").liveData;
  const runs = answer.runs.map(({ points, losses, diverged_at }) =>
    ({ points: [...points], losses: [...losses].map((x) => (Number.isFinite(x) ? x : null)), diverged_at }));
  return { setting, runs, step: state.step, cost: answer.cost };
}"""


def write(folder: Path, name: str, table: dict[str, Any]) -> None:
    """Put a page with this preset into a folder, and beside it what it loads."""
    play = folder / "play"
    if not play.is_dir():
        shutil.copytree(ROOT / "tools" / "site" / "static" / "play", play)
        (play / "sources.js").write_text(f"globalThis.wayDownSources = {json.dumps(sources(ROOT))};", "utf8")
    preset = completed(name, table, SCHEMA)
    sliders = len(preset.get("sliders", ()))
    css = palette_css() + looks.css()
    css += "".join((ROOT / "book" / "_static" / sheet).read_text("utf8") for sheet in SHEETS)
    wide, tall = TWO_MAPS if preset["kind"] == "regimes" and "against" in preset else (1.8, 0.9)
    page = PAGE.format(
        wide=wide,
        tall=tall,
        name=name,
        css=css,
        preset=escape(json.dumps(preset)),
        question=preset["question"],
        rows=1 + (sliders + 1) // 2,
        narrow=1 + sliders,
    )
    (folder / f"{name}.html").write_text(page, "utf8")


def settled(page: Any) -> None:
    """Wait until the drawing is that of the newest state."""
    page.wait_for_selector('.live.revived[data-live="ready"]', timeout=20_000)


def drawn(page: Any) -> dict[str, Any]:
    """Return what is drawn once it is settled: the setting, the runs' numbers, the step shown."""
    settled(page)
    found: dict[str, Any] = page.evaluate(DRAWN)
    return found


def agrees(page: Any) -> dict[str, Any]:
    """Hold what is drawn against CPython's numbers, and return it."""
    found = drawn(page)
    assert len(found["runs"]) == len(found["setting"]["runs"]) > 0
    for run, got in zip(found["setting"]["runs"], found["runs"], strict=True):
        path = expected(found["setting"], run)
        count = int(np.isfinite(path.losses).sum())
        assert count > 1
        assert got["diverged_at"] == path.diverged_at
        losses = np.array(got["losses"][:count], float)
        points = np.array(got["points"][: count * path.points[0].size], float)
        np.testing.assert_allclose(losses, path.losses[:count], rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(points, path.points[:count].ravel(), rtol=1e-9, atol=1e-12)
    return found


def expected(setting: dict[str, Any], run: dict[str, Any]) -> Any:
    """Return the path of one run of a setting."""
    given = dict(setting["surface"])
    name = given.pop("name")
    made = getattr(curves if name in curves.__all__ else surfaces, name)
    start = setting["start"] if len(setting["start"]) > 1 else setting["start"][0]
    rule = rules.ALL[run["rule"]](**run["hyper"])
    return descend(rule, made(**given) if given else made, start, int(setting["steps"]))


def centre(page: Any, selector: str) -> tuple[float, float]:
    """Return the middle of the first element, in pixels of the window."""
    box = page.locator(selector).first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
