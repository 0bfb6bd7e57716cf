"""Nesterov's accelerated gradient: momentum whose gradient is taken after the velocity's part of the step."""

from optlib import rule, scalar
from optlib.ops import sqrt


@rule
def nesterov(g, b=0.0, *, t, lr=1e-3, beta=0.9):
    """Nesterov's gradient as in torch.optim.SGD(nesterov=True): theta is the look-ahead point.

    b_t = beta b_{t-1} + g_t
    theta_t = theta_{t-1} - lr (g_t + beta b_t)

    The point that Sutskever's form calls theta is theta + lr beta b. State: b, one number per parameter.
    Source: Y. Nesterov, 1983; this form: Y. Bengio, N. Boulanger-Lewandowski, R. Pascanu, 2012.
    Differs from it: beta is constant; in 1983 it grows towards 1, as in `nesterov_convex`. The
    form of 2012 has lr inside the velocity; the same for a constant lr.

    >>> step, state = nesterov(lr=0.1).update(1.0, (0.0,), 0.0, 1)
    >>> round(step, 6), state
    (0.19, (1.0,))
    """
    b = beta * b + g
    return lr * (g + beta * b), b


@rule
def nesterov_convex(g, d=0.0, a=scalar(1.0), *, t, lr=1e-3):
    """Nesterov's method for convex functions: the momentum grows towards 1 by itself.

    a_t = (1 + sqrt(1 + 4 a_{t-1}^2)) / 2
    d_t = (a_{t-1} - 1) / a_t (d_{t-1} - lr g_t)
    theta_t = theta_{t-1} - lr g_t + d_t

    theta is the point y at which the gradient is taken, d the part of the way to it that is momentum. With
    lr <= 1/L the gap f(x_t) - f* falls as 1/t^2 for every convex L-smooth f, where x_t = theta_t - d_t.
    State: d, one number per parameter, and the number a.
    Source: Y. Nesterov, Soviet Math. Dokl. 27, 1983.

    >>> nesterov_convex(lr=0.5).update(1.0, (0.0, 1.0), 0.0, 1)[0]
    0.5
    """
    a_last = a
    a = (1 + sqrt(1 + 4 * a_last * a_last)) / 2
    d_last = d
    d = (a_last - 1) / a * (d_last - lr * g)
    return lr * g - d, d, a
