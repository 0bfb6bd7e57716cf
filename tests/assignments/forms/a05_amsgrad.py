"""Right forms of A5's functions, as students and libraries write them, and wrong ones of no known kind."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import torch

from tests.assignments.torchs import stepped


def torchs(precision):
    """torch.optim.Adam with amsgrad=True, its state put in and taken out at each step."""

    def amsgrad_step(theta, m, v, v_max, g, t, lr, beta1, beta2, eps):
        made = partial(torch.optim.Adam, lr=lr, betas=(beta1, beta2), eps=eps, amsgrad=True)
        return stepped(made, theta, g, precision, step=t - 1, exp_avg=m, exp_avg_sq=v, max_exp_avg_sq=v_max)

    return amsgrad_step


def in_place(theta, m, v, v_max, g, t, lr, beta1, beta2, eps):
    m += (1 - beta1) * (g - m)
    v *= beta2
    v += (1 - beta2) * g * g
    larger = v > v_max
    v_max[larger] = v[larger]
    theta -= lr * m / (1 - beta1**t) / (np.sqrt(v_max / (1 - beta2**t)) + eps)
    return theta, m, v, v_max


def one_by_one(*arguments):
    *arrays, t, lr, beta1, beta2, eps = arguments
    made = []
    for x, m, v, v_max, g in zip(*arrays, strict=True):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        v_max = max(v, v_max)
        x -= lr * m / (1 - beta1**t) / (math.sqrt(v_max / (1 - beta2**t)) + eps)
        made.append((x, m, v, v_max))
    return tuple(map(list, zip(*made, strict=True)))


def _walk(C, start, steps, lr, beta1, beta2, eps, *, forgets, wall=lambda x: min(1.0, max(-1.0, x))):
    theta, m, v, v_max, places = start, 0.0, 0.0, 0.0, []
    for t in range(steps):
        g = (C, -1, -1)[t % 3]
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        v_max = v if forgets else max(v, v_max)
        root = math.sqrt(v_max / (1 - beta2 ** (t + 1)))
        theta = wall(theta - lr * (t + 1) ** -0.5 * m / (1 - beta1 ** (t + 1)) / (root + eps))
        places.append(theta)
    return np.array(places)


def both_walks(**changes):
    def walks(*arguments):
        return _walk(*arguments, forgets=True, **changes), _walk(*arguments, forgets=False, **changes)

    return walks


def measured(beta2):
    """Adam runs, with its corrections; the zero is found where the last of many rounds leaves it."""

    def moved(C):
        v, places = 0.0, [0.0]
        for t in range(1, 181):
            g = C if t % 3 == 1 else -1.0
            v = beta2 * v + (1 - beta2) * g * g
            places.append(places[-1] - g / math.sqrt(v / (1 - beta2**t)))
        return places[-1] - places[-4]

    grid = np.arange(2.0, 12.0, 0.02)
    return grid[np.argmin([abs(moved(C)) for C in grid])]


IN_PLACE = {"amsgrad_step": in_place}

RIGHT = {
    "torch, double": {"amsgrad_step": torchs(torch.float64)},
    "torch, single": {"amsgrad_step": torchs(torch.float32)},
    "one by one": {"amsgrad_step": one_by_one},
    "two separate methods": {"walks": both_walks()},
    "an array of two rows": {"walks": lambda *arguments: np.array(both_walks()(*arguments))},
    "measured": {"turning_point": measured},
}


def outside(*, decay=0.0, power=0.5, keep=1.0, scale=1.0):
    def amsgrad_step(theta, m, v, v_max, g, t, lr, beta1, beta2, eps):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        v_max = np.maximum(keep * v_max, v)
        m_hat, v_hat = m / (1 - beta1**t), v_max / (1 - beta2**t)
        return theta - scale * lr * (m_hat / (v_hat**power + eps) + decay * theta), m, v, v_max

    return amsgrad_step


OUTSIDE = {
    "with weight decay": {"amsgrad_step": outside(decay=0.1)},
    "a cube root": {"amsgrad_step": outside(power=1 / 3)},
    "a maximum that fades": {"amsgrad_step": outside(keep=0.9)},
    "half the step": {"amsgrad_step": outside(scale=0.5)},
    "walls that throw back": {
        "walks": both_walks(wall=lambda x: 2 - x if x > 1 else -2 - x if x < -1 else x)
    },
    "one wall": {"walks": both_walks(wall=lambda x: max(-1.0, x))},
}
