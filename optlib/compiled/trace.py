"""A surface's functions as lines of text: they run once on names in place of numbers and note what they do.

Their source would not do: a surface may be made by a function that fixed its coefficients, and may loop.
"""

from __future__ import annotations

import math
from typing import Any

from ..surfaces import Surface
from .program import CannotCompileError

__all__ = ["look"]


class _Notes:
    """The lines so far; what was computed once is not computed again."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.names: dict[str, str] = {}

    def add(self, expression: str) -> _Number:
        if expression not in self.names:
            self.names[expression] = f"_f{len(self.names)}"
            self.lines.append(f"{self.names[expression]} = {expression}")
        return _Number(self, self.names[expression])


def _text(value: Any) -> str:
    """A number in the array's own type: a plain literal would turn float32 into float64."""
    return value.name if isinstance(value, _Number) else f"_real({float(value)!r})"


class _Number:
    """Stands for a number; arithmetic on it writes a line."""

    __array_ufunc__ = None  # NumPy's scalars leave the operation to this class

    def __init__(self, notes: _Notes, name: str) -> None:
        self.notes = notes
        self.name = name

    def _do(self, left: Any, sign: str, right: Any) -> _Number:
        return self.notes.add(f"{_text(left)} {sign} {_text(right)}")

    def __add__(self, other: Any) -> _Number:
        return self._do(self, "+", other)

    def __radd__(self, other: Any) -> _Number:
        return self._do(other, "+", self)

    def __sub__(self, other: Any) -> _Number:
        return self._do(self, "-", other)

    def __rsub__(self, other: Any) -> _Number:
        return self._do(other, "-", self)

    def __mul__(self, other: Any) -> _Number:
        return self._do(self, "*", other)

    def __rmul__(self, other: Any) -> _Number:
        return self._do(other, "*", self)

    def __truediv__(self, other: Any) -> _Number:
        return self._do(self, "/", other)

    def __rtruediv__(self, other: Any) -> _Number:
        return self._do(other, "/", self)

    def __pow__(self, power: Any) -> Any:
        if isinstance(power, int) and power >= 0:
            return math.prod([self] * power)
        return self._do(self, "**", power)

    def __neg__(self) -> _Number:
        return self.notes.add(f"-{self.name}")

    def __abs__(self) -> _Number:
        return self.notes.add(f"abs({self.name})")

    def sqrt(self) -> _Number:
        return self.notes.add(f"sqrt({self.name})")

    def __bool__(self) -> bool:
        raise TypeError("it compares its arguments")


def look(surface: Surface) -> tuple[list[str], str, tuple[str, str]]:
    """Value and gradient of a surface as lines of text.

    Returns:
        The lines, in terms of theta__x and theta__y; the value's expression; the gradient's two.

    Raises:
        CannotCompileError: if the surface is more than plain arithmetic.

    >>> from optlib.surfaces import bowl
    >>> look(bowl)[2]
    ('_f4', '_f5')
    """
    notes = _Notes()
    x, y = _Number(notes, "theta__x"), _Number(notes, "theta__y")
    try:
        value = _text(surface.f(x, y))
        first, second = map(_text, surface.df(x, y))
    except Exception as error:
        raise CannotCompileError(f"{surface.name}: the surface is not plain arithmetic ({error})") from None
    return notes.lines, value, (first, second)
