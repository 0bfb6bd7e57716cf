"""What a rule is: one function, whose signature is its whole specification.

    @rule
    def momentum(g, b=0.0, *, t, lr=1e-3, beta=0.9):
        b = beta * b + g
        return lr * b, b

`g` is the gradient. The other positional parameters are the state, each with its initial value: one number
per coordinate, or a single number where it says `scalar(...)`. After the `*` come the step count `t` (from
1) and the hyper-parameters with their defaults; a rule that needs the parameters themselves asks for `theta`
there, one that needs inner products over all of them asks for `dot`. The function returns the step and the
new state: theta becomes theta - step. It is pure and uses plain arithmetic and `optlib.ops`.

The grammar `name=number` is enforced here because the browser reads signatures from a rule's text: under
MicroPython functions have no inspectable defaults.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from . import ops
from .ranges import Value, at_step, checked

__all__ = ["Rule", "expect_rule", "rule", "scalar"]

State = tuple[Any, ...]


class scalar(float):
    """Marks a state that is one number for the whole run, not one per coordinate.

    >>> scalar(1.0) + 1
    2.0
    """


def _dot_in_a_sweep(a: Any, b: Any) -> Any:
    """Inner product over the parameters on the first axes; the sweep on the last stays."""
    product = a * b
    return product.sum(axis=tuple(range(product.ndim - 1)))


def _lift(theta: Any) -> Callable[[Any], Any]:
    """Turns a Python number into one of theta's library and type, which divides by zero; leaves the rest."""
    number: Callable[[Any], Any]
    if hasattr(theta, "new_full"):
        number = functools.partial(theta.new_full, ())
    else:
        number = getattr(theta, "dtype", np.dtype(float)).type
    return lambda x: number(x) if type(x) is float or type(x) is int else x


def _key(value: Value) -> Any:
    """Something equal and hashable by value for one bound hyper-parameter."""
    return (value.shape, value.tobytes()) if isinstance(value, np.ndarray) else value


@dataclass(frozen=True, eq=False, repr=False)
class Rule:
    """An optimizer: its formula, its state and its bound hyper-parameters. Immutable.

    Call it to bind hyper-parameters; two rules are equal if their formula and values are.

    Attributes:
        formula: the pure function as written, `formula(g, *state, t=..., **hyper) -> (step, *state)`.
        state: initial value of each state, in order; a `scalar` where it is one number in all.
        hyper: value of each hyper-parameter: a float, a 1-D array (a sweep) or a schedule of steps taken.
        asks: which of `theta` and `dot` the formula asks for.

    >>> from optlib.rules import adam
    >>> adam(lr=0.1)
    adam(lr=0.1)
    >>> adam(lr=0.1) == adam(lr=0.1, beta1=0.9)
    True
    >>> adam(lr=-1)
    Traceback (most recent call last):
    ...
    ValueError: adam: lr must be a finite number >= 0 (or a 1-D array or a schedule of such values); got -1.0
    """

    formula: Callable[..., Any]
    state: Mapping[str, float]
    hyper: Mapping[str, Value]
    defaults: Mapping[str, float]
    asks: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name the formula was written under."""
        return self.formula.__name__

    @property
    def source(self) -> str:
        """The formula's own text, from the `def` on, without its docstring."""
        lines = textwrap.dedent(inspect.getsource(self.formula)).splitlines()
        definition = ast.parse("\n".join(lines)).body[0]
        assert isinstance(definition, ast.FunctionDef)
        if self.formula.__doc__ is not None:
            doc = definition.body[0]
            del lines[doc.lineno - 1 : doc.end_lineno]
        return "\n".join(lines[definition.lineno - 1 :]) + "\n"

    def __call__(self, *unnamed: Any, **hyper: Any) -> Rule:
        """The same rule with other hyper-parameters; an unknown name or a bad value is an error."""
        known = ", ".join(self.hyper)
        if unnamed:
            raise TypeError(
                f"{self.name} takes its hyper-parameters by name, as in {self.name}(lr=0.1), and is run by "
                f"optlib.descend or {self.name}.update; it has {known}; got {unnamed[0]!r} without a name"
            )
        for name in hyper:
            if name not in self.hyper:
                raise TypeError(f"{self.name} has no hyper-parameter {name!r}; it has {known}")
        bound = {k: checked(self.name, k, hyper[k]) if k in hyper else v for k, v in self.hyper.items()}
        lengths = {v.size for v in bound.values() if isinstance(v, np.ndarray)}
        if len(lengths) > 1:
            raise ValueError(
                f"{self.name}: arrays of hyper-parameters must have one length in a sweep; got lengths "
                f"{sorted(lengths)}; flatten a grid with numpy.meshgrid and ravel"
            )
        return Rule(self.formula, self.state, MappingProxyType(bound), self.defaults, self.asks)

    def __repr__(self) -> str:
        bound = ", ".join(f"{k}={v!r}" for k, v in self._overrides().items())
        return f"{self.name}({bound})"

    def _overrides(self) -> dict[str, Value]:
        return {k: v for k, v in self.hyper.items() if _key(v) != self.defaults[k]}

    def _identity(self) -> Any:
        return self.formula, tuple((k, _key(v)) for k, v in self.hyper.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rule) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def __reduce__(self) -> Any:  # by name: the module's attribute is the rule, not the bare function
        return _restore, (self.formula.__module__, self.name, self._overrides())

    def at(self, t: int) -> dict[str, Any]:
        """Hyper-parameters of step `t` (from 1): a schedule is asked for the `t - 1` steps taken before."""
        return {k: at_step(self.name, k, v, t - 1) if callable(v) else v for k, v in self.hyper.items()}

    @property
    def columns(self) -> int | None:
        """Length of the sweep when a hyper-parameter is an array, else None."""
        sizes = [np.size(v) for v in self.at(1).values() if np.ndim(v)]
        return sizes[0] if sizes else None

    def init(self, theta: Any) -> State:
        """Initial state for parameters `theta`: like `theta` per coordinate, a float where scalar.

        Args:
            theta: a float or an array of floats of any shape.

        Raises:
            TypeError: if `theta` does not hold real floating-point numbers.

        >>> from optlib.rules import momentum
        >>> momentum.init(np.array([1.0, 2.0]))
        (array([0., 0.]),)
        """
        if type(theta) is float:
            return tuple(float(x) for x in self.state.values())
        dtype = str(getattr(theta, "dtype", type(theta).__name__))
        if "float" not in dtype:
            raise TypeError(
                f"parameters must be a float or an array of floats; got {dtype}; convert them with "
                "numpy.asarray(theta, dtype=float)"
            )
        full = theta.new_full if hasattr(theta, "new_full") else np.full  # torch's tensors keep their device
        like = {} if hasattr(theta, "new_full") else {"dtype": theta.dtype}
        return tuple(
            float(x) if isinstance(x, scalar) else full(theta.shape, float(x), **like)
            for x in self.state.values()
        )

    def update(
        self, g: Any, state: State, theta: Any, t: int, sweep: bool | None = None
    ) -> tuple[Any, State]:
        """One step: `(step, new_state)`; the new parameters are `theta - step`.

        Nothing is changed in place. 0/0, a negative radicand and overflow give nan or inf, never an error.

        Args:
            g: gradient at `theta`, of the same shape.
            state: what `init` or the previous `update` gave.
            theta: the parameters: a float or an array of any shape; in a sweep the last axis is the sweep.
            t: step count, from 1.
            sweep: whether the last axis is a sweep; by default, whether a hyper-parameter is an array.

        Raises:
            TypeError: if `t` is no whole number.
            ValueError: if `g` and `theta` differ in shape, `t < 1`, or the state is not this rule's.

        >>> from optlib.rules import gd
        >>> gd(lr=0.1).update(4.0, (), 2.0, 1)
        (0.4, ())
        """
        if type(t) is not int and not isinstance(t, np.integer):
            raise TypeError(f"{self.name}: the step count t must be a whole number >= 1; got {t!r}")
        t = int(t)  # NumPy's integers would promote float32 parameters
        if t < 1:
            raise ValueError(f"{self.name}: steps are counted from 1; got t={t}")
        shape = self._shape("the parameters", theta)
        if self._shape("the gradient", g) != shape:
            raise ValueError(
                f"{self.name}: the gradient must have the shape of the parameters, {np.shape(theta)}; "
                f"got {np.shape(g)}"
            )
        if not isinstance(state, tuple | list) or len(state) != len(self.state):
            names = ", ".join(self.state) or "no state"
            got = len(state) if isinstance(state, tuple | list) else repr(state)
            raise ValueError(
                f"{self.name} keeps {len(self.state)} states ({names}); got {got}; begin with "
                f"{self.name}.init(theta)"
            )
        for (name, initial), value in zip(self.state.items(), state, strict=True):
            if isinstance(initial, scalar) or getattr(value, "shape", None) == shape:
                continue
            if self._shape(f"the state {name}", value) != shape:
                raise ValueError(
                    f"{self.name}: the state {name} must have the shape of the parameters, "
                    f"{np.shape(theta)}; got {np.shape(value)}; begin with {self.name}.init(theta)"
                )
        hyper = self.at(t)
        dot = ops.dot
        if "dot" in self.asks and (self.columns is not None if sweep is None else sweep):
            dot = _dot_in_a_sweep
        try:
            if type(g) is float:
                return self.apply(g, state, t, hyper, theta, dot)
            with np.errstate(all="ignore"):
                return self.apply(g, state, t, hyper, theta, dot)
        except (ZeroDivisionError, OverflowError):
            # Python's numbers raise where arrays give inf or nan: say it again in the arrays' own numbers
            lift = _lift(theta)
            hyper = {k: lift(v) for k, v in hyper.items()}
            with np.errstate(all="ignore"):
                step, new = self.apply(lift(g), tuple(map(lift, state)), lift(t), hyper, theta, dot)
            if type(g) is not float:
                return step, new
            step, *numbers = (float(x) if np.ndim(x) == 0 else x for x in (step, *new))
            return step, tuple(numbers)

    def _shape(self, what: str, x: Any) -> Any:
        if type(x) is float:
            return ()
        shape = getattr(x, "shape", () if isinstance(x, float | int) else None)
        if shape is None:
            raise TypeError(
                f"{self.name}: {what} must be a float or an array of floats; got {type(x).__name__}; "
                "convert it with numpy.asarray(..., dtype=float)"
            )
        return shape

    def apply(
        self,
        g: Any,
        state: Sequence[Any],
        t: Any,
        hyper: Mapping[str, Any],
        theta: Any = None,
        dot: Any = None,
    ) -> tuple[Any, State]:
        """The formula itself, on whatever an engine computes with: what every engine calls.

        Args:
            g: gradient.
            state: value of each state, in order.
            t: step count.
            hyper: value of each hyper-parameter; those bound to the rule are not read.
            theta: the parameters, for a rule that asks for them.
            dot: inner product over the parameters, for a rule that asks for it.

        Returns:
            The step, and the new states in order.

        Raises:
            TypeError: if the formula does not return its step and each of its states.

        >>> from optlib.rules import momentum
        >>> momentum.apply(1.0, (2.0,), 1, {"lr": 0.5, "beta": 0.9})
        (1.4, (2.8,))
        """
        asked = {"theta": theta} if "theta" in self.asks else {}
        if "dot" in self.asks:
            asked["dot"] = dot
        returned = self.formula(g, *state, t=t, **hyper, **asked)
        step, *new = returned if isinstance(returned, tuple) else (returned,)
        if len(new) != len(self.state) or step is None:
            raise TypeError(wrong_count(self, 0 if returned is None else 1 + len(new)))
        return step, tuple(new)


def expect_rule(rule: Any) -> Rule:
    """The rule itself, where it is one.

    Raises:
        TypeError: if it is something else.

    >>> expect_rule("adam")
    Traceback (most recent call last):
    ...
    TypeError: expected a rule such as optlib.rules.adam; got 'adam', a str
    """
    if not isinstance(rule, Rule):
        hint = "; write @rule on the line above its `def`" if inspect.isfunction(rule) else ""
        raise TypeError(
            f"expected a rule such as optlib.rules.adam; got {rule!r}, a {type(rule).__name__}{hint}"
        )
    return rule


def wrong_count(rule: Rule, values: int) -> str:
    """The sentence on a formula that does not return its step and each of its states, but `values` values."""
    names = ", ".join(["step", *rule.state])
    states = f" and its new state{'s' * (len(rule.state) > 1)}" if rule.state else ""
    given = "nothing" if values == 0 else f"{values} value{'s' * (values > 1)}"
    return f"{rule.name} must return its step{states}: `return {names}`; it returns {given}"


def _restore(module: str, name: str, overrides: dict[str, Value]) -> Rule:
    found: Rule = getattr(importlib.import_module(module), name)
    return found(**overrides)


def _number(where: str, name: str, default: Any) -> float:
    if isinstance(default, bool) or not isinstance(default, int | float):
        raise TypeError(f"{where}: write {name}=number in a rule's signature; got {name}={default!r}")
    return default if isinstance(default, scalar) else float(default)


def rule(formula: Callable[..., Any]) -> Rule:
    """Make a `Rule` of a formula by reading its signature; `optlib.definition` tells the grammar.

    Raises:
        TypeError: if the signature does not keep to the grammar.

    >>> @rule
    ... def sign_descent(g, *, t, lr=0.1):
    ...     return lr * g / abs(g)
    >>> sign_descent(lr=0.5).update(-3.0, (), 1.0, 1)
    (-0.5, ())
    """
    if not inspect.isfunction(formula) or formula.__name__ == "<lambda>":
        raise TypeError(f"a rule is a function with a name, written with `def`; got {formula!r}")
    where = f"rule {formula.__name__}"
    state: dict[str, float] = {}
    hyper: dict[str, Any] = {}
    asks: list[str] = []
    parameters = list(inspect.signature(formula).parameters.values())
    if not parameters or parameters[0].name != "g" or "t" not in [p.name for p in parameters]:
        raise TypeError(f"{where}: the signature must be (g, state=0.0, ..., *, t, hyper=default, ...)")
    for p in parameters:
        if p.kind is p.POSITIONAL_OR_KEYWORD:
            if p.name != "g":
                state[p.name] = _number(where, p.name, p.default)
            elif p.default is not p.empty:
                raise TypeError(f"{where}: g is the gradient and has no default")
        elif p.kind is not p.KEYWORD_ONLY:
            raise TypeError(f"{where}: a rule takes no *args, **kwargs or positional-only parameters")
        elif p.name in ("t", "theta", "dot"):
            if p.default is not p.empty:
                raise TypeError(f"{where}: {p.name} is handed in by the engine and has no default")
            if p.name != "t":
                asks.append(p.name)
        else:
            hyper[p.name] = checked(formula.__name__, p.name, _number(where, p.name, p.default))
    values = MappingProxyType(hyper)
    made = Rule(formula, MappingProxyType(state), values, values, tuple(asks))
    # what a rule is called with: the hyper-parameters by name, each with its default
    called = [inspect.Parameter(k, inspect.Parameter.KEYWORD_ONLY, default=x) for k, x in hyper.items()]
    object.__setattr__(made, "__doc__", formula.__doc__)
    object.__setattr__(made, "__signature__", inspect.Signature(called, return_annotation=Rule))
    return made
