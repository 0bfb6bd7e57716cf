"""Right forms of A7's functions, as students and libraries write them, and wrong ones of no known kind."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR

from optlib import schedules
from optlib.rules import adamw
from tests.assignments.torchs import stepped


def torchs(precision):
    """torch.optim.AdamW, its state put in and taken out at each step."""

    def adamw_step(theta, m, v, g, t, lr, beta1, beta2, eps, weight_decay):
        made = partial(torch.optim.AdamW, lr=lr, betas=(beta1, beta2), eps=eps, weight_decay=weight_decay)
        return stepped(made, theta, g, precision, step=t - 1, exp_avg=m, exp_avg_sq=v)

    return adamw_step


def torchs_rate(k, highest, lowest, warm, steps):
    """torch's own schedulers, asked after k updates."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=highest)
    climb = LinearLR(optimizer, start_factor=1 / warm, total_iters=warm - 1)
    fall = CosineAnnealingLR(optimizer, T_max=steps - warm, eta_min=lowest)
    schedule = SequentialLR(optimizer, [climb, fall], milestones=[warm])
    for _ in range(k):
        optimizer.step()
        schedule.step()
    return schedule.get_last_lr()[0]


def library(theta, m, v, g, t, lr, beta1, beta2, eps, weight_decay):
    rule = adamw(lr=lr, beta1=beta1, beta2=beta2, eps=eps, weight_decay=weight_decay)
    step, (m, v) = rule.update(g, (m, v), theta, t)
    return theta - step, m, v


def librarys_rate(k, highest, lowest, warm, steps):
    fall = schedules.cosine(highest, steps=steps - warm, end=lowest)
    return schedules.warm_up(highest, steps=warm).then(fall, after=warm)(k)


def in_place(theta, m, v, g, t, lr, beta1, beta2, eps, weight_decay):
    m += (1 - beta1) * (g - m)
    v += (1 - beta2) * (g * g - v)
    theta *= 1 - lr * weight_decay
    theta -= lr * (m / (1 - beta1**t)) / (eps + (v / (1 - beta2**t)) ** 0.5)
    return theta, m, v


def one_by_one(theta, m, v, g, t, lr, beta1, beta2, eps, weight_decay):
    new = []
    for x, a, b, slope in zip(theta, m, v, g, strict=True):
        a, b = beta1 * a + (1 - beta1) * slope, beta2 * b + (1 - beta2) * slope**2
        adam = a / (1 - beta1**t) / (math.sqrt(b / (1 - beta2**t)) + eps)
        new.append((x - lr * adam - lr * weight_decay * x, a, b))
    return list(zip(*new, strict=True))


def single(theta, m, v, g, t, lr, beta1, beta2, eps, weight_decay):
    theta, m, v, g = (np.float32(x) for x in (theta, m, v, g))
    m = np.float32(beta1) * m + np.float32(1 - beta1) * g
    v = np.float32(beta2) * v + np.float32(1 - beta2) * g * g
    adam = m / np.float32(1 - beta1**t) / (np.sqrt(v / np.float32(1 - beta2**t)) + np.float32(eps))
    return theta - np.float32(lr) * (adam + np.float32(weight_decay) * theta), m, v


def by_squares(k, highest, lowest, warm, steps):
    """The cosine by its half angle, for all updates at once."""
    all_k = np.arange(steps)
    rates = lowest + (highest - lowest) * np.cos(np.pi / 2 * (all_k - warm) / (steps - warm)) ** 2
    rates[:warm] = np.linspace(highest / warm, highest, warm)
    return rates[k]


IN_PLACE = {"adamw_step": in_place}

RIGHT = {
    "torch, double": {"adamw_step": torchs(torch.float64), "rate": torchs_rate},
    "torch, single": {"adamw_step": torchs(torch.float32)},
    "the library's": {"adamw_step": library, "rate": librarys_rate},
    "by squares": {"rate": by_squares},
    "one by one": {"adamw_step": one_by_one},
    "single precision": {"adamw_step": single, "rate": lambda *a: np.float32(librarys_rate(*a))},
}


def outside(change):
    """AdamW whose step is made with other arguments."""
    return lambda theta, m, v, g, t, *rest: library(*change(theta, m, v, g, t, *rest))


def decay_by(part):
    """AdamW with another decay than weight_decay times theta."""

    def adamw_step(theta, m, v, g, t, lr, beta1, beta2, eps, weight_decay):
        adam, m, v = library(theta, m, v, g, t, lr, beta1, beta2, eps, 0.0)
        return adam - lr * weight_decay * part(theta, g), m, v

    return adamw_step


OUTSIDE = {
    "half the decay": {"adamw_step": decay_by(lambda theta, g: theta / 2)},
    "a decay by signs": {"adamw_step": decay_by(lambda theta, g: np.sign(theta))},
    "a decay where the gradient agrees": {"adamw_step": decay_by(lambda theta, g: theta * (g * theta > 0))},
    "clipped gradients": {
        "adamw_step": outside(lambda theta, m, v, g, *rest: (theta, m, v, g.clip(-1, 1), *rest))
    },
    "a power": {"rate": lambda k, high, low, warm, steps: max(low, high * (1 - k / steps) ** 2)},
    "a root": {"rate": lambda k, high, low, warm, steps: high * min((k + 1) / warm, (warm / (k + 1)) ** 0.5)},
    "planned for one update more": {
        "rate": lambda k, high, low, warm, steps: librarys_rate(k, high, low, warm, steps + 1)
    },
}
