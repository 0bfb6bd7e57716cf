"""torch.optim's optimizers, run by optlib's rules: write `optlib.torch` for `torch.optim` in a script.

Each class takes the arguments of torch's class of the same name and keeps its defaults, parameter groups,
checks and `state_dict`, since it is a subclass of it; the update itself is the rule's text. SWATS, which
torch lacks, is here too. What else torch.optim has (`lr_scheduler`, `swa_utils`, `LBFGS`, ...) is handed on,
so that `import optlib.torch as optim` is the whole change. `optlib.torch.base` tells which engine runs which
tensors; without numba, which the extra `torch` brings, CPU tensors go the way of torch's foreach functions.

What differs from torch:

- numbers agree to rounding, not bit for bit; bfloat16 and float16 are computed in float32 and rounded once;
- centred RMSprop takes 0 for a variance that rounding made negative, where torch gives nan;
- after an infinite gradient in RAdam's first steps the parameter stays infinite, as the formula says, where
  torch gives nan one step later: it computes the average m as m + (1 - beta1) (g - m);
- with `differentiable=True` the gradient also goes through a learning rate, decay and betas that are tensors,
  which some of torch's classes cut;
- NAdam's product keeps the type it was saved in, so that a resumed run goes on bit for bit;
- `fused=True` and `foreach=True` are accepted everywhere and change nothing on the CPU;
- sparse gradients are taken where torch takes them, by SGD and Adagrad without weight decay;
- a state of the wrong shape is an error before anything changes.

    >>> import torch
    >>> from optlib.torch import Adam
    >>> weight = torch.nn.Parameter(torch.tensor([4.0]))
    >>> optimizer = Adam([weight], lr=0.1)
    >>> weight.square().sum().backward()
    >>> optimizer.step()
    >>> round(weight.item(), 4)
    3.9
"""

from typing import Any

try:
    import torch as _torch
except ImportError as error:
    raise ImportError(
        "optlib.torch needs PyTorch; pytorch.org tells how to install it, or, in a clone of the book: "
        "pip install '.[torch]'"
    ) from error

from .base import RuleOptimizer
from .classes import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, NAdam, RAdam, RMSprop
from .swats import SWATS

__all__ = [
    "SGD", "SWATS", "Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "RMSprop",
    "RuleOptimizer",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """What torch.optim has and this package has not."""
    if name.startswith("__") or not hasattr(_torch.optim, name):
        raise AttributeError(f"neither optlib.torch nor torch.optim has {name!r}")
    return getattr(_torch.optim, name)


def __dir__() -> list[str]:
    """This package's names and torch.optim's."""
    return sorted({*globals(), *dir(_torch.optim)})
