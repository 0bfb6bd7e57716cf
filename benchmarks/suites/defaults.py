"""Every class as one writes it without further arguments, against torch's the same way."""

from __future__ import annotations

from functools import partial

import torch

import optlib.torch

from ..measure import Case, Step
from ..parameters import LISTS, ours, theirs, without_numba

NAMES = [n for n in optlib.torch.__all__ if hasattr(torch.optim, n)]
WORDS = {"1e6": "1e6 parameters", "100 tensors": "100 tensors of 1e6 in all"}
# With numba, which the extra `torch` brings; torch's plain SGD at 1e6 is one pass already. Without numba the
# quotients are for the record.
BARS = {("SGD", "1e6"): 1.15, ("SGD", "100 tensors"): 0.8}


def _sides(name: str, key: str, numba: bool) -> dict[str, Step]:
    step = ours(name, LISTS[key])
    return {"optlib.torch": step if numba else without_numba(step), "torch default": theirs(name, LISTS[key])}


def cases() -> list[Case]:
    """Each class at two sizes, with numba and without."""
    return [
        Case(
            f"default-{name}-{key.split()[0]}{'' if numba else '-numpy'}".lower(),
            f"{name}(), {WORDS[key]}{'' if numba else ', without numba'}",
            BARS.get((name, key), 1.0) if numba else None,
            partial(_sides, name, key, numba),
        )
        for numba in (True, False)
        for key in WORDS
        for name in NAMES
    ]
