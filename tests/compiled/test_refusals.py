"""What the compiled engine cannot or must not do is an error that says so, before memory is touched."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys

import numpy as np
import pytest

from optlib import compiled, rule, scalar
from optlib.ops import sqrt, where
from optlib.rules import adam, nadam, swats
from tests.engines import need

need("numba")

FACTOR = 3.0


@pytest.fixture
def kernel():
    return compiled.build(adam, np.float32)


def arrays(shape=(4,), dtype=np.float32):
    theta = np.ones(shape, dtype)
    return theta, np.ones(shape, dtype), adam.init(theta)


@pytest.mark.parametrize("shape", [(3,), (5,), (2, 2), ()])
def test_a_gradient_of_another_shape_is_an_error_and_nothing_is_read(kernel, shape):
    theta, _, state = arrays()
    with pytest.raises(ValueError, match=r"g must have theta's shape, \(4,\); got"):
        kernel.update(theta, np.ones(shape, np.float32), state, 1)
    assert (theta == 1).all()


def test_a_short_state_is_an_error(kernel):
    theta, g, (m, v) = arrays()
    with pytest.raises(ValueError, match="v must have theta's shape"):
        kernel.update(theta, g, (m, v[:3]), 1)
    with pytest.raises(ValueError, match="keeps 2 states; got 1"):
        kernel.update(theta, g, (m,), 1)


def test_another_type_is_an_error(kernel):
    theta, g, state = arrays()
    with pytest.raises(TypeError, match="g must be an array of float32; got float64"):
        kernel.update(theta, g.astype(float), state, 1)
    with pytest.raises(TypeError, match="theta must be an array of float32; got list"):
        kernel.update([1.0], g, state, 1)


def test_a_view_with_gaps_is_an_error_and_not_silently_left_as_it_is(kernel):
    theta, g = np.ones(8, np.float32)[::2], np.ones(8, np.float32)[::2]
    with pytest.raises(ValueError, match="theta must be dense"):
        kernel.update(theta, g, adam.init(theta), 1)
    theta = np.ones((2, 3), np.float32)
    with pytest.raises(ValueError, match="g must be dense and laid out as theta is"):
        kernel.update(theta, np.ones((3, 2), np.float32).T, adam.init(theta), 1)


def test_read_only_parameters_are_an_error(kernel):
    theta, g, state = arrays()
    theta.flags.writeable = False
    with pytest.raises(ValueError, match="theta is read-only"):
        kernel.update(theta, g, state, 1)


def test_a_table_of_another_form_is_an_error(kernel):
    sizes = np.array([1], np.int64)
    for table in (np.zeros((1, 3), np.int64), np.zeros((2, 4), np.int64), np.zeros((1, 4), np.int32)):
        with pytest.raises(ValueError, match="table of addresses"):
            kernel.over(table, sizes)


def test_missing_names_and_wrong_counts_are_errors(kernel):
    none = np.empty((0, 4), np.int64), np.empty(0, np.int64)
    with pytest.raises(TypeError, match="adam: no value for lr, eps"):
        kernel.over(*none)(1, {"beta1": 0.9, "beta2": 0.9})
    with pytest.raises(ValueError, match="t and threads must be >= 1"):
        kernel.over(*none)(0, adam.hyper)
    with pytest.raises(ValueError, match="keeps the numbers"):
        compiled.build(nadam).over(*none)(1, nadam.hyper)


def test_a_sweep_is_an_error():
    theta, g, state = arrays()
    with pytest.raises(ValueError, match="a sweep is no single step"):
        compiled.build(adam(lr=[0.1, 0.2])).update(theta, g, state, 1)


def test_other_types_and_preludes_are_errors():
    with pytest.raises(ValueError, match="serves float32 and float64; got float16"):
        compiled.build(adam, np.float16)
    with pytest.raises(ValueError, match="preludes are maximize, l2; got l1"):
        compiled.build(adam, float, ["l1"])


@rule
def looping(g, *, t, lr=0.1):
    """A loop is more than the engine reads."""
    for power in (1, 2):
        g = g**power
    return lr * g


@rule
def foreign(g, *, t, lr=0.1):
    """A function that is not of optlib.ops."""
    return lr * np.sign(g)


@rule
def mixed(g, s=scalar(0.0), *, t, lr=0.1):  # noqa: B008
    """A state declared as one number that would differ from parameter to parameter."""
    s = s + g
    return lr * s, s


@rule
def underscored(g, *, t, lr=0.1):
    """A name of the engine's own kind."""
    _c0 = lr * g
    return _c0


@rule
def with_a_number(g, v=0.0, *, t, lr=0.1):
    """A number of the module is read as it stands."""
    v = v + FACTOR * g * g
    return lr * g / sqrt(v), v


@rule
def reserved(g, *, t, lr=0.1):
    """A name that the generated loop calls."""
    range = lr * g
    return range


@rule
def plainly_named(g, c=0.0, i=1.0, step=0.0, *, t, lr=0.1):
    """Names that the generated loop might have used itself."""
    c = c + g
    i = i * 0.5
    step = c * i
    return lr * step, c, i, step


@rule
def negated(g, *, t, lr=0.1):
    return where(~(g > 0), lr * g, g)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (negated, "is not plain arithmetic"),
        (reserved, "got range"),
        (looping, "neither an assignment nor the return"),
        (foreign, "it calls np.sign"),
        (mixed, "declared as one number"),
        (underscored, "names that begin with _"),
        (swats, "asks for dot"),
    ],
)
def test_a_rule_that_cannot_be_compiled_says_why(made, says):
    assert says in compiled.why_not(made)
    with pytest.raises(compiled.CannotCompileError, match=made.name):
        compiled.build(made)


def test_states_may_have_any_plain_name():
    theta, expected = np.ones(3), np.ones(3)
    state, other = plainly_named.init(theta), plainly_named.init(theta)
    made = compiled.build(plainly_named, float)
    for t in (1, 2):
        state = made.update(theta, np.full(3, 2.0), state, t)
        step, other = plainly_named.update(np.full(3, 2.0), other, expected, t)
        expected = expected - step
    assert theta.tolist() == expected.tolist()
    assert [s.tolist() for s in state] == [s.tolist() for s in other]


def test_a_rule_of_ones_own_is_compiled_with_its_modules_numbers():
    assert compiled.why_not(with_a_number) is None
    theta = np.ones(2)
    compiled.build(with_a_number, float).update(theta, np.ones(2), with_a_number.init(theta), 1)
    assert theta.tolist() == [1 - 0.1 / np.sqrt(3.0)] * 2


def test_a_kernel_pickles_and_copies(kernel):
    for again in (pickle.loads(pickle.dumps(kernel)), copy.deepcopy(kernel)):
        theta, g, state = arrays()
        again.update(theta, g, state, 1)
        assert (theta < 1).all()


def test_without_numba_the_error_names_the_extra():
    text = (
        "import sys; sys.modules['numba'] = None; import importlib.util as u; f = u.find_spec; "
        "u.find_spec = lambda n, *a: None if n == 'numba' else f(n, *a); "
        "from optlib import compiled; from optlib.rules import adam\n"
        "assert not compiled.available() and compiled.why_not(adam) is None\n"
        "try: compiled.build(adam)\n"
        "except ModuleNotFoundError as error: print(error)\n"
    )
    out = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True).stdout
    said = (
        "the compiled engine needs numba: pip install numba, or in a clone of the book: pip install '.[fast]'"
    )
    assert out.splitlines() == [said]


def test_importing_the_engine_loads_no_numba():
    text = "import sys; import optlib.compiled; print('numba' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "False"
