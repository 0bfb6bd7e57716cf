"""A sweep: 1000 learning rates, 500 steps of Adam each, on Rosenbrock's function."""

from __future__ import annotations

from functools import partial

import numpy as np
import torch

from optlib import compiled
from optlib.descend import descend
from optlib.rules import adam
from optlib.surfaces import rosenbrock

from ..measure import Case, Step
from ..parameters import THREADS

RATES = np.geomspace(1e-4, 1.0, 1000)
STEPS = 500
RUNS = 2  # so many of torch's thousand are timed


def _optax(path: bool) -> dict[str, Step]:
    import jax
    import jax.numpy as jnp
    import optax

    start = jnp.array(rosenbrock.start, jnp.float32)
    look = jax.value_and_grad(lambda theta: rosenbrock.value(theta))

    def run(rate):  # type: ignore[no-untyped-def]
        optimizer = optax.adam(rate)

        def step(held, _):  # type: ignore[no-untyped-def]
            theta, state = held
            loss, g = look(theta)
            change, state = optimizer.update(g, state)
            kept = (theta, loss, jnp.sqrt((g * g).sum())) if path else None
            return (optax.apply_updates(theta, change), state), kept

        last, kept = jax.lax.scan(step, (start, optimizer.init(start)), None, length=STEPS)
        return kept if path else last[0]

    sweep = jax.jit(jax.vmap(run))
    rates = jnp.array(RATES, jnp.float32)
    theta = np.array(rosenbrock.start, np.float32)
    rule = adam(lr=RATES)
    ours = compiled.walk if path else compiled.walk_end
    return {
        "compiled": lambda: ours(rule, rosenbrock, theta, STEPS, threads=THREADS),
        f"optax, {'whole path' if path else 'last point'}": lambda: jax.block_until_ready(sweep(rates)),
    }


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
    """Compiled against optax, and plain NumPy against a loop of torch's runs."""
    return [
        Case(
            "sweep",
            "sweep of 1000 x 500 steps, compiled, every point kept",
            1.0,
            partial(_optax, path=True),
            ("optax",),
        ),
        Case(
            "sweep-last",
            "the same, the last points kept alone",
            1.0,
            partial(_optax, path=False),
            ("optax",),
        ),
        Case(
            "sweep-numpy",
            f"the same in plain NumPy, float64 (torch: {RUNS} of the 1000 runs timed)",
            1e-3,
            _torch,
            weigh=RUNS / len(RATES),
        ),
    ]
