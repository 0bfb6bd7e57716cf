"""What `optlib/objective.py` is where MicroPython runs the surfaces and curves: they take a `Point`."""

from optlib.definition import Point

__all__ = ["Curve", "Surface"]


def _number(x):
    """The number itself, computed on a float or, where that would refuse, on a point of one coordinate."""
    return x.coordinates[0] if isinstance(x, Point) else x


class _Objective:
    """Functions of the coordinates, with the names that figures need."""

    def __init__(self, name, f, df, ddf, minima, start, view):
        self.name, self.f, self.df, self.ddf = name, f, df, ddf
        self.minima, self.start, self.view = minima, start, view

    def expect(self, theta):
        """Refuse a point of so many coordinates that this is no function of it."""
        if len(theta) != self.dimensions:
            n = str(self.dimensions) + " variable" + "s" * (self.dimensions > 1)
            raise ValueError(self.name + " is a function of " + n + "; got a point of " + str(len(theta)))

    def look(self, theta):
        """The loss and the gradient at theta: a float and as many numbers as theta has."""
        try:
            return self.both(theta)
        except (ZeroDivisionError, OverflowError):  # points give inf or nan where floats raise
            loss, slopes = self.both([Point([x]) for x in theta])
            return _number(loss), [_number(slope) for slope in slopes]


class Surface(_Objective):
    """A function f(x, y), as in `optlib.objective`."""

    dimensions = 2

    def both(self, theta):
        """The value and the two first derivatives."""
        return self.f(*theta), self.df(*theta)


class Curve(_Objective):
    """A function f(x), as in `optlib.objective`."""

    dimensions = 1

    def both(self, theta):
        """The value, and the derivative alone in a tuple."""
        return self.f(*theta), (self.df(*theta),)
