"""Momentum (the heavy ball): a step along a decaying sum of past gradients."""

from optlib import rule
from optlib.ops import where


@rule
def momentum(g, b=0.0, *, t, lr=1e-3, beta=0.9):
    """Momentum as in torch.optim.SGD: the buffer b is a decaying sum of gradients.

    b_t = beta b_{t-1} + g_t
    theta_t = theta_{t-1} - lr b_t

    State: b, one number per parameter. Default lr: torch's; beta = 0.9 is customary.
    Source: B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
    Differs from it: Polyak scales the last displacement in place of a buffer; the same for a constant lr.

    >>> step, state = momentum(lr=0.1).update(1.0, (2.0,), 0.0, 1)
    >>> round(step, 6), state
    (0.28, (2.8,))
    """
    b = beta * b + g
    return lr * b, b


@rule
def momentum_sutskever(g, v=0.0, *, t, lr=1e-3, beta=0.9):
    """Momentum with the learning rate inside the velocity, as in Keras.

    v_t = beta v_{t-1} - lr g_t
    theta_t = theta_{t-1} + v_t

    Equal to `momentum` for a constant lr; when lr changes, only new gradients feel it.
    State: v, one number per parameter.
    Source: D. Rumelhart, G. Hinton, R. Williams, Nature 323, 1986; its name in this book comes from
    I. Sutskever, J. Martens, G. Dahl, G. Hinton, ICML 2013.
    Differs from Keras: lr, 0.01 there, is torch's.

    >>> momentum_sutskever(lr=0.5).update(1.0, (0.0,), 0.0, 1)
    (0.5, (-0.5,))
    """
    v = beta * v - lr * g
    return -v, v


@rule
def momentum_ema(g, m=0.0, *, t, lr=1e-3, beta=0.9):
    """Momentum with an average instead of a sum: steps are smaller by the factor 1 - beta.

    m_t = beta m_{t-1} + (1 - beta) g_t
    theta_t = theta_{t-1} - lr m_t

    State: m, one number per parameter. Source: the first moment of Adam (Kingma and Ba, 2015), alone.

    >>> step, state = momentum_ema(lr=1.0).update(1.0, (0.0,), 0.0, 1)
    >>> round(step, 6)
    0.1
    """
    m = beta * m + (1 - beta) * g
    return lr * m, m


@rule
def momentum_dampened(g, b=0.0, *, t, lr=1e-3, beta=0.9, dampening=0.0):
    """Momentum with torch's dampening: later gradients enter the buffer scaled, the first one whole.

    b_t = g_t                                     if t = 1
    b_t = beta b_{t-1} + (1 - dampening) g_t      if t > 1
    theta_t = theta_{t-1} - lr b_t

    State: b, one number per parameter. Default dampening: torch's 0, which makes this `momentum`; no other
    value is customary. Source: torch.optim.SGD.

    >>> momentum_dampened(lr=1.0, dampening=0.9).update(1.0, (0.0,), 0.0, 1)
    (1.0, (1.0,))
    """
    b = where(t == 1, g, beta * b + (1 - dampening) * g)
    return lr * b, b
