"""AdaDelta: RMSProp whose numerator is the root mean square of the steps taken so far."""

from optlib import rule
from optlib.ops import sqrt


@rule
def adadelta(g, v=0.0, d=0.0, *, t, lr=1.0, rho=0.9, eps=1e-6):
    """AdaDelta as in torch.optim.Adadelta; lr = 1 is the paper's form, whose units match.

    v_t = rho v_{t-1} + (1 - rho) g_t^2
    delta_t = sqrt(d_{t-1} + eps) / sqrt(v_t + eps) g_t
    d_t = rho d_{t-1} + (1 - rho) delta_t^2
    theta_t = theta_{t-1} - lr delta_t

    State: v and d, two numbers per parameter. Defaults: torch's.
    Source: M. Zeiler, arXiv:1212.5701, 2012.
    Differs from it: lr; and rho is 0.95 in the paper's experiments.

    >>> step, state = adadelta().update(1.0, (0.0, 0.0), 0.0, 1)
    >>> round(step, 7)
    0.0031623
    """
    v = rho * v + (1 - rho) * g * g
    delta = sqrt(d + eps) / sqrt(v + eps) * g
    d = rho * d + (1 - rho) * delta * delta
    return lr * delta, v, d
