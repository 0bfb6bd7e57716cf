"""The rule files and `ops` under MicroPython in Node, as the playground runs them, against CPython."""

import inspect
import json
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

from optlib import scalar
from optlib.rules import ALL
from tests.engines import need_micropython
from tests.measure import deviation, walk
from tests.rules.table import ROWS, bound

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
TOLERANCE = 1e-12
STEPS = 80
CURVATURE, START = [0.1, 2.0], [-7.0, 2.0]
# hyper-parameters at which a float is divided by zero or a power overflows: nan or inf on every engine
DEGENERATE = {"radam": {"beta2": 0.6}, "adam": {"eps": 0.0}, "swats": {"eps": 0.0}, "adamax": {"eps": 0.0}}


def file_of(rule):
    return Path(inspect.getfile(rule.formula)).relative_to(ROOT).as_posix()


def hexed(x):
    return struct.pack("<d", x).hex()


def unhexed(text):
    return struct.unpack("<d", bytes.fromhex(text))[0]


def run(program, files):
    """Standard output of a program under MicroPython; its traceback is the error's message."""
    task = json.dumps({"files": files, "program": program})
    done = subprocess.run(
        ["node", "run.mjs"],
        cwd=HERE,
        input=task,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def sources():
    files = {file_of(rule): (ROOT / file_of(rule)).read_text(encoding="utf-8") for rule in ALL.values()}
    files["optlib/ops.py"] = (ROOT / "optlib/ops.py").read_text(encoding="utf-8")
    for name in ("__init__", "definition"):
        files[f"optlib/{name}.py"] = (ROOT / f"playground/{name}.py").read_text(encoding="utf-8")
    return files


def noise():
    return np.random.default_rng(11).normal(size=(STEPS, 2))


def case(name, hyper, edits=(), gradients="noisy"):
    text = {k: hexed(v) for k, v in hyper.items()}
    return {
        "file": file_of(ALL[name]),
        "name": name,
        "hyper": text,
        "edits": list(edits),
        "gradients": gradients,
    }


CASES = {
    **{name: case(name, row.hyper) for name, row in ROWS.items()},
    **{f"{name}, zero gradients": case(name, h, gradients="zero") for name, h in DEGENERATE.items()},
    "swats at rest": case("swats", {}, gradients="zero"),
    "edited default": case("adam", {}, [["beta1=0.9", "beta1=0.5"], ["lr=1e-3", "lr=0.25"]]),
    "edited formula": case("momentum", {}, [["b = beta * b + g", "b = beta * b + 2 * g"]]),
    "edited state": case("momentum", {}, [["b=0.0", "b=1.5"]]),
}


@pytest.fixture(scope="module")
def answers():
    need_micropython()
    shared = {
        "curvature": [hexed(x) for x in CURVATURE],
        "start": [hexed(x) for x in START],
        "noise": [[hexed(x) for x in row] for row in noise()],
        "cases": list(CASES.values()),
    }
    program = (HERE / "paths.py").read_text(encoding="utf-8")
    found = json.loads(run(program, sources() | {"cases.json": json.dumps(shared)}))
    return dict(zip(CASES, found, strict=True))


def here(rule, gradients="noisy"):
    """The same run in CPython, as rows (theta, *state) of two coordinates each."""
    kicks, h = noise(), np.array(CURVATURE)

    def gradient(theta, t):
        return h * theta + kicks[t - 1] if gradients == "noisy" else 0.0 * theta

    points, states = walk(rule, gradient, np.array(START), STEPS)
    return [[np.broadcast_to(x, 2) for x in (p, *s)] for p, s in zip(points, states, strict=True)]


def there(answer):
    return [[np.broadcast_to([unhexed(c) for c in x], 2) for x in row] for row in answer["walked"]]


@pytest.mark.parametrize("name", list(ALL))
def test_paths_and_states_are_cpythons(answers, name):
    assert deviation(there(answers[name]), here(bound(name))) <= TOLERANCE


def test_swats_switches_there_too(answers):
    assert there(answers["swats"])[-1][-1][0] > 0


@pytest.mark.parametrize("name", DEGENERATE)
def test_zero_by_zero_is_nan_there_too(answers, name):
    mine, theirs = here(ALL[name](**DEGENERATE[name]), "zero"), there(answers[f"{name}, zero gradients"])
    assert not all(np.isfinite(mine[-1]).ravel()) or name == "radam"
    np.testing.assert_allclose(theirs, mine, rtol=1e-12)


def test_a_rule_at_rest_stays_there_too(answers):
    """SWATS divides 0 by 0 at each of these steps, in a number that is not looked at then."""
    assert (np.array([row[0] for row in there(answers["swats at rest"])]) == START).all()


def test_an_edited_default_counts(answers):
    edited = deviation(there(answers["edited default"]), here(ALL["adam"](beta1=0.5, lr=0.25)))
    assert edited <= TOLERANCE
    assert [h for n, s, h, a in answers["edited default"]["signatures"] if n == "adam"] == [
        [["lr", 0.25], ["beta1", 0.5], ["beta2", 0.999], ["eps", 1e-8]]
    ]


def test_an_edited_formula_counts(answers):
    twice = here(ALL["momentum"](lr=2e-3))
    theta = [row[0] for row in there(answers["edited formula"])]
    # twice the gradient is twice the lr, here with the noise of the original run
    kicks, x, b = noise(), np.array(START), 0.0
    for t in range(STEPS):
        b = 0.9 * b + 2 * (np.array(CURVATURE) * x + kicks[t])
        x = x - 1e-3 * b
        assert deviation(theta[t], x) <= TOLERANCE
    assert deviation(theta, [row[0] for row in twice]) <= 1e-9


def test_an_edited_initial_state_counts(answers):
    first_g = np.array(CURVATURE) * START + noise()[0]
    assert deviation(there(answers["edited state"])[0][1], 0.9 * 1.5 + first_g) <= TOLERANCE


@pytest.mark.parametrize("name", list(ALL))
def test_signatures_there_are_those_of_cpython(answers, name):
    rule = ALL[name]
    state = [[k, float(v), isinstance(v, scalar)] for k, v in rule.state.items()]
    hyper = [[k, v] for k, v in rule.defaults.items()]
    [found] = [s for s in answers[name]["signatures"] if s[0] == name]
    assert found[1:3] == [state, hyper]
    assert sorted(found[3]) == sorted({"t", *rule.asks})


def test_an_error_in_a_rule_is_pythons_own():
    need_micropython()
    with pytest.raises(AssertionError, match="no rule in this text"):
        run("from optlib.definition import load\nload('x = 1')", sources())
