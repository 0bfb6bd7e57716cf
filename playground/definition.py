"""What `optlib/definition.py` is where MicroPython runs the rule files: it reads signatures from their text.

MicroPython's functions tell neither their parameters nor their defaults. So a rule file is loaded as text:

    adam = load(text_of_adam_py)["adam"]
    state = adam.init(theta)
    step, state = adam(lr=0.3).update(g, state, theta, t)

`theta` and `g` are `Point`s. A default that was edited in the text counts, since the text is all there is.
The grammar, `name=number`, is the one that `optlib/definition.py` enforces. It runs under CPython too.
"""

from optlib import ops

__all__ = ["Point", "Rule", "load", "rule", "scalar", "signatures"]

ENGINE = ("t", "theta", "dot")  # handed in by the loop, so without a default


def scalar(value):
    """Marks a state that is one number for the whole run; the mark itself is read from the text."""
    return value


class Point:
    """A few coordinates, computed with one by one; a point of one coordinate serves for all.

    As in NumPy, what a float would refuse (division by zero, a negative radicand) gives inf or nan.
    """

    def __init__(self, coordinates):
        self.coordinates = coordinates

    def _each(self, other, f):
        a = self.coordinates
        if not isinstance(other, Point):
            return Point([f(x, other) for x in a])
        b = other.coordinates
        if len(b) == 1:
            return self._each(b[0], f)
        if len(a) == 1:
            return Point([f(a[0], y) for y in b])
        if len(a) != len(b):
            raise ValueError("points of " + str(len(a)) + " and " + str(len(b)) + " coordinates do not fit")
        return Point([f(a[i], b[i]) for i in range(len(a))])

    def _one(self):
        if len(self.coordinates) != 1:
            raise ValueError("a condition needs one number; this point has " + str(len(self.coordinates)))
        return self.coordinates[0]

    def __add__(self, other):
        return self._each(other, lambda x, y: x + y)

    def __sub__(self, other):
        return self._each(other, lambda x, y: x - y)

    def __rsub__(self, other):
        return self._each(other, lambda x, y: y - x)

    def __mul__(self, other):
        return self._each(other, lambda x, y: x * y)

    def __truediv__(self, other):
        return self._each(other, _quotient)

    def __rtruediv__(self, other):
        return self._each(other, lambda x, y: _quotient(y, x))

    def __pow__(self, other):
        return self._each(other, _power)

    def __rpow__(self, other):
        return self._each(other, lambda x, y: _power(y, x))

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return Point([-x for x in self.coordinates])

    def __abs__(self):
        return Point([abs(x) for x in self.coordinates])

    def sqrt(self):
        """Root of each coordinate."""
        return Point([ops.sqrt(x) for x in self.coordinates])

    def maximum(self, other):
        """The larger of the two, coordinate by coordinate."""
        return self._each(other, ops.maximum)

    def __lt__(self, other):
        return (self - other)._one() < 0

    def __gt__(self, other):
        return (self - other)._one() > 0

    def __eq__(self, other):
        return (self - other)._one() == 0

    def __ne__(self, other):
        return (self - other)._one() != 0


def _quotient(x, y):
    if y != 0:
        return x / y
    negative = (str(y)[0] == "-") != (x < 0)
    return ops.NAN if x == 0 or x != x else (-1 if negative else 1) * float("inf")


def _power(x, y):
    try:
        power = x**y
    except (ZeroDivisionError, OverflowError):
        return float("inf")
    return power if type(power) is float else ops.NAN  # a negative base may give a complex number


def _dot(a, b):
    return Point([sum((a * b).coordinates)])


def _number(name, parameter, text):
    try:
        return float(text)
    except ValueError:
        raise ValueError(name + ": write " + parameter + "=number; got " + parameter + "=" + text) from None


def _signature(name, parameters):
    """State, hyper-parameters and what the rule asks for, in the order of the text."""
    state, hyper, asks, starred = [], [], [], False
    for i, parameter in enumerate(parameters):
        key, equals, value = (part.strip() for part in parameter.partition("="))
        if i == 0 and (key, equals) == ("g", ""):
            continue
        if key == "*":
            starred = True
        elif starred and key in ENGINE and not equals:
            asks.append(key)
        elif not equals or i == 0:
            raise ValueError(name + ": write (g, state=0.0, ..., *, t, hyper=number, ...); got " + parameter)
        elif starred:
            hyper.append((key, _number(name, key, value)))
        elif value[:7] == "scalar(" and value[-1] == ")":
            state.append((key, _number(name, key, value[7:-1]), True))
        else:
            state.append((key, _number(name, key, value), False))
    return state, hyper, asks


def signatures(text):
    """The signature of every rule in a rule file's text, in its order.

    Returns:
        A list of `(name, state, hyper, asks)`: state as `(name, initial value, whether scalar)`, hyper as
        `(name, default)`, asks as names out of `t`, `theta`, `dot`.

    Raises:
        ValueError: where the text holds no rule, or a signature does not keep to the grammar.
    """
    found = []
    for piece in text.replace("\r\n", "\n").split("@rule\ndef ")[1:]:
        name, _, rest = piece.partition("(")
        inside, end, _ = rest.partition("):")
        if not end:
            raise ValueError(name + ": the signature must end in `):`")
        parameters = [p.strip() for p in inside.split(",")]
        state, hyper, asks = _signature(name, [p for p in parameters if p])
        found.append((name, state, hyper, asks))
    if not found:
        raise ValueError("no rule in this text; write @rule on the line above `def name(g, ...):`")
    return found


class Rule:
    """A formula with its state and its bound hyper-parameters, as in `optlib.definition`."""

    def __init__(self, formula, state, hyper, asks):
        self.formula, self.state, self.hyper, self.asks = formula, state, hyper, asks

    def __call__(self, **hyper):
        """The same rule with other hyper-parameters."""
        known = [key for key, _ in self.hyper]
        for key in hyper:
            if key not in known:
                raise TypeError("there is no hyper-parameter " + key + "; there are " + ", ".join(known))
        bound = [(key, hyper.get(key, value)) for key, value in self.hyper]
        return Rule(self.formula, self.state, bound, self.asks)

    def init(self, theta):
        """Initial state for the parameters `theta`, a Point."""
        n = len(theta.coordinates)
        return tuple(x if one else Point([x] * n) for _, x, one in self.state)

    def update(self, g, state, theta, t):
        """One step: `(step, new state)`; the new parameters are `theta - step`."""
        values = {key: value(t - 1) if callable(value) else value for key, value in self.hyper}
        run = self._whole if "dot" in self.asks else self._one_by_one
        try:
            return run(g, state, theta, t, values)
        except (ZeroDivisionError, OverflowError):  # points give inf or nan where numbers raise
            values = {key: Point([value]) for key, value in values.items()}
            return self._whole(g, state, theta, Point([float(t)]), values)

    def apply(self, g, state, t, hyper, theta, dot):
        """The formula itself: its step and its new states, in order."""
        asked = {name: value for name, value in (("theta", theta), ("dot", dot)) if name in self.asks}
        asked.update(hyper)
        returned = self.formula(g, *state, t=t, **asked)
        step, *new = returned if isinstance(returned, tuple) else (returned,)
        if len(new) != len(self.state) or step is None:
            raise TypeError(self.wrong_count())
        if not isinstance(step, (int, float, Point)):
            raise TypeError("what the rule returns as its step must be a number; got " + repr(step))
        return step, tuple(new)

    def wrong_count(self):
        """The sentence on a formula that does not return its step and each of its states."""
        names = ", ".join(["step"] + [name for name, _, _ in self.state])
        return "the rule must return its step and its new states: `return " + names + "`"

    def _whole(self, g, state, theta, t, hyper):
        """The formula on points."""
        return self.apply(g, state, t, hyper, theta, _dot)

    def _one_by_one(self, g, state, theta, t, hyper):
        """The formula on the floats of each coordinate: the same numbers, many times faster than points."""
        columns = []
        for i, x in enumerate(g.coordinates):
            own = [s.coordinates[i] if isinstance(s, Point) else s for s in state]
            columns.append(self.apply(x, own, t, hyper, theta.coordinates[i], None))
        step = Point([step for step, _ in columns])
        new = [[states[k] for _, states in columns] for k in range(len(self.state))]
        return step, tuple(new[k][0] if self.state[k][2] else Point(new[k]) for k in range(len(new)))


_loading = {}  # signatures of the text that `load` is running


def rule(formula):
    """The decorator: joins a formula to the signature that `load` read from its text."""
    if formula.__name__ not in _loading:
        raise ValueError("a rule file is loaded with `load(text)`, so that its signatures can be read")
    return Rule(formula, *_loading[formula.__name__])


def load(text):
    """The rules of a rule file, `{name: Rule}`, by running its text; bound variants are there too."""
    _loading.clear()
    for name, state, hyper, asks in signatures(text):
        _loading[name] = (state, hyper, asks)
    namespace = {"__name__": "rules"}
    exec(text, namespace)
    _loading.clear()
    return {name: value for name, value in namespace.items() if isinstance(value, Rule)}
