"""Functions of one variable: derivatives by the complex step, minima, what the literature says of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optlib import curves, descend, rules
from optlib.curves import bent, double_well, parabola, quartic
from optlib.objective import Curve

CURVES = {"parabola": parabola(curvature=3.0, minimum=1.0), "quartic": quartic, "double_well": double_well}
every_curve = pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES)
STEP = 1e-20


def test_every_curve_is_tested():
    assert {*CURVES, "bent"} == set(curves.__all__)


@every_curve
@given(x=st.floats(-3, 3))
def test_derivatives_are_those_of_the_value(curve, x):
    assert curve.gradient(x) == pytest.approx(curve.value(x + 1j * STEP).imag / STEP, rel=1e-12, abs=1e-12)
    assert curve.ddf(x) == pytest.approx(complex(curve.df(x + 1j * STEP)).imag / STEP, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("x", [-2.0, 0.5, 1.5, 2.5])
def test_the_bent_functions_slopes_are_those_of_its_pieces(x):
    h = 1e-4  # a parabola's central difference is exact but for rounding
    assert (bent.value(x + h) - bent.value(x - h)) / (2 * h) == pytest.approx(bent.gradient(x), rel=1e-9)
    assert (bent.gradient(x + h) - bent.gradient(x - h)) / (2 * h) == pytest.approx(bent.ddf(x), rel=1e-9)


@pytest.mark.parametrize("bend", [1.0, 2.0])
def test_the_bent_function_has_no_jump(bend):
    below = np.nextafter(bend, 0)
    assert bent.value(bend) == pytest.approx(bent.value(below), rel=1e-12)
    assert bent.gradient(bend) == pytest.approx(bent.gradient(below), rel=1e-12)


def test_momentum_is_caught_on_the_bent_function():
    """Lessard, Recht and Packard's cycle: the tuned rule does not arrive, though the function is convex."""
    path = descend(rules.momentum(lr=1 / 9, beta=4 / 9), bent, bent.start, 400)
    assert np.sort(path.points[-3:]) == pytest.approx(np.array([-2208, 792, 2592]) / 1225, rel=1e-9)


@pytest.mark.parametrize("curve", [*CURVES.values(), bent], ids=[*CURVES, "bent"])
def test_minima_start_and_view(curve):
    assert isinstance(curve, Curve)
    low, high = curve.view
    for x in curve.minima:
        assert curve.gradient(x) == 0
        assert curve.value(x) == 0
    assert all(low <= x <= high for x in (curve.start, *curve.minima))


def test_a_parabola_that_opens_downwards_has_no_minimum():
    assert parabola(curvature=-1.0).minima == ()
