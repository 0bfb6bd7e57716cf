"""A run's loop, written out for one shape of rule, so that MicroPython takes few turns a step.

A call with `**` makes a dictionary, a loop over two coordinates an iterator, a row of states a tuple:
they cost more than the formula. So the loop is put together as text, with a line for each coordinate and
a name for each state and hyper-parameter, and compiled once for all rules of that shape. The formula
stays what it is.
"""

__all__ = ["loop"]

_made = {}  # by shape

TEXT = """
def loop(formula, look, kick, hyper, t, until, steps, points, losses, gradients, moves, columns, products):
    k = {count} * t
    {load}
    while True:
        loss, ({g}) = look(({x}))
        losses[t] = loss
        {see}
        total = loss + {total}
        if t and total - total != 0:
            return t, True
        if kick and t < steps:
            {disturb}
        if t >= until:
            return t, False
        try:
            {plan}
            {step}
            {move}
        except (ZeroDivisionError, OverflowError, TypeError, ValueError):
            return t, False
        t += 1
        k += {count}
        {go}
"""


def loop(count, rule):
    """The loop for `count` coordinates and the rules that have this one's shape.

    It fills the rows from row t on: points, losses, gradients, the moves to the next point, and a column for
    each state. It returns the row that it looked at last, and whether that is no longer finite. There the run
    ends, or the next step is none for floats: they refuse it, or what the rule returns is wrong.
    """
    ones, hyper = [one for _, _, one in rule.state], [(key, callable(value)) for key, value in rule.hyper]
    shape = str((count, ones, hyper, rule.asks))
    if shape not in _made:
        if len(_made) > 50:  # a reader may write many signatures
            _made.clear()
        space = {}
        exec(_text(count, ones, hyper, rule.asks), space)
        _made[shape] = space["loop"]
    return _made[shape]


def _text(count, ones, hyper, asks):
    own = range(count)
    held = []  # of each number of the state its name, where it stands, and where its next value does
    for i, one in enumerate(ones):
        if one:
            held.append((f"s{i}", f"c{i}[t]", f"c{i}[t + 1]"))
        else:
            held.extend([(f"s{i}_{j}", f"c{i}[k + {j}]", f"c{i}[k + {count + j}]") for j in own])

    def each(line, glue):
        return glue.join([line.replace("#", str(j)) for j in own])

    outer, inner = "\n" + " " * 8, "\n" + " " * 12
    load = [f"h_{key} = hyper[{i}]" for i, (key, _) in enumerate(hyper)]
    load += [f"c{i} = columns[{i}]" for i in range(len(ones))]
    load += [each("x# = points[k + #]", "; ")] + [f"{name} = {at}" for name, at, _ in held]
    moved = [each("x# -= p#", outer), each("points[k + #] = x#", outer)]
    planned = [f"h_{key} = hyper[{i}](t)" for i, (key, scheduled) in enumerate(hyper) if scheduled]
    return TEXT.format(
        count=count,
        load="\n    ".join(load),
        g=each("g#, ", ""),
        x=each("x#, ", ""),
        see=each("gradients[k + #] = g#", outer),
        total=each("x# + g# * g#", " + "),
        disturb=each("e#, ", "") + "= kick()" + inner + each("gradients[k + #] = g# = g# + e#", inner),
        plan=inner.join(planned or ["pass"]),
        step=inner.join(_calls(count, ones, hyper, asks)),
        move=inner.join([each("moves[k + #] = p#", inner)] + [f"{to} = new_{name}" for name, _, to in held]),
        go=outer.join(moved + [f"{name} = new_{name}" for name, _, _ in held]),
    )


def _calls(count, ones, hyper, asks):
    """The lines that run the formula on each coordinate."""
    hypers = "".join([f", {key}=h_{key}" for key, _ in hyper])

    def call(j, dot):
        state = "".join([f", s{i}" if one else f", s{i}_{j}" for i, one in enumerate(ones)])
        theta = f", theta=x{j}" if "theta" in asks else ""
        return f"formula(g{j}{state}, t=t + 1{hypers}{theta}{dot})"

    def taken(j, dot=""):
        # where a state is one number, the first coordinate's is kept
        new = [f"new_s{i}_{j}" if not one else "_" if j else f"new_s{i}" for i, one in enumerate(ones)]
        return ", ".join([f"p{j}"] + new) + " = " + call(j, dot)

    if "dot" not in asks:
        return [taken(j) for j in range(count)]
    if count == 1:
        return [taken(0, ", dot=products.alone")]
    first, whole, again = ", dot=products.part", ", dot=products.whole", ", dot=products.known"
    return [call(0, first), taken(1, whole), taken(0, again), "products.end()"]
