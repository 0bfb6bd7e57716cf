"""AdamW: Adam with weight decay applied to the parameters, not to the gradient."""

from optlib import rule
from optlib.ops import sqrt


@rule
def adamw(g, m=0.0, v=0.0, *, t, theta, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=1e-2):
    """AdamW as in torch.optim.AdamW: the decay is scaled by lr and not divided by sqrt(v).

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    m_hat_t = m_t / (1 - beta1^t)
    v_hat_t = v_t / (1 - beta2^t)
    theta_t = theta_{t-1} - lr (m_hat_t / (sqrt(v_hat_t) + eps) + weight_decay theta_{t-1})

    State: m and v, two numbers per parameter. Defaults: torch's.
    Source: I. Loshchilov and F. Hutter, arXiv:1711.05101, ICLR 2019.
    Differs from it: there a schedule scales the decay, but lr does not; the paper's lambda is weight_decay
    times the lr before any schedule.

    >>> step, state = adamw(lr=0.1, weight_decay=0.5).update(0.0, (0.0, 0.0), 2.0, 1)
    >>> step
    0.1
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return lr * (m_hat / (sqrt(v_hat) + eps) + weight_decay * theta), m, v


@rule
def adam_l2(g, m=0.0, v=0.0, *, t, theta, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=1e-2):
    """Adam with an L2 penalty in the gradient, as in torch.optim.Adam(weight_decay=...).

    m_t = beta1 m_{t-1} + (1 - beta1) (g_t + weight_decay theta_{t-1})
    v_t = beta2 v_{t-1} + (1 - beta2) (g_t + weight_decay theta_{t-1})^2
    m_hat_t = m_t / (1 - beta1^t)
    v_hat_t = v_t / (1 - beta2^t)
    theta_t = theta_{t-1} - lr m_hat_t / (sqrt(v_hat_t) + eps)

    State: m and v, two numbers per parameter. Source: the form that the AdamW paper argues against.

    >>> step, state = adam_l2(lr=0.1, eps=0).update(0.0, (0.0, 0.0), 2.0, 1)
    >>> round(step, 6)
    0.1
    """
    g = g + weight_decay * theta
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return lr * m_hat / (sqrt(v_hat) + eps), m, v
