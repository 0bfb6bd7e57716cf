"""Test functions of two variables: derivatives against SymPy's kind of truth, minima, known values."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optlib import data, surfaces
from optlib.problems import linear_regression
from optlib.surfaces import (
    ALL,
    beale,
    bowl,
    himmelblau,
    product,
    quadratic,
    ravine,
    rosenbrock,
    saddle,
    ten_points,
    valley,
)
from tests.engines import numpys_numbers_keep_their_dtype

every_surface = pytest.mark.parametrize("surface", ALL.values(), ids=ALL)
coordinate = st.floats(-4, 4)
STEP = 1e-20


@every_surface
@given(x=coordinate, y=coordinate)
@settings(max_examples=25)
def test_derivatives_are_those_of_the_value(surface, x, y):
    """The complex step: f(x + ih) = f + i h f' to the last digit; no difference is taken."""
    dx, dy = surface.f(x + 1j * STEP, y).imag / STEP, surface.f(x, y + 1j * STEP).imag / STEP
    scale = 1 + np.abs(surface.gradient((x, y))).max()
    np.testing.assert_allclose(surface.gradient((x, y)), [dx, dy], atol=1e-13 * scale, rtol=1e-12)
    in_x = [d.imag / STEP for d in map(complex, surface.df(x + 1j * STEP, y))]
    in_y = [d.imag / STEP for d in map(complex, surface.df(x, y + 1j * STEP))]
    h = surface.hessian((x, y))
    np.testing.assert_allclose(h, np.array([in_x, in_y]), atol=1e-12 * (1 + np.abs(h).max()), rtol=1e-12)
    assert (h == h.T).all()


@every_surface
def test_minima_are_minima(surface):
    for minimum in surface.minima:
        assert np.abs(surface.gradient(minimum)).max() < 1e-9
        assert (np.linalg.eigvalsh(surface.hessian(minimum)) > 0).all()
        if surface is not ten_points:  # whose points lie beside every line
            assert abs(surface(*minimum)) < 1e-18


@pytest.mark.parametrize(
    ("surface", "at", "value"),
    [
        (bowl, (-7, 2), 6.45),
        (valley, (150, 75), 303750.0),
        (rosenbrock, (-1.2, 1.0), 24.2),
        (beale, (0.0, 0.0), 14.203125),
        (himmelblau, (0.0, 0.0), 170.0),
        (saddle, (2.0, 1.0), 3.0),
        (product, (3.0, 1.0), 2.0),
        (quadratic(1.0, 100.0), (1.0, 1.0), 50.5),
    ],
)
def test_values_from_the_literature(surface, at, value):
    assert surface(*at) == pytest.approx(value, rel=1e-14)


@every_surface
def test_arrays_are_points_side_by_side(surface):
    rng = np.random.default_rng(0)
    points = rng.normal(size=(2, 5))
    for k in range(5):
        assert surface.value(points)[k] == pytest.approx(surface.value(points[:, k]), rel=1e-14)
        np.testing.assert_allclose(surface.gradient(points)[:, k], surface.gradient(points[:, k]), rtol=1e-14)


@every_surface
def test_a_surface_starts_and_ends_in_its_view(surface):
    left, right, low, high = surface.view
    for x, y in (surface.start, *surface.minima):
        assert left <= x <= right
        assert low <= y <= high


@numpys_numbers_keep_their_dtype
@every_surface
def test_float32_stays_float32(surface):
    theta = np.array([0.5, -0.5], dtype=np.float32)
    assert surface.gradient(theta).dtype == np.float32


def test_all_holds_every_surface():
    assert {id(s) for s in vars(surfaces).values() if isinstance(s, surfaces.Surface)} == set(
        map(id, ALL.values())
    )
    assert len({s.name for s in ALL.values()}) == len(ALL)


def test_a_surface_is_immutable():
    with pytest.raises(dataclasses.FrozenInstanceError):
        bowl.start = (0.0, 0.0)


@pytest.mark.parametrize("point", [(1.0,), (1.0, 2.0, 3.0), np.zeros((3, 4))])
def test_a_point_has_two_coordinates(point):
    for look in (bowl.value, bowl.gradient, bowl.hessian):
        with pytest.raises(ValueError, match="function of 2 variables; got a point of"):
            look(point)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_curvatures_are_finite(bad):
    with pytest.raises(ValueError, match="quadratic needs two finite curvatures; got"):
        quadratic(bad, 1.0)


def test_a_quadratic_knows_whether_it_has_a_minimum():
    assert quadratic(1, 2).minima == ((0.0, 0.0),)
    assert quadratic(1, -2).minima == ()


@given(x=coordinate, y=coordinate, turn=st.floats(-360, 360))
def test_a_turned_quadratic_is_the_quadratic_of_turned_points(x, y, turn):
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    turned, straight = quadratic(1.0, 20.0, turn=turn), quadratic(1.0, 20.0)
    assert turned(x, y) == pytest.approx(straight(c * x + s * y, c * y - s * x), rel=1e-9, abs=1e-12)
    assert np.linalg.eigvalsh(turned.hessian((x, y))) == pytest.approx([1.0, 20.0], rel=1e-12)


def test_a_ravines_flat_axis_is_turned_counter_clockwise():
    flat, across = np.array([3**0.5, 1.0]) / 2, np.array([-1.0, 3**0.5]) / 2
    hessian = ravine(kappa=50.0, turn=30.0).hessian((0.0, 0.0))
    np.testing.assert_allclose(hessian @ flat, flat, atol=1e-12)
    np.testing.assert_allclose(hessian @ across, 50 * across, atol=1e-12)


@given(t0=st.floats(-20, 20), t1=st.floats(-20, 20))
def test_the_cost_of_the_ten_points_is_that_of_linear_regression(t0, t1):
    cost = linear_regression(*data.ten_points())
    assert ten_points(t0, t1) == pytest.approx(cost.value([t0, t1]), rel=1e-12)
    np.testing.assert_allclose(ten_points.gradient((t0, t1)), cost.gradient([t0, t1]), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(ten_points.hessian((t0, t1)), cost.hessian([t0, t1]), rtol=1e-12)
