"""Self-checks for the book's exercises: right or not yet, without giving the answer away.

An answer is kept as a salted digest of its digits, so the file does not show it.
`seal` makes the digest when an exercise is written; a test runs every worked solution against its digest.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from typing import Any

import numpy as np

from ._answers import ANSWERS

__all__ = ["check", "seal"]


def _numbers(answer: Any) -> list[float]:
    """The answer as a flat list of finite floats."""
    try:
        flat = np.asarray(answer, dtype=float).ravel().tolist()
    except (TypeError, ValueError):
        flat = []
    if not flat or not all(map(math.isfinite, flat)):
        raise ValueError(f"an answer is a finite number or a list of them; got {answer!r}")
    return flat


def _digest(name: str, rounded: Iterable[int]) -> str:
    text = f"{name}:" + ",".join(map(str, rounded))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _units(x: float, digits: int) -> int:
    """x counted in units of its `decimals`-th decimal place."""
    return math.floor(x * 10.0**digits + 0.5)


def seal(name: str, answer: Any, decimals: int) -> dict[str, Any]:
    """The entry of `_answers.py` for an exercise whose answer counts to `decimals` decimal places.

    >>> entry = seal("example", 0.25, decimals=3)
    >>> entry["decimals"], len(entry["digests"])
    (3, 1)
    """
    numbers = _numbers(answer)
    digests = [_digest(f"{name}[{i}]", [_units(x, decimals)]) for i, x in enumerate(numbers)]
    return {"decimals": decimals, "digests": digests}


def check(name: str, answer: Any) -> None:
    """Print whether `answer` solves the exercise `name`.

    Args:
        name: the exercise's name, as printed in its task.
        answer: a number, or a list or array of numbers in the order that the task asks for.

    Raises:
        ValueError: if there is no such exercise or the answer is no finite number.

    >>> check("gd-first-step", [1.0, 2.0])
    Not yet: gd-first-step, number 1 of 2 is not right to 4 decimals.
    """
    if name not in ANSWERS:
        raise ValueError(f"there is no exercise {name!r}; the names are {', '.join(sorted(ANSWERS))}")
    numbers = _numbers(answer)
    entry = ANSWERS[name]
    decimals, digests = entry["decimals"], entry["digests"]
    if len(numbers) != len(digests):
        wanted = "one number" if len(digests) == 1 else f"{len(digests)} numbers"
        print(f"Not yet: {name} asks for {wanted}; got {len(numbers)}.")
        return
    for i, (x, digest) in enumerate(zip(numbers, digests, strict=True)):
        units = _units(x, decimals)
        # one unit either way, so that an answer rounded by hand passes
        if not any(_digest(f"{name}[{i}]", [units + d]) == digest for d in (0, -1, 1)):
            which = "this number" if len(digests) == 1 else f"number {i + 1} of {len(digests)}"
            print(f"Not yet: {name}, {which} is not right to {decimals} decimals.")
            return
    print(f"Right: {name}.")
