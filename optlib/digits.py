"""A small network on real data, scikit-learn's handwritten digits: for *In practice* and the benchmarks.

Needs torch and scikit-learn; the images come with scikit-learn, nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

try:
    import torch
    from sklearn.datasets import load_digits  # type: ignore[import-untyped]
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "optlib.digits needs torch and scikit-learn: pip install both, or in a clone of the book: "
        "pip install '.[digits]'"
    ) from error
from torch import nn

__all__ = ["digits", "network", "train"]

Split = tuple[torch.Tensor, torch.Tensor]


def digits() -> tuple[Split, Split]:
    """1797 images of 8 x 8 pixels, shuffled once: 1347 to train on, 450 to judge by.

    Returns:
        (x, y) to train on and (x, y) to judge by: x float32 of shape (n, 64) in [0, 1], y the digits 0 to 9.

    >>> (x, y), (x_val, y_val) = digits()
    >>> x.shape, y_val.shape
    (torch.Size([1347, 64]), torch.Size([450]))
    """
    images, labels = load_digits(return_X_y=True)
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(0))
    x = torch.as_tensor(images, dtype=torch.float32)[order] / 16
    y = torch.as_tensor(labels)[order]
    return (x[:1347], y[:1347]), (x[1347:], y[1347:])


def network(seed: int) -> nn.Module:
    """64 inputs, 32 hidden units, 10 classes; `seed` fixes the starting weights.

    >>> sum(p.numel() for p in network(seed=0).parameters())
    2410
    """
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))


def train(
    optimizer: Callable[[Iterable[torch.Tensor]], Any], seed: int, epochs: int = 12, batch: int = 64
) -> tuple[np.ndarray, np.ndarray]:
    """Train the network on the digits.

    Args:
        optimizer: makes the optimizer from the parameters, such as `lambda p: torch.optim.SGD(p, lr=0.1)`.
        seed: fixes the starting weights and the order of the batches.
        epochs: passes over the 1347 images, shuffled anew for each.
        batch: images a step, at most 1347; images that do not fill a batch are left out of their pass.

    Returns:
        Cross-entropy and accuracy on the 450 images to judge by, before training and after each epoch;
        two arrays of shape (epochs + 1,).

    >>> losses, accuracies = train(lambda p: torch.optim.SGD(p, lr=0.3), seed=0, epochs=2)
    >>> losses.shape, bool(losses[-1] < losses[0])
    ((3,), True)
    """
    (x, y), (x_val, y_val) = digits()
    net = network(seed)
    stepper = optimizer(net.parameters())
    generator = torch.Generator().manual_seed(seed)
    losses, accuracies = [], []
    for epoch in range(epochs + 1):
        if epoch > 0:
            shuffled = torch.randperm(len(y), generator=generator)
            # only whole batches: a last one of three images would make a full step on next to no data
            for rows in shuffled[: len(y) // batch * batch].view(-1, batch):
                stepper.zero_grad()
                nn.functional.cross_entropy(net(x[rows]), y[rows]).backward()  # type: ignore[no-untyped-call]
                stepper.step()
        with torch.no_grad():
            output = net(x_val)
            losses.append(nn.functional.cross_entropy(output, y_val).item())
            accuracies.append((output.argmax(1) == y_val).double().mean().item())
    return np.array(losses), np.array(accuracies)
