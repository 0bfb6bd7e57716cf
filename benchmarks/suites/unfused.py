"""Against the faster of torch's two paths for optimizers of which torch has no fused form."""

from __future__ import annotations

from functools import partial

from ..measure import Case, Step
from ..parameters import LISTS, ours, theirs

NAMES = ("RAdam", "NAdam", "Adamax", "RMSprop", "Adadelta")


def _sides(name: str, sizes: list[int]) -> dict[str, Step]:
    return {
        "optlib.torch": ours(name, sizes),
        "torch foreach": theirs(name, sizes, foreach=True),
        "torch loop": theirs(name, sizes, foreach=False),
    }


def cases() -> list[Case]:
    """Five optimizers at 1e7 and on 100 tensors."""
    words = {"1e7": ("1e7 parameters", 0.25), "100 tensors": ("100 tensors of 1e6 in all", 0.45)}
    special = {("Adamax", "1e7"): 0.3}  # torch's own Adamax is the quickest of its five
    return [
        Case(
            f"{name}-{key.split()[0]}".lower(),
            f"{name}, {text}",
            special.get((name, key), bar),
            partial(_sides, name, LISTS[key]),
        )
        for key, (text, bar) in words.items()
        for name in NAMES
    ]
