"""The playground: every control, the source, the address, what one saves; it draws what optlib computes."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from optlib import rule, rules
from tests.live.ground import CATALOGUE, STORIES, agrees, drawn

At = Callable[..., Any]
DATA = "document.querySelector('.ground').groundData"
ADAM = "#v=1&story=pg-terms"


def until(page: Any, condition: str) -> None:
    """Wait until the drawn state (`ground`) or the setting of its first side (`one`) meets a condition."""
    page.wait_for_function(
        f"(() => {{ const {{ ground, sides }} = {DATA}; const one = sides[0].setting;"
        f" return {condition}; }})()"
    )


def set_exactly(page: Any, label: str, value: float, group: str | None = None) -> None:
    room = page.get_by_role("group", name=group, exact=True) if group else page
    room.get_by_label(f"{label}, exactly", exact=True).fill(str(value))


@pytest.mark.parametrize("name", [surface["name"] for surface in CATALOGUE["surfaces"]])
def test_every_surface(at: At, name: str) -> None:
    page = at()
    page.get_by_label("surface", exact=True).select_option(name)
    until(page, f"one.surface.name === '{name}'")
    agrees(page)


def test_every_rule(at: At) -> None:
    page = at()
    page.locator(".ground-variants summary").click()
    for names in np.array_split([known["name"] for known in CATALOGUE["rules"]], 3):
        page.goto(
            page.url.partition("#")[0]
            + "#v=1&story=pg-race&surface=bowl&start=-7,2&steps=60&traces=loss&run=gd"
        )
        until(page, "one.runs.length === 1 && one.surface.name === 'bowl'")
        for name in set(names) - {"gd"}:
            known = next(known for known in CATALOGUE["rules"] if known["name"] == name)
            text = known["name"] if known["variant"] else known["label"]
            page.get_by_role("checkbox", name=text, exact=True).check()
        until(page, f"one.runs.length === {len(set(names) | {'gd'})}")
        agrees(page)
        # going where one is already would be no change of the address
        page.wait_for_function("!location.hash.endsWith('run=gd')")


def test_every_hyper_parameter_by_slider_and_by_field(at: At) -> None:
    page = at("#v=1&story=pg-turned")
    group = page.get_by_role("group", name="Adam", exact=True)
    for label, value in (("lr", 0.2), ("beta1", 0.5), ("beta2", 0.95), ("eps", 1e-3)):
        set_exactly(page, label, value, "Adam")
        until(page, f"one.runs[1].hyper.{label} === {value}")
        agrees(page)
        group.get_by_label(label, exact=True).press("Home")
        until(page, f"one.runs[1].hyper.{label} < {value}")
        agrees(page)


def test_what_optlib_would_refuse_is_not_taken(at: At) -> None:
    page = at("#v=1&story=pg-turned")
    field = page.get_by_role("group", name="Adam", exact=True).get_by_label("beta1, exactly")
    field.fill("1.5")
    assert field.get_attribute("aria-invalid") == "true"
    field.blur()
    assert field.input_value() == "0.9"
    assert drawn(page)["sides"][0]["setting"]["runs"][1]["hyper"]["beta1"] == 0.9


def test_surface_steps_and_noise(at: At) -> None:
    page = at()
    for label, value, where in (
        ("condition number κ", 10, "surface.kappa"),
        ("turned by, degrees", -20, "surface.turn"),
        ("steps", 333, "steps"),
    ):
        set_exactly(page, label, value)
        until(page, f"one.{where} === {value}")
        agrees(page)
    set_exactly(page, "noise in the gradient", 0.3)
    until(page, "one.noise.sd === 0.3")
    first = agrees(page)["sides"][0]["runs"][0]["answer"]["points"]
    set_exactly(page, "seed of the noise", 7)
    until(page, "one.noise.seed === 7")
    assert agrees(page)["sides"][0]["runs"][0]["answer"]["points"] != first
    cycle = page.get_by_label("A cycle of numbers added to the gradient")
    cycle.fill("3, -1, -2")
    cycle.press("Enter")
    until(page, "String(one.noise.cycle) === '3,-1,-2'")
    agrees(page)


def test_a_second_side_is_changed_alone(at: At) -> None:
    page = at()
    page.get_by_role("button", name="Set a second side").click()
    page.wait_for_function(f"{DATA}.sides.length === 2")
    assert page.get_by_role("radio", name="the right side").is_checked()
    set_exactly(page, "lr", 0.01, "gradient descent")
    page.wait_for_function(f"{DATA}.sides[1]?.setting.runs[0].hyper.lr === 0.01")
    left = agrees(page)["sides"][0]
    assert left["setting"]["runs"][0]["hyper"]["lr"] == 0.035
    assert "gd lr 0.01" in page.locator(".ground-title").nth(1).inner_text()
    page.get_by_role("button", name="Keep one side").click()
    page.wait_for_function(f"{DATA}.sides.length === 1")
    assert drawn(page)["sides"][0]["setting"]["runs"][0]["hyper"]["lr"] == 0.01


def test_arrows_show_the_terms_of_a_step(at: At) -> None:
    page = at(ADAM)
    names = page.locator(".live-runs text").all_text_contents()
    assert {"−g", "−m", "v", "step"} <= set(names)
    before = page.locator(".live-taken").get_attribute("d")
    page.get_by_role("button", name="One step on").click()
    until(page, "ground.step === 13")
    assert page.locator(".live-taken").get_attribute("d") != before
    page.get_by_role("checkbox", name="arrows, step by step").uncheck()
    until(page, "!ground.arrows")
    assert page.locator(".live-arrow").count() == 0


# The source


def source(page: Any) -> Any:
    return page.get_by_label("Source of the rule")


@rule
def sign_descent(g, *, t, lr=0.02, share=0.5):  # type: ignore[no-untyped-def]
    """What the test writes into the editor."""
    from optlib.ops import sqrt

    return lr * g / (share + sqrt(g * g))


MINE = (
    "from optlib import rule\nfrom optlib.ops import sqrt\n\n\n@rule\n"
    "def mine(g, *, t, lr=0.02, share=0.5):\n    return lr * g / (share + sqrt(g * g))\n"
)


def test_ones_own_rule_runs_and_its_parameters_become_sliders(at: At) -> None:
    page = at("#v=1&story=pg-own")
    source(page).fill(MINE)
    until(page, "one.runs[0].hyper.share === 0.5")
    agrees(page, mine=sign_descent)
    set_exactly(page, "share", 0.1, "your rule")
    until(page, "one.runs[0].hyper.share === 0.1")
    agrees(page, mine=sign_descent)
    page.get_by_role("button", name="Back to the original").click()
    until(page, "!('share' in one.runs[0].hyper)")


def test_a_rule_of_the_book_is_changed_and_put_back(at: At) -> None:
    page = at("#v=1&story=pg-turned")
    text = source(page).input_value()
    assert text == Path(rules.__file__).with_name("formulas").joinpath("gd.py").read_text("utf8")
    source(page).fill(text.replace("return lr * g", "return 2 * lr * g"))
    until(page, "'source' in one.runs[0]")
    agrees(page, mine=lambda lr: rules.gd(lr=2 * lr))
    assert page.get_by_role("button", name="gradient descent, edited").count() == 1
    page.get_by_role("button", name="Back to the original").click()
    until(page, "!('source' in one.runs[0])")
    assert source(page).input_value() == text
    agrees(page)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            "    return lr * gg",
            r"^Line 7: Nothing here is called gg; .*The plot shows the last version that ran\.$",
        ),
        ("    return lr *", r"^Line 7: Python cannot read this line"),
        ("    x = 1", r"must return its step"),
        ("    return lr * g, g", r"must return its step and its new states"),
    ],
    ids=["name", "syntax", "no step", "one too many"],
)
def test_an_error_is_told_with_its_line_and_the_picture_stays(at: At, line: str, fault: str) -> None:
    page = at("#v=1&story=pg-own")
    source(page).fill(MINE)
    until(page, "one.runs[0].hyper.share === 0.5")
    good = drawn(page)["sides"][0]["runs"][0]["answer"]["points"]
    source(page).fill(MINE.rpartition("    return")[0] + line + "\n")
    page.wait_for_function("document.querySelector('#ground-fault').textContent !== ''")
    assert re.search(fault, page.locator("#ground-fault").inner_text())
    assert source(page).get_attribute("aria-invalid") == "true"
    assert drawn(page)["sides"][0]["runs"][0]["answer"]["points"] == good
    set_exactly(page, "steps", 50)  # the last version that ran goes on
    until(page, "one.steps === 50")
    agrees(page, mine=sign_descent)
    source(page).fill(MINE)
    page.wait_for_function("document.querySelector('#ground-fault').textContent === ''")


@pytest.mark.parametrize("file", [False, True], ids=["server", "folder"])
def test_an_endless_loop_costs_two_seconds_once(at: At, file: bool) -> None:
    page = at("#v=1&story=pg-own", file=file)
    begun = time.monotonic()
    source(page).fill(MINE.rpartition("    return")[0] + "    while True:\n        pass\n")
    page.wait_for_function(
        "document.querySelector('#ground-fault').textContent.startsWith('Stopped after 2 seconds')"
    )
    assert 2 < time.monotonic() - begun < 8  # a busy machine starts the next worker slowly
    begun = time.monotonic()
    set_exactly(page, "steps", 50)
    until(page, "one.steps === 50")
    drawn(page)
    set_exactly(page, "steps", 60)
    until(page, "one.steps === 60")
    assert time.monotonic() - begun < 4  # it was not run again
    source(page).fill(MINE)
    until(page, "one.runs[0].hyper.share === 0.5")
    agrees(page, mine=sign_descent)


def test_the_bar_is_told_for_each_surface(at: At) -> None:
    page = at("#v=1&story=pg-own")
    page.get_by_role("button", name="Does it reach the bar?").click()
    page.wait_for_function("document.querySelectorAll('.ground-verdicts li').length === 3")
    told = page.locator(".ground-verdicts li").all_inner_texts()
    assert [text.endswith("gradient descent does not.") for text in told] == [False, False, True]
    for text in told[:2]:  # the empty rule is gradient descent
        found = re.search(r"after (\d+) steps at η = [\d.]+; gradient descent needs (\d+)\.$", text)
        assert found, text
        assert found[1] == found[2]
    assert "not within 500 steps" in told[2]
    assert page.locator(".ground-passed").count() == 2


# The address


def test_an_address_brings_back_what_was_seen(at: At) -> None:
    page = at("#v=1&story=pg-own")
    source(page).fill(MINE)
    until(page, "one.runs[0].hyper.share === 0.5")
    page.get_by_role("button", name="Set a second side").click()
    page.wait_for_function(f"{DATA}.sides.length === 2")
    set_exactly(page, "condition number κ", 7)
    set_exactly(page, "noise in the gradient", 0.2)
    page.get_by_label("Curves beside the map").select_option("distance")
    page.locator(".live-legend").first.get_by_role("button", name="momentum").click()
    page.get_by_role("slider", name="Step shown").fill("40")
    page.wait_for_function(f"{DATA}.ground.step === 40 && {DATA}.sides[1].setting.surface.kappa === 7")
    seen = drawn(page)
    page.wait_for_timeout(500)
    again = drawn(at(page.evaluate("location.hash")))
    assert again == seen


def test_going_to_another_address_follows_it(at: At) -> None:
    page = at()
    page.evaluate("location.hash = '#v=1&story=pg-saddle'")
    until(page, "one.surface.name === 'saddle'")
    # at once after a change, whose address is not written yet
    set_exactly(page, "steps", 50)
    page.wait_for_timeout(280)
    page.evaluate("location.hash = '#v=1&story=pg-rings'")
    until(page, "ground.story === 'pg-rings'")
    page.evaluate("location.hash = '#v=1&story=none'")
    page.wait_for_function("document.querySelector('.live-says').textContent.startsWith('The address')")
    page.evaluate("location.hash = '#v=1&story=pg-saddle'")
    until(page, "ground.story === 'pg-saddle'")
    page.evaluate("location.hash = '#place'")
    page.wait_for_timeout(200)
    assert drawn(page)["ground"]["story"] == "pg-saddle"


RACE = "#v=1&story=pg-race&surface=bowl&start=-7,2&steps=50&traces=loss"
NONSENSE = {
    "#v=2&story=pg-race": "is of version 2",
    "#v=1&story=nothing": "the story “nothing”",
    "#=&=&%E0%A4%A&x": "version none",
    RACE: "so many runs: “0”",
    f"{RACE}&run=adam,lr:x": "lr “x”",
    f"{RACE}&run=adam,lr:-1": "adam with lr “-1”",
    f"{RACE}&run=adam,rate:1": "adam's hyper-parameter “rate”",
    f"{RACE}&run=no": "the rule “no”",
    f"{RACE}&run=gd&run=gd": "one rule twice: “gd, gd”",
    f"{RACE}&run=gd&source=etc/passwd,x": "the file “etc/passwd”",
    f"{RACE}&run=gd&noise=-1,seed:1": "noise “-1”",
    f"{RACE}&run=gd&view=1,0,1,0": "the view “1, 0, 1, 0”",
    RACE.replace("steps=50", "steps=1e9") + "&run=gd": "steps “1000000000”",
    RACE.replace("start=-7,2", "start=1") + "&run=gd": "the start “1”",
    RACE.replace("bowl", "sea") + "&run=gd": "the surface “sea”",
}


@pytest.mark.parametrize("address", NONSENSE)
def test_nonsense_is_told_and_the_page_begins_as_always(at: At, address: str) -> None:
    page = at(address)
    page.wait_for_function("document.querySelector('.live-says').textContent.startsWith('The address')")
    said = page.locator(".live-says").inner_text()
    assert NONSENSE[address] in said
    assert "Here is what the page begins with." in said
    assert agrees(page)["ground"]["story"] == next(iter(STORIES))


# What one takes away


def taken(page: Any, name: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return Path(waiting.value.path())


def test_the_saved_numbers_are_the_paths(at: At) -> None:
    page = at("#v=1&story=pg-turned")
    rows = list(csv.DictReader(io.StringIO(taken(page, "Save the paths' numbers as CSV").read_text("utf8"))))
    for place, side in zip(("left", "right"), agrees(page)["sides"], strict=True):
        for run in side["runs"]:
            own = [row for row in rows if (row["side"], row["run"]) == (place, run["name"])]
            got = run["answer"]
            assert [int(row["step"]) for row in own] == list(range(len(got["losses"])))
            assert [float(row["loss"]) for row in own] == got["losses"]
            assert [float(row[x]) for row in own for x in "xy"] == got["points"]
            assert [float(row[f"gradient_{x}"]) for row in own for x in "xy"] == got["gradients"]
            assert [float(row[f"step_{x}"]) for row in own[1:] for x in "xy"] == got["steps"]
            for name, values in got["states"].items():
                assert [float(row[f"{name}_{x}"]) for row in own for x in "xy"] == values
    assert len(rows) == 4 * 101


def test_the_saved_drawing_stands_alone(at: At, browser: Any) -> None:
    page = at("#v=1&story=pg-turned")
    text = taken(page, "Save the drawing as SVG").read_text("utf8")
    assert "var(--" not in re.sub(r'style="[^"]*--dash[^"]*"', "", text)
    assert "Left: turn 0" in text
    image = taken(page, "Save the drawing as PNG").read_bytes()
    assert image.startswith(b"\x89PNG")
    alone = browser.new_page()
    alone.set_content(f"<body style='margin:0'>{text}")
    shown = alone.evaluate(
        "[...document.querySelectorAll('.live-line')].map(line => getComputedStyle(line).stroke)"
    )
    alone.close()
    assert len(set(shown)) >= 2
    assert "none" not in shown


def test_the_link_is_copied(at: At) -> None:
    page = at("#v=1&story=pg-rings")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function(
        "document.querySelector('.live-says').textContent.startsWith('The link is copied')"
    )
    assert page.evaluate("navigator.clipboard.readText()") == page.url
