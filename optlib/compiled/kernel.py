"""One step of a rule as one in-place pass over memory, for one array or for many tensors at once."""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from .. import ops
from ..definition import Rule, expect_rule
from .cache import load
from .program import PRELUDES, CannotCompileError, Program, read, unbound
from .source import TASK, constants_source, pass_source
from .split import split
from .threads import together, worth

__all__ = ["Kernel", "Pass", "available", "build", "why_not"]

Array = np.ndarray


def available() -> bool:
    """Whether numba is installed.

    >>> isinstance(available(), bool)
    True
    """
    return importlib.util.find_spec("numba") is not None


def why_not(rule: Rule) -> str | None:
    """Why the compiled engine cannot take a rule; None if it can. Needs no numba.

    >>> from optlib.rules import adam, swats
    >>> why_not(adam) is None
    True
    >>> print(why_not(swats))
    swats: it asks for dot, a sum over all parameters, and one pass over memory has it only at its end
    """
    try:
        split(read(rule))
    except CannotCompileError as error:
        return str(error)
    return None


def _address(array: Array) -> int:
    return int(array.ctypes.data)


# Small enough that a core which is busy elsewhere holds nobody up, large enough to cost nothing.
SLICE = 1 << 16


@functools.cache
def _compiled(
    rule: Rule, dtype: str, preludes: tuple[str, ...]
) -> tuple[Program, int, Callable[..., tuple[list[float], tuple[float, ...]]], Any]:
    """The program, how many constants it has, the function that computes them, and the pass itself."""
    program = read(rule, preludes)
    parts = split(program)
    names: dict[str, Any] = {k: getattr(ops, k) for k in ("sqrt", "maximum", "where")}
    exec(constants_source(program, parts), names)
    # a C callback is compiled where it is defined: here, once, and not in the first step
    module = load("_".join([rule.name, *preludes, dtype]), pass_source(program, parts, dtype))
    return program, len(parts.names), names["constants"], module["share"]


class Kernel:
    """A rule compiled into one in-place pass; made by `build`.

    Attributes:
        rule: the rule; its bound hyper-parameters are the defaults of `update`.
        dtype: the type of parameters, gradients and states.
        preludes: what is done to the gradient first, "maximize" and "l2" or one or none of them.
        states: names of the states that are one number per parameter, in the table's order.
        scalars: names of the states that are one number in all.
        hyper: names of the hyper-parameters; "l2", the penalty's factor, is one where that prelude is on.
    """

    def __init__(self, rule: Rule, dtype: np.dtype[Any], preludes: tuple[str, ...]) -> None:
        program, self._size, self._constants, self._share = _compiled(unbound(rule), dtype.name, preludes)
        self.rule = rule
        self.dtype = dtype
        self.preludes = preludes
        self.states = program.states
        self.scalars = program.scalars
        self.hyper = program.hyper

    def __repr__(self) -> str:
        return f"build({self.rule.name}, {self.dtype.name}, preludes={self.preludes})"

    def __reduce__(self) -> Any:
        return build, (self.rule, self.dtype, self.preludes)

    def constants(
        self, t: int, hyper: Mapping[str, Any], scalars: Sequence[Any]
    ) -> tuple[list[float], tuple[float, ...]]:
        """What is the same for every parameter in step t, and the new scalar states."""
        given = [*(float(hyper[k]) for k in self.hyper), *map(float, scalars)]
        try:
            values, new = self._constants(t, *given)
        except (ZeroDivisionError, OverflowError):  # Python's floats raise where arrays give inf or nan
            with np.errstate(all="ignore"):
                values, new = self._constants(np.float64(t), *map(np.float64, given))
            new = tuple(map(float, new))
        return values, new

    def over(self, table: Array, sizes: Array) -> Pass:
        """The kernel and the memory that it runs over.

        Nothing behind an address can be checked: each must point to as many contiguous numbers of `dtype`
        as `sizes` says, in the same order of coordinates for theta, gradient and states of one tensor.

        Args:
            table: int64, shape (tensors, 2 + len(states)): addresses of theta, gradient and each state.
            sizes: int64, shape (tensors,): how many numbers each tensor has; 0 is allowed.

        Raises:
            ValueError: if the tables do not fit this rule.
        """
        if (
            table.dtype != np.int64
            or sizes.dtype != np.int64
            or sizes.ndim != 1
            or table.shape != (sizes.size, 2 + len(self.states))
            or not (table.flags.c_contiguous and sizes.flags.c_contiguous)
        ):
            raise ValueError(
                f"{self.rule.name}: the table of addresses must be C-contiguous int64 of shape "
                f"({sizes.size}, {2 + len(self.states)}) and sizes int64 of shape ({sizes.size},); got "
                f"{table.dtype} {table.shape} and {sizes.dtype} {sizes.shape}"
            )
        return Pass(self, table, sizes)

    def update(
        self,
        theta: Array,
        g: Array,
        state: Sequence[Any],
        t: int,
        hyper: Mapping[str, Any] | None = None,
        threads: int = 1,
    ) -> tuple[Any, ...]:
        """One step of one array, in place: theta and the arrays in `state` change.

        Args:
            theta: parameters of type `dtype`, dense, of any shape.
            g: gradient, of the same shape, type and layout.
            state: what `rule.init(theta)` or the last `update` gave.
            t: step count, from 1.
            hyper: values of the hyper-parameters; None takes the rule's own.
            threads: how many threads at most.

        Returns:
            The state: the same arrays, new numbers.

        Raises:
            TypeError, ValueError: if shape, type or layout of any array is not theta's.

        >>> from optlib.rules import momentum
        >>> theta, g = np.zeros(3), np.ones(3)
        >>> kernel = build(momentum, float)
        >>> state = kernel.update(theta, g, momentum.init(theta), 1, {"lr": 0.5, "beta": 0.9})
        >>> theta.tolist(), state[0].tolist()
        ([-0.5, -0.5, -0.5], [1.0, 1.0, 1.0])
        """
        if hyper is None and self.rule.columns is not None:
            raise ValueError(f"{self.rule.name}: a sweep is no single step; `optlib.descend` runs sweeps")
        if len(state) != len(self.rule.state):
            raise ValueError(f"{self.rule.name} keeps {len(self.rule.state)} states; got {len(state)}")
        named = dict(zip(self.rule.state, state, strict=True))
        arrays = {"theta": theta, "g": g, **{s: named[s] for s in self.states}}
        dtype, shape, strides = self.dtype, np.shape(theta), getattr(theta, "strides", None)
        for name, a in arrays.items():
            if not isinstance(a, np.ndarray) or a.dtype != dtype:
                kind = a.dtype if isinstance(a, np.ndarray) else type(a).__name__
                raise TypeError(f"{self.rule.name}: {name} must be an array of {dtype}; got {kind}")
            if a.shape != shape:
                raise ValueError(f"{self.rule.name}: {name} must have theta's shape, {shape}; got {a.shape}")
            flags = a.flags
            if (a.strides != strides and a.size > 1) or not flags.forc or not flags.aligned:
                raise ValueError(
                    f"{self.rule.name}: {name} must be dense and laid out as theta is; copy it with "
                    "numpy.ascontiguousarray"
                )
            if name != "g" and not flags.writeable:
                raise ValueError(f"{self.rule.name}: {name} is read-only, but the update is in place")
        table = np.array([[_address(a) for a in arrays.values()]], np.int64)
        sizes = np.array([theta.size], np.int64)
        given = self.rule.at(t) if hyper is None else hyper
        new = self.over(table, sizes)(t, given, [named[s] for s in self.scalars], threads)
        named |= zip(self.scalars, new, strict=True)
        return tuple(named.values())


class Pass:
    """A kernel and the memory it runs over, for as many steps as that memory stays where it is.

    Attributes:
        table: the addresses that `Kernel.over` was given; those of the gradients may change between steps.
    """

    def __init__(self, kernel: Kernel, table: Array, sizes: Array) -> None:
        self.table = table
        self._kernel, self._sizes = kernel, sizes
        self._size = int(sizes.sum())
        # everything is read, and written but for the gradient
        self._moved = self._size * kernel.dtype.itemsize * (3 + 2 * len(kernel.states))
        self._constants = np.empty(kernel._size)
        task = {"size": self._size, "table": _address(table), "rows": sizes.size, "sizes": _address(sizes)}
        task["constants"] = _address(self._constants)
        self._task = np.array([task.get(name, 0) for name in TASK], np.int64)
        self._at = _address(self._task)

    def __call__(
        self, t: int, hyper: Mapping[str, Any], scalars: Sequence[Any] = (), threads: int = 1
    ) -> tuple[float, ...]:
        """One step of all tensors, in place.

        Args:
            t: step count of all of them, from 1.
            hyper: value of every hyper-parameter of the kernel.
            scalars: value of every state in the kernel's `scalars`, in order.
            threads: how many threads at most; small work stays in one.

        Returns:
            The new scalar states.

        Raises:
            TypeError, ValueError: if a value is missing, or t or threads is below 1.
        """
        kernel = self._kernel
        if t < 1 or threads < 1:
            raise ValueError(f"{kernel.rule.name}: t and threads must be >= 1; got t={t}, threads={threads}")
        if missing := [k for k in kernel.hyper if k not in hyper]:
            raise TypeError(f"{kernel.rule.name}: no value for {', '.join(missing)}")
        if len(scalars) != len(kernel.scalars):
            raise ValueError(
                f"{kernel.rule.name} keeps the numbers {kernel.scalars}; got {len(scalars)} values"
            )
        self._constants[:], new = kernel.constants(t, hyper, scalars)
        if not worth(self._moved):
            threads = 1
        length = self._size if threads == 1 else min(SLICE, -(-self._size // threads))
        # nothing taken yet; slices begin at the start of a cache line
        self._task[:3] = 0, threads, length + -length % 64
        if threads == 1:
            kernel._share.ctypes(self._at)
        else:
            together(kernel._share, self._at, threads)
        return new


def build(rule: Rule, dtype: Any = np.float32, preludes: Sequence[str] = ()) -> Kernel:
    """Compile a rule, or take the kernel that was compiled before.

    Args:
        rule: the optimizer.
        dtype: float32 or float64.
        preludes: "maximize" to climb (g becomes -g), "l2" for a penalty in the gradient (g + l2 theta).

    Raises:
        ModuleNotFoundError: without numba; the message says what to install.
        CannotCompileError: if the rule cannot be compiled; `why_not` tells beforehand.
        ValueError: for another dtype or prelude.

    >>> from optlib.rules import adam
    >>> build(adam, "float32", preludes=["l2"]).hyper
    ('lr', 'beta1', 'beta2', 'eps', 'l2')
    """
    if not available():
        raise ModuleNotFoundError(
            "the compiled engine needs numba: pip install numba, or in a clone of the book: "
            "pip install '.[fast]'",
            name="numba",
        )
    expect_rule(rule)
    kind = np.dtype(dtype)
    if kind not in (np.dtype(np.float32), np.dtype(np.float64)):
        raise ValueError(f"the compiled engine serves float32 and float64; got {kind}")
    if unknown := [p for p in preludes if p not in PRELUDES]:
        raise ValueError(f"preludes are {', '.join(PRELUDES)}; got {', '.join(unknown)}")
    return Kernel(rule, kind, tuple(p for p in PRELUDES if p in preludes))
