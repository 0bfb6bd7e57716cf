"""Closed forms on quadratics: rates, limits of stability, fixed points."""

import numpy as np
import pytest

from optlib import rules
from tests.measure import deviation, walk


def on(curvature):
    h = np.asarray(curvature, dtype=float)
    return lambda theta, t: h * theta


def first_below(rule, kappa, bound=1e-6):
    """First step after which the point's norm, relative to the start (1, 1), is at most `bound`."""
    points, _ = walk(rule, on([1.0, kappa]), np.ones(2), 1000)
    return int(np.argmax(np.linalg.norm(points, axis=1) <= bound * np.sqrt(2))) + 1


@pytest.mark.parametrize("lr", [0.0, 0.3, 1.0, 1.7])
def test_gradient_descent_multiplies_by_one_minus_lr_lambda(lr):
    points, _ = walk(rules.gd(lr=lr), on([0.1, 1.0]), np.array([-7.0, 2.0]), 30)
    k = np.arange(1, 31)[:, None]
    assert deviation(points, np.array([-7.0, 2.0]) * (1 - lr * np.array([0.1, 1.0])) ** k) <= 1e-13


@pytest.mark.parametrize(
    ("kappa", "lr", "expected", "steps"),
    [(10.0, 2 / 11, 0.818182, 69), (100.0, 2 / 101, 0.980198, 691)],
)
def test_gradient_descents_best_rate(kappa, lr, expected, steps):
    """Numbers (d): (kappa - 1) / (kappa + 1)."""
    points, _ = walk(rules.gd(lr=lr), on([1.0, kappa]), np.ones(2), 200)
    observed = (np.linalg.norm(points[199]) / np.linalg.norm(points[99])) ** 0.01
    assert observed == pytest.approx((kappa - 1) / (kappa + 1), abs=1e-12)
    assert observed == pytest.approx(expected, abs=0.6e-6)
    assert first_below(rules.gd(lr=lr), kappa) == steps


@pytest.mark.parametrize(
    ("kappa", "lr", "beta", "steps"),
    [(10.0, 0.230886, 0.269874, 27), (100.0, 0.033058, 0.669421, 93)],
)
def test_momentums_best_values(kappa, lr, beta, steps):
    root = np.sqrt(kappa)
    best_lr, best_beta = (2 / (root + 1)) ** 2, ((root - 1) / (root + 1)) ** 2
    assert (best_lr, best_beta) == (pytest.approx(lr, abs=0.6e-6), pytest.approx(beta, abs=0.6e-6))
    assert first_below(rules.momentum(lr=best_lr, beta=best_beta), kappa) == steps


@pytest.mark.parametrize(
    ("kappa", "lr", "beta", "steps"),
    [(10.0, 0.129032, 0.471442, 36), (100.0, 0.013289, 0.793275, 132)],
)
def test_nesterovs_best_values(kappa, lr, beta, steps):
    root = np.sqrt(3 * kappa + 1)
    best_lr, best_beta = 4 / (3 * kappa + 1), (root - 2) / (root + 2)
    assert (best_lr, best_beta) == (pytest.approx(lr, abs=0.6e-6), pytest.approx(beta, abs=0.6e-6))
    assert first_below(rules.nesterov(lr=best_lr, beta=best_beta), kappa) == steps


def spectral_radius(rule, curvature):
    """Of the map of (theta, buffer) that a rule with one state is on f = curvature theta^2 / 2."""
    columns = []
    for theta, b in ((1.0, 0.0), (0.0, 1.0)):
        step, (new,) = rule.update(curvature * theta, (b,), theta, 2)
        columns.append([theta - step, new])
    return np.abs(np.linalg.eigvals(np.array(columns).T)).max()


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.7, 0.9])
def test_limits_of_stability(beta):
    """Largest stable lr times L: 2 (1 + beta) for momentum, (2 + 2 beta) / (1 + 2 beta) for Nesterov's."""
    for rule, limit in (
        (rules.momentum, 2 * (1 + beta)),
        (rules.nesterov, (2 + 2 * beta) / (1 + 2 * beta)),
        (rules.momentum_ema, 2 * (1 + beta) / (1 - beta)),
    ):
        assert spectral_radius(rule(lr=0.999 * limit, beta=beta), 1.0) < 1
        assert spectral_radius(rule(lr=1.001 * limit, beta=beta), 1.0) > 1


def test_momentums_complex_modes_shrink_by_the_root_of_beta():
    for curvature in (0.5, 2.0, 10.0):
        assert spectral_radius(rules.momentum(lr=0.1, beta=0.81), curvature) == pytest.approx(0.9, abs=1e-12)


def test_nesterovs_rate_at_one_over_l():
    """Numbers (d): 1 - 1 / sqrt(kappa) with beta = (sqrt(kappa) - 1) / (sqrt(kappa) + 1)."""
    for kappa, expected in ((10.0, 0.683772), (100.0, 0.9)):
        root = np.sqrt(kappa)
        radius = spectral_radius(rules.nesterov(lr=1 / kappa, beta=(root - 1) / (root + 1)), 1.0)
        # a double root: rounding shows at the root of 1e-16
        assert radius == pytest.approx(1 - 1 / root, abs=1e-7)
        assert radius == pytest.approx(expected, abs=0.6e-6)


@pytest.mark.parametrize("curvature", [0.01, 0.3, 1.0])
def test_nesterovs_convex_method_keeps_its_bound(curvature):
    """f(x_t) - f* <= 2 |x_0 - x*|^2 / (lr (t + 1)^2) for lr = 1 / L, here L = 1; x = theta - d."""
    points, states = walk(rules.nesterov_convex(lr=1.0), on([curvature]), np.array([3.0]), 300)
    x = points[:, 0] - np.array([state[0][0] for state in states])
    t = np.arange(1, 301)
    assert (curvature * x * x / 2 <= 2 * 9.0 / (t + 1) ** 2).all()


def test_momentum_under_a_constant_gradient_multiplies_the_step_by_ten():
    points, _ = walk(rules.momentum(lr=0.01, beta=0.9), lambda theta, t: 1.0, 0.0, 400)
    assert points[-2] - points[-1] == pytest.approx(0.01 / (1 - 0.9), rel=1e-12)


def test_adagrad_under_a_constant_gradient_falls_as_one_over_root_t():
    points, _ = walk(rules.adagrad(lr=0.5, eps=0), lambda theta, t: -3.0, 0.0, 100)
    assert np.diff(points, prepend=0.0) == pytest.approx(0.5 / np.sqrt(np.arange(1, 101)), rel=1e-12)


@pytest.mark.parametrize(
    "name", ["adam", "adam_eps_hat", "adam_eps_inside", "adamax", "amsgrad", "amsgrad_optax"]
)
def test_adams_kin_step_by_lr_under_a_constant_gradient(name):
    points, _ = walk(rules.ALL[name](lr=0.1, eps=0), lambda theta, t: -3.0, 0.0, 200)
    assert np.diff(points, prepend=0.0) == pytest.approx(0.1, rel=1e-12)


@pytest.mark.parametrize(("lr", "decay"), [(0.1, 0.5), (0.3, 0.01)])
def test_adamw_without_gradient_only_decays(lr, decay):
    points, _ = walk(
        rules.adamw(lr=lr, weight_decay=decay), lambda theta, t: 0.0 * theta, np.array([2.0]), 50
    )
    assert points[:, 0] == pytest.approx(2.0 * (1 - lr * decay) ** np.arange(1, 51), rel=1e-13)


def test_l2_cancels_in_adam_on_a_diagonal_quadratic():
    """Formulas 3.11: the penalty scales both averages alike, so Adam hardly sees it."""
    start, gradient = np.array([-7.0, 2.0]), on([0.1, 2.0])
    plain, _ = walk(rules.adam(lr=0.3), gradient, start, 20)
    penalty, _ = walk(rules.adam_l2(lr=0.3, weight_decay=0.01), gradient, start, 20)
    decay, _ = walk(rules.adamw(lr=0.3, weight_decay=0.01), gradient, start, 20)
    assert np.abs(penalty - plain).max() < 2e-8
    assert np.abs(decay - plain).max() > 0.02


@pytest.mark.parametrize("name", ["rmsprop_centered", "rmsprop_centered_momentum"])
def test_a_centred_divisor_survives_rounding(name):
    """Under constant gradients the variance goes to 0, and rounding takes some of it below."""
    g = np.random.default_rng(0).normal(size=500)
    points, states = walk(rules.ALL[name](alpha=0.5), lambda theta, t: g, np.zeros(500), 200)
    v, a, *_ = states[-1]
    assert (v - a * a < 0).any()
    assert np.isfinite(points).all()
