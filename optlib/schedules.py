"""Learning-rate schedules: from the number of steps taken so far to the value for the next step.

A rule takes one wherever it takes a number: `adam(lr=cosine(0.1, steps=100))`. Each is immutable, equal by
value and picklable. `a.then(b, after=k)` runs `a` for k steps and `b` from its own beginning afterwards;
`a * b` and `2 * a` multiply values.

This file also runs under MicroPython, as it is, so it needs no `typing` and no `dataclasses`.
"""

import math

__all__ = [
    "Schedule", "constant", "cosine", "exponential", "inverse", "inverse_sqrt", "one_cycle", "polynomial",
    "step", "warm_up",
]  # fmt: skip


def _constant(k: int, value: float) -> float:
    return value


def _step(k: int, value: float, factor: float, every: int) -> float:
    return value * float(factor ** (k // every))


def _exponential(k: int, value: float, factor: float) -> float:
    return value * factor**k


def _inverse(k: int, value: float, rate: float) -> float:
    return value / (1 + rate * k)


def _inverse_sqrt(k: int, value: float) -> float:
    return value / math.sqrt(1 + k)


def _polynomial(k: int, value: float, steps: int, power: float, end: float) -> float:
    return end + (value - end) * float((1 - min(k, steps) / steps) ** power)


def _cosine(k: int, value: float, steps: int, end: float) -> float:
    return _between(value, end, min(k, steps) / steps)


def _warm_up(k: int, value: float, steps: int) -> float:
    return value * min(k + 1, steps) / steps


def _between(a: float, b: float, part: float) -> float:
    """From a at 0 to b at 1, along half a cosine."""
    return b + (a - b) * (1 + math.cos(math.pi * part)) / 2


def _one_cycle(k: int, value: float, steps: int, top: float, start: float, end: float) -> float:
    if k <= top:
        return _between(start, value, k / top)
    return _between(value, end, (min(k, steps - 1) - top) / (steps - 1 - top))


def _then(k, first, second, after):
    return first(k) if k < after else second(k - after)


def _product(k, first, second):
    return first(k) * second(k)


class Schedule:
    """A value for each step; made by the functions of this module, not by hand.

    Attributes:
        name: which function made it.
        curve: (steps taken, *arguments) -> value.
        arguments: what it was made with.

    >>> cosine(0.1, steps=100)
    cosine(0.1, 100, 0.0)
    >>> round(cosine(0.1, steps=100)(50), 6)
    0.05
    """

    name: str
    curve: object  # a function of k and the arguments
    arguments: tuple[object, ...]

    def __init__(self, name, curve, arguments):
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "curve", curve)
        object.__setattr__(self, "arguments", arguments)

    def __setattr__(self, name, value):
        raise AttributeError("a schedule does not change; make another")

    def _identity(self):
        return self.name, self.curve, self.arguments

    def __eq__(self, other):
        return isinstance(other, Schedule) and self._identity() == other._identity()

    def __hash__(self):
        return hash(self._identity())

    def __call__(self, k):
        """The value for the step after `k` steps, k >= 0."""
        return self.curve(k, *self.arguments)  # type: ignore[operator]

    def __repr__(self):
        return self.name + "(" + ", ".join(map(repr, self.arguments)) + ")"

    def then(self, other: "Schedule", *, after: int) -> "Schedule":
        """This schedule for `after` steps, then `other` from its own step 0.

        >>> warmed = warm_up(0.1, steps=10).then(cosine(0.1, steps=90), after=10)
        >>> [round(warmed(k), 6) for k in (0, 9, 10, 100)]
        [0.01, 0.1, 0.1, 0.0]
        """
        return Schedule("then", _then, (self, _schedule(other), _whole("after", after)))

    def __mul__(self, other: "Schedule | float") -> "Schedule":
        return Schedule("product", _product, (self, _schedule(other)))

    __rmul__ = __mul__


def _is_number(x, conversion):
    """Whether x is a number, NumPy's included, that has this conversion; no truth value and no array."""
    if isinstance(x, bool) or hasattr(x, "__len__"):
        return False
    plain = int if conversion == "__index__" else (int, float)  # MicroPython's have no such attributes
    return isinstance(x, plain) or hasattr(x, conversion)


def _schedule(value: Schedule | float) -> Schedule:
    return value if isinstance(value, Schedule) else constant(value)


def _value(name: str, x: float, low: float = 0.0, high: float = math.inf) -> float:
    if not _is_number(x, "__float__") or not math.isfinite(x) or not low <= x <= high:
        upper = f" and <= {high:g}" if high < math.inf else ""
        raise ValueError(f"{name} must be a finite number >= {low:g}{upper}; got {x!r}")
    return float(x)


def _whole(name: str, n: int) -> int:
    if not _is_number(n, "__index__") or n < 1:
        raise ValueError(f"{name} must be a whole number >= 1; got {n!r}")
    return int(n)


def constant(value: float) -> Schedule:
    """The same value at every step.

    >>> constant(0.1)(1000)
    0.1
    """
    return Schedule("constant", _constant, (_value("value", value),))


def step(value: float, *, every: int, factor: float = 0.1) -> Schedule:
    """Multiplied by `factor` after every `every` steps; torch's StepLR.

    >>> [round(step(0.1, every=30)(k), 6) for k in (0, 29, 30, 60)]
    [0.1, 0.1, 0.01, 0.001]
    """
    return Schedule("step", _step, (_value("value", value), _value("factor", factor), _whole("every", every)))


def exponential(value: float, *, factor: float) -> Schedule:
    """value * factor^k; torch's ExponentialLR.

    >>> round(exponential(0.1, factor=0.95)(10), 6)
    0.059874
    """
    return Schedule("exponential", _exponential, (_value("value", value), _value("factor", factor)))


def inverse(value: float, *, rate: float) -> Schedule:
    """value / (1 + rate k): the decay of Robbins and Monro's conditions.

    >>> round(inverse(0.1, rate=0.05)(10), 6)
    0.066667
    """
    return Schedule("inverse", _inverse, (_value("value", value), _value("rate", rate)))


def inverse_sqrt(value: float) -> Schedule:
    """value / sqrt(1 + k), so lr / sqrt(t) at step t: the decay of most regret bounds.

    >>> round(inverse_sqrt(0.1)(99), 6)
    0.01
    """
    return Schedule("inverse_sqrt", _inverse_sqrt, (_value("value", value),))


def polynomial(value: float, *, steps: int, power: float = 1.0, end: float = 0.0) -> Schedule:
    """From `value` to `end` in `steps` steps along (1 - k/steps)^power; torch's PolynomialLR for end = 0.

    >>> round(polynomial(0.1, steps=100, power=2.0)(10), 6)
    0.081
    """
    return Schedule(
        "polynomial",
        _polynomial,
        (_value("value", value), _whole("steps", steps), _value("power", power), _value("end", end)),
    )


def cosine(value: float, *, steps: int, end: float = 0.0) -> Schedule:
    """Half a cosine from `value` to `end` in `steps` steps; torch's CosineAnnealingLR without restarts.

    Source: I. Loshchilov and F. Hutter, arXiv:1608.03983, ICLR 2017.

    >>> round(cosine(0.1, steps=100)(10), 6)
    0.097553
    """
    return Schedule("cosine", _cosine, (_value("value", value), _whole("steps", steps), _value("end", end)))


def warm_up(value: float, *, steps: int) -> Schedule:
    """Linear from value/steps to `value` in `steps` steps, constant afterwards.

    >>> [warm_up(1.0, steps=4)(k) for k in (0, 1, 3, 10)]
    [0.25, 0.5, 1.0, 1.0]
    """
    return Schedule("warm_up", _warm_up, (_value("value", value), _whole("steps", steps)))


def one_cycle(
    value: float, *, steps: int, rise: float = 0.3, start: float | None = None, end: float | None = None
) -> Schedule:
    """Up from `start` to `value` and down to `end`, both along cosines; torch's OneCycleLR.

    The same shape upside down cycles momentum: `one_cycle(0.85, steps=n, start=0.95, end=0.95)`.

    Args:
        value: the peak.
        steps: length of the whole cycle, at least 2.
        rise: fraction of the steps that go up, between 0 and 1.
        start: first value; value/25 unless given.
        end: last value; value/250 000 unless given.

    Source: L. Smith and N. Topin, arXiv:1708.07120, 2017; defaults are torch's.

    >>> cycle = one_cycle(1.0, steps=100)
    >>> round(cycle(0), 6), round(cycle(29), 6), round(cycle(99), 8)
    (0.04, 1.0, 4e-06)
    """
    peak = _value("value", value)
    first = peak / 25 if start is None else _value("start", start)
    last = peak / 25e4 if end is None else _value("end", end)
    top = _value("rise", rise, high=1.0) * _whole("steps", steps) - 1
    if not 0 < top < steps - 1:
        raise ValueError(
            f"one_cycle needs a step to go up and one to come down, so 1 < rise * steps < steps; got "
            f"rise={rise!r} and steps={steps!r}"
        )
    return Schedule("one_cycle", _one_cycle, (peak, int(steps), top, first, last))
