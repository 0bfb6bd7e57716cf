"""What a rule is: its grammar, binding, identity, and the errors of bad input."""

import copy
import dataclasses
import inspect
import math
import pickle
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optlib import Rule, rule, rules, scalar
from optlib.limits import RANGES, Range
from optlib.rules import ALL, adam
from optlib.schedules import cosine
from tests.rules.table import bound, every_rule, having

# -- the grammar


def test_a_signature_is_the_whole_specification():
    @rule
    def example(g, m=0.5, total=scalar(2.0), *, t, theta, lr=0.1, beta=0.9):  # noqa: B008
        return lr * g + 0 * theta, m, total

    assert example.name == "example"
    assert dict(example.state) == {"m": 0.5, "total": 2.0}
    assert [isinstance(x, scalar) for x in example.state.values()] == [False, True]
    assert dict(example.hyper) == dict(example.defaults) == {"lr": 0.1, "beta": 0.9}
    assert example.asks == ("theta",)
    m, total = example.init(np.zeros(3))
    assert m.tolist() == [0.5, 0.5, 0.5]
    assert total == 2.0


def ungrammatical():
    def no_g(x, *, t, lr=0.1): ...
    def no_t(g, *, lr=0.1): ...
    def g_with_default(g=0.0, *, t, lr=0.1): ...
    def state_without_value(g, m, *, t, lr=0.1): ...
    def text_default(g, *, t, lr="fast"): ...
    def boolean_default(g, *, t, nesterov=True): ...
    def no_default(g, *, t, lr): ...
    def star_args(g, *states, t, lr=0.1): ...
    def star_kwargs(g, *, t, **hyper): ...
    def positional_only(g, /, *, t, lr=0.1): ...
    def t_with_default(g, *, t=1, lr=0.1): ...
    def theta_with_default(g, *, t, theta=0.0): ...
    def nothing(): ...

    return [f for f in locals().values() if callable(f)]


@pytest.mark.parametrize("formula", ungrammatical(), ids=lambda f: f.__name__)
def test_a_signature_that_breaks_the_grammar_is_refused(formula):
    with pytest.raises(TypeError, match=f"rule {formula.__name__}: "):
        rule(formula)


def test_a_default_out_of_range_is_refused():
    def wild(g, *, t, beta=1.0): ...

    with pytest.raises(ValueError, match="wild: beta must be 0 <= value < 1"):
        rule(wild)


@every_rule
def test_a_rules_source_is_its_formula_without_its_docstring(name):
    source = ALL[name].source
    assert source.startswith(f"def {name}(")
    assert '"""' not in source
    namespace = {k: v for k, v in ALL[name].formula.__globals__.items() if k != name}
    exec(source, namespace)
    kinds = ({"theta": 2.0} if "theta" in ALL[name].asks else {}) | (
        {"dot": lambda a, b: a * b} if "dot" in ALL[name].asks else {}
    )
    arguments = (1.5, *map(float, ALL[name].state.values()))
    own = namespace[name](*arguments, t=3, **kinds)
    assert own == ALL[name].formula(*arguments, t=3, **kinds)


# -- binding


def test_binding_leaves_the_rule_as_it_was():
    before = dict(rules.adam.hyper)
    quick = rules.adam(lr=0.5)
    assert dict(rules.adam.hyper) == before
    assert quick.hyper["lr"] == 0.5
    assert quick(beta1=0.5).hyper["lr"] == 0.5
    assert repr(quick) == "adam(lr=0.5)"
    assert repr(rules.adam) == "adam()"
    assert eval(repr(quick(eps=0)), vars(rules)) == quick(eps=0)


@every_rule
def test_a_rule_is_immutable(name):
    one = bound(name, lr=[0.1, 0.2])
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.hyper = {}
    for mapping in (one.hyper, one.state, one.defaults):
        with pytest.raises(TypeError, match="does not support item assignment"):
            mapping["lr"] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        one.hyper["lr"][0] = 7.0


def test_a_bound_array_is_a_copy():
    lr = np.array([0.1, 0.2])
    one = rules.gd(lr=lr)
    lr[0] = 9.0
    assert one.hyper["lr"].tolist() == [0.1, 0.2]


@every_rule
def test_equality_and_hash_are_by_value(name):
    one = ALL[name]
    assert one == one() == one(lr=one.hyper["lr"])
    assert hash(one) == hash(one(lr=one.hyper["lr"]))
    assert one != one(lr=0.123)
    assert one(lr=[0.1, 0.2]) == one(lr=np.array([0.1, 0.2]))
    assert hash(one(lr=[0.1, 0.2])) == hash(one(lr=(0.1, 0.2)))
    assert one(lr=[0.1, 0.2]) != one(lr=[0.1, 0.3])
    assert one(lr=[0.1]) != one(lr=0.1)
    assert one(lr=cosine(0.1, steps=9)) == one(lr=cosine(0.1, steps=9))
    assert len({*ALL.values()}) == len(ALL)
    assert one != name


@every_rule
@pytest.mark.parametrize("lr", [0.25, [0.1, 0.2], cosine(0.1, steps=9)])
def test_a_decorated_rule_pickles_and_copies(name, lr):
    one = bound(name, lr=lr)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(one, protocol)) == one
    assert copy.deepcopy(one) == copy.copy(one) == one


def test_a_pickled_rule_is_read_in_another_process():
    text = pickle.dumps(rules.nadam_keras(lr=0.25)).hex()
    program = f"import pickle; print(pickle.loads(bytes.fromhex('{text}')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "nadam(lr=0.25, eps=1e-07, momentum_decay=1.0)"


def test_a_schedule_is_asked_for_the_steps_taken_before():
    one = rules.gd(lr=lambda k: 10.0**-k)
    assert one.at(1) == {"lr": 1.0}
    assert one.at(3) == {"lr": 0.01}
    assert one.update(1.0, (), 0.0, 2)[0] == 0.1


# -- bad hyper-parameters


@every_rule
def test_an_unknown_name_is_refused_with_the_known_ones(name):
    with pytest.raises(TypeError, match=f"{name} has no hyper-parameter 'learning_rate'; it has lr"):
        ALL[name](learning_rate=0.1)


def outside(allowed):
    if allowed.low > -math.inf:
        yield allowed.low - 1e-9 if allowed.low else -5e-324
    if allowed.high < math.inf:
        yield math.nextafter(allowed.high, 2) if allowed.closed else allowed.high
    yield from (math.nan, math.inf, -math.inf)


HYPER = sorted({parameter for one in ALL.values() for parameter in one.hyper})


@pytest.mark.parametrize("parameter", HYPER)
def test_every_hyper_parameter_has_a_range(parameter):
    assert parameter in RANGES


@pytest.mark.parametrize("parameter", HYPER)
def test_a_value_out_of_range_is_refused(parameter):
    for name in having(parameter):
        for bad in outside(RANGES[parameter]):
            for value in (bad, [0.5 if 0.5 in RANGES[parameter] else 5.0, bad], lambda k, bad=bad: bad):
                with pytest.raises(ValueError) as error:
                    ALL[name](**{parameter: value})
                message = str(error.value)
                assert message.startswith(f"{name}: {parameter} must be {RANGES[parameter]}")
                assert message.endswith(f"got {float(bad)!r}")
                assert "\n" not in message


def test_what_each_hyper_parameter_may_be():
    """Written down a second time on purpose: the other tests read the ranges that they test."""
    below_one = {"alpha", "beta", "beta1", "beta2", "momentum", "rho"}
    at_least_0 = {"atol", "eps", "lr", "momentum_decay", "rtol", "weight_decay"}
    assert {k for k, r in RANGES.items() if str(r) == str(Range(0, 1))} == below_one
    assert {k for k, r in RANGES.items() if str(r) == str(Range(0))} == at_least_0
    assert set(RANGES) - below_one - at_least_0 == {"dampening", "threshold"}
    assert str(RANGES["dampening"]) == "0 <= value <= 1"


def test_radams_threshold_keeps_its_root_real():
    """r_t is the root of (rho_t - 4) times what is positive: below 4 steps would be nan."""
    for name in ("radam", "radam_skip"):
        with pytest.raises(ValueError, match="threshold must be a finite number >= 4"):
            ALL[name](threshold=math.nextafter(4, 0))
        for beta2 in np.linspace(0.05, 0.999, 40):
            one = ALL[name](threshold=4, beta2=beta2)
            state = one.init(1.0)
            for t in range(1, 12):
                step, state = one.update(1.0, state, 1.0, t)
                assert math.isfinite(step)


@rule
def growing(g, w=2.0, *, t, lr=1.0):
    """Python's power of floats raises where NumPy's gives infinity."""
    w = w**3.0
    return lr * g / w, w


def test_a_power_that_overflows_is_infinity_on_every_number():
    with pytest.raises(OverflowError):
        growing.apply(1.0, (1e200,), 1, growing.hyper)
    for theta in (1.0, np.ones(2)):
        g = theta * 1.0
        step, (w,) = growing.update(g, (theta * 1e200,), theta, 1)
        assert type(step) is type(theta)
        assert np.all(step == 0)
        assert np.all(w == np.inf)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_a_hyper_parameter_of_ones_own_is_any_finite_number(bad):
    @rule
    def shifted(g, *, t, lr=0.1, shift=0.0):
        return lr * (g - shift)

    assert shifted(shift=-3).update(1.0, (), 0.0, 1)[0] == pytest.approx(0.4)
    with pytest.raises(ValueError, match="shifted: shift must be any finite number"):
        shifted(shift=bad)


@pytest.mark.parametrize("parameter", HYPER)
def test_the_ends_of_a_range_are_legal(parameter):
    allowed = RANGES[parameter]
    for name in having(parameter):
        assert ALL[name](**{parameter: allowed.low}).hyper[parameter] == allowed.low
        if allowed.closed:
            assert ALL[name](**{parameter: allowed.high}).hyper[parameter] == allowed.high


@pytest.mark.parametrize(
    "wrong",
    [None, True, "0.1", b"0.1", 1j, np.bool_(True), pytest.param(object(), id="object()"), {}, {"a": 1},
     [None], ["0.1"], [0.1, [0.2]], np.array([1j]), np.array(["0.1"]), np.array([True]), [1j], [True, False]],
    ids=repr,
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_refused(wrong, recwarn):
    with pytest.raises(TypeError, match="adam: lr must be a finite number >= 0"):
        rules.adam(lr=wrong)
    assert not recwarn.list


@pytest.mark.parametrize("wrong", [[], np.zeros((2, 2)), np.zeros(0)], ids=repr)
def test_an_array_of_the_wrong_shape_is_refused(wrong):
    with pytest.raises(ValueError, match=r"adam: lr must be .* 1-D array .* got an array of shape"):
        rules.adam(lr=wrong)


@pytest.mark.parametrize("number", [1, 0, np.float32(0.5), np.float64(0.5), np.int64(1), np.array(0.5)])
def test_any_real_number_is_taken_as_a_float(number):
    value = rules.adam(lr=number).hyper["lr"]
    assert type(value) is float
    assert value == float(number)


def test_arrays_of_two_lengths_are_refused():
    with pytest.raises(ValueError, match=r"one length in a sweep; got lengths \[2, 3\]; flatten a grid"):
        rules.adam(lr=[0.1, 0.2], beta1=[0.1, 0.2, 0.3])


@given(low=st.floats(-10, 10), width=st.floats(0, 10), x=st.floats(-30, 30), closed=st.booleans())
def test_a_range_holds_what_it_says(low, width, x, closed):
    high = low + width
    assert (x in Range(low, high, closed)) == (low <= x < high or (closed and x == high))


def test_a_range_reads_as_a_sentence():
    assert str(Range()) == "any finite number"
    assert str(Range(4)) == "a finite number >= 4"
    assert str(Range(0, 1)) == "0 <= value < 1"
    assert str(Range(0, 1, closed=True)) == "0 <= value <= 1"


# -- bad parameters, gradients and states


@every_rule
@pytest.mark.parametrize(
    "theta", [1, True, "1", None, [1.0], np.array([1, 2]), np.array([1j]), np.array([True]), np.array(["a"])]
)
def test_parameters_that_are_no_floats_are_refused(name, theta):
    with pytest.raises(TypeError, match="parameters must be a float or an array of floats; got"):
        ALL[name].init(theta)


@every_rule
def test_a_gradient_of_another_shape_is_refused(name):
    one, theta = ALL[name], np.zeros((2, 3))
    for g in (np.zeros((3, 2)), np.zeros(3), np.zeros((2, 1)), np.zeros(()), 1.0):
        with pytest.raises(ValueError, match=rf"{name}: the gradient must have the shape .* \(2, 3\); got"):
            one.update(g, one.init(theta), theta, 1)


@every_rule
def test_a_state_that_is_not_the_rules_is_refused(name):
    one = ALL[name]
    with pytest.raises(ValueError, match=f"{name} keeps {len(one.state)} states"):
        one.update(1.0, (*one.init(0.0), 0.0), 0.0, 1)


@pytest.mark.parametrize("t", [0, -1])
def test_steps_are_counted_from_one(t):
    with pytest.raises(ValueError, match=f"adam: steps are counted from 1; got t={t}"):
        rules.adam.update(1.0, (0.0, 0.0), 0.0, t)


@pytest.mark.parametrize("t", [1.0, 1.5, "1", None])
def test_a_step_count_is_a_whole_number(t):
    with pytest.raises(TypeError):
        rules.adam.update(1.0, (0.0, 0.0), 0.0, t)


# -- dtypes


@every_rule
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.longdouble])
@pytest.mark.parametrize("count", [int, np.int64])
def test_scalar_hyper_parameters_leave_the_dtype(name, dtype, count):
    schedule = lambda k: np.float64(0.01)  # noqa: E731
    for one in (bound(name), bound(name, lr=schedule)):
        theta = np.ones((2, 2), dtype=dtype)
        state = one.init(theta)
        for t in range(1, 8):
            step, state = one.update(theta * dtype(t), state, theta, count(t))
            theta = theta - step
        assert theta.dtype == dtype
        assert {s.dtype for s in state if isinstance(s, np.ndarray) and s.ndim} <= {np.dtype(dtype)}


def test_arrays_of_hyper_parameters_promote_as_numpy_does():
    """They are float64; so a sweep over float32 parameters is computed and kept in float64."""
    one = rules.adam(lr=[0.1, 0.2])
    theta = np.ones((3, 2), dtype=np.float32)
    step, state = one.update(theta, one.init(theta), theta, 1)
    assert step.dtype == np.float64
    assert {s.dtype for s in state} == {np.dtype(np.float32)}  # what no array touches stays


@every_rule
def test_floats_stay_floats(name):
    one = bound(name)
    step, state = one.update(1.0, one.init(0.0), 0.0, 1)
    assert type(step) is float
    assert all(type(s) is float for s in state)


def test_a_rule_is_a_rule():
    assert all(isinstance(one, Rule) and one.name == name for name, one in ALL.items())
    assert rules.nadam_keras.name == "nadam"
    assert "nadam_keras" not in ALL


def forgets_its_state(g, m=0.0, *, t, lr=0.1):
    m = 0.9 * m + g
    return lr * m


def returns_nothing(g, *, t, lr=0.1):
    lr * g


def returns_too_much(g, *, t, lr=0.1):
    return lr * g, g


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (forgets_its_state, ["must return its step and its new state: `return step, m`;", "returns 1 value"]),
        (returns_nothing, ["returns_nothing must return its step: `return step`;", "returns nothing"]),
        (returns_too_much, ["must return its step: `return step`;", "returns 2 values"]),
    ],
)
def test_a_formula_that_returns_the_wrong_number_of_values_is_told_so(formula, words):
    made = rule(formula)
    for theta in (1.0, np.ones(3)):
        with pytest.raises(TypeError) as error:
            made.update(theta, made.init(theta), theta, 1)
        assert all(part in str(error.value) for part in words), error.value


def test_a_rule_shows_what_it_is_called_with():
    assert "lr=0.001, beta1=0.9" in str(inspect.signature(adam))
    assert list(inspect.signature(adam).parameters) == ["lr", "beta1", "beta2", "eps"]
    assert {p.kind for p in inspect.signature(adam).parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}


def test_a_schedule_that_leaves_the_range_is_stopped_where_it_does():
    falling = adam(lr=lambda k: 0.1 - 0.04 * k)
    state = falling.init(1.0)
    for t in (1, 2, 3):
        _, state = falling.update(1.0, state, 1.0, t)
    with pytest.raises(ValueError, match=r"adam: lr after 3 steps must be a finite number >= 0.*got -0\.01"):
        falling.update(1.0, state, 1.0, 4)
    with pytest.raises(TypeError, match="adam: lr after 2 steps must be"):
        adam(lr=lambda k: None if k == 2 else 0.1).at(3)
    with pytest.raises(TypeError, match="the schedule of lr must take a whole number"):
        adam(lr=lambda: 0.1)
