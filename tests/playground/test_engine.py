"""What the live figures compute, in the worker of the committed bundle, against optlib in CPython."""

import math

import numpy as np
import pytest

from optlib import curves, descend, schedules, surfaces
from optlib.objective import Curve, Surface
from optlib.rules import ALL
from tests.playground.asking import ask, ask_cpython
from tests.rules.table import ROWS, bound

STEPS = 100
TOLERANCE = 1e-12
SURFACES = {
    **{name: {"name": name} for name in surfaces.ALL},
    "quadratic": {"name": "quadratic", "a": 1.0, "b": 20.0},
    "ravine": {"name": "ravine", "kappa": 50.0, "turn": 30.0},
    "parabola": {"name": "parabola", "curvature": 4.0, "minimum": 1.0},
    **{name: {"name": name} for name, f in vars(curves).items() if isinstance(f, Curve)},
}


def here(asked):
    """The same surface or curve in CPython."""
    name, parameters = asked["name"], {k: v for k, v in asked.items() if k != "name"}
    found = getattr(curves if name in curves.__all__ else surfaces, name)
    return found(**parameters) if parameters else found


def run_of(name, **more):
    return {"rule": name, "hyper": ROWS[name].hyper, **more}


def close(found, expected, tolerance=TOLERANCE):
    """Equal to `tolerance`, relative where numbers are large; nan and inf where the other has them."""
    found, expected = np.asarray(found), np.asarray(expected).ravel()
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance)


@pytest.fixture(scope="module", params=[ask, ask_cpython], ids=["worker", "cpython"])
def everything(request):
    """Every rule on every surface, in one start of the engine."""
    requests = [
        {"ask": "run", "surface": asked, "runs": [run_of(name) for name in ALL], "steps": STEPS}
        for asked in SURFACES.values()
    ]
    return dict(zip(SURFACES, (answer["ok"]["runs"] for answer in request.param(*requests)), strict=True))


def test_no_surface_is_left_out():
    made = {name for name in (*surfaces.__all__, *curves.__all__) if name not in ("ALL", "fit_of_a_line")}
    assert made == set(SURFACES)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", list(ALL))
def test_every_rule_on_every_surface_is_cpythons(everything, surface, name):
    run, objective = everything[surface][list(ALL).index(name)], here(SURFACES[surface])
    start = np.array(objective.start)
    path = descend(bound(name), objective, start, STEPS, keep_states=True)
    assert run["diverged_at"] == path.diverged_at
    finite = len(path.losses) - (path.diverged_at is not None)  # what is no longer finite is only counted
    size, length = start.size, len(path.losses)
    points = np.asarray(run["points"]).reshape(length, size)
    close(points[:finite].ravel(), path.points[:finite])
    close(run["losses"][:finite], path.losses[:finite])
    gradients = np.array([np.ravel(objective.gradient(p)) for p in path.points[:finite]])
    close(run["gradients"][: finite * size], gradients, tolerance=1e-11)
    assert len(run["steps"]) == (length - 1) * size
    moved = -np.diff(path.points[:finite].reshape(finite, size), axis=0)
    scale = 1 + np.abs(path.points[:finite]).max()  # theta - (theta - step) keeps theta's digits alone
    steps = run["steps"][: (finite - 1) * size]
    np.testing.assert_allclose(steps, moved.ravel(), atol=1e-14 * scale, rtol=1e-12)
    for k, state in enumerate(ALL[name].state):
        expected = np.array([np.ravel(s[k]) for s in path.states[:finite]])
        close(run["states"][state][: expected.size], expected, tolerance=1e-11)


def one_run(surface, run, steps):
    """A run of its own."""
    [answer] = ask({"ask": "run", "surface": {"name": surface}, "runs": [run], "steps": steps})
    return answer["ok"]["runs"][0]


def test_a_run_that_diverges_ends_there():
    run = one_run("valley", {"rule": "gd", "hyper": {"lr": 9.0}}, 400)
    path = descend(ALL["gd"](lr=9.0), surfaces.valley, surfaces.valley.start, 400)
    assert run["diverged_at"] == path.diverged_at
    assert len(run["losses"]) == path.diverged_at + 1 < 400


def test_a_division_by_zero_is_inf_or_nan_as_in_arrays():
    hyper = {"lr": 0.1, "eps": 0.0}
    run = one_run("valley", {"rule": "adam", "hyper": hyper, "start": [0, 1]}, 5)
    assert run["diverged_at"] == 1
    assert descend(ALL["adam"](**hyper), surfaces.valley, (0.0, 1.0), 5).diverged_at == 1


def test_hyper_parameters_may_be_schedules():
    told = {"schedule": "cosine", "value": 0.02, "steps": 40}
    run = one_run("valley", {"rule": "gd", "hyper": {"lr": told}}, 50)
    gd = ALL["gd"](lr=schedules.cosine(0.02, steps=40))
    close(run["points"], descend(gd, surfaces.valley, surfaces.valley.start, 50).points)


def test_losses_at_many_rates_are_those_of_descend():
    rates, start = [1e-3, 0.03, 0.4, 30.0], [0.0, 1.0]
    hyper = {name: {"eps": 0.0} if "eps" in rule.defaults else {} for name, rule in ALL.items()}
    asked = {"ask": "sweep", "surface": SURFACES["ravine"], "start": start, "rates": rates, "steps": 400}
    answers = ask(*({**asked, "rule": name, "hyper": hyper[name]} for name in ALL))
    gone = 0
    for name, answer in zip(ALL, answers, strict=True):
        found = np.reshape(answer["ok"]["losses"], (4, 401))
        for rate, row in zip(rates, found, strict=True):
            rule = ALL[name](**{**hyper[name], "lr": rate})
            path = descend(rule, here(SURFACES["ravine"]), np.array(start), 400)
            end = 401 if path.diverged_at is None else path.diverged_at
            close(row[:end], path.losses[:end], tolerance=1e-9)
            assert np.isposinf(row[end:]).all()
            gone += end < 401
    assert gone > 2


SCHEDULES = {
    "constant": {"value": 0.1},
    "step": {"value": 0.1, "every": 30},
    "exponential": {"value": 0.1, "factor": 0.95},
    "inverse": {"value": 0.1, "rate": 0.05},
    "inverse_sqrt": {"value": 0.1},
    "polynomial": {"value": 0.1, "steps": 100, "power": 2.0},
    "cosine": {"value": 0.1, "steps": 100},
    "warm_up": {"value": 0.1, "steps": 10},
    "one_cycle": {"value": 0.1, "steps": 100},
}


def test_every_schedule_is_cpythons():
    assert set(SCHEDULES) == set(schedules.__all__) - {"Schedule"}
    runs = [{"schedule": {"schedule": name, **given}} for name, given in SCHEDULES.items()]
    [answer] = ask({"ask": "sequence", "runs": runs, "steps": 120})
    for (name, given), curve in zip(SCHEDULES.items(), answer["ok"]["curves"], strict=True):
        value = getattr(schedules, name)(**given)
        close(curve, [value(k) for k in range(120)])


def test_sequences_of_a_rule():
    average = {"rule": "momentum_ema", "hyper": {"beta": 0.8, "lr": 0.5}, "story": [1.0], "after": "zero"}
    adam = {"rule": "adam", "hyper": {"lr": 0.1, "eps": 0.0}, "story": [2.0, -1.0], "quantity": "rate"}
    plain = {"rule": "gd", "hyper": {"lr": 0.5}, "story": [3.0, -1.0]}
    weights, rate, place = ask(
        {"ask": "sequence", "runs": [average], "quantity": "m", "steps": 20},
        {"ask": "sequence", "runs": [adam], "steps": 3},
        {"ask": "sequence", "runs": [plain], "quantity": "place", "steps": 3},
    )
    close(weights["ok"]["curves"][0], 0.2 * 0.8 ** np.arange(20))
    assert rate["ok"]["curves"][0][0] == pytest.approx(0.05, rel=1e-12)  # the step is lr, the gradient 2
    close(place["ok"]["curves"][0], [-1.5, -1.0, -2.5])


@pytest.mark.parametrize("surface", SURFACES)
def test_heights_and_what_is_known_of_a_surface(surface):
    asked, f = SURFACES[surface], here(SURFACES[surface])
    if isinstance(f, Surface):
        shape = {"ask": "grid", "view": f.view, "columns": 5, "rows": 4}
        x, y = np.meshgrid(np.linspace(*f.view[:2], 5), np.linspace(*f.view[2:], 4))
        expected = f(x, y)
    else:
        shape = {"ask": "curve", "from": f.view[0], "to": f.view[1], "points": 9}
        expected = f.value(np.linspace(*f.view, 9))
    values, about = ask({**shape, "surface": asked}, {"ask": "about", "surface": asked})
    close(values["ok"]["values"], expected, tolerance=1e-11)
    assert about["ok"] == {
        "name": f.name,
        "dimensions": 2 if isinstance(f, Surface) else 1,
        "view": list(f.view),
        "start": list(np.atleast_1d(f.start)),
        "minima": [pytest.approx(list(np.atleast_1d(m)), rel=1e-14) for m in f.minima],
    }


@pytest.mark.parametrize(
    ("rule", "matrix"),
    [
        ("gd", lambda u, beta: [[1 - u]]),
        ("momentum", lambda u, beta: [[1 - u, -beta], [u, beta]]),
        ("momentum_ema", lambda u, beta: [[1 - (1 - beta) * u, -beta], [(1 - beta) * u, beta]]),
        ("nesterov", lambda u, beta: [[1 - (1 + beta) * u, -beta * beta], [u, beta]]),
    ],
)
def test_regimes_are_those_of_the_rules_matrix(rule, matrix):
    u, beta = [0.05, 0.7, 1.1, 1.9, 3.1], [0.0, 0.3, 0.9]
    extra = {"parameter": "lr"} if rule == "gd" else {}
    beta = [1.0] if extra else beta
    asked = {"ask": "regimes", "rule": rule, "hyper": {}, "eta_lambda": u, "beta": beta, **extra}
    [answer] = ask(asked)
    found = answer["ok"]
    for k, (b, x) in enumerate((b, x) for b in asked["beta"] for x in u):
        values = np.linalg.eigvals(np.array(matrix(x, b)))
        largest = values[np.abs(values).argmax()]
        assert found["radius"][k] == pytest.approx(abs(largest), rel=1e-7, abs=1e-7)
        rings = abs(largest.imag) > 1e-7
        kind = 3 if abs(largest) >= 1 else 2 if rings else 1 if largest.real < 0 else 0
        assert found["kind"][k] == kind
        assert (found["spread"][k] < -1e-12) == rings


def test_noise_is_a_function_of_its_seed_and_shrinks_with_the_batch():
    def request(**noise):
        run = {"rule": "gd", "hyper": {"lr": 0.0}, "noise": noise}
        return {"ask": "run", "surface": {"name": "bowl"}, "runs": [run], "steps": 4000}

    asked = [{"seed": 1}, {"seed": 1}, {"seed": 2}, {"seed": 1, "batch": 16}]
    answers = ask(*(request(sd=2.0, **noise) for noise in asked))
    runs = [answer["ok"]["runs"][0] for answer in answers]
    slope = surfaces.bowl.gradient((-7.0, 2.0))[[0, 1] * 4000]
    one, same, other, batch = (run["gradients"][:-2] - slope for run in runs)
    assert (one == same).all()
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.04
    np.testing.assert_allclose(batch, one / 4, atol=1e-14)
    assert abs(one.mean()) < 0.1
    assert one.std() == pytest.approx(2.0, rel=0.03)
    inside = (np.abs(one) < 2.0).mean()
    assert inside == pytest.approx(math.erf(math.sqrt(0.5)), abs=0.02)
    # a loss or a gradient that the rule did not see has no noise
    assert list(runs[0]["gradients"][-2:]) == pytest.approx(list(surfaces.bowl.gradient((-7.0, 2.0))))


MINE = """from optlib import rule


@rule
def mine(g, m=0.0, *, t, lr=0.25, pull=0.5):
    m = pull * m + g
    return lr * m, m
"""


def test_a_readers_own_rule():
    run = {"source": MINE, "hyper": {"lr": 0.01}}
    told, ran = ask(
        {"ask": "signatures", "source": MINE},
        {"ask": "run", "surface": {"name": "bowl"}, "runs": [run], "steps": 30},
    )
    assert told["ok"] == {"rules": [{"name": "mine", "state": ["m"], "hyper": {"lr": 0.25, "pull": 0.5}}]}
    path = descend(ALL["momentum"](lr=0.01, beta=0.5), surfaces.bowl, surfaces.bowl.start, 30)
    close(ran["ok"]["runs"][0]["points"], path.points)


SIZED = """from optlib import rule


@rule
def sized(g, *, t, dot, lr=0.01):
    size = dot(g, g)
    return lr * dot(g / size, g) * g
"""


def test_an_inner_product_of_what_another_gave():
    run = {"source": SIZED, "hyper": {}}
    [ran] = ask({"ask": "run", "surface": {"name": "bowl"}, "runs": [run], "steps": 30})
    path = descend(ALL["gd"](lr=0.01), surfaces.bowl, surfaces.bowl.start, 30)
    close(ran["ok"]["runs"][0]["points"], path.points)


FADING = "from optlib import rule\n\n\n@rule\ndef fading(g, *, t, lr=0.1):\n    return lr * g / t\n"
LATE = "    if t > 2:\n        return None\n    return"
FAULTS = {
    "a name that is nowhere": (MINE.replace("pull * m", "push * m"), 6, "Nothing here is called push"),
    "a line that is no Python": (MINE.replace("= pull", "= = pull"), 6, "Python cannot read this line"),
    "a module": ("import numpy\n" + MINE, 1, "There is no module numpy here"),
    "a state that is not returned": (MINE.replace("lr * m, m", "lr * m"), None, "must return its step and"),
    "a signature": (MINE.replace("pull=0.5", "pull"), None, "write (g, state=0.0, ..., *, t, hyper=number"),
    "no rule": ("x = 1\n", None, "No rule in this text"),
    "a returned text": (MINE.replace("return lr * m", "return 'far'"), None, "must be a number; got 'far'"),
    "later steps alone": (MINE.replace("    return", LATE), None, "must return its step and"),
}
ABOVE = {"schedule": "constant", "value": 2}
NO_STEPS = {"schedule": "cosine", "value": 1, "steps": 0}
BOWL, LINEAR = {"name": "bowl"}, {"ask": "regimes", "hyper": {}, "eta_lambda": [1.0], "beta": [0.5]}
REQUESTS = {
    "no such request": ({"ask": "weather"}, "There is no request `weather`; there are about, bars, curve"),
    "nothing asked": ({}, "There is no request `None`"),
    "a part is missing": ({"ask": "grid", "surface": BOWL}, "The request lacks `view`."),
    "no such surface": ({"ask": "about", "surface": {"name": "hole"}}, "no surface hole; there are beale, b"),
    "no such parameter": ({"ask": "about", "surface": {"name": "ravine", "depth": 1}}, "surface ravine:"),
    "a parameter of none": ({"ask": "about", "surface": BOWL | {"a": 1}}, "surface bowl has no parameters"),
    "another size": (
        {"ask": "run", "surface": {"name": "bent"}, "steps": 1, "runs": [{"rule": "gd", "start": [1, 2]}]},
        "is a function of 1 variable; got a point of 2.",
    ),
    "no such rule": (
        {"ask": "run", "surface": BOWL, "steps": 1, "runs": [{"rule": "adm"}]},
        "There is no rule adm in optlib; there are adadelta",
    ),
    "no such hyper-parameter": (
        {"ask": "run", "surface": BOWL, "steps": 1, "runs": [{"rule": "gd", "hyper": {"beta": 1}}]},
        "There is no hyper-parameter beta; there are lr.",
    ),
    "a value that optlib refuses": (
        {"ask": "run", "surface": BOWL, "steps": 1, "runs": [{"rule": "adam", "hyper": {"beta1": 1}}]},
        "Adam: beta1 must be 0 <= value < 1; got 1.0.",
    ),
    "a schedule that begins where optlib refuses": (
        {"ask": "run", "surface": BOWL, "steps": 1, "runs": [{"rule": "nesterov", "hyper": {"beta": ABOVE}}]},
        "Nesterov: beta must be 0 <= value < 1; got 2",
    ),
    "a rule that is not linear": (LINEAR | {"rule": "adagrad", "parameter": "eps"}, "not linear"),
    "a rule that changes": (LINEAR | {"source": FADING, "parameter": "lr"}, "this one changes"),
    "a rule of two states": (LINEAR | {"rule": "adam", "parameter": "beta1"}, "a rule with one state"),
    "an unknown after": (
        {"ask": "sequence", "steps": 2, "runs": [{"rule": "gd", "after": "never"}]},
        "`after` is one of repeat",
    ),
    "an unknown quantity": (
        {"ask": "sequence", "steps": 2, "quantity": "q", "runs": [{"rule": "adam"}]},
        "step, rate, place or a state: m, v",
    ),
    "a bad schedule": (
        {"ask": "sequence", "steps": 2, "runs": [{"schedule": NO_STEPS}]},
        "Steps must be a whole number >= 1; got 0.",
    ),
}


@pytest.fixture(scope="module")
def faults():
    """What the worker says to each fault, in one start of it."""
    source = [
        {"ask": "run", "surface": BOWL, "steps": 3, "runs": [{"source": text, "hyper": {}}]}
        for text, _, _ in FAULTS.values()
    ]
    asked = [request for request, _ in REQUESTS.values()]
    answers = ask(*source, *asked, {"ask": "about", "surface": BOWL})
    assert "ok" in answers[-1], "after all these errors the worker no longer answers"
    return dict(zip((*FAULTS, *REQUESTS), answers[:-1], strict=True))


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_in_the_readers_source_is_told_with_its_line(faults, fault):
    _, line, sentence = FAULTS[fault]
    error = faults[fault]["error"]
    assert error["line"] == line
    assert sentence.lower() in error["sentence"].lower()
    assert error["sentence"][-1] in ".?"


@pytest.mark.parametrize("fault", REQUESTS)
def test_an_error_in_a_request_is_told_in_words(faults, fault):
    error = faults[fault]["error"]
    assert REQUESTS[fault][1].lower() in error["sentence"].lower()
    assert error["line"] is None
