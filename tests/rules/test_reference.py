"""The rules against reference numbers computed outside optlib; see tests/reference/README.md.

Numbers stand here with the digits that they were given with. The ten-point regression is the one of
`optlib.problems`; its noise comes from NumPy's RandomState(59), as in the post that it is taken from.
"""

from pathlib import Path

import numpy as np
import pytest

from optlib import rules
from tests.measure import deviation, walk

TRAJECTORIES = Path(__file__).parents[1] / "reference" / "trajectories"
START = np.array([-7.0, 2.0])

# file: rule, end after 20 steps, first step with f < 1e-3
PATHS = {
    "GD": (rules.gd(lr=0.9), (-1.06151439, 0.02305843), 42),
    "Momentum": (rules.momentum(lr=0.1), (-0.82475524, -0.69850523), 58),
    "NAG_framework": (rules.nesterov(lr=0.1), (-0.80694328, -0.07899491), 24),
    "AdaGrad": (rules.adagrad(lr=1.5), (-0.42046839, 0.0), 29),
    "RMSprop": (rules.rmsprop(lr=0.1), (-1.39358168, 0.00001106), 52),
    "RMSprop_0.9": (rules.rmsprop(lr=0.1, alpha=0.9), (-4.35040077, 0.14106799), 85),
    "RMSprop_centered": (rules.rmsprop_centered(lr=0.1, alpha=0.9), None, None),
    "Adadelta": (rules.adadelta(), (-6.93037212, 1.93098590), 1374),
    "Adam": (rules.adam(lr=0.3), (-1.52144062, -0.27886723), 63),
    "Adam_L2": (rules.adam_l2(lr=0.3), (-1.52144061, -0.27886723), None),
    "AdamW": (rules.adamw(lr=0.3), (-1.31722114, -0.25563089), 62),
    "Adamax": (rules.adamax(lr=0.3), (-2.32859460, -0.39879445), 78),
    "NAdam_torch": (rules.nadam(lr=0.3), (-2.62849006, -0.15468579), 42),
    "NAdam_const": (rules.nadam_constant(lr=0.3), (-1.45736559, -0.15157349), 59),
    "AMSGrad_torch": (rules.amsgrad(lr=0.3), (-1.52144062, -0.27888900), 63),
    "AMSGrad_paper": (rules.amsgrad_paper(lr=0.3), (-1.68267561, 0.22405223), 64),
    "AMSGrad_optax": (rules.amsgrad_optax(lr=0.3), (-2.36264540, -0.39518116), 60),
    "RAdam_thr5": (rules.radam(lr=0.3), (-5.72178028, -0.71792363), 205),
    "RAdam_thr4": (rules.radam_paper(lr=0.3), (-5.91154658, -0.64102403), 210),
    "RAdam_skip": (rules.radam_skip(lr=0.3), (-6.73330158, 1.73532118), 233),
    "SWATS": (rules.swats(lr=0.3), (-1.52144063, -0.27886723), 63),
}


def bowl_gradient(theta, t):
    return np.array([0.1, 2.0]) * theta


def bowl_values(points):
    return points[:, 0] ** 2 / 20 + points[:, 1] ** 2


def test_every_file_is_used():
    assert {file.stem for file in TRAJECTORIES.glob("*.csv")} == set(PATHS)


@pytest.mark.parametrize("file", PATHS)
def test_twenty_steps(file):
    rule, end, _ = PATHS[file]
    table = np.loadtxt(TRAJECTORIES / f"{file}.csv", delimiter=",", skiprows=1)
    points, _ = walk(rule, bowl_gradient, START, 20)
    points = np.vstack([START, points])
    assert table[:, 0].tolist() == list(range(21))
    assert deviation(points, table[:, 1:3]) <= 1e-12
    assert deviation(bowl_values(points), table[:, 3]) <= 1e-12
    if end is not None:
        assert np.abs(points[-1] - end).max() <= 0.51e-8


@pytest.mark.parametrize("file", [file for file, row in PATHS.items() if row[2]])
def test_first_step_below_a_thousandth(file):
    rule, _, first = PATHS[file]
    points, _ = walk(rule, bowl_gradient, START, first)
    below = bowl_values(points) < 1e-3
    assert below.tolist() == [False] * (first - 1) + [True]


def test_swats_does_not_switch_with_the_papers_tolerance():
    _, states = walk(rules.swats(lr=0.3), bowl_gradient, START, 5000)
    assert all(state[-1] == 0.0 for state in states)


def test_swats_switches_to_a_positive_rate_only():
    """Where momentum opposes the gradient, gamma is negative: settled as its average may be, no switch."""
    gradients = [1.0, -0.01, -0.01, -0.01]
    rule = rules.swats(lr=0.1, rtol=1e9)  # whatever the average, it is near enough
    _, states = walk(rule, lambda theta, t: gradients[t - 1], 0.0, 2)
    assert states[1][-2] < 0  # the average of gamma
    assert states[1][-1] == 0.0


@pytest.mark.parametrize(("lr", "step", "rate"), [(0.1, 192, 0.26400), (0.01, 2, 0.0042648)])
def test_swats_switches_with_a_relative_tolerance(lr, step, rate):
    """Numbers (j): relative tolerance 1e-2."""
    _, states = walk(rules.swats(lr=lr, rtol=1e-2, atol=0), bowl_gradient, START, step)
    rates = [state[-1] for state in states]
    assert rates[:-1] == [0.0] * (step - 1)
    assert f"{rates[-1]:.5g}" == f"{rate:.5g}"


FIRST_STEPS = {
    # first step for a gradient of 1 and lr = 1, from the formulas as published
    "torch's NAdam": (rules.nadam(lr=1.0, eps=0), 1.05645),
    "Keras's NAdam": (rules.nadam_keras(lr=1.0, eps=0), 1.06279),
    "optax's NAdam": (rules.nadam_constant(lr=1.0, eps=0), 1.47368),
    "AdaDelta": (rules.adadelta(), 0.0031623),
    # Keras's docstring of RMSprop: lr 0.1, x = 10, f = x^2 / 2 -> 9.683772, here for a gradient of 1
    "RMSProp": (rules.rmsprop(lr=0.1, alpha=0.9), 10 - 9.683772),
    "RMSProp, lr / sqrt(1 - alpha)": (rules.rmsprop(lr=1.0, alpha=0.99, eps=0), 10.0),
}


@pytest.mark.parametrize("method", FIRST_STEPS)
def test_first_steps(method):
    rule, expected = FIRST_STEPS[method]
    step, _ = rule.update(1.0, rule.init(0.0), 0.0, 1)
    assert step == pytest.approx(expected, abs=0.6e-5 if expected > 0.01 else 0.6e-7)


@pytest.mark.parametrize(
    ("psi", "at", "expected"),
    [
        (0.004, 1, 0.450073),
        (1.0, 1, 0.468),
        (0.004, 100, 0.457288),
        (1.0, 100, 0.892408),
        (0.004, 1000, 0.517794),
    ],
)
def test_nadams_momentum(psi, at, expected):
    """mu_t, read off the product of the mu_t that the rule keeps."""
    rule = rules.nadam(momentum_decay=psi)
    *_, kept = rule.update(1.0, (0.0, 0.0, 1.0), 0.0, at)[1]
    assert kept == pytest.approx(expected, abs=0.6e-6)


def test_keras_nadams_single_step():
    """Keras: 0.468606 is mu_2, by which the average enters the first step."""
    step, (m, _, mu) = rules.nadam_keras(lr=1.0, eps=0).update(1.0, (0.0, 0.0, 1.0), 0.0, 1)
    assert mu == pytest.approx(0.9 * (1 - 0.5 * 0.96), abs=1e-15)
    next_mu = 0.9 * (1 - 0.5 * 0.96**2)
    assert step == pytest.approx(next_mu * m / (1 - mu * next_mu) + (1 - mu) / (1 - mu), rel=1e-12)


def test_radam_rectification():
    """Numbers (f): r_t, read off steps under a constant gradient of 1, whose m^ and v^ are 1."""
    expected = {
        6: 0.02582111,
        10: 0.04899801,
        100: 0.21533544,
        1000: 0.64532565,
        10000: 0.99977330,
    }
    points, _ = walk(rules.radam(lr=1.0, eps=0), lambda theta, t: 1.0, 0.0, 10_000)
    r = -np.diff(points, prepend=0.0)
    assert r[:5] == pytest.approx(1.0, abs=1e-12)  # steps 1 to 5 are not rectified
    assert {t: round(r[t - 1], 8) for t in expected} == pytest.approx(expected, abs=1e-11)
    assert [int(np.argmax(r[5:] > bound)) + 6 for bound in (0.1, 0.5, 0.9, 0.99, 0.999)] == [
        26,
        556,
        2737,
        5654,
        8336,
    ]
    paper, _ = walk(rules.radam_paper(lr=1.0, eps=0), lambda theta, t: 1.0, 0.0, 5)
    assert -np.diff(paper, prepend=0.0)[3:] == pytest.approx([1.0, 0.0173115], abs=0.6e-7)


@pytest.mark.parametrize("beta2", [0.9, 0.98, 0.99, 0.995, 0.999, 0.9999])
def test_radams_thresholds_differ_by_one_step(beta2):
    def first_rectified(rule):
        points, _ = walk(rule, lambda theta, t: 1.0, 0.0, 8)
        return int(np.argmax(-np.diff(points, prepend=0.0) < 0.9)) + 1

    assert first_rectified(rules.radam_paper(lr=1.0, beta2=beta2)) == 5
    assert first_rectified(rules.radam(lr=1.0, beta2=beta2)) == 6


def test_uncorrected_adam_starts_too_big():
    """Numbers (g), under a constant gradient; there amsgrad_paper is Adam without bias correction."""
    expected = {
        1: 3.1623,
        2: 4.2496,
        3: 4.9502,
        5: 5.797,
        10: 6.528,
        12: 6.5685,
        50: 4.504,
        100: 3.241,
        1000: 1.258,
    }
    points, _ = walk(rules.amsgrad_paper(lr=1.0, eps=0), lambda theta, t: 1.0, 0.0, 1000)
    sizes = -np.diff(points, prepend=0.0)
    assert int(np.argmax(sizes)) + 1 == 12
    for t, size in expected.items():
        assert sizes[t - 1] == pytest.approx(size, abs=0.6 * 10 ** -len(f"{size}".split(".")[1]))
    corrected, _ = walk(rules.adam(lr=1.0, eps=0), lambda theta, t: 1.0, 0.0, 1000)
    assert -np.diff(corrected, prepend=0.0) == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize(
    ("beta", "weights"),
    [
        (0.9, {1: 0.1, 2: 0.19, 5: 0.40951, 10: 0.651322, 20: 0.878423, 50: 0.994846}),
        (0.999, {1: 0.001, 2: 0.001999, 10: 0.009955, 100: 0.095208, 1000: 0.632305}),
    ],
)
def test_averages_start_from_zero(beta, weights):
    """Numbers (g): the average of a constant 1 after t steps is 1 - beta^t."""
    _, states = walk(rules.momentum_ema(beta=beta), lambda theta, t: 1.0, 0.0, max(weights))
    for t, weight in weights.items():
        assert states[t - 1][0] == pytest.approx(weight, abs=0.6e-6)


@pytest.mark.parametrize(("beta", "steps"), [(0.9, 44), (0.99, 459), (0.999, 4603)])
def test_steps_until_an_average_is_within_a_hundredth(beta, steps):
    _, states = walk(rules.momentum_ema(beta=beta), lambda theta, t: 1.0, 0.0, steps)
    assert [states[-2][0] > 0.99, states[-1][0] > 0.99] == [False, True]


@pytest.mark.parametrize(
    ("gradients", "at", "size"),
    [
        ([1.0], 1, 3.1623),  # one gradient after a long silence
        ([1.0] * 20, 12, 6.5685),  # a burst of equal ones
        ([(0.999 / 0.9) ** k for k in range(200)], 200, 7.2703),  # the largest step there is
    ],
)
def test_adams_largest_steps(gradients, at, size):
    """A step of Adam, long after its start, in units of lr; formulas 3.7."""
    silence = 20_000
    state = (0.0, 0.0)
    for k, g in enumerate(gradients[:at], start=1):
        step, state = rules.adam(lr=1.0, eps=0).update(g, state, 0.0, silence + k)
    assert step == pytest.approx(size, abs=1e-4)


# -- The ten-point regression and the valley: numbers (a) and (b)

X = np.arange(1.0, 11.0)
Y = 5 + 2 * X + np.random.RandomState(59).normal(0, 0.2, 10)


def regression_gradient(theta, t=0):
    """Gradient of the mean squared error of a + b x."""
    error = theta[0] + theta[1] * X - Y
    return np.array([2 * error.mean(), 2 * (error * X).mean()])


def regression_cost(theta):
    return float(((theta[0] + theta[1] * X - Y) ** 2).mean())


def steps_until_small(rule, bound=1e-3, most=6000):
    """Updates until none changes a coordinate by `bound` or more, and where that was."""
    theta = np.array([10.0, 10.0])
    state = rule.init(theta)
    for t in range(1, most + 1):
        step, state = rule.update(regression_gradient(theta), state, theta, t)
        theta = theta - step
        if (np.abs(step) < bound).all():
            return t, theta
    return None, theta


def test_the_posts_data():
    assert Y[0] == 6.666143295721056
    assert Y[-1] == 24.561066356812855
    assert regression_cost((10.0, 10.0)) == pytest.approx(2941.780488, abs=0.6e-6)
    assert regression_gradient((10.0, 10.0)) == pytest.approx([98.22506, 672.44769], abs=0.6e-5)


@pytest.mark.parametrize(
    ("rule", "bound", "printed", "end"),
    [
        # a post's printed step is one less than its number of updates
        (rules.gd(lr=0.01), 1e-3, 660, (5.1935624798, 1.9533620008)),
        (rules.momentum(lr=0.01), 1e-3, 129, (4.9541249625, 1.9788858351)),
        (rules.momentum_sutskever(lr=0.01), 1e-3, 129, (4.9541249625, 1.9788858351)),
        (rules.nesterov(lr=0.01), 1e-3, 77, (4.9179490415, 1.9929512670)),
        (rules.gd(lr=0.01), 1e-4, 1207, None),
        (rules.momentum(lr=0.01), 1e-4, 179, None),
        (rules.gd(lr=0.01), 1e-6, 2301, (4.95766049, 1.98724709)),
        (rules.momentum(lr=0.01), 1e-6, 272, None),
        (rules.gd(lr=0.001), 1e-3, 1121, None),
        (rules.gd(lr=0.005), 1e-3, 990, None),
        (rules.gd(lr=0.02), 1e-3, 411, None),
        (rules.gd(lr=0.024), 1e-3, 361, None),
        (rules.adagrad(lr=0.5), 1e-3, 303, (2.6695, 2.3915)),
        (rules.adam(lr=0.1), 1e-3, 1128, (4.6577, 2.0316)),
        (rules.amsgrad(lr=0.1), 1e-3, 1148, None),
        (rules.nadam(lr=0.1), 1e-3, 1166, None),
        (rules.adamax(lr=0.1), 1e-3, 291, (2.6535, 2.3699)),
        (rules.radam(lr=0.1), 1e-3, 5, None),
    ],
)
def test_the_posts_stop_rule(rule, bound, printed, end):
    updates, theta = steps_until_small(rule, bound)
    assert updates == printed + 1
    if end is not None:
        digits = (
            10 if end[0] in (5.1935624798, 4.9541249625, 4.9179490415) else len(str(end[0]).split(".")[1])
        )
        assert np.abs(theta - end).max() <= 0.6 * 10.0**-digits


@pytest.mark.parametrize("rule", [rules.rmsprop(lr=0.1, alpha=0.9), rules.adadelta()])
def test_the_posts_stop_rule_may_never_hold(rule):
    assert steps_until_small(rule, most=5000)[0] is None


def test_the_posts_last_lines():
    gd, _ = walk(rules.gd(lr=0.01), regression_gradient, np.array([10.0, 10.0]), 661)
    lines = [[5.1965626627, 1.9529310529], [5.1955583902, 1.9530753072], [5.1945583351, 1.9532189556]]
    assert gd[[657, 658, 659]] == pytest.approx(np.array(lines), abs=0.6e-10)
    assert gd[0] == pytest.approx([9.0177493965, 3.2755230579], abs=0.6e-10)
    momentum, _ = walk(rules.momentum(lr=0.01), regression_gradient, np.array([10.0, 10.0]), 130)
    lines = [
        [4.955453759, 2.000005018],
        [4.955309381, 1.995692896],
        [4.954296432, 1.985567483],
        [4.953635822, 1.978118099],
        [4.954124963, 1.978885835],
    ]
    assert momentum[125:] == pytest.approx(np.array(lines), abs=0.6e-9)


# the best heavy ball for curvatures 2 and 100: lr .0307021, beta .5658068
OPTIMAL_MOMENTUM = rules.momentum(lr=(2 / (10 + 2**0.5)) ** 2, beta=((50**0.5 - 1) / (50**0.5 + 1)) ** 2)


@pytest.mark.parametrize(
    ("rule", "end", "below"),
    [
        (rules.gd(lr=0.016), ("29.502521", "6.062e-10"), 602),
        (rules.gd(lr=0.019), ("21.619461", ".38653314"), 505),
        (rules.gd(lr=0.02), ("19.482869", "75"), None),
        (rules.gd(lr=0.0201), ("19.281", "123.347"), None),
        (rules.momentum(lr=0.016, beta=0.7), ("-.043614031", ".0087591718"), 116),
        (OPTIMAL_MOMENTUM, (".001317", ".004358"), None),
    ],
)
def test_the_valley(rule, end, below):
    """Numbers (b): x^2 + 50 y^2 from (150, 75), 50 steps; the gradient's norm falls below 1e-6 after."""
    h = np.array([2.0, 100.0])
    points, _ = walk(rule, lambda theta, t: h * theta, np.array([150.0, 75.0]), 700)
    for value, text in zip(points[49], end, strict=True):
        unit = float("1e" + text.partition("e")[2]) if "e" in text else 1.0
        digits = len(text.partition("e")[0].partition(".")[2])
        assert abs(value - float(text)) <= 0.6 * unit * 10.0**-digits
    norms = np.linalg.norm(h * np.vstack([[150.0, 75.0], points]), axis=1)
    if below:
        # the reference counts the gradients looked at, which are one more than the steps made
        assert int(np.argmax(norms < 1e-6)) == below - 1


def test_nesterovs_look_ahead_point():
    """Numbers (b) and formulas 3.3: theta of the look-ahead form is p + lr beta b."""
    h = np.array([2.0, 100.0])
    points, states = walk(
        rules.nesterov(lr=0.012, beta=0.7), lambda theta, t: h * theta, np.array([150.0, 75.0]), 50
    )
    assert points[-1] == pytest.approx([1.1272487103, 1.886e-10], abs=0.6e-10)
    theta = points[-1] + 0.012 * 0.7 * states[-1][0]
    assert theta[0] == pytest.approx(1.2216578209, abs=0.6e-10)
    assert theta[1] == pytest.approx(6.4935e-11, abs=0.6e-15)


# -- Counter-examples to Adam: numbers (e)


def reddi(rule, steps):
    """The periodic example: a gradient of 1010 every 101 steps, else -10; x is kept in [-1, 1]."""
    x, state, regret = 0.0, rule.init(0.0), 0.0
    for t in range(1, steps + 1):
        g = 1010.0 if t % 101 == 1 else -10.0
        regret += g * (x + 1.0)
        step, state = rule.update(g, state, x, t)
        x = min(1.0, max(-1.0, x - step))
    return x, regret / steps


def constant(lr):
    return lambda k: lr


def inverse_root(lr):
    return lambda k: lr / (k + 1) ** 0.5


def adam_uncorrected(lr):
    """The reference's Adam has no bias correction, like the AMSGrad beside it: a schedule takes it back."""
    return rules.adam_eps_hat(
        beta2=0.99, eps=1e-8, lr=lambda k: lr(k) * (1 - 0.9 ** (k + 1)) / (1 - 0.99 ** (k + 1)) ** 0.5
    )


def amsgrad(lr):
    return rules.amsgrad_paper(beta2=0.99, lr=lr)


@pytest.mark.parametrize(
    ("method", "lr", "end", "regret"),
    [
        (adam_uncorrected, constant(0.001), "0.190", 0.137),
        (amsgrad, constant(0.001), "-0.0088", 0.132),
        (adam_uncorrected, constant(0.01), "1", 0.466),
        (amsgrad, constant(0.01), "-0.088", 0.427),
        (adam_uncorrected, inverse_root(0.1), "0.024", 0.177),
        (amsgrad, inverse_root(0.1), "-0.352", 0.161),
        (adam_uncorrected, inverse_root(1.0), "1", 0.804),
        (amsgrad, inverse_root(1.0), "-0.596", 0.733),
    ],
)
def test_reddis_example(method, lr, end, regret):
    x, mean_regret = reddi(method(lr), 10_100)
    assert x == pytest.approx(
        float(end), abs=0.6 * 10.0 ** -len(end.partition(".")[2]) if "." in end else 1e-6
    )
    assert mean_regret == pytest.approx(regret, abs=0.6e-3)


@pytest.mark.parametrize(("rule", "end"), [(rules.adam, 1.0), (rules.amsgrad_paper, -0.98)])
def test_reddis_theorem_1(rule, end):
    """C x every third step, else -x: Adam is at +1 after 300 steps, AMSGrad near the optimum -1."""
    c = 3.0
    beta2 = 1 / (1 + c * c)
    used = rule(beta1=0, beta2=beta2, lr=lambda k: 0.5 * (1 - beta2) ** 0.5 / (k + 1) ** 0.5)
    x, state = 1.0, used.init(1.0)
    at_checkpoints = []
    for t in range(1, 301):
        step, state = used.update(c if t % 3 == 1 else -1.0, state, x, t)
        x = min(1.0, max(-1.0, x - step))
        if t in (3, 30, 300):
            at_checkpoints.append(x)
    assert at_checkpoints[-1] == pytest.approx(end, abs=0.6e-2)
    if end == 1.0:
        assert at_checkpoints == [1.0, 1.0, 1.0]
