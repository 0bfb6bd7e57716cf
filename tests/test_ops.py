"""The few functions of a rule, on floats, arrays, tensors and symbols."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optlib.ops import dot, maximum, sqrt, where
from tests.engines import need

numbers = st.floats(width=64) | st.sampled_from([0.0, -1.0, math.inf, -math.inf, math.nan])


def same(a, b):
    return np.array_equal(np.asarray(a), np.asarray(b), equal_nan=True)


@given(x=numbers)
def test_sqrt_of_a_float_is_that_of_an_array(x):
    with np.errstate(all="ignore"):
        assert same(sqrt(x), np.sqrt(x))
        assert same(sqrt(np.array([x])), np.sqrt([x]))
        assert same(sqrt(np.float64(x)), np.sqrt(x))
    assert type(sqrt(x)) is float


@given(x=numbers, y=numbers)
def test_maximum_of_floats_is_that_of_arrays(x, y):
    expected = np.maximum(x, y)
    assert same(maximum(x, y), expected)
    assert same(maximum(np.array([x]), np.array([y])), [expected])
    assert same(maximum(np.array([x]), y), [expected])
    assert same(maximum(x, np.array([y])), [expected])
    assert same(maximum(np.float64(x), y), expected)


@given(x=numbers, y=numbers, condition=st.booleans())
def test_where_chooses(x, y, condition):
    expected = x if condition else y
    assert same(where(condition, x, y), expected)
    assert same(where(int(condition), x, y), expected)  # MicroPython's True & True is an int
    assert same(where(np.bool_(condition), x, y), expected)
    assert same(where(np.array([condition]), np.array([x]), y), [expected])
    both = np.array([condition, not condition])
    assert same(where(both, x, y), [expected, y if condition else x])


def test_where_with_one_condition_keeps_the_dtype_of_an_array():
    chosen = where(np.bool_(True), np.ones(2, dtype=np.float32), 0.0)
    assert chosen.dtype == np.float32


def test_dot_sums_over_all_parameters():
    a, b = np.arange(6.0).reshape(2, 3), np.ones((2, 3))
    assert dot(a, b) == 15.0
    assert dot(3.0, 2.0) == 6.0


def test_integers_are_numbers():
    assert (sqrt(4), maximum(1, 2), dot(2, 3)) == (2.0, 2, 6)


def test_tensors_stay_tensors():
    need("torch")
    import torch

    x = torch.tensor([-1.0, 4.0], dtype=torch.float32)
    assert sqrt(x).isnan().tolist() == [True, False]
    assert maximum(x, 0.0).tolist() == maximum(0.0, x).tolist() == [0.0, 4.0]
    assert maximum(x, torch.zeros(2)).tolist() == [0.0, 4.0]
    assert where(x > 0, x, 1.0).tolist() == [1.0, 4.0]
    assert float(dot(x, x)) == 17.0
    assert {f.dtype for f in (sqrt(x), maximum(x, 0.0), where(x > 0, x, 1.0))} == {torch.float32}


def test_symbols_stay_symbols():
    need("sympy")
    import sympy

    x, y = sympy.symbols("x y", real=True)
    assert sqrt(x) == sympy.sqrt(x)
    assert maximum(x, y) == sympy.Max(x, y)
    assert maximum(x, 0) == sympy.Max(x, 0)
    assert where(x > 0, x, y) == sympy.Piecewise((x, x > 0), (y, True))
