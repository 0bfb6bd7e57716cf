"""The few functions a rule may use besides plain arithmetic, on every kind of number.

A rule's text runs on Python floats, NumPy arrays, torch tensors, SymPy symbols and, in the browser, on
MicroPython's floats. Arithmetic belongs to those objects; what is left is `sqrt`, `maximum`, `where` and
`dot`. None of them raises on a number: a negative radicand gives nan, as it does for arrays.

This file itself runs under MicroPython, so it imports no `typing`.
"""

import math
import sys

NAN = float("nan")


def _is_plain(x):
    """Whether x is a Python number; NumPy's scalars, which subclass float, are not."""
    return type(x) is float or type(x) is int


def _library(*operands):
    """The array library of the first operand that is no plain number: numpy, torch or sympy."""
    for x in operands:
        if not _is_plain(x):
            return sys.modules[type(x).__module__.partition(".")[0]]
    raise TypeError(f"expected a number, an array, a tensor or a symbol; got {operands!r}")


def sqrt(x):
    """Square root, coordinate by coordinate; nan where `x` is negative.

    >>> sqrt(4.0), sqrt(-1.0)
    (2.0, nan)
    """
    if _is_plain(x):
        return math.sqrt(x) if x >= 0 else NAN
    own = getattr(x, "sqrt", None)  # torch tensors and the browser's points bring their own
    return own() if own is not None else _library(x).sqrt(x)


def maximum(a, b):
    """The larger of `a` and `b`, coordinate by coordinate; nan where either is nan.

    >>> maximum(1.0, 2.0)
    2.0
    """
    if _is_plain(a) and _is_plain(b):
        return a if a >= b or a != a else b
    own = getattr(b if _is_plain(a) else a, "maximum", None)
    if own is None:
        library = _library(a, b)
        return library.Max(a, b) if library.__name__ == "sympy" else library.maximum(a, b)
    if _is_plain(a):
        a, b = b, a
    # torch's maximum takes tensors only; clamp_min is the same function for a tensor and a number
    return a.clamp_min(b) if _is_plain(b) and hasattr(a, "clamp_min") else a.maximum(b)


def where(condition, a, b):
    """`a` where the condition holds, else `b`. Both are evaluated, so neither may raise.

    >>> where(1 > 2, 1.0, NAN)
    nan
    """
    if type(condition) is bool or _is_plain(condition):  # MicroPython's `True & True` is the int 1
        return a if condition else b
    library = _library(condition)
    if library.__name__ == "sympy":
        return library.Piecewise((a, condition), (b, True))
    # one number decides for the whole array; and autograd would multiply by 0 the nan of a branch not taken
    if not condition.shape and (library.__name__ == "numpy" or library.is_grad_enabled()):
        return a if condition else b
    return library.where(condition, a, b)


def dot(a, b):
    """Inner product over all parameters.

    Engines hand this function, or one that knows about sweeps and several tensors, to each rule that asks
    for `dot` in its signature; see `optlib.definition`.

    >>> dot(3.0, 2.0)
    6.0
    """
    product = a * b
    return product if _is_plain(product) else product.sum()
