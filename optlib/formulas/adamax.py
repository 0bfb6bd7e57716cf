"""AdaMax: Adam with the size taken from a decaying maximum."""

from optlib import rule
from optlib.ops import maximum


@rule
def adamax(g, m=0.0, u=0.0, *, t, lr=2e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    """AdaMax as in torch.optim.Adamax, with epsilon inside the maximum.

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    u_t = max(beta2 u_{t-1}, |g_t| + eps)
    theta_t = theta_{t-1} - lr / (1 - beta1^t) m_t / u_t

    State: m and u, two numbers per parameter. Defaults: the paper's, and torch's eps.
    Source: Section 7.1 of D. Kingma and J. Ba, arXiv:1412.6980, ICLR 2015.
    Differs from it: the paper has no eps.

    >>> step, state = adamax(lr=0.1, eps=0).update(-4.0, (0.0, 0.0), 0.0, 1)
    >>> round(step, 6)
    -0.1
    """
    m = beta1 * m + (1 - beta1) * g
    u = maximum(beta2 * u, abs(g) + eps)
    return lr / (1 - beta1**t) * m / u, m, u
