"""AdaGrad: each coordinate's step divided by the root of the sum of its squared gradients."""

from optlib import rule
from optlib.ops import sqrt


@rule
def adagrad(g, G=0.0, *, t, lr=1e-2, eps=1e-10):
    """AdaGrad, the diagonal form, as in torch.optim.Adagrad.

    G_t = G_{t-1} + g_t^2
    theta_t = theta_{t-1} - lr g_t / (sqrt(G_t) + eps)

    State: G, one number per parameter. Defaults: torch's.
    Source: J. Duchi, E. Hazan, Y. Singer, JMLR 12, 2011.

    >>> adagrad(lr=0.5, eps=0).update(3.0, (16.0,), 0.0, 2)
    (0.3, (25.0,))
    """
    G = G + g * g
    return lr * g / (sqrt(G) + eps), G
