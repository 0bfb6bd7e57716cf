"""Every optimizer of the book, one a file; variants stand beside the rule they vary.

`ALL` maps each rule's name to the rule, in the order of the book.
"""

from optlib.rule import Rule

from .gd import gd as gd  # isort: skip
from .momentum import momentum as momentum  # isort: skip
from .momentum import momentum_dampened as momentum_dampened
from .momentum import momentum_ema as momentum_ema
from .momentum import momentum_sutskever as momentum_sutskever

from .nesterov import nesterov as nesterov  # isort: skip
from .nesterov import nesterov_convex as nesterov_convex

from .adagrad import adagrad as adagrad  # isort: skip
from .rmsprop import rmsprop as rmsprop  # isort: skip
from .rmsprop import rmsprop_centered as rmsprop_centered
from .rmsprop import rmsprop_centered_momentum as rmsprop_centered_momentum
from .rmsprop import rmsprop_momentum as rmsprop_momentum

from .adadelta import adadelta as adadelta  # isort: skip
from .adam import adam as adam  # isort: skip
from .adam import adam_eps_hat as adam_eps_hat
from .adam import adam_eps_inside as adam_eps_inside
from .adamw import adam_l2 as adam_l2
from .adamw import adamw as adamw

from .adamax import adamax as adamax  # isort: skip
from .nadam import nadam as nadam  # isort: skip
from .nadam import nadam_constant as nadam_constant
from .nadam import nadam_keras as nadam_keras

from .amsgrad import amsgrad as amsgrad  # isort: skip
from .amsgrad import amsgrad_optax as amsgrad_optax
from .amsgrad import amsgrad_paper as amsgrad_paper

from .radam import radam as radam  # isort: skip
from .radam import radam_paper as radam_paper
from .radam import radam_skip as radam_skip

from .swats import swats as swats  # isort: skip

# A variant that is only other values of a rule's hyper-parameters (nadam_keras) is no formula of its own.
ALL: dict[str, Rule] = {n: r for n, r in list(globals().items()) if isinstance(r, Rule) and r.name == n}

__test__ = {name: rule.__doc__ for name, rule in ALL.items()}  # the docstrings' examples, for doctest
