"""Proof by training: a small network on scikit-learn's digits, every optimizer, torch's classes and ours.

    python -m benchmarks.training

Every optimizer gets the same budget: the same learning rates are tried with one seed, the one with the lowest
validation loss is taken, and five other seeds train with it. Torch's class and ours then start from the same
weights and see the same batches in the same order, so their curves ought to lie on each other. Everything is
written to benchmarks/results/training.json; nothing in it is a clock.
"""

from __future__ import annotations

import json
import statistics
from functools import partial
from pathlib import Path
from typing import Any

import torch

import optlib.torch
from optlib.digits import train

from .machine import versions

RESULT = Path(__file__).parent / "results" / "training.json"

EPOCHS = 12
BATCH = 64
SEEDS = (1, 2, 3, 4, 5)
TUNING_SEED = 0
LEARNING_RATES = (1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1.0, 3.0)

# What a class is given besides its learning rate, under the name that the curve bears.
OPTIMIZERS: dict[str, tuple[str, dict[str, Any]]] = {
    "SGD": ("SGD", {}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "Nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "Adagrad": ("Adagrad", {}),
    "RMSprop": ("RMSprop", {}),
    "Adadelta": ("Adadelta", {}),
    "Adam": ("Adam", {}),
    "AdamW": ("AdamW", {}),
    "Adamax": ("Adamax", {}),
    "NAdam": ("NAdam", {}),
    "AMSGrad": ("Adam", {"amsgrad": True}),
    "RAdam": ("RAdam", {}),
    "SWATS": ("SWATS", {"rtol": 0.02}),
}

def run(library: Any, name: str, lr: float, seed: int) -> tuple[list[float], list[float]]:
    """Validation loss and accuracy before training and after each epoch."""
    kind, arguments = OPTIMIZERS[name]
    make = partial(getattr(library, kind), lr=lr, **arguments)
    losses, accuracies = train(make, seed, EPOCHS, BATCH)
    return losses.tolist(), accuracies.tolist()


def tuned(name: str) -> tuple[float, dict[str, float]]:
    """The learning rate with the lowest loss at the end, and what each of them gave."""
    ends = {lr: run(optlib.torch, name, lr, TUNING_SEED)[0][-1] for lr in LEARNING_RATES}
    best = min(ends, key=lambda lr: ends[lr] if ends[lr] == ends[lr] else float("inf"))
    return best, {str(lr): _short(loss) for lr, loss in ends.items()}


def _short(x: float) -> float:
    return float(f"{x:.5g}")


def _spread(runs: list[list[float]]) -> dict[str, list[float]]:
    """Median, lowest and highest of the seeds, epoch by epoch."""
    columns = list(zip(*runs, strict=True))
    return {
        "median": [_short(statistics.median(c)) for c in columns],
        "low": [_short(min(c)) for c in columns],
        "high": [_short(max(c)) for c in columns],
    }


def measured(name: str) -> dict[str, Any]:
    """All that is known of one optimizer."""
    lr, tuning = tuned(name)
    kind, arguments = OPTIMIZERS[name]
    entry: dict[str, Any] = {"class": kind, "arguments": arguments, "lr": lr, "tuning": tuning}
    curves: dict[str, list[list[float]]] = {}
    for side, library in {"optlib.torch": optlib.torch, "torch.optim": torch.optim}.items():
        if hasattr(library, kind):
            runs = [run(library, name, lr, seed) for seed in SEEDS]
            curves[side] = [losses for losses, _ in runs]
            entry[side] = {"loss": _spread(curves[side]), "accuracy": _spread([a for _, a in runs])}
    if len(curves) == 2:
        ours, theirs = (torch.tensor(runs, dtype=torch.float64) for runs in curves.values())
        entry["largest_difference_of_loss"] = float(f"{(ours - theirs).abs().max().item():.2g}")
    return entry


def main() -> None:
    """Train everything, print a line for each and write the curves."""
    torch.set_num_threads(1)  # the network is small; this also fixes the order of every sum
    data: dict[str, Any] = {
        "network": "64-32-10, ReLU, cross-entropy",
        "data": "scikit-learn's digits: 1347 images to train on, 450 to judge by",
        "batch": BATCH,
        "epochs": EPOCHS,
        "seeds": list(SEEDS),
        "versions": versions(),
        "optimizers": {},
    }
    for name in OPTIMIZERS:
        entry = data["optimizers"][name] = measured(name)
        loss, accuracy = (entry["optlib.torch"][what] for what in ("loss", "accuracy"))
        print(
            f"{name:9s} lr {entry['lr']:<6g} loss {loss['median'][-1]:.4f} "
            f"[{loss['low'][-1]:.4f}, {loss['high'][-1]:.4f}] accuracy {accuracy['median'][-1]:.3f} "
            f"torch differs by {entry.get('largest_difference_of_loss', 'no such class')}",
            flush=True,
        )
    RESULT.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
