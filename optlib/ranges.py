"""The check of a hyper-parameter's value against its range, and of counts."""

from __future__ import annotations

import math
from collections.abc import Callable
from numbers import Integral
from typing import Any

import numpy as np

from .limits import range_of

__all__ = ["Value", "at_step", "checked", "whole"]

Value = float | np.ndarray | Callable[[int], Any]


def whole(name: str, n: Any, low: int = 1) -> int:
    """`n` as an int, where it is a whole number, NumPy's included, and not below `low`.

    >>> whole("steps", -1, low=0)
    Traceback (most recent call last):
    ...
    ValueError: steps must be a whole number >= 0; got -1
    """
    if isinstance(n, bool) or not isinstance(n, Integral) or n < low:
        raise ValueError(f"{name} must be a whole number >= {low}; got {n!r}")
    return int(n)


def checked(rule_name: str, name: str, value: Any) -> Value:
    """`value` as a float, a read-only 1-D float array or a schedule, whose first value is looked at.

    Raises:
        TypeError, ValueError: naming the rule, the hyper-parameter, the value and what is allowed.

    >>> checked("adam", "beta1", 1)
    Traceback (most recent call last):
    ...
    ValueError: adam: beta1 must be 0 <= value < 1 (or a 1-D array or a schedule of such values); got 1.0
    """
    if callable(value):
        at_step(rule_name, name, value, 0)
        return value  # type: ignore[no-any-return]
    array = _numbers(rule_name, name, value)
    return float(array) if array.ndim == 0 else array


def at_step(rule_name: str, name: str, schedule: Callable[[int], Any], taken: int) -> Any:
    """A schedule's value after `taken` steps, a float or an array, if it is allowed.

    Raises:
        TypeError, ValueError: naming the step too.

    >>> at_step("adam", "lr", lambda k: 0.1 / (1 + k), taken=1)
    0.05
    """
    try:
        given = schedule(taken)
        if type(given) is float and given in range_of(name) and math.isfinite(given):
            return given
    except Exception as error:
        raise TypeError(
            f"{rule_name}: the schedule of {name} must take a whole number, the steps taken so far, and "
            f"give a number; for {taken} it raised {type(error).__name__}: {error}"
        ) from error
    where = f" after {taken} steps" if taken else ""
    array = _numbers(rule_name, f"{name}{where}", given, name)
    # NumPy's own scalars would promote float32 parameters, Python's floats do not
    return float(array) if array.ndim == 0 else array


def _numbers(rule_name: str, what: str, value: Any, name: str | None = None) -> np.ndarray:
    allowed = range_of(name or what)
    wanted = f"{rule_name}: {what} must be {allowed} (or a 1-D array or a schedule of such values)"
    try:
        given = np.asarray(value)
    except ValueError:  # a list of lists of unequal lengths
        given = np.asarray(None)
    if given.dtype.kind not in "iuf":  # no booleans, texts, complex numbers or other objects
        raise TypeError(f"{wanted}; got {value!r} of type {type(value).__name__}")
    array = np.array(given, dtype=float)
    if array.ndim > 1 or array.size == 0:
        raise ValueError(f"{wanted}; got an array of shape {array.shape}")
    for x in array.flat:
        if not math.isfinite(x) or x not in allowed:
            raise ValueError(f"{wanted}; got {float(x)!r}")
    array.flags.writeable = False
    return array
