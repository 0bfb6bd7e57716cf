"""Right forms of A6's functions, as students and libraries write them, and wrong ones of no known kind."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import torch

from optlib.rules import radam
from tests.assignments.torchs import stepped


def torchs(precision):
    """torch.optim.RAdam, its state put in and taken out at each step."""

    def radam_step(theta, m, v, g, t, lr, beta1, beta2, eps):
        made = partial(torch.optim.RAdam, lr=lr, betas=(beta1, beta2), eps=eps)
        return stepped(made, theta, g, precision, step=t - 1, exp_avg=m, exp_avg_sq=v)

    return radam_step


def library(theta, m, v, g, t, lr, beta1, beta2, eps):
    step, (m, v) = radam(lr=lr, beta1=beta1, beta2=beta2, eps=eps).update(g, (m, v), theta, t)
    return theta - step, m, v


def by_ages(t, beta2):
    ages = np.arange(t)
    return 1 + 2 * np.average(ages, weights=beta2**ages)


def by_loop(t, beta2):
    total = weights = 0.0
    for age in range(t):
        total += age * beta2**age
        weights += beta2**age
    return np.array(2 * total / weights + 1)


def by_logarithms(rho, rho_inf):
    one, other = (math.log(n) - math.log(n - 2) - math.log(n - 4) for n in (rho_inf, rho))
    return math.exp((one - other) / 2)


def by_variances(rho, rho_inf):
    return (rho_inf / (rho_inf**2 - 6 * rho_inf + 8) / (rho / (rho**2 - 6 * rho + 8))) ** 0.5


def in_place(theta, m, v, g, t, lr, beta1, beta2, eps):
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * g * g
    theta -= lr * m / (1 - beta1**t) * _factor(v, t, beta2, eps)
    return theta, m, v


def _factor(v, t, beta2, eps):
    rho, rho_inf = by_ages(t, beta2), 2 / (1 - beta2) - 1
    root = math.sqrt(1 - beta2**t)
    return by_variances(rho, rho_inf) / (np.sqrt(v) / root + eps / root) if rho >= 5 else 1


def one_by_one(theta, m, v, g, t, lr, beta1, beta2, eps):
    steps = zip(theta, m, v, g, strict=True)
    moved = [in_place(*map(np.float64, each), t, lr, beta1, beta2, eps) for each in steps]
    return tuple(zip(*moved, strict=True))


def single(theta, m, v, g, t, lr, beta1, beta2, eps):
    theta, m, v, g = (np.float32(x) for x in (theta, m, v, g))
    m = np.float32(beta1) * m + np.float32(1 - beta1) * g
    v = np.float32(beta2) * v + np.float32(1 - beta2) * g * g
    return theta - np.float32(lr / (1 - beta1**t)) * m * np.float32(_factor(v, t, beta2, eps)), m, v


def searched(beta2):
    """The whole number that fits best, by trying all."""
    t, rho_inf = np.arange(1, 1001), 2 / (1 - beta2) - 1
    rho = np.array([by_ages(steps, beta2) for steps in t])
    short = sum(1 - by_logarithms(n, rho_inf) if n > 5 else 1 for n in rho)
    return min(range(2, 300), key=lambda n: abs(np.sum(1 - np.minimum(1, t / n)) - short))


IN_PLACE = {"radam_step": in_place}

RIGHT = {
    "torch, double": {"radam_step": torchs(torch.float64)},
    "torch, single": {"radam_step": torchs(torch.float32)},
    "the library's rule": {"radam_step": library},
    "one by one": {"radam_step": one_by_one},
    "single precision": {"radam_step": single},
    "ages added up": {"length": by_ages, "rectification": by_logarithms},
    "a loop": {"length": by_loop, "rectification": by_variances},
    "a search": {"same_warm_up": searched},
}


def outside(*, decay=0.0, scale=1.0, largest=False, rectified=False):
    """RAdam with a mistake of no known kind."""

    def radam_step(theta, m, v, g, t, lr, beta1, beta2, eps):
        m, old = beta1 * m + (1 - beta1) * g, v
        v = beta2 * v + (1 - beta2) * g**2
        v = np.maximum(v, old) if largest else v
        factor = _factor(v, t, beta2, eps)
        if rectified and by_ages(t, beta2) > 4:
            factor = factor * by_variances(by_ages(t, beta2), 2 / (1 - beta2) - 1)
        return theta - scale * lr * m / (1 - beta1**t) * factor - lr * decay * theta, m, v

    return radam_step


OUTSIDE = {
    "with weight decay": {"radam_step": outside(decay=0.1)},
    "twice the step": {"radam_step": outside(scale=2.0)},
    "AMSGrad's maximum": {"radam_step": outside(largest=True)},
    "rectified twice": {"radam_step": outside(rectified=True)},
    "half": {"length": lambda t, beta2: by_ages(t, beta2) / 2, "rectification": lambda a, b: a / b / 2},
    "rounded": {"length": lambda t, beta2: round(by_ages(t, beta2)) + 1},
    "exact variance": {
        "rectification": lambda rho, rho_inf: math.sqrt(_exact(rho_inf) / _exact(rho)),
    },
}


def _exact(n):
    """The variance of 1/sqrt(Q) without the delta method."""
    return n / (n - 2) - n / 2 * math.exp(2 * (math.lgamma((n - 1) / 2) - math.lgamma(n / 2)))
