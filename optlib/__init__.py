"""optlib: gradient-descent optimizers, each written once, as its formula.

    from optlib import descend
    from optlib.rules import adam
    from optlib.surfaces import bowl

    path = descend(adam(lr=0.3), bowl, start=(-7.0, 2.0), steps=20)

`descend` walks down an objective and gives a `Path`; `gradient_below`, `loss_below` and `step_below` end it
early. `rules` holds the optimizers, `surfaces` and `problems` what they walk on, `schedules` learning rates
that change on the way. `rule` makes an optimizer of a formula (a `Rule`), `scalar` marks a state of it that
is one number, and `ops` has the functions that it is written with. `check` checks an answer to an exercise.

Importing it loads NumPy alone. matplotlib (`optlib.plots`), numba (`optlib.compiled`) and torch
(`optlib.torch`) are asked for where they are used.
"""

# the files of the formulas, which `rules` loads, begin with `from optlib import rule`
from .definition import Rule, rule, scalar  # isort: split

from . import ops, problems, rules, schedules, surfaces
from .descent import Path, descend, gradient_below, loss_below, step_below
from .exercises import check

__all__ = [
    "Path", "Rule", "check", "descend", "gradient_below", "loss_below", "ops", "problems", "rule", "rules",
    "scalar", "schedules", "step_below", "surfaces",
]  # fmt: skip

__version__ = "0.1.0"
