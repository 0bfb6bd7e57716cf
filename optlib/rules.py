"""Every optimizer of the book, from its file in `optlib/formulas`; variants stand beside the rule they vary.

`ALL` maps each rule's name to the rule, in the order of the book.
"""

from .definition import Rule

# isort: off
from .formulas.gd import gd as gd
from .formulas.momentum import momentum as momentum
from .formulas.momentum import momentum_dampened as momentum_dampened
from .formulas.momentum import momentum_ema as momentum_ema
from .formulas.momentum import momentum_sutskever as momentum_sutskever
from .formulas.nesterov import nesterov as nesterov
from .formulas.nesterov import nesterov_convex as nesterov_convex
from .formulas.adagrad import adagrad as adagrad
from .formulas.rmsprop import rmsprop as rmsprop
from .formulas.rmsprop import rmsprop_centered as rmsprop_centered
from .formulas.rmsprop import rmsprop_centered_momentum as rmsprop_centered_momentum
from .formulas.rmsprop import rmsprop_momentum as rmsprop_momentum
from .formulas.adadelta import adadelta as adadelta
from .formulas.adam import adam as adam
from .formulas.adam import adam_eps_hat as adam_eps_hat
from .formulas.adam import adam_eps_inside as adam_eps_inside
from .formulas.adamw import adamw as adamw
from .formulas.adamw import adam_l2 as adam_l2
from .formulas.adamax import adamax as adamax
from .formulas.nadam import nadam as nadam
from .formulas.nadam import nadam_constant as nadam_constant
from .formulas.nadam import nadam_keras as nadam_keras
from .formulas.amsgrad import amsgrad as amsgrad
from .formulas.amsgrad import amsgrad_optax as amsgrad_optax
from .formulas.amsgrad import amsgrad_paper as amsgrad_paper
from .formulas.radam import radam as radam
from .formulas.radam import radam_paper as radam_paper
from .formulas.radam import radam_skip as radam_skip
from .formulas.swats import swats as swats
# isort: on

# A variant that is only other values of a rule's hyper-parameters (nadam_keras) is no formula of its own.
ALL: dict[str, Rule] = {n: r for n, r in list(globals().items()) if isinstance(r, Rule) and r.name == n}

__test__ = {name: rule.__doc__ for name, rule in ALL.items()}  # the docstrings' examples, for doctest
