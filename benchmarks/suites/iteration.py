"""A whole training iteration: forward, backward and step, while torch's own threads are awake."""

from __future__ import annotations

from typing import Any

import torch

import optlib.torch
from optlib.compiled import threads

from ..measure import Case, Step

LAYERS, WIDTH, BATCH = 4, 1000, 64


def _iteration(optimizer: Any, **arguments: Any) -> Step:
    torch.manual_seed(0)
    layers = [part for _ in range(LAYERS) for part in (torch.nn.Linear(WIDTH, WIDTH), torch.nn.ReLU())]
    model = torch.nn.Sequential(*layers)
    x, y = torch.randn(BATCH, WIDTH), torch.randn(BATCH, WIDTH)
    opt = optimizer(model.parameters(), **arguments)

    def iteration() -> None:
        opt.zero_grad()
        torch.nn.functional.mse_loss(model(x), y).backward()
        opt.step()

    return iteration


def _in_pythons_threads(iteration: Step) -> Step:
    """The same with its passes in threads of Python's, as where torch's cannot be reached."""

    def run() -> None:
        kept, threads._team = threads._team, None
        try:
            iteration()
        finally:
            threads._team = kept

    return run


def _fused() -> dict[str, Step]:
    return {
        "optlib.torch": _iteration(optlib.torch.Adam),
        "torch fused": _iteration(torch.optim.Adam, fused=True),
    }


def _threads() -> dict[str, Step]:
    return {
        "in torch's threads": _iteration(optlib.torch.Adam),
        "in Python's threads": _in_pythons_threads(_iteration(optlib.torch.Adam)),
    }


def cases() -> list[Case]:
    """Adam in training, and what the threads are worth in which its passes run."""
    words = f"Adam, whole iteration: {LAYERS} layers of {WIDTH} x {WIDTH}, batch {BATCH}"
    return [
        Case("iteration", words, 1.0, _fused),
        Case("iteration-threads", f"{words}; passes in torch's threads", None, _threads),
    ]
