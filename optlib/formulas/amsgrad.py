"""AMSGrad: Adam whose divisor remembers the largest second moment so far."""

from optlib import rule
from optlib.ops import maximum, sqrt


@rule
def amsgrad(g, m=0.0, v=0.0, v_max=0.0, *, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    """AMSGrad as in torch.optim.Adam(amsgrad=True): the maximum is of raw v, corrected afterwards.

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    v_max_t = max(v_max_{t-1}, v_t)
    m_hat_t = m_t / (1 - beta1^t)
    v_hat_t = v_max_t / (1 - beta2^t)
    theta_t = theta_{t-1} - lr m_hat_t / (sqrt(v_hat_t) + eps)

    v_max never falls; the corrected divisor can, while 1 - beta2^t grows.
    State: m, v and v_max, three numbers per parameter. Defaults: torch's.
    Source: S. Reddi, S. Kale, S. Kumar, arXiv:1904.09237, ICLR 2018.
    Differs from it: the corrections and eps; `amsgrad_paper` has neither correction.

    >>> step, state = amsgrad(lr=0.1, eps=0).update(4.0, (0.0, 0.0, 0.0), 0.0, 1)
    >>> round(step, 6)
    0.1
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    v_max = maximum(v_max, v)
    m_hat = m / (1 - beta1**t)
    v_hat = v_max / (1 - beta2**t)
    return lr * m_hat / (sqrt(v_hat) + eps), m, v, v_max


@rule
def amsgrad_paper(g, m=0.0, v=0.0, v_max=0.0, *, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    """AMSGrad as in the paper: no bias correction.

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    v_max_t = max(v_max_{t-1}, v_t)
    theta_t = theta_{t-1} - lr m_t / (sqrt(v_max_t) + eps)

    State: m, v and v_max, three numbers per parameter.
    Source: Algorithm 2 of S. Reddi, S. Kale, S. Kumar, arXiv:1904.09237, ICLR 2018.
    Differs from it: eps; no projection onto a feasible set. The paper's lr and beta1 carry an index t: lr
    falls as 1/sqrt(t), which is a schedule here, and beta1 may fall, which it does not here.

    >>> step, state = amsgrad_paper(lr=1.0, beta1=0, beta2=0.75, eps=0).update(4.0, (0.0, 0.0, 0.0), 0.0, 1)
    >>> step
    2.0
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    v_max = maximum(v_max, v)
    return lr * m / (sqrt(v_max) + eps), m, v, v_max


@rule
def amsgrad_optax(g, m=0.0, v=0.0, v_max=0.0, *, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    """AMSGrad as in optax.amsgrad: the maximum is of the corrected second moment.

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    v_max_t = max(v_max_{t-1}, v_t / (1 - beta2^t))
    m_hat_t = m_t / (1 - beta1^t)
    theta_t = theta_{t-1} - lr m_hat_t / (sqrt(v_max_t) + eps)

    State: m, v and v_max, three numbers per parameter. Source: optax.

    >>> step, state = amsgrad_optax(lr=0.1, eps=0).update(4.0, (0.0, 0.0, 0.0), 0.0, 1)
    >>> round(step, 6)
    0.1
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    v_max = maximum(v_max, v / (1 - beta2**t))
    m_hat = m / (1 - beta1**t)
    return lr * m_hat / (sqrt(v_max) + eps), m, v, v_max
