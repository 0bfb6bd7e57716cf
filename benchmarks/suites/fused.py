"""Against torch's fused optimizers, which also make one pass over memory."""

from __future__ import annotations

from functools import partial

from ..measure import Case, Step
from ..parameters import LISTS, ours, theirs


def _sides(name: str, sizes: list[int], **arguments: object) -> dict[str, Step]:
    return {
        "optlib.torch": ours(name, sizes, **arguments),
        "torch fused": theirs(name, sizes, fused=True, **arguments),
    }


def cases() -> list[Case]:
    """Adam, AMSGrad and momentum at 1e7, Adam on 100 tensors."""
    big, many = LISTS["1e7"], LISTS["100 tensors"]
    return [
        Case("adam-1e7", "Adam, 1e7 parameters", 1.0, partial(_sides, "Adam", big)),
        Case("amsgrad-1e7", "AMSGrad, 1e7 parameters", 1.0, partial(_sides, "Adam", big, amsgrad=True)),
        Case("momentum-1e7", "momentum, 1e7 parameters", 1.05, partial(_sides, "SGD", big, momentum=0.9)),
        Case("adam-100", "Adam, 100 tensors of 1e6 in all", 0.8, partial(_sides, "Adam", many)),
    ]
