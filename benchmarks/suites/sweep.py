"""A sweep: 1000 learning rates, 500 steps of Adam each, on Rosenbrock's function."""

from __future__ import annotations

import numpy as np
import torch

from optlib import descend
from optlib.rules import adam
from optlib.surfaces import rosenbrock

from ..measure import Case, Step

RATES = np.geomspace(1e-4, 1.0, 1000)
STEPS = 500
RUNS = 2  # so many of torch's thousand are timed


def _torch() -> dict[str, Step]:
    rule = adam(lr=RATES)

    def loop() -> None:
        for rate in RATES[:RUNS]:
            theta = torch.nn.Parameter(torch.tensor(rosenbrock.start))
            optimizer = torch.optim.Adam([theta], lr=rate)
            for _ in range(STEPS):
                optimizer.zero_grad()
                rosenbrock.value(theta).backward()
                optimizer.step()

    return {
        "NumPy broadcast": lambda: descend(rule, rosenbrock, rosenbrock.start, STEPS),
        "torch.optim, run by run": loop,
    }


def cases() -> list[Case]:
    """Plain NumPy against a loop of torch's runs."""
    return [
        Case(
            "sweep-numpy",
            f"sweep of 1000 x 500 steps in plain NumPy, float64 (torch: {RUNS} of the 1000 runs timed)",
            1e-3,
            _torch,
            weigh=RUNS / len(RATES),
        ),
    ]
