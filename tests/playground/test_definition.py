"""playground/definition.py, read and run by CPython: signatures from text, and points."""

import importlib.util
import inspect
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optlib import scalar
from optlib.rules import ALL

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def stand_in():
    spec = importlib.util.spec_from_file_location("stand_in", ROOT / "playground" / "definition.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", list(ALL))
def test_signatures_read_from_text_are_those_of_cpython(stand_in, name):
    rule = ALL[name]
    text = Path(inspect.getfile(rule.formula)).read_text(encoding="utf-8")
    [(_, state, hyper, asks)] = [s for s in stand_in.signatures(text) if s[0] == name]
    assert state == [(k, float(v), isinstance(v, scalar)) for k, v in rule.state.items()]
    assert hyper == list(rule.defaults.items())
    assert set(asks) == {"t", *rule.asks}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x = 1", "no rule in this text"),
        ("@rule\ndef f(g, *, t, lr=fast):\n    return g", "f: write lr=number; got lr=fast"),
        ("@rule\ndef f(g, m, *, t, lr=1):\n    return g", "got m"),
        ("@rule\ndef f(x, *, t, lr=1):\n    return x", "got x"),
        ("@rule\ndef f(g, *, t, lr=1)\n    return g", "must end in"),
    ],
)
def test_an_edit_that_breaks_the_grammar_is_told(stand_in, text, complaint):
    with pytest.raises(ValueError, match=complaint):
        stand_in.signatures(text)


numbers = st.floats(-1e3, 1e3) | st.sampled_from([0.0, -0.0])
pairs = st.tuples(numbers, numbers)


@given(a=pairs, b=pairs, c=numbers)
def test_points_compute_as_arrays_do(stand_in, a, b, c):
    point, other = stand_in.Point(list(a)), stand_in.Point(list(b))
    x, y = np.array(a), np.array(b)
    with np.errstate(all="ignore"):
        for mine, theirs in (
            (point + other, x + y),
            (point - c, x - c),
            (c - point, c - x),
            (c * point, c * x),
            (point / other, x / y),
            (c / point, c / x),
            (-point, -x),
            (abs(point), abs(x)),
            (point.sqrt(), np.sqrt(x)),
            (point.maximum(other), np.maximum(x, y)),
            (point + stand_in.Point([c]), x + c),
            (stand_in.Point([c]) * point, c * x),
        ):
            np.testing.assert_array_equal(mine.coordinates, theirs)


def test_points_that_do_not_fit_are_told(stand_in):
    with pytest.raises(ValueError, match="2 and 3 coordinates do not fit"):
        stand_in.Point([1.0, 2.0]) + stand_in.Point([1.0, 2.0, 3.0])
    with pytest.raises(ValueError, match="a condition needs one number"):
        bool(stand_in.Point([1.0, 2.0]) > 0)
