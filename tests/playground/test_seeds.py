"""Runs of several seeds: their quartiles, and the floor that theory gives them, held against long runs."""

from typing import Any

import numpy as np
import pytest

from tests.playground.asking import ask, ask_cpython

SURFACE = {"name": "quadratic", "a": 2, "b": 0.67, "turn": 30}
CURVATURES = np.array([2, 0.67])
START = [3.0, -1.0]
RULES = {
    "gd": {"lr": 0.2},
    "momentum": {"lr": 0.05, "beta": 0.8},
    "nesterov": {"lr": 0.05, "beta": 0.8},
    "momentum_ema": {"lr": 0.2, "beta": 0.9},
}


def asked(rule: str, hyper: dict[str, float], of: str, **more: Any) -> dict[str, Any]:
    noise = {"sd": 2.0, "seed": 1, "batch": 4}
    run = {"rule": rule, "hyper": hyper, "start": START, "noise": noise}
    standard = {"steps": 300, "seeds": 7, "floor": True}
    return {"ask": "seeds", "surface": SURFACE, "of": of, "runs": [run], **standard, **more}


def measured(run: dict[str, Any], of: str) -> np.ndarray:
    if of == "loss":
        return np.asarray(run["losses"])
    return np.hypot(*np.reshape(run["points"], (-1, 2)).T)


@pytest.mark.parametrize("of", ["loss", "distance"])
def test_quartiles_are_numpys(of: str) -> None:
    [answer] = ask(asked("gd", RULES["gd"], of, floor=False))
    curves = [measured(run, of) for run in answer["ok"]["runs"]]
    assert len(curves) == 7
    assert len({curve[5] for curve in curves}) == 7  # a seed each
    [spread] = answer["ok"]["spread"]
    expected = np.quantile(curves, (0.25, 0.5, 0.75), axis=0)
    for name, curve in zip(("low", "median", "high"), expected, strict=True):
        np.testing.assert_allclose(spread[name], curve, rtol=1e-12)
    assert len(answer["ok"]["floors"]) == 0


def test_gradient_descent_s_floor_is_the_chapter_s_formula() -> None:
    rates = [0.01, 0.2, 0.9]
    requests = [asked("gd", {"lr": lr}, of, steps=1, seeds=1) for lr in rates for of in ("loss", "distance")]
    floors = [answer["ok"]["floors"][0] for answer in ask(*requests)]
    for lr, (loss, distance) in zip(rates, zip(floors[::2], floors[1::2], strict=True), strict=True):
        squares = lr * 1.0 / (CURVATURES * (2 - lr * CURVATURES))  # F of bs-theorem: sigma^2/B is 4/4
        assert loss == pytest.approx((CURVATURES * squares / 2).sum(), rel=1e-12)
        assert distance == pytest.approx(squares.sum() ** 0.5, rel=1e-12)


@pytest.mark.parametrize("rule", RULES)
def test_floors_are_what_long_runs_come_to(rule: str) -> None:
    requests = [asked(rule, RULES[rule], of, steps=2000, seeds=20) for of in ("loss", "distance")]
    for of, answer in zip(("loss", "distance"), ask_cpython(*requests), strict=True):
        late = np.concatenate([measured(run, of)[200:] for run in answer["ok"]["runs"]])
        mean = late.mean() if of == "loss" else np.sqrt((late**2).mean())
        assert answer["ok"]["floors"][0] == pytest.approx(mean, rel=0.03)


def test_what_diverges_has_no_floor_and_quartiles_while_there_are_numbers() -> None:
    [answer] = ask(asked("gd", {"lr": 1.5}, "loss", steps=2000))
    assert answer["ok"]["floors"][0] == np.inf
    ends = [run["diverged_at"] for run in answer["ok"]["runs"]]
    [spread] = answer["ok"]["spread"]
    assert min(ends) <= len(spread["median"]) <= min(ends) + 1
    assert np.isfinite(spread["high"]).all()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"surface": {"name": "rosenbrock"}},
            "Floors are those of a quadratic with a minimum; Rosenbrock is",
        ),
        ({"surface": {"name": "saddle"}}, "Floors are those of a quadratic with a minimum"),
        ({"of": "height"}, "`of` is loss or distance; got height."),
        ({"rule": "adagrad"}, "Floors are those of a linear rule; this one is not linear in the gradient."),
        ({"rule": "adam"}, "Floors are those of a rule with one state"),
    ],
)
def test_what_has_no_floor_is_told(change: dict[str, Any], sentence: str) -> None:
    request = asked(change.pop("rule", "gd"), {"lr": 0.01}, change.pop("of", "loss"), steps=1)
    [answer] = ask_cpython({**request, **change})
    assert answer["error"]["sentence"].startswith(sentence)
