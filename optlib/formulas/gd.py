"""Gradient descent: a step against the gradient."""

from optlib import rule


@rule
def gd(g, *, t, lr=1e-3):
    """Gradient descent; stochastic gradient descent when `g` comes from a sample or a batch.

    theta_t = theta_{t-1} - lr g_t

    State: none. Default lr: torch.optim.SGD's.
    Source: A. Cauchy, 1847; with sampled gradients H. Robbins and S. Monro, "A stochastic approximation
    method", Ann. Math. Stat. 22, 1951.

    >>> gd(lr=0.1).update(4.0, (), 2.0, 1)
    (0.4, ())
    """
    return lr * g
