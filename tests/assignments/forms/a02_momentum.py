"""Right forms of A2's functions, and wrong ones of no known kind."""

from __future__ import annotations

from functools import partial

import numpy as np
import torch

from tests.assignments.torchs import stepped


def torchs(precision):
    """torch.optim.SGD with momentum, its buffer put in and taken out at each step."""

    def momentum_step(theta, b, g, lr, beta):
        made = partial(torch.optim.SGD, lr=lr, momentum=beta)
        return stepped(made, theta, g, precision, momentum_buffer=b)

    return momentum_step


def torchs_nesterov(x, v, gradient, lr, beta):
    """torch.optim.SGD at the point ahead, which it stores, and back."""
    made = partial(torch.optim.SGD, lr=lr, momentum=beta, nesterov=True)
    ahead = torch.as_tensor(x + beta * v).detach().numpy()
    ahead, b = stepped(made, ahead, gradient(ahead), torch.float64, momentum_buffer=-v / lr)
    return ahead + lr * beta * b, -lr * b


def in_place(theta, b, g, lr, beta):
    b *= beta
    b += g
    theta -= lr * b
    return theta, b


def in_place_nesterov(x, v, gradient, lr, beta):
    x += beta * v
    g = gradient(x)
    x -= lr * g
    v *= beta
    v -= lr * g
    return x, v


def one_by_one(theta, b, g, lr, beta):
    b = [beta * old + new for old, new in zip(b, g, strict=True)]
    return [x - lr * y for x, y in zip(theta, b, strict=True)], b


def by_points(x, v, gradient, lr, beta):
    """Nesterov's own order: a gradient step from the point ahead, then the displacement it made."""
    ahead = x + beta * v
    new = ahead - lr * gradient(ahead)
    return new, new - x


IN_PLACE = {"momentum_step": in_place, "nesterov_step": in_place_nesterov}

RIGHT = {
    "torch, double": {"momentum_step": torchs(torch.float64), "nesterov_step": torchs_nesterov},
    "torch, single": {"momentum_step": torchs(torch.float32)},
    "one by one": {"momentum_step": one_by_one},
    "by points": {"nesterov_step": by_points},
    "single precision": {
        "momentum_step": lambda theta, b, g, lr, beta: one_by_one(
            np.float32(theta), np.float32(b), np.float32(g), np.float32(lr), np.float32(beta)
        )
    },
}


def momentum(theta, b, g, lr, beta, *, decay=0.0, take=1.0, scale=1.0, sign=1.0):
    b = beta * b * sign + take * g
    return theta - scale * lr * (b + decay * theta), b


def nesterov(x, v, gradient, lr, beta, *, ahead=1.0, decay=0.0, power=1.0):
    v = beta * v - lr * (gradient(x + ahead * beta**power * v) + decay * x)
    return x + v, v


OUTSIDE = {
    "with weight decay": {
        "momentum_step": lambda *given: momentum(*given, decay=0.1),
        "nesterov_step": lambda *given: nesterov(*given, decay=0.1),
    },
    "the gradient halved": {"momentum_step": lambda *given: momentum(*given, take=0.5)},
    "twice the step": {"momentum_step": lambda *given: momentum(*given, scale=2.0)},
    "the past subtracted": {"momentum_step": lambda *given: momentum(*given, sign=-1.0)},
    "the sign of b": {
        "momentum_step": lambda theta, b, g, lr, beta: (theta - lr * np.sign(beta * b + g), beta * b + g)
    },
    "half as far ahead": {"nesterov_step": lambda *given: nesterov(*given, ahead=0.5)},
    "ahead by beta twice": {"nesterov_step": lambda *given: nesterov(*given, power=2.0)},
}
