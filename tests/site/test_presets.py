"""Presets of live figures: those of the book are sound, and each way to write one wrongly is told."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import nbformat
import pytest

from optlib.rules import ALL, adam
from tools.build import ROOT
from tools.site import looks
from tools.site.preset_checks import PresetError
from tools.site.presets import PLAYGROUND, files, read_all

GOOD = """
kind = "paths"
title = "Two methods on a valley"
question = "Which of the two arrives first?"
surface = {name = "quadratic", a = 1, b = 50}
start = [0.5, 1]
view = [-1, 1, -2, 2]
steps = 30
runs = [{rule = "gd"}, {rule = "adam", hyper = {beta1 = 0.8}}]
sliders = [
  {label = "learning rate", sets = ["gd.lr", "adam.lr"], from = 0.001, to = 0.1, scale = "log", value = 0.02},
]
"""
CURVE = '{name = "parabola", curvature = 2}'
LINE = GOOD.replace('"paths"', '"line"').replace('{name = "quadratic", a = 1, b = 50}', CURVE)
LINE = LINE.replace("start = [0.5, 1]\nview = [-1, 1, -2, 2]", "start = 3\nview = [-1, 4]")
REGIMES = """
kind = "regimes"
title = "Two ends of a bar"
question = "Where is the bar lowest?"
rule = "momentum"
beta = "beta"
curvatures = [2, 100]
eta = 0.016
share = 0.7
map = {eta_lambda = [0, 4], beta = [0, 1]}
steps = 40
"""
FIT = """
kind = "fit"
title = "Ten points and a line"
question = "How low can the cost get?"
data = "ten_points"
start = [10, 0]
view = [-2, 12, -1, 4]
field = [0, 11, 0, 27]
"""


CURVED = '{name = "quadratic", a = 1, b = 50}'
NOISE = GOOD.replace('"paths"', '"noise"') + 'noise = {sd = 1, seed = 1}\nseeds = 5\ntraces = "loss"\n'
SEQUENCE = """
kind = "sequence"
title = "Weights of an average"
question = "From which step on do they sum to nearly one?"
runs = [{rule = "momentum_ema"}]
steps = 40
quantity = "m"
story = [1]
after = "zero"
"""
SWEEP = """
kind = "sweep"
title = "Two methods over the learning rate"
question = "Which of the two has the wider window?"
surface = {name = "ravine", kappa = 50, turn = 30}
steps = 60
rates = {from = 0.001, to = 1}
runs = [{rule = "momentum", hyper = {beta = 0.8}}, {rule = "adam"}]
sliders = [
  {label = "condition number", sets = ["surface.kappa"], from = 1, to = 100, value = 50},
  {label = "start", sets = ["start.0"], from = -2, to = 2, value = -1},
]
"""


def read(tmp_path: Path, text: str, name: str = "[try]") -> dict[str, Any]:
    """Read one preset as the build does."""
    (tmp_path / "presets").mkdir()
    shutil.copy(PLAYGROUND / "preset.schema.json", tmp_path)
    (tmp_path / "presets" / "chapter.toml").write_text(f"{name}\n{text}", "utf8")
    return read_all(tmp_path)


def test_the_presets_of_the_book_are_sound() -> None:
    presets = read_all()
    print(f"{len(presets)} presets in {len(files())} files: {', '.join(presets)}")
    assert len(presets) >= len(files()) >= 2


def test_the_first_figure_s_rates_are_those_that_its_notebook_finds() -> None:
    [cell, *_] = (c for c in nbformat.read(ROOT / "book" / "index.ipynb", 4).cells if "gentlest" in c.source)
    found: dict[str, Any] = {}
    exec(cell.source.partition("fig, ax =")[0], found)  # up to the drawing
    for run in read_all()["index-families"]["runs"]:
        rate, _ = found["gentlest"](ALL[run["rule"]])
        assert rate <= run["hyper"]["lr"] <= 1.01 * rate, run["rule"]


def test_the_guide_s_example_is_a_preset_of_the_book() -> None:
    [shown] = re.findall(r"^```toml\n(.*?)^```", (ROOT / "CONTRIBUTING.md").read_text("utf8"), re.M | re.S)
    [(name, table)] = tomllib.loads(shown).items()
    [own] = (tables[name] for f in files() if name in (tables := tomllib.loads(f.read_text("utf8"))))
    assert table == own


def test_the_playground_s_example_of_a_sweep_is_sound(tmp_path: Path) -> None:
    [shown] = re.findall(r"^```toml\n(.*?)^```", (PLAYGROUND / "README.md").read_text("utf8"), re.M | re.S)
    [preset] = read(tmp_path, shown, "").values()
    assert preset["kind"] == "sweep"


def test_what_is_left_out_is_filled_in(tmp_path: Path) -> None:
    preset = read(tmp_path, GOOD)["try"]
    plain, other = preset["runs"]
    assert plain == {
        "name": "gd",
        "rule": "gd",
        "label": "gradient descent",
        "look": "rule-gd",
        "hyper": {"lr": 0.02},
    }
    assert other["hyper"] == {**adam.defaults, "lr": 0.02, "beta1": 0.8}
    assert preset["minima"] == [[0.0, 0.0]]
    assert json.loads(json.dumps(preset)) == preset


def test_a_curve_has_parameters_start_and_view(tmp_path: Path) -> None:
    preset = read(tmp_path, LINE.replace("start = 3\nview = [-1, 4]\n", ""))["try"]
    assert preset["surface"] == {"name": "parabola", "curvature": 2, "minimum": 0.0}
    assert (preset["start"], preset["view"], preset["minima"]) == ([2.0], [-2.5, 2.5], [[0.0]])


def test_start_and_view_are_the_surface_s_own(tmp_path: Path) -> None:
    text = GOOD.replace('{name = "quadratic", a = 1, b = 50}', '{name = "valley"}')
    text = text.replace("start = [0.5, 1]\nview = [-1, 1, -2, 2]\n", "")
    preset = read(tmp_path, text)["try"]
    assert (preset["start"], preset["view"]) == ([150.0, 75.0], [-200.0, 200.0, -100.0, 100.0])


def test_a_bar_on_a_map_has_its_rule_s_look(tmp_path: Path) -> None:
    preset = read(tmp_path, REGIMES)["try"]
    assert preset["hyper"] == {"lr": 0.016, "beta": 0.7}
    assert (preset["label"], preset["look"]) == ("momentum", "rule-momentum")


def test_a_fit_has_its_points(tmp_path: Path) -> None:
    preset = read(tmp_path, FIT + 'marks = [{label = "a", at = [10, 0], series = 1}]')["try"]
    assert len(preset["points"]) == 10
    assert preset["marks"] == [{"label": "a", "at": [10, 0], "look": "series-1"}]


SCHEDULES = """
kind = "sequence"
title = "Two schedules of a rate"
question = "Which is higher half-way?"
steps = 40
runs = [
  {schedule = "cosine", hyper = {value = 0.1}},
  {schedule = "one_cycle", hyper = {value = 1, steps = 40}},
]
sliders = [{label = "steps", sets = ["cosine.steps"], from = 1, to = 40, step = 1, value = 40}]
"""


def test_a_sequence_may_be_of_schedules_alone(tmp_path: Path) -> None:
    preset = read(tmp_path, SCHEDULES)["try"]
    one, other = preset["runs"]
    assert one == {
        "name": "cosine",
        "schedule": "cosine",
        "label": "cosine",
        "look": "series-1",
        "hyper": {"value": 0.1, "steps": 40, "end": 0.0},
    }
    assert other["look"] == "series-2"
    assert other["hyper"] == {"value": 1, "steps": 40, "rise": 0.3}


SCHEDULED = GOOD.replace("{beta1 = 0.8}", '{lr = {schedule = "cosine", value = 0.02, steps = 30}}')


def test_a_slider_sets_the_value_of_a_schedule(tmp_path: Path) -> None:
    adam = read(tmp_path, SCHEDULED)["try"]["runs"][1]
    assert adam["hyper"]["lr"] == {"schedule": "cosine", "value": 0.02, "steps": 30}


def test_a_sweep_has_41_rates_and_the_surface_s_start(tmp_path: Path) -> None:
    preset = read(tmp_path, SWEEP)["try"]
    assert preset["rates"] == {"from": 0.001, "to": 1, "places": 40}
    assert preset["start"] == [-1.0, 1.0]
    assert preset["runs"][0]["hyper"]["beta"] == 0.8


SLIDER = 'sets = ["gd.lr", "adam.lr"], from = 0.001, to = 0.1, scale = "log", value = 0.02'
FAULTS = {
    "no TOML": (GOOD.replace("steps = 30", "steps ="), "chapter.toml is no TOML"),
    "no table": ("", "preset kind: it must be a table", 'kind = "paths"'),
    "kind": (GOOD.replace('"paths"', '"path"'), "kind is 'path'; it must be one of paths, line"),
    "question": (GOOD.replace("question", "# question"), "a preset of kind paths needs the key 'question'"),
    "key": (GOOD.replace("steps", "stepz"), "has no 'stepz'; did you mean 'steps'?"),
    "key of another kind": (GOOD + 'data = "ten_points"', "a preset of kind paths has no 'data'"),
    "key of a run": (GOOD.replace("hyper =", "hyperr ="), "runs[1] has no 'hyperr'; did you mean 'hyper'?"),
    "type": (GOOD.replace("steps = 30", 'steps = "30"'), "steps is '30'; it must be a whole number"),
    "steps": (GOOD.replace("steps = 30", "steps = 0"), "steps is 0; it must be at least 1"),
    "many steps": (GOOD.replace("steps = 30", "steps = 3000"), "it must be at most 2000"),
    "window": (GOOD.replace("[-1, 1, -2, 2]", "[-1, 1, -2]"), "view has 3 parts; it must have 4"),
    "empty window": (GOOD.replace("[-1, 1, -2, 2]", "[1, -1, -2, 2]"), "is empty; write it as [left, right"),
    "start": (GOOD.replace("[0.5, 1]", "[5, 1]"), "start is (5, 1), outside of the window [-1, 1, -2, 2]"),
    "start on a line": (LINE.replace("[-1, 4]", "[-1, 1]"), "start is 3, outside of the view"),
    "rule": (
        GOOD.replace('"adam"', '"adan"'),
        "runs[1].rule: optlib.rules has no 'adan'; did you mean 'adam'?",
    ),
    "hyper-parameter": (GOOD.replace("beta1", "beta3"), "runs[1].hyper: adam has no 'beta3'; did you mean"),
    "value": (GOOD.replace("beta1 = 0.8", "beta1 = 1.8"), "runs[1].hyper.beta1: adam: beta1 must be"),
    "schedule": (
        GOOD.replace("beta1 = 0.8", 'beta1 = {schedule = "cosin", value = 0.9}'),
        "runs[1].hyper.beta1: optlib.schedules has no 'cosin'; did you mean 'cosine'?",
    ),
    "schedule's value": (
        GOOD.replace("beta1 = 0.8", 'beta1 = {schedule = "cosine", value = 0.9}'),
        "missing 1 required keyword-only argument: 'steps'",
    ),
    "curve": (LINE.replace("parabola", "bowl"), "surface.name: optlib.curves has no 'bowl'; it has bent, "),
    "surface": (GOOD.replace('"quadratic"', '"quadratik"'), "has no 'quadratik'; did you mean 'quadratic'?"),
    "parameter": (GOOD.replace("a = 1,", "c = 1,"), "surface: quadratic has no 'c'; it has a, b, turn"),
    "no parameter": (GOOD.replace("a = 1, ", ""), "surface: quadratic needs the key 'a'"),
    "fixed surface": (
        GOOD.replace('"quadratic"', '"bowl"'),
        "surface: bowl has no 'a'; it has no parameters",
    ),
    "twice": (
        GOOD.replace('rule = "adam", hyper = {beta1 = 0.8}', 'rule = "gd"'),
        "two runs are called 'gd'",
    ),
    "slider's run": (GOOD.replace("adam.lr", "sgd.lr"), "sliders[0].sets: the preset has no 'sgd'"),
    "slider's target": (GOOD.replace("adam.lr", "adam.rate"), "sliders[0].sets: adam has no 'rate'"),
    "slider's surface": (GOOD.replace("adam.lr", "surface.c"), "sliders[0].sets: quadratic has no 'c'"),
    "slider's value": (
        GOOD.replace("value = 0.02", "value = 0.2"),
        "sliders[0].value is 0.2, outside of its",
    ),
    "slider's ends": (GOOD.replace("to = 0.1", "to = 0.0001"), "'to' must be the larger"),
    "slider's scale": (GOOD.replace("from = 0.001", "from = 0"), "needs a number above 0"),
    "slider's range": (
        GOOD.replace(SLIDER, 'sets = ["adam.beta2"], from = 0.5, to = 1.5, value = 0.9'),
        "sliders[0] sets adam.beta2: adam: beta2 must be",
    ),
    "slider's steps": (
        SWEEP.replace(
            '"start.0"], from = -2, to = 2, value = -1', '"steps"], from = 10, to = 70, value = 60'
        ),
        "sliders[1] sets steps: steps is 10.3; it must be a whole number",
    ),
    "slider's many steps": (
        GOOD.replace(SLIDER, 'sets = ["steps"], from = 30, to = 3030, step = 30, value = 30'),
        "sliders[0] sets steps: steps is 3030; it must be at most 2000",
    ),
    "slider's batch": (
        NOISE.replace("seed = 1}", "seed = 1, batch = 1}").replace(
            SLIDER, 'sets = ["noise.batch"], from = 1, to = 64, scale = "log", value = 1'
        ),
        "sliders[0] sets noise.batch: noise.batch is 1.021; it must be a whole number",
    ),
    "two values": (
        GOOD.replace("{beta1 = 0.8}", "{lr = 0.8}"),
        "sliders[0].value is 0.02, but adam.lr is 0.8 in the preset; give it once",
    ),
    "a schedule's value": (
        SCHEDULED.replace("value = 0.02, steps", "value = 0.8, steps"),
        "sliders[0].value is 0.02, but adam.lr is 0.8 in the preset; give it once",
    ),
    "a schedule's range": (
        SCHEDULED.replace('"gd.lr", "adam.lr"', '"adam.lr"').replace(
            'from = 0.001, to = 0.1, scale = "log"', "from = -1, to = 0.1"
        ),
        "sliders[0] sets adam: value must be a finite number >= 0; got -1",
    ),
    "two sliders": (
        GOOD.replace("sliders = [", f'sliders = [{{label = "other", {SLIDER}}},'),
        "sliders[1].sets: another slider sets 'gd.lr' already",
    ),
    "map's rule": (REGIMES.replace('beta = "beta"', 'beta = "beta1"'), "beta: momentum has no 'beta1'"),
    "rule without a rate": (
        REGIMES.replace('"momentum"', '"momentun"'),
        "rule: optlib.rules has no 'momentun'; did you mean 'momentum'?",
    ),
    "bar": (REGIMES.replace("eta = 0.016", "eta = 0.16"), "0.16 times 100 is 16, outside of map.eta_lambda"),
    "point of a map": (
        REGIMES + 'points = [{label = "1", eta_lambda = 5, beta = 0.7}]',
        "points[0] is (5, 0.7), outside of the window",
    ),
    "field": (FIT.replace("[0, 11, 0, 27]", "[0, 9, 0, 27]"), "field: point 10 of ten_points is (10, "),
    "mark": (FIT + 'marks = [{label = "a", at = [30, 0], series = 1}]', "marks[0].at is (30, 0), outside"),
    "seed": (NOISE.replace(", seed = 1", ""), "noise needs the key 'seed'"),
    "seeds": (NOISE.replace("seeds = 5", "seeds = 50"), "seeds is 50; it must be at most 20"),
    "steps of a log scale": (
        GOOD.replace('scale = "log"', 'scale = "log", step = 0.01'),
        "sliders[0].step is for a linear scale; a logarithmic one has 'places'",
    ),
    "height of a log axis": (NOISE + "height = [0, 1]\n", "height is [0, 1]; its axis is one of powers"),
    "slider's noise": (NOISE.replace("adam.lr", "noise.size"), "sliders[0].sets: the preset's noise has no"),
    "quantity": (
        SEQUENCE.replace('"m"', '"n"'),
        "quantity: momentum_ema has no 'n'; it has step, rate, place, m",
    ),
    "judge": (
        SEQUENCE + 'against = "momentum"',
        "against: the preset has no 'momentum'; did you mean 'momentum_ema'?",
    ),
    "given to a path": (
        GOOD.replace('{rule = "gd"', '{drawn = "dots", rule = "gd"'),
        "runs[0] has the key 'drawn', which only a sequence's run has",
    ),
    "story": (SEQUENCE.replace("[1]", "[]"), "story has 0 parts; it must have at least 1"),
    "no quantity": (SEQUENCE.replace("quantity", "# quantity"), "of a rule needs the key 'quantity', one of"),
    "no such schedule": (
        SCHEDULES.replace('"cosine", h', '"cosin", h'),
        "runs[0].schedule: optlib.schedules has no 'cosin'; did you mean 'cosine'?",
    ),
    "schedule's key": (
        SCHEDULES.replace("{value = 0.1}", "{valu = 0.1}"),
        "runs[0].hyper: cosine has no 'valu'",
    ),
    "schedule's lack": (SCHEDULES.replace("{value = 0.1}", "{}"), "missing 1 required positional argument"),
    "schedule's slider": (
        SCHEDULES.replace("step = 1,", ""),
        "sliders[0] sets cosine: steps must be a whole number >= 1; got 1.195",
    ),
    "rule or schedule": (
        GOOD.replace('rule = "gd"', 'schedule = "cosine"'),
        "runs[0] has a 'schedule' of its own",
    ),
    "neither": (GOOD.replace('rule = "gd"', 'name = "gd"'), "runs[0] needs the key 'rule'"),
    "floor": (
        NOISE.replace(CURVED, '{name = "saddle"}') + "floor = true\n",
        "floor: x² − y² is no quadratic",
    ),
    "floor of a schedule": (
        NOISE.replace("beta1 = 0.8", 'beta1 = {schedule = "constant", value = 0.8}') + "floor = true\n",
        "floor: runs[1] has a schedule",
    ),
    "no rates": (SWEEP.replace("rates =", "# rates ="), "a preset of kind sweep needs the key 'rates'"),
    "rates' ends": (SWEEP.replace("to = 1}\nr", "to = 0.001}\nr"), "rates go from 0.001 to 0.001; 'to' must"),
    "rates at zero": (SWEEP.replace("{from = 0.001", "{from = 0"), "rates.from is 0; it must be above 0"),
    "many rates": (SWEEP.replace("to = 1}\nr", "to = 1, places = 900}\nr"), "it must be at most 100"),
    "a rate of its own": (
        SWEEP.replace("beta = 0.8", "lr = 0.8"),
        "runs[0].hyper has 'lr', which is the figure's axis; give its range as 'rates'",
    ),
    "a slider of the axis": (
        SWEEP.replace("start.0", "adam.lr"),
        "sliders[1].sets: adam.lr is the figure's axis; give its range as 'rates'",
    ),
    "coordinate of the start": (SWEEP.replace("start.0", "start.2"), "sliders[1].sets: start has no '2'"),
    "slider's start": (SWEEP.replace("value = -1", "value = 1"), "but start.0 is -1.0 in the preset; give"),
    "a start that is dragged": (
        GOOD.replace("adam.lr", "start.0"),
        "sliders[0].sets: the preset has no 'start'",
    ),
    "height of a sweep": (SWEEP + "height = [-1, 1]\n", "height is [-1, 1]; its axis is one of powers"),
    "losses below zero": (
        SWEEP.replace('{name = "ravine", kappa = 50, turn = 30}', '{name = "saddle"}'),
        "surface: x² − y² falls below 0, and the axis of losses is one of powers",
    ),
    "steps of a fit": (FIT + 'runs = [{rule = "gd"}]', "runs need the key 'steps'"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_in_one_sentence(what: str, tmp_path: Path) -> None:
    text, sentence, *head = FAULTS[what]
    with pytest.raises(PresetError) as error:
        read(tmp_path, text, *head)
    said = str(error.value)
    assert sentence in said
    assert said.startswith("chapter.toml")
    assert "\n" not in said
    if what not in ("no TOML", "no table"):
        assert said.startswith("chapter.toml, preset try: ")


def test_two_files_with_one_name_are_told(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    (tmp_path / "presets" / "other.toml").write_text(f"[try]\n{GOOD}", "utf8")
    with pytest.raises(PresetError, match=r"other\.toml, preset try: chapter\.toml has one of this name"):
        read_all(tmp_path)


def test_every_rule_and_series_has_its_look() -> None:
    css = looks.css()
    for name in ALL:
        assert f"--rule-{name}: var(--fig-" in css
        assert f"--rule-{name}-dash: " in css
    assert "--rule-gd-dash: none;" in css
    assert "--rule-momentum_ema: var(--fig-orange);" in css
    assert css.count("--series-") == 5
