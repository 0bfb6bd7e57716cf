"""The engines without torch around them: memory bandwidth, a compiler's peer, two parameters."""

from __future__ import annotations

import numpy as np
import torch

from optlib import compiled
from optlib.rules import adam

from ..measure import Case, Step
from ..parameters import THREADS

SIZE = 10**7


def _numbers(size: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(0)
    return tuple(generator.standard_normal(size, dtype=np.float32) for _ in range(2))  # type: ignore[return-value]


def _step(threads: int) -> Step:
    theta, g = _numbers(SIZE)
    kernel, state = compiled.build(adam, np.float32), adam.init(theta)
    return lambda: kernel.update(theta, g, state, 7, threads=threads)


def _bandwidth() -> dict[str, Step]:
    from scipy.linalg.blas import saxpy
    from threadpoolctl import threadpool_limits

    x, y = _numbers(SIZE)

    def axpy() -> None:
        with threadpool_limits(1, user_api="blas"):
            saxpy(x, y, a=1e-9)

    return {"compiled Adam": _step(1), "saxpy": axpy}


def _optax() -> dict[str, Step]:
    import jax
    import optax

    theta, g = (jax.numpy.array(a) for a in _numbers(SIZE))
    optimizer = optax.adam(1e-3)
    held = [theta, optimizer.init(theta)]

    def update(theta, state, g):  # type: ignore[no-untyped-def]
        step, state = optimizer.update(g, state)
        return optax.apply_updates(theta, step), state

    jitted = jax.jit(update, donate_argnums=(0, 1))  # may reuse their memory, as ours does

    def step() -> None:
        held[:] = jax.block_until_ready(jitted(*held, g))

    return {"compiled Adam": _step(THREADS), "optax jit": step}


def _two() -> dict[str, Step]:
    rule, theta, g = adam(lr=0.1), np.array([1.0, 2.0]), np.array([0.5, -1.0])
    held = [theta, rule.init(theta)]

    def step() -> None:
        change, held[1] = rule.update(g, held[1], held[0], 7)
        held[0] = held[0] - change

    p = torch.nn.Parameter(torch.tensor([1.0, 2.0]))
    p.grad = torch.tensor([0.5, -1.0])
    return {"the rule in NumPy": step, "torch.optim.Adam": torch.optim.Adam([p], lr=0.1).step}


def cases() -> list[Case]:
    """Adam beside an in-place axpy, beside optax, and on two numbers."""
    return [
        Case(
            "bandwidth",
            "Adam, 1e7, one thread: bytes a second, as a part of an in-place axpy's",
            0.8,
            _bandwidth,
            ("scipy",),
            at_least=True,
            weigh=28 / 12,  # Adam reads four numbers and writes three, axpy reads two and writes one
        ),
        Case("optax-1e7", "Adam, 1e7", 0.6, _optax, ("optax",)),
        Case("two", "2 parameters, one step of the rule in plain NumPy", 0.3, _two),
    ]
