"""Independent oracles: each method a second time, on purpose in another form than the rule's.

Averages are written as the sums that they are, over all gradients so far, instead of as recurrences; SWATS
and Nesterov's method follow the steps of their papers. `g` holds the gradients of all steps, (T, n), and a
path, of the same shape, starts from 0.
"""

from __future__ import annotations

import math

import numpy as np

Array = np.ndarray


def average(g: Array, beta: float) -> Array:
    """(1 - beta) sum_k beta^(t - k) g_k for every t."""
    t = np.arange(len(g))
    age = t[:, None] - t[None, :]
    weights = np.where(age >= 0, (1 - beta) * float(beta) ** np.maximum(age, 0), 0.0)
    return weights @ g


def counts(g: Array) -> Array:
    """The step counts t = 1, 2, ... as a column."""
    return np.arange(1.0, len(g) + 1)[:, None]


def path(steps: Array) -> Array:
    return -np.cumsum(steps, axis=0)


def momentum_ema(g, *, lr, beta):
    return path(lr * average(g, beta))


def nesterov_convex(noise, *, lr, curvature=1.0):
    """Two sequences, as in Nesterov's paper: x after the gradient's step, y where the gradient is taken."""
    x = y = np.zeros(noise.shape[1])
    a, points = 1.0, []
    for one in noise:
        x_new, a_new = y - lr * (curvature * y + one), (1 + math.sqrt(4 * a**2 + 1)) / 2
        y = x_new + (a - 1) / a_new * (x_new - x)
        x, a = x_new, a_new
        points.append(y)
    return np.array(points)


def adam_eps_hat(g, *, lr, beta1, beta2, eps):
    """Keras: alpha_t = alpha sqrt(1 - beta2^t) / (1 - beta1^t), epsilon on the raw root."""
    t = counts(g)
    alpha = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return path(alpha * average(g, beta1) / (np.sqrt(average(g**2, beta2)) + eps))


def adam_eps_inside(g, *, lr, beta1, beta2, eps):
    t = counts(g)
    return path(
        lr * average(g, beta1) / (1 - beta1**t) / np.sqrt(average(g**2, beta2) / (1 - beta2**t) + eps)
    )


def nadam_constant(g, *, lr, beta1, beta2, eps):
    """optax: the corrected average of the next step, for which the present gradient stands in twice."""
    t = counts(g)
    ahead = beta1 * average(g, beta1) / (1 - beta1 ** (t + 1)) + (1 - beta1) * g / (1 - beta1**t)
    return path(lr * ahead / (np.sqrt(average(g**2, beta2) / (1 - beta2**t)) + eps))


def amsgrad_paper(g, *, lr, beta1, beta2, eps):
    largest = np.maximum.accumulate(average(g**2, beta2))
    return path(lr * average(g, beta1) / (np.sqrt(largest) + eps))


def amsgrad_optax(g, *, lr, beta1, beta2, eps):
    t = counts(g)
    largest = np.maximum.accumulate(average(g**2, beta2) / (1 - beta2**t))
    return path(lr * average(g, beta1) / (1 - beta1**t) / (np.sqrt(largest) + eps))


def radam_skip(g, *, lr, beta1, beta2, eps):
    """The authors' code: rho below the threshold makes no step."""
    t = counts(g)
    rho_inf = (1 + beta2) / (1 - beta2)
    rho = rho_inf - 2 * t * beta2**t / (1 - beta2**t)
    safe = np.where(rho > 5, rho, 5.0)
    r = np.sqrt((safe - 4) * (safe - 2) / (rho_inf - 4) / (rho_inf - 2) * rho_inf / safe)
    size = np.where(rho > 5, lr * r * np.sqrt(1 - beta2**t) / (1 - beta1**t), 0.0)
    return path(size * average(g, beta1) / (np.sqrt(average(g**2, beta2)) + eps))


def swats(g, *, lr, beta1, beta2, eps, atol, rtol):
    """Algorithm 1 of the paper with its two phases, and a switch only to a positive rate."""
    t = counts(g)
    alpha = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    p = -alpha * average(g, beta1) / (np.sqrt(average(g**2, beta2)) + eps)
    average_rate, switch, rate = 0.0, len(g), 0.0
    for k, (step, gradient) in enumerate(zip(p, g, strict=True), start=1):
        slope = -(step @ gradient)
        if slope != 0:
            gamma = step @ step / slope
            average_rate = beta2 * average_rate + (1 - beta2) * gamma
            corrected = average_rate / (1 - beta2**k)
            if k > 1 and abs(corrected - gamma) < atol + rtol * abs(gamma) and corrected > 0:
                switch, rate = k, corrected
                break
    steps = -p.copy()
    velocity = np.zeros(g.shape[1])
    for k in range(switch, len(g)):
        velocity = beta1 * velocity + g[k]
        steps[k] = (1 - beta1) * rate * velocity
    return path(steps)
