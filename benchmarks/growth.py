"""How cost grows: Adam's time per parameter from 1e3 to 1e8, and per tensor from 1 to 1000 tensors."""

from __future__ import annotations

from typing import Any

from .measure import Budget, quartiles, seconds_each
from .parameters import ours, theirs

__all__ = ["growth"]

PARAMETERS = [10**k for k in range(3, 9)]
TENSORS = [1, 10, 100, 1000]
EACH = 1000  # numbers in each tensor, so few that the call costs more than the arithmetic


def _times(sizes: list[int], budget: Budget) -> dict[str, Any]:
    sides = {"optlib.torch": ours("Adam", sizes), "torch fused": theirs("Adam", sizes, fused=True)}
    return {name: quartiles(seconds) for name, seconds in seconds_each(sides, budget).items()}


def growth(budget: Budget, largest: int = PARAMETERS[-1]) -> dict[str, list[dict[str, Any]]]:
    """Two tables: nanoseconds a parameter, microseconds a tensor; quartiles each.

    Args:
        budget: time for each size.
        largest: leave out sizes above this.
    """
    return {
        "parameters": [
            {"size": n, "side": side, "ns": [float(f"{1e9 * x / n:.4g}") for x in q]}
            for n in PARAMETERS
            if n <= largest
            for side, q in _times([n], budget).items()
        ],
        "tensors": [
            {"tensors": n, "side": side, "us": [float(f"{1e6 * x / n:.4g}") for x in q]}
            for n in TENSORS
            for side, q in _times([EACH] * n, budget).items()
        ],
    }
