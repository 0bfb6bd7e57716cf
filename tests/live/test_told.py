"""What a live figure tells in words: a point looked at, what changed, runs that diverge."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.live.pages import FIGURES, agrees, drawn, expected, write

Opened = Callable[..., Any]
HERE = Path(__file__).parent
SAYS = "document.querySelector('.live-says').textContent"


def test_a_point_tells_its_step_by_mouse_and_by_keyboard(opened: Opened) -> None:
    page = opened("valley")
    box = page.locator(".live-box")
    assert not box.is_visible()
    svg = page.locator(".live-svg").bounding_box()
    d = page.locator(".live-runs .live-dots").nth(1).get_attribute("d")
    x, y = map(float, re.findall(r"M(\S+ \S+)h0", d)[2].split())
    page.mouse.move(svg["x"] + x, svg["y"] + y)
    assert box.inner_text().startswith("momentum, step 2\n")
    for what in ("point", "loss", "gradient g", "b", "last step"):  # b is momentum's state
        assert re.search(rf"^{what} \(?[−\d]", box.inner_text(), re.M), what
    setting = drawn(page)["setting"]
    loss = re.search(r"loss ([\d.,]+)", box.inner_text())
    assert loss
    assert float(loss[1].replace(",", "")) == pytest.approx(
        expected(setting, setting["runs"][1]).losses[2], rel=1e-2
    )
    assert page.locator(".live-ring").count() == 3  # on the map and on both traces
    page.mouse.move(5, 5)
    assert not box.is_visible()
    stop = page.get_by_role("slider", name="Points of momentum")
    stop.focus()
    for key, step in (("ArrowLeft", 49), ("Home", 0), ("ArrowRight", 1), ("PageUp", 11)):
        stop.press(key)
        assert box.inner_text().startswith(f"momentum, step {step}\n")
        assert stop.get_attribute("aria-valuetext").startswith(f"step {step}; point (")
    stop.press("Escape")
    assert not box.is_visible()


def test_a_point_tells_its_step_by_a_tap(opened: Opened) -> None:
    page = opened("valley", size=(390, 800), has_touch=True, is_mobile=True)
    svg = page.locator(".live-svg").bounding_box()
    d = page.locator(".live-runs .live-dots").nth(1).get_attribute("d")
    x, y = map(float, re.findall(r"M(\S+ \S+)h0", d)[3].split())
    page.touchscreen.tap(svg["x"] + x, svg["y"] + y)
    assert page.locator(".live-box").inner_text().startswith("momentum, step 3\n")


def test_the_first_state_is_written_but_not_announced(opened: Opened) -> None:
    page = opened("valley")
    said = page.evaluate(SAYS)
    assert re.fullmatch(r"Momentum: loss [\d.]+ after 50 steps; gradient descent: [\d.,]+\.", said)
    page.wait_for_selector(".live-says[role=status]")  # from here on what changes is announced
    assert page.evaluate(SAYS) == said
    written = (HERE.parents[1] / "tools" / "site" / "live.py").read_text("utf8")
    assert '<p class="live-says"></p>' in written  # no role of its own: the first text would be announced


def test_what_changed_is_said_once_it_rests(opened: Opened) -> None:
    page = opened("valley")
    page.locator(".live-slider input").first.press("Home")
    page.wait_for_function(f"{SAYS}.startsWith('Learning rate')")
    said = page.get_by_role("status").inner_text()
    numbers = re.fullmatch(
        r"Learning rate 0\.001\. Momentum: loss ([\d.,]+) after 50 steps; gradient descent: ([\d.,]+)\.", said
    )
    assert numbers, said
    setting = drawn(page)["setting"]
    losses = [expected(setting, run).losses[-1] for run in setting["runs"]]
    assert [float(n.replace(",", "")) for n in numbers.groups()] == pytest.approx(losses[::-1], rel=1e-2)


# Every change of what a screen reader announces by itself: live regions, and texts that become one.
HEARD = """() => {
  window.heard = [];
  const spoken = "[aria-live], [role=status], [role=alert], [role=log]";
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest(spoken)));
    for (const region of regions) if (region) heard.push(region.textContent);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
SETTLED = f"() => {SAYS}.startsWith('Learning rate 0.04.')"


def test_a_slider_that_is_dragged_is_announced_once(opened: Opened) -> None:
    page = opened("valley", reduced_motion="reduce")
    page.wait_for_selector(".live-says[role=status]")
    page.evaluate(HEARD)
    page.evaluate("addEventListener('live-drawn', () => { window.drawings = (window.drawings ?? 0) + 1; })")
    slider = page.locator(".live-slider input").first
    for place in (60, 100, 140, 170, 200):  # to the end, with drawings between, as a hand moves
        slider.fill(str(place))
        page.wait_for_timeout(120)
    page.wait_for_function(SETTLED)
    page.wait_for_timeout(700)  # nothing follows
    assert page.evaluate("drawings") >= 5
    assert page.evaluate("heard") == [page.evaluate(SAYS)]
    page.get_by_role("button", name="One step back").click()  # the runs are the same: nothing new to say
    page.wait_for_timeout(800)
    assert len(page.evaluate("heard")) == 1


def test_a_greek_letter_does_not_become_its_capital(opened: Opened, home: tuple[Path, str]) -> None:
    table = copy.deepcopy(FIGURES["valley"])
    table["sliders"][0]["label"] = "ε"
    write(home[0], "greek", table)
    page = opened("greek", reduced_motion="reduce")
    page.wait_for_selector(".live-says[role=status]")
    page.locator(".live-slider input").first.fill("60")
    page.wait_for_function(f"() => {SAYS}.startsWith('ε ')")


def test_the_playground_announces_a_drag_once_too(at: Callable[..., Any]) -> None:
    page = at("#v=1&story=pg-turned")
    page.wait_for_selector(".live-says[role=status]")
    page.evaluate(HEARD)
    slider = page.get_by_role("group", name="Adam", exact=True).get_by_label("lr", exact=True)
    for place in (60, 100, 140, 170):
        slider.fill(str(place))
        page.wait_for_timeout(120)
    page.wait_for_function("heard.length > 0")
    page.wait_for_timeout(900)
    assert page.evaluate("heard") == [page.evaluate(SAYS)]


def test_runs_that_diverge_leave_the_view_and_it_is_said(opened: Opened) -> None:
    page = opened("valley")
    page.locator(".live-slider input").first.press("End")
    agrees(page)
    assert page.get_by_text(re.compile(r"^gradient descent leaves the view at step \d+$")).is_visible()
    svg = page.locator(".live-svg").bounding_box()
    lines = page.evaluate(
        "[...document.querySelectorAll('.live-runs path')].map((path) => path.getAttribute('d'))"
    )
    corners = [tuple(map(float, pair.split())) for d in lines for pair in re.findall(r"[ML]([^MLh]+)", d)]
    assert len(corners) > 50
    outside = [at for at in corners if not (0 <= at[0] <= svg["width"] and 0 <= at[1] <= svg["height"])]
    assert not outside


def test_a_run_beyond_all_numbers_is_said_to_diverge(opened: Opened) -> None:
    page = opened("steep")
    (gone,) = [run["diverged_at"] for run in agrees(page)["runs"]]
    page.get_by_role("slider", name="Start of the runs").press("ArrowLeft")
    page.wait_for_function(f"{SAYS}.startsWith('Start')")
    assert gone < 50
    assert re.search(r"diverges, beyond all numbers at step \d+\.$", page.get_by_role("status").inner_text())


def test_an_engine_that_fails_later_is_told_over_the_last_good_picture(opened: Opened) -> None:
    page = opened("valley")
    start = agrees(page)["setting"]["start"]
    fault = page.get_by_role("alert")
    assert fault.count() == 0
    page.evaluate(
        """() => {
          window.post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function () { post.call(this, { request: '{"ask": "nothing"}' }); };
        }"""
    )
    handle = page.get_by_role("slider", name="Start of the runs")
    handle.press("ArrowLeft")
    fault.wait_for()
    assert fault.inner_text().startswith("There is no request `nothing`")
    assert page.locator(".live").get_attribute("data-live") == "failed"
    assert page.evaluate("document.querySelector('.live').liveData.setting.start") == start
    page.evaluate("() => { Worker.prototype.postMessage = post; }")
    handle.press("ArrowLeft")
    assert agrees(page)["setting"]["start"] != start
    assert not fault.is_visible()
