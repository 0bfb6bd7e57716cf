"""What a preset says of `optlib`, held against it, and completed: rules, surfaces, data, sliders."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from optlib import Rule, curves, data, schedules, surfaces
from optlib.plots import label
from optlib.rules import ALL


class PresetError(ValueError):
    """A preset that cannot be drawn; the message is one sentence."""


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """Say that a word is not known, and which one may be meant."""
    near = get_close_matches(word, known, n=1)
    more = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(known)}"
    return f"{what} has no {word!r}; {more}"


def complete(preset: dict[str, Any]) -> None:
    """Check a preset that its schema has passed, and fill in what it leaves to defaults.

    Raises:
        PresetError: something in it is not as `optlib` has it, or stands outside of what is shown.
    """
    _KINDS[preset["kind"]](preset)


def _paths(preset: dict[str, Any]) -> None:
    surface = _objective(preset, surfaces)
    preset.setdefault("start", list(surface.start))
    preset.setdefault("view", list(surface.view))
    preset["minima"] = [list(place) for place in surface.minima]
    _inside(preset["start"], preset["view"], "start")
    _runs(preset)


def _line(preset: dict[str, Any]) -> None:
    curve = _objective(preset, curves)
    preset.setdefault("start", curve.start)
    preset.setdefault("view", list(curve.view))
    low, high = preset["view"]
    if not low <= preset["start"] <= high:
        raise PresetError(f"start is {preset['start']}, outside of the view from {low} to {high}")
    preset["start"] = [preset["start"]]  # points are lists of coordinates, be they one or two
    preset["minima"] = [[place] for place in curve.minima if low <= place <= high]
    _runs(preset)


def _regimes(preset: dict[str, Any]) -> None:
    rule = _rule(preset["rule"], "rule")
    if "lr" not in rule.defaults:
        raise PresetError(f"rule {rule.name} has no 'lr', and the map's first axis is lr times curvature")
    if preset["beta"] not in rule.defaults:
        raise PresetError(unknown(f"beta: {rule.name}", preset["beta"], list(rule.defaults)))
    own = {"lr": preset["eta"], preset["beta"]: preset["share"]}
    preset["hyper"] = _bound(rule, {**preset.get("hyper", {}), **own}, "hyper")
    preset["label"], preset["look"] = label(rule), f"rule-{rule.name}"
    preset["map"].setdefault("scale", "linear")
    low, high = preset["map"]["eta_lambda"]
    for curvature in preset["curvatures"]:
        at = preset["eta"] * curvature
        if not low <= at <= high:
            raise PresetError(
                f"curvatures: eta {preset['eta']} times {curvature} is {at:g}, outside of map.eta_lambda"
            )
    for i, point in enumerate(preset.get("points", ())):
        window = [*preset["map"]["eta_lambda"], *preset["map"]["beta"]]
        _inside([point["eta_lambda"], point["beta"]], window, f"points[{i}]")


def _fit(preset: dict[str, Any]) -> None:
    x, y = getattr(data, preset["data"])()
    preset["points"] = [[float(a), float(b)] for a, b in zip(x, y, strict=True)]
    _inside(preset["start"], preset["view"], "start")
    for i, mark in enumerate(preset.get("marks", ())):
        _inside(mark["at"], preset["view"], f"marks[{i}].at")
        mark["look"] = f"series-{mark.pop('series')}"
    for i, point in enumerate(preset["points"]):
        _inside(point, preset["field"], f"field: point {i + 1} of {preset['data']}")
    preset["surface"] = {"name": preset["data"]}
    preset.setdefault("runs", [])
    if preset["runs"] and "steps" not in preset:
        raise PresetError("runs need the key 'steps'")
    _runs(preset)


def _sequence(preset: dict[str, Any]) -> None:
    for i, run in enumerate(preset["runs"]):
        rule = _rule(run["rule"], f"runs[{i}].rule")
        known = ["step", "rate", *rule.state]
        if preset["quantity"] not in known:
            raise PresetError(unknown(f"quantity: {rule.name}", preset["quantity"], known))
    _runs(preset)


_KINDS: dict[str, Callable[[dict[str, Any]], None]] = {
    "paths": _paths,
    "line": _line,
    "regimes": _regimes,
    "fit": _fit,
    "noise": _paths,
    "sequence": _sequence,
}


def _objective(preset: dict[str, Any], module: Any) -> Any:
    """Return the surface as optlib has it, and fill in the parameters that the preset leaves out."""
    name, given = preset["surface"]["name"], {k: v for k, v in preset["surface"].items() if k != "name"}
    if name not in module.__all__ or name == "ALL":
        known = [k for k in module.__all__ if k != "ALL"]
        raise PresetError("surface.name: " + unknown(module.__name__, name, known))
    made = getattr(module, name)
    signature = inspect.signature(made).parameters if inspect.isfunction(made) else {}
    taken = {k: p for k, p in signature.items() if not isinstance(p.default, tuple)}  # numbers alone
    for key in given:
        if key not in taken:
            raise PresetError("surface: " + unknown(name, key, list(taken) or ["no parameters"]))
    if not taken:
        return made
    defaults = {k: p.default for k, p in taken.items() if p.default is not p.empty}
    missing = [k for k in taken if k not in defaults and k not in given]
    if missing:
        raise PresetError(f"surface: {name} needs the key {missing[0]!r}")
    try:
        surface = made(**given)
    except ValueError as error:
        raise PresetError(f"surface: {error}") from None
    preset["surface"] = {"name": name, **defaults, **given}
    return surface


def _inside(point: list[float], window: list[float], key: str) -> None:
    (x, y), (left, right, low, high) = point, window
    if not (left < right and low < high):
        raise PresetError(f"the window {window} is empty; write it as [left, right, low, high]")
    if not (left <= x <= right and low <= y <= high):
        raise PresetError(f"{key} is ({x:g}, {y:g}), outside of the window {window}")


def _rule(name: str, key: str) -> Rule:
    if name not in ALL:
        raise PresetError(f"{key}: " + unknown("optlib.rules", name, ALL))
    return ALL[name]


def _bound(rule: Rule, hyper: dict[str, Any], key: str) -> dict[str, Any]:
    """Return all hyper-parameters of a rule, after the rule itself has checked those given."""
    for name, value in hyper.items():
        if name not in rule.defaults:
            raise PresetError(f"{key}: " + unknown(rule.name, name, list(rule.defaults)))
        try:
            rule(**{name: _schedule(value) if isinstance(value, dict) else value})
        except (TypeError, ValueError) as error:
            raise PresetError(f"{key}.{name}: {error}") from None
    return {**rule.defaults, **hyper}


def _schedule(table: dict[str, Any]) -> Any:
    name, arguments = table["schedule"], {k: v for k, v in table.items() if k != "schedule"}
    known = [k for k in schedules.__all__ if inspect.isfunction(getattr(schedules, k))]
    if name not in known:
        raise ValueError(unknown("optlib.schedules", name, known))
    return getattr(schedules, name)(**arguments)


def _runs(preset: dict[str, Any]) -> None:
    """Complete the runs, after the sliders, where there are any, have told them where to begin."""
    given: dict[str, dict[str, Any]] = {}
    taken: dict[str, Rule] = {}
    for i, run in enumerate(preset["runs"]):
        rule = _rule(run["rule"], f"runs[{i}].rule")
        name = run.get("name", rule.name)
        if name in given:
            raise PresetError(f"runs[{i}]: two runs are called {name!r}; give one a 'name' of its own")
        taken[name], given[name] = rule, dict(run.get("hyper", {}))
        _bound(rule, given[name], f"runs[{i}].hyper")
    _sliders(preset, taken, given)
    preset["runs"] = [
        {
            "name": name,
            "rule": rule.name,
            "label": run.get("label", label(rule)),
            "look": f"series-{run['series']}" if "series" in run else f"rule-{rule.name}",
            "hyper": {**rule.defaults, **given[name]},
        }
        for run, (name, rule) in zip(preset["runs"], taken.items(), strict=True)
    ]


def _sliders(preset: dict[str, Any], taken: dict[str, Rule], given: dict[str, dict[str, Any]]) -> None:
    """Check what each slider sets, and let it begin at the slider's value."""
    seen: set[str] = set()
    whole = []
    for i, slider in enumerate(preset.get("sliders", ())):
        key, low, high, value = f"sliders[{i}]", slider["from"], slider["to"], slider["value"]
        if not low < high:
            raise PresetError(f"{key} goes from {low} to {high}; 'to' must be the larger")
        if not low <= value <= high:
            raise PresetError(f"{key}.value is {value}, outside of its range from {low} to {high}")
        if slider.get("scale") == "log" and low <= 0:
            raise PresetError(f"{key}.from is {low}; a logarithmic scale needs a number above 0")
        for target in slider["sets"]:
            if target in seen:
                raise PresetError(f"{key}.sets: another slider sets {target!r} already")
            seen.add(target)
            place, name, known = _target(target, preset, taken, given, f"{key}.sets")
            if place.setdefault(name, value) != value:
                raise PresetError(
                    f"{key}.value is {value}, but {target} is {place[name]} in the preset; give it once"
                )
            if known is not None:
                for end in (low, high):
                    _bound(known, {name: end}, f"{key} sets {target.partition('.')[0]}")
        whole.append({"scale": "linear", **slider})
    preset["sliders"] = whole


def _target(
    target: str,
    preset: dict[str, Any],
    taken: dict[str, Rule],
    given: dict[str, dict[str, Any]],
    key: str,
) -> tuple[dict[str, Any], str, Rule | None]:
    """Return where a target's value stands, under which name, and the rule that judges it."""
    of, _, name = target.partition(".")
    if target == "steps":
        return preset, target, None
    parts = [part for part in ("surface", "noise") if part in preset]
    if of in parts:
        known = [k for k in preset[of] if k != "name"]
        if name not in known:
            what = preset[of].get("name", f"the preset's {of}")
            raise PresetError(f"{key}: " + unknown(what, name, known or ["no parameters"]))
        return preset[of], name, None
    if of not in taken:
        raise PresetError(f"{key}: " + unknown("the preset", of, [*taken, *parts, "steps"]))
    if name not in taken[of].defaults:
        raise PresetError(f"{key}: " + unknown(of, name, list(taken[of].defaults)))
    return given[of], name, taken[of]
