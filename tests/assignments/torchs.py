"""One step of an optimizer of torch, with its state put in and taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import torch


def stepped(
    optimizer: Callable[[Iterable[torch.nn.Parameter]], torch.optim.Optimizer],
    theta: np.ndarray,
    g: np.ndarray,
    precision: torch.dtype,
    **state: Any,
) -> tuple[torch.Tensor, ...]:
    """Return the parameter after one step, and of its state what was given, in that order but for `step`.

    Args:
        optimizer: makes it from its parameters.
        theta: the parameter before the step.
        g: its gradient.
        precision: of all the numbers.
        state: torch's names for what it keeps, with the values before the step.
    """
    parameter = torch.nn.Parameter(torch.as_tensor(theta, dtype=precision).detach().clone())
    made = optimizer([parameter])
    kept = {name: torch.as_tensor(value, dtype=precision).detach().clone() for name, value in state.items()}
    made.state[parameter].update(kept)
    parameter.grad = torch.as_tensor(g, dtype=precision)
    made.step()
    return parameter, *(made.state[parameter][name] for name in state if name != "step")
