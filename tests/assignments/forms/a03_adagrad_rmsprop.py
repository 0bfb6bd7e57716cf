"""Right forms of A3's functions, as students and libraries write them, and wrong ones of no known kind."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import torch

from tests.assignments.torchs import stepped


def torch_adagrad(precision):
    def adagrad_step(theta, G, g, lr, eps):
        made = partial(torch.optim.Adagrad, lr=lr, eps=eps)
        return stepped(made, theta, g, precision, sum=G)

    return adagrad_step


def torch_rmsprop(precision):
    def rmsprop_step(theta, v, g, lr, alpha, eps):
        made = partial(torch.optim.RMSprop, lr=lr, alpha=alpha, eps=eps)
        return stepped(made, theta, g, precision, step=0, square_avg=v)

    return rmsprop_step


def in_place(theta, G, g, lr, eps):
    G += g * g
    theta -= lr * g / (np.sqrt(G) + eps)
    return theta, G


def one_by_one(theta, v, g, lr, alpha, eps):
    v = [b * b + alpha * (a - b * b) for a, b in zip(v, g, strict=True)]
    return [x - lr * b / (math.sqrt(a) + eps) for x, a, b in zip(theta, v, g, strict=True)], v


def complex_turn(gradient, start, degrees, lr, eps, steps):
    """The plane as that of complex numbers: to turn is to multiply."""
    unit = np.exp(1j * math.pi * degrees / 180)
    phi, seen = complex(*start) / unit, np.zeros(2)
    for _ in range(steps):
        theta = phi * unit
        g = complex(*gradient(np.array([theta.real, theta.imag]))) / unit
        seen = seen + np.array([g.real, g.imag]) ** 2
        along, across = np.array([g.real, g.imag]) / (np.sqrt(seen) + eps)
        phi = phi - lr * complex(along, across)
    theta = phi * unit
    return theta.real, theta.imag


def steepest_axis(gradient, start, lr, eps, steps):
    """No run: the longest of many gradients, all from places equally far away, points along an axis."""
    around = np.radians(np.arange(0, 180, 0.1))
    lengths = [np.linalg.norm(gradient(np.array([np.cos(a), np.sin(a)]))) for a in around]
    return float(np.degrees(around[np.argmax(lengths)]) % 90)


def eigenvectors(gradient, start, lr, eps, steps):
    hessian = np.column_stack([gradient(unit) for unit in np.eye(2)])
    x, y = np.linalg.eigh(hessian)[1][:, 1]
    return np.degrees(np.arctan2(y, x)) % 90


IN_PLACE = {"adagrad_step": in_place}

RIGHT = {
    "torch, double": {
        "adagrad_step": torch_adagrad(torch.float64),
        "rmsprop_step": torch_rmsprop(torch.float64),
    },
    "torch, single": {
        "adagrad_step": torch_adagrad(torch.float32),
        "rmsprop_step": torch_rmsprop(torch.float32),
    },
    "one by one": {"rmsprop_step": one_by_one},
    "complex numbers": {"turned": complex_turn},
    "the longest gradient": {"best_angle": steepest_axis},
    "eigenvectors": {"best_angle": eigenvectors},
}


def adagrad(*, power=0.5, scale=1.0, keep=1.0):
    def adagrad_step(theta, G, g, lr, eps):
        G = keep * G + g * g
        return theta - scale * lr * g / (G**power + eps), G

    return adagrad_step


def rmsprop(*, corrected=0.0, decay=0.0, limit=np.inf):
    def rmsprop_step(theta, v, g, lr, alpha, eps):
        g = np.clip(g, -limit, limit)
        v = alpha * v + (1 - alpha) * g * g
        return theta - lr * (g / (np.sqrt(v / (1 - corrected * alpha)) + eps) + decay * theta), v

    return rmsprop_step


def simultaneous(gradient, start, degrees, lr, eps, steps):
    """All gradients at the start: the run does not look where it has come to."""
    return complex_turn(lambda theta: gradient(start) + 0 * theta, start, degrees, lr, eps, steps + 1)


OUTSIDE = {
    "a cube root": {"adagrad_step": adagrad(power=1 / 3)},
    "twice the step": {"adagrad_step": adagrad(scale=2.0)},
    "a sum that forgets": {"adagrad_step": adagrad(keep=0.9)},
    "corrected as at the first step": {"rmsprop_step": rmsprop(corrected=1.0)},
    "with weight decay": {"rmsprop_step": rmsprop(decay=0.1)},
    "clipped gradients": {"rmsprop_step": rmsprop(limit=1.0)},
    "one step too many, and blind": {"turned": simultaneous},
}
