"""torch.optim's optimizers, run by optlib's rules: replace `torch.optim` by `optlib.torch` in a script.

Each class takes the arguments of torch's class of the same name and keeps its defaults, parameter groups,
checks and `state_dict`, since it is a subclass of it; the update itself is the rule's text. SWATS, which
torch lacks, is here too. `optlib.torch.base` tells which engine runs which tensors.

    >>> import torch
    >>> from optlib.torch import Adam
    >>> weight = torch.nn.Parameter(torch.tensor([4.0]))
    >>> optimizer = Adam([weight], lr=0.1)
    >>> weight.square().sum().backward()
    >>> optimizer.step()
    >>> round(weight.item(), 4)
    3.9
"""

try:
    import torch as _torch  # noqa: F401
except ImportError as error:
    raise ImportError(
        "optlib.torch needs PyTorch; install it with: pip install 'thewaydown[torch]'"
    ) from error

from .base import RuleOptimizer
from .classes import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, NAdam, RAdam, RMSprop
from .swats import SWATS

__all__ = [
    "SGD", "SWATS", "Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "RMSprop",
    "RuleOptimizer",
]  # fmt: skip
