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

    def _at(self, function, theta):
        if len(theta.coordinates) != self.dimensions:
            n = str(self.dimensions) + " variable" + "s" * (self.dimensions > 1)
            raise ValueError(
                self.name + " is a function of " + n + "; got a point of " + str(len(theta.coordinates))
            )
        try:
            return function(*theta.coordinates)
        except (ZeroDivisionError, OverflowError):  # points give inf or nan where floats raise
            return function(*[Point([x]) for x in theta.coordinates])

    def value(self, theta):
        """The loss at theta, a float."""
        return _number(self._at(self.f, theta))


class Surface(_Objective):
    """A function f(x, y), as in `optlib.objective`."""

    dimensions = 2

    def gradient(self, theta):
        """The gradient at theta, a Point."""
        return Point([_number(d) for d in self._at(self.df, theta)])


class Curve(_Objective):
    """A function f(x), as in `optlib.objective`."""

    dimensions = 1

    def gradient(self, theta):
        """The derivative at theta, a Point."""
        return Point([_number(self._at(self.df, theta))])
