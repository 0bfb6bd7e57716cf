"""Every story of the playground opens and draws what optlib computes; what its sentences say holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from optlib import descend, rules, surfaces
from tests.live.ground import STORIES, agrees, drawn

At = Callable[..., Any]


@pytest.mark.parametrize("name", STORIES)
def test_it_opens_and_draws(at: At, name: str) -> None:
    page = at(f"#v=1&story={name}")
    empty = rules.gd(lr=0.01)
    found = agrees(page, mine=lambda **hyper: empty(**hyper)) if STORIES[name].get("own") else agrees(page)
    story = STORIES[name]
    assert found["ground"]["story"] == name
    assert len(found["sides"]) == (2 if "beside" in story else 1)
    assert page.locator(f'.ground-story[data-story="{name}"]').get_attribute("aria-pressed") == "true"
    said = page.locator(".ground-told").inner_text()
    assert said.startswith(story["question"])
    assert said.endswith(story["truth"])
    first = [run["rule"] for run in found["sides"][0]["setting"]["runs"]]
    assert first == ["mine"] * story.get("own", False) + [run["rule"] for run in story["runs"]]


def test_a_press_opens_a_story(at: At) -> None:
    page = at()
    page.get_by_role("button", name="Momentum rings").click()
    page.wait_for_function("document.querySelector('.ground').groundData.ground.story === 'pg-rings'")
    assert [run["rule"] for run in agrees(page)["sides"][0]["setting"]["runs"]] == ["momentum"]


def ends(story: str, **changed: Any) -> dict[str, np.ndarray]:
    """Return the losses of a story's runs."""
    preset = STORIES[story] | changed
    given = {k: v for k, v in preset["surface"].items() if k != "name"}
    made = getattr(surfaces, preset["surface"]["name"])
    surface = made(**given) if given else made
    return {
        run["rule"]: descend(
            rules.ALL[run["rule"]](**run["hyper"]), surface, preset["start"], preset["steps"]
        ).losses
        for run in preset["runs"]
    }


def test_the_race_is_as_told() -> None:
    angles = np.radians(np.arange(2, 362, 5))
    losses = [ends("pg-race", start=[0.6 * np.cos(a), 0.6 * np.sin(a)]) for a in angles]
    last = {rule: np.array([loss[rule][-1] for loss in losses]) for rule in losses[0]}
    spread = {rule: end.max() / end.min() for rule, end in last.items()}
    assert max(spread, key=spread.__getitem__) == "adam"
    assert 5e3 < spread["adam"] < 2e4
    assert 3.5 < spread["momentum"] < 4.5
    assert all((last["momentum"] < last[rule]).all() for rule in last if rule != "momentum")


def test_a_turn_changes_adam_alone() -> None:
    beside = STORIES["pg-turned"]["beside"]
    left, right = ends("pg-turned"), ends("pg-turned", **beside)
    np.testing.assert_allclose(left["gd"][:50], right["gd"][:50], rtol=1e-2)
    assert right["adam"][-1] > 10 * left["adam"][-1]


def test_momentum_rings_until_the_told_beta() -> None:
    """At rate 0.016 x, of curvature 2, rings above 0.67, and y, of 100, above 0.07."""
    for beta, rings in ((0.9, (True, True)), (0.5, (False, True)), (0.05, (False, True))):
        path = descend(rules.momentum(lr=0.016, beta=beta), surfaces.valley, (150, 75), 80)
        turns = [int((np.diff(np.sign(path.points[:, i])) != 0).sum()) for i in (0, 1)]
        assert tuple(count > 0 for count in turns) == rings, beta


def test_the_cycle_stops_adam_and_a_long_memory_heals_it(at: At) -> None:
    page = at("#v=1&story=pg-cycle")
    ends_at = {run["name"]: run["answer"]["points"][-1] for run in drawn(page)["sides"][0]["runs"]}
    assert 0.6 < ends_at["adam"] < 0.8
    assert abs(ends_at["amsgrad"]) < 0.12
    field = page.get_by_role("group", name="Adam", exact=True).get_by_label("beta2, exactly")
    field.fill("0.99")
    page.wait_for_function(
        "document.querySelector('.ground').groundData.sides[0].setting.runs[0].hyper.beta2 === 0.99"
    )
    healed = {run["name"]: run["answer"]["points"][-1] for run in agrees(page)["sides"][0]["runs"]}
    assert abs(healed["adam"]) < 0.05


def test_noise_leaves_a_floor(at: At) -> None:
    left, right = drawn(at("#v=1&story=pg-floor"))["sides"]
    far = [
        np.linalg.norm(np.reshape(side["runs"][0]["answer"]["points"], (-1, 2)), axis=1)
        for side in (left, right)
    ]
    assert far[0][20] < far[1][20]
    floors = [np.sqrt(np.mean(path[-100:] ** 2)) for path in far]
    assert 2 < floors[0] / floors[1] < 5


def test_who_leaves_the_saddle_first() -> None:
    losses = ends("pg-saddle")
    first = {rule: int(np.argmax(loss < 0)) if (loss < 0).any() else None for rule, loss in losses.items()}
    assert first["gd"] is None
    assert first["adam"] is not None
    assert first["rmsprop"] is not None
    assert first["momentum"] is None or first["momentum"] > 2 * max(first["adam"], first["rmsprop"])
