"""What a preset says of `optlib`, held against it, and completed: rules, surfaces, data, sliders."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

import numpy as np

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


def _noise(preset: dict[str, Any]) -> None:
    _paths(preset)
    _height_of_powers(preset)
    if not preset.get("floor"):
        return
    surface = _objective(preset, surfaces)
    here, there = surface.hessian((0.25, -0.5)), surface.hessian((-1.5, 2.0))
    if not surface.minima or not np.allclose(here, there):
        raise PresetError(f"floor: {surface.name} is no quadratic with a minimum, and only such a one has it")
    for i, run in enumerate(preset["runs"]):
        if any(isinstance(value, dict) for value in run["hyper"].values()):
            raise PresetError(f"floor: runs[{i}] has a schedule, and a run whose rate falls has no floor")


def _height_of_powers(preset: dict[str, Any]) -> None:
    if "height" in preset and not 0 < preset["height"][0] < preset["height"][1]:
        raise PresetError(f"height is {preset['height']}; its axis is one of powers: 0 < lowest < highest")


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
    own = {"lr": preset["eta"], preset["beta"]: preset["share"]}
    preset |= _on_map(preset, "rule", {**preset.get("hyper", {}), **own})
    if "against" in preset:
        preset["against"] = _on_map(preset, "against", own)
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


def _on_map(preset: dict[str, Any], key: str, hyper: dict[str, Any]) -> dict[str, Any]:
    """Return a rule whose regimes are drawn, with all that it runs with; it has to have the map's axes."""
    rule = _rule(preset[key], key)
    if "lr" not in rule.defaults:
        raise PresetError(f"{key} {rule.name} has no 'lr', and the map's first axis is lr times curvature")
    if preset["beta"] not in rule.defaults:
        raise PresetError(unknown(f"beta: {rule.name}", preset["beta"], list(rule.defaults)))
    told = {"rule": rule.name, "label": label(rule), "look": f"rule-{rule.name}"}
    return {**told, "hyper": _bound(rule, hyper, "hyper")}


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
    for i in range(len(preset["runs"])):
        rule = _rule_of(preset, i)
        if isinstance(rule, _ScheduleOf):
            continue
        known = ["step", "rate", "place", *rule.state]
        if "quantity" not in preset:
            raise PresetError(f"a sequence of a rule needs the key 'quantity', one of {', '.join(known)}")
        if preset["quantity"] not in known:
            raise PresetError(unknown(f"quantity: {rule.name}", preset["quantity"], known))
    _runs(preset)
    names = [run["name"] for run in preset["runs"]]
    if preset.get("against", names[0]) not in names:
        raise PresetError("against: " + unknown("the preset", preset["against"], names))


def _sweep(preset: dict[str, Any]) -> None:
    surface = _objective(preset, surfaces)
    left, right, low, high = surface.view
    if surface(*np.meshgrid(np.linspace(left, right, 51), np.linspace(low, high, 51))).min() < 0:
        raise PresetError(f"surface: {surface.name} falls below 0, and the axis of losses is one of powers")
    preset.setdefault("start", list(surface.start))
    preset["rates"].setdefault("places", 40)
    if not preset["rates"]["from"] < preset["rates"]["to"]:
        raise PresetError(
            f"rates go from {preset['rates']['from']} to {preset['rates']['to']}; 'to' must be the larger"
        )
    _height_of_powers(preset)
    for i, run in enumerate(preset["runs"]):
        if "lr" in run.get("hyper", {}):
            raise PresetError(
                f"runs[{i}].hyper has 'lr', which is the figure's axis; give its range as 'rates'"
            )
    for i, slider in enumerate(preset.get("sliders", ())):
        for target in slider["sets"]:
            if target.endswith(".lr"):
                raise PresetError(
                    f"sliders[{i}].sets: {target} is the figure's axis; give its range as 'rates'"
                )
    _runs(preset)


def _story(preset: dict[str, Any]) -> None:
    """A story of the page Playground: one setting, and what the one beside it has otherwise."""
    _side(preset)
    if preset.get("shown", 0) > preset["steps"]:
        raise PresetError(f"shown is {preset['shown']}, but there are {preset['steps']} steps")
    if "beside" in preset:
        other = {**{k: v for k, v in preset.items() if k != "beside"}, **preset["beside"]}
        try:
            _side(other)
        except PresetError as error:
            raise PresetError(f"beside: {error}") from None
        preset["beside"] = {key: other[key] for key in preset["beside"]}


def _side(preset: dict[str, Any]) -> None:
    curve = preset["surface"]["name"] in curves.__all__
    of = _objective(preset, curves if curve else surfaces)
    start = preset.setdefault("start", [of.start] if curve else list(of.start))
    if len(start) != (1 if curve else 2):
        raise PresetError(f"start has {len(start)} coordinates; {of.name} has {1 if curve else 2}")
    view = preset.get("view", list(of.view))
    if not curve:
        _inside(start, view, "start")
    elif not view[0] <= start[0] <= view[1]:
        raise PresetError(f"start is {start[0]}, outside of the view from {view[0]} to {view[1]}")
    for i, run in enumerate(preset["runs"]):
        for name, value in run.get("hyper", {}).items():
            if isinstance(value, dict):
                raise PresetError(f"runs[{i}].hyper.{name} is a schedule; a story takes numbers alone")
    _runs(preset)
    if len({run["rule"] for run in preset["runs"]}) < len(preset["runs"]):
        raise PresetError("runs: a story has each rule once; put the other one beside it")


_KINDS: dict[str, Callable[[dict[str, Any]], None]] = {
    "paths": _paths,
    "line": _line,
    "regimes": _regimes,
    "fit": _fit,
    "noise": _noise,
    "sequence": _sequence,
    "story": _story,
    "sweep": _sweep,
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


def _bound(of: Rule | _ScheduleOf, hyper: dict[str, Any], key: str) -> dict[str, Any]:
    """Return all hyper-parameters of a rule or a schedule, after it has itself checked those given."""
    _known(of, hyper, key)
    calls = [(key, hyper)]  # a schedule is made of all of them at once
    if isinstance(of, Rule):
        calls = [(f"{key}.{name}", {name: value}) for name, value in hyper.items()]
    for place, given in calls:
        try:
            of(
                **{
                    name: _schedule(value) if isinstance(value, dict) else value
                    for name, value in given.items()
                }
            )
        except (TypeError, ValueError) as error:
            raise PresetError(f"{place}: {error}") from None
    return {**of.defaults, **hyper}


def _known(of: Rule | _ScheduleOf, hyper: dict[str, Any], key: str) -> None:
    for name in hyper:
        if name not in of.defaults:
            raise PresetError(f"{key}: " + unknown(of.name, name, list(of.defaults)))


def _schedule(table: dict[str, Any]) -> Any:
    name, arguments = table["schedule"], {k: v for k, v in table.items() if k != "schedule"}
    known = [k for k in schedules.__all__ if inspect.isfunction(getattr(schedules, k))]
    if name not in known:
        raise ValueError(unknown("optlib.schedules", name, known))
    return getattr(schedules, name)(**arguments)


class _ScheduleOf:
    """A schedule by its name, as a run of its own: with defaults, and bound by a call, as a rule is."""

    def __init__(self, name: str) -> None:
        self.name = name
        parameters = inspect.signature(getattr(schedules, name)).parameters.values()
        self.defaults = {p.name: None if p.default is p.empty else p.default for p in parameters}

    def __call__(self, **arguments: Any) -> Any:
        return getattr(schedules, self.name)(**arguments)


def _rule_of(preset: dict[str, Any], i: int) -> Rule | _ScheduleOf:
    """What the run is of: a rule or, in a sequence, a schedule."""
    run = preset["runs"][i]
    if "schedule" in run and preset["kind"] == "sequence" and "rule" not in run:
        known = [k for k in schedules.__all__ if inspect.isfunction(getattr(schedules, k))]
        if run["schedule"] not in known:
            raise PresetError(f"runs[{i}].schedule: " + unknown("optlib.schedules", run["schedule"], known))
        return _ScheduleOf(run["schedule"])
    if "schedule" in run:
        raise PresetError(
            f"runs[{i}] has a 'schedule' of its own, which only a sequence's run without a rule has"
        )
    if "rule" not in run:
        raise PresetError(f"runs[{i}] needs the key 'rule'")
    return _rule(run["rule"], f"runs[{i}].rule")


def _completed(
    run: dict[str, Any], i: int, name: str, of: Rule | _ScheduleOf, given: dict[str, Any]
) -> dict[str, Any]:
    series = f"series-{run.get('series', i % 5 + 1)}"
    if isinstance(of, _ScheduleOf):
        shown = {"schedule": of.name, "label": of.name.replace("_", " "), "look": series}
    else:
        shown = {
            "rule": of.name,
            "label": label(of),
            "look": series if "series" in run else f"rule-{of.name}",
        }
    if "drawn" in run and "series" not in run:
        shown["look"] = "fig-ink"  # as data are drawn
    hyper = {key: value for key, value in {**of.defaults, **given}.items() if value is not None}
    own: dict[str, Any] = {key: run[key] for key in ("label", "batch", "story", "drawn") if key in run}
    return {"name": name, **shown, **own, "hyper": hyper}


def _runs(preset: dict[str, Any]) -> None:
    """Complete the runs, after the sliders, where there are any, have told them where to begin."""
    given: dict[str, dict[str, Any]] = {}
    taken: dict[str, Rule | _ScheduleOf] = {}
    for i, run in enumerate(preset["runs"]):
        rule = _rule_of(preset, i)
        for key in ("story", "drawn"):
            if key in run and preset["kind"] != "sequence":
                raise PresetError(f"runs[{i}] has the key {key!r}, which only a sequence's run has")
        name = run.get("name", rule.name)
        if name in given:
            raise PresetError(f"runs[{i}]: two runs are called {name!r}; give one a 'name' of its own")
        taken[name], given[name] = rule, dict(run.get("hyper", {}))
        check = _bound if isinstance(rule, Rule) else _known  # a schedule may lack what a slider gives it
        check(rule, given[name], f"runs[{i}].hyper")
    _sliders(preset, taken, given)
    for i, (name, rule) in enumerate(taken.items()):
        _bound(rule, given[name], f"runs[{i}].hyper")
        preset["runs"][i] = _completed(preset["runs"][i], i, name, rule, given[name])


def tried(slider: dict[str, Any]) -> tuple[float, float, float]:
    """Return a slider's ends and, between them in the list, the place next to the lower one."""
    low, high, places = slider["from"], slider["to"], slider.get("places", 200)
    if slider.get("scale") == "log":
        return low, float(f"{low * (high / low) ** (1 / places):.4g}"), high  # digits as in slider.ts
    return low, low + slider.get("step", (high - low) / places), high


def _sliders(
    preset: dict[str, Any], taken: dict[str, Rule | _ScheduleOf], given: dict[str, dict[str, Any]]
) -> None:
    """Check what each slider sets, and let it begin at the slider's value."""
    seen: set[str] = set()
    whole, judged = [], []
    for i, slider in enumerate(preset.get("sliders", ())):
        key, low, high, value = f"sliders[{i}]", slider["from"], slider["to"], slider["value"]
        if not low < high:
            raise PresetError(f"{key} goes from {low} to {high}; 'to' must be the larger")
        if not low <= value <= high:
            raise PresetError(f"{key}.value is {value}, outside of its range from {low} to {high}")
        if slider.get("scale") == "log" and "step" in slider:
            raise PresetError(f"{key}.step is for a linear scale; a logarithmic one has 'places'")
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
                judged += [
                    (known, place, name, end, f"{key} sets {target.partition('.')[0]}")
                    for end in tried(slider)
                ]
        whole.append({"scale": "linear", **slider})
    for known, place, name, value, key in judged:  # a schedule is made of all its values
        _bound(known, {k: v for k, v in {**place, name: value}.items() if k != "schedule"}, key)
    preset["sliders"] = whole


def _target(
    target: str,
    preset: dict[str, Any],
    taken: dict[str, Rule | _ScheduleOf],
    given: dict[str, dict[str, Any]],
    key: str,
) -> tuple[dict[str, Any], str, Rule | _ScheduleOf | None]:
    """Return where a target's value stands, under which name, and the rule that judges it."""
    of, _, name = target.partition(".")
    if target == "steps":
        return preset, target, None
    begins = ["start"] if preset["kind"] == "sweep" else []  # the other kinds have one to drag
    if of in begins:
        coordinates = {str(i): value for i, value in enumerate(preset["start"])}
        if name not in coordinates:
            raise PresetError(f"{key}: " + unknown("start", name, coordinates))
        return coordinates, name, None
    parts = [part for part in ("surface", "noise") if part in preset]
    if of in parts:
        known = [k for k in preset[of] if k != "name"]
        if name not in known:
            what = preset[of].get("name", f"the preset's {of}")
            raise PresetError(f"{key}: " + unknown(what, name, known or ["no parameters"]))
        return preset[of], name, None
    if of not in taken:
        raise PresetError(f"{key}: " + unknown("the preset", of, [*taken, *parts, *begins, "steps"]))
    if name not in taken[of].defaults:
        raise PresetError(f"{key}: " + unknown(of, name, list(taken[of].defaults)))
    there = given[of].get(name)
    if isinstance(there, dict):  # where a schedule stands, its own value is meant
        return there, "value", _ScheduleOf(there["schedule"])
    return given[of], name, taken[of]
