"""Right forms of A4's functions, as students and libraries write them, and wrong ones of no known kind."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import torch

from tests.assignments.torchs import stepped


def torchs(precision):
    """torch.optim.Adam, its state put in and taken out at each step."""

    def adam_step(theta, m, v, g, t, lr, beta1, beta2, eps):
        made = partial(torch.optim.Adam, lr=lr, betas=(beta1, beta2), eps=eps)
        return stepped(made, theta, g, precision, step=t - 1, exp_avg=m, exp_avg_sq=v)

    return adam_step


def in_place(theta, m, v, g, t, lr, beta1, beta2, eps):
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * g * g
    theta -= lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return theta, m, v


def one_by_one(theta, m, v, g, t, lr, beta1, beta2, eps):
    m = [beta1 * a + (1 - beta1) * b for a, b in zip(m, g, strict=True)]
    v = [beta2 * a + (1 - beta2) * b * b for a, b in zip(v, g, strict=True)]
    hats = [(a / (1 - beta1**t), b / (1 - beta2**t)) for a, b in zip(m, v, strict=True)]
    return [x - lr * a / (math.sqrt(b) + eps) for x, (a, b) in zip(theta, hats, strict=True)], m, v


def papers_order(theta, m, v, g, t, lr, beta1, beta2, eps):
    """The paper's efficient order, with the epsilon that makes it equal."""
    m, v = m + (1 - beta1) * (g - m), v + (1 - beta2) * (g * g - v)
    root = (1 - beta2**t) ** 0.5
    return theta - lr * root / (1 - beta1**t) * m / (v**0.5 + eps * root), m, v


def single(theta, m, v, g, t, lr, beta1, beta2, eps):
    theta, m, v, g = (np.float32(x) for x in (theta, m, v, g))
    m = np.float32(beta1) * m + np.float32(1 - beta1) * g
    v = np.float32(beta2) * v + np.float32(1 - beta2) * g * g
    hats = m / np.float32(1 - beta1**t), v / np.float32(1 - beta2**t)
    return theta - np.float32(lr) * hats[0] / (np.sqrt(hats[1]) + np.float32(eps)), m, v


IN_PLACE = {"adam_step": in_place}

RIGHT = {
    "torch, double": {"adam_step": torchs(torch.float64)},
    "torch, single": {"adam_step": torchs(torch.float32)},
    "one by one": {"adam_step": one_by_one},
    "the paper's order": {"adam_step": papers_order},
    "single precision": {"adam_step": single},
    "lists": {
        "first_moment": lambda m, g, beta1: [beta1 * a + (1 - beta1) * b for a, b in zip(m, g, strict=True)],
        "corrected": lambda m, v, t, beta1, beta2: [list(m / (1 - beta1**t)), tuple(v / (1 - beta2**t))],
        "first_step": lambda g, lr, eps: lr / (1 + eps / np.abs(g)) * np.sign(g),
    },
}


def _step(theta, m, v, g, t, lr, beta1, beta2, eps, *, decay=0.0, power=0.5, scale=1.0, shift=0):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g - shift * m) ** 2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return theta - scale * lr * (m_hat / (v_hat**power + eps) + decay * theta), m, v


def outside(**changes):
    def adam_step(*arguments):
        return _step(*arguments, **changes)

    return adam_step


OUTSIDE = {
    "with weight decay": {"adam_step": outside(decay=0.1)},
    "a cube root": {"adam_step": outside(power=1 / 3)},
    "twice the step": {"adam_step": outside(scale=2.0)},
    "AdaBelief": {"adam_step": outside(shift=1)},
    "one number for all": {
        "adam_step": lambda theta, m, v, g, t, lr, beta1, beta2, eps: _step(
            theta, m, np.full_like(v, v.mean()), g, t, lr, beta1, beta2, eps
        )
    },
    "rounded": {"first_moment": lambda m, g, beta1: np.round(beta1 * m + (1 - beta1) * g, 3)},
    "the first step, halved": {"first_step": lambda g, lr, eps: lr * g / (np.abs(g) + eps) / 2},
}
