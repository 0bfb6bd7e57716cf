"""Adam: direction from an average of gradients, size from an average of their squares."""

from optlib import rule
from optlib.ops import sqrt


@rule
def adam(g, m=0.0, v=0.0, *, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    """Adam: Algorithm 1 of the paper, as in torch.optim.Adam.

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    m_hat_t = m_t / (1 - beta1^t)
    v_hat_t = v_t / (1 - beta2^t)
    theta_t = theta_{t-1} - lr m_hat_t / (sqrt(v_hat_t) + eps)

    State: m and v, two numbers per parameter. Defaults: the paper's.
    Source: D. Kingma and J. Ba, arXiv:1412.6980, ICLR 2015.

    >>> step, state = adam(lr=0.1, eps=0).update(4.0, (0.0, 0.0), 0.0, 1)
    >>> round(step, 6)
    0.1
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return lr * m_hat / (sqrt(v_hat) + eps), m, v


@rule
def adam_eps_hat(g, m=0.0, v=0.0, *, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-7):
    """Adam in the paper's efficient order, with its "epsilon hat", as in Keras.

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    theta_t = theta_{t-1} - lr sqrt(1 - beta2^t) / (1 - beta1^t) m_t / (sqrt(v_t) + eps)

    State: m and v, two numbers per parameter. Defaults: Keras's.
    Source: the end of Section 2 of the Adam paper, just before Section 2.1.

    >>> step, state = adam_eps_hat(lr=0.1, eps=0).update(4.0, (0.0, 0.0), 0.0, 1)
    >>> round(step, 6)
    0.1
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    return lr * sqrt(1 - beta2**t) / (1 - beta1**t) * m / (sqrt(v) + eps), m, v


@rule
def adam_eps_inside(g, m=0.0, v=0.0, *, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    """Adam with epsilon inside the root, as many posts print it; no major library's default.

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    m_hat_t = m_t / (1 - beta1^t)
    v_hat_t = v_t / (1 - beta2^t)
    theta_t = theta_{t-1} - lr m_hat_t / sqrt(v_hat_t + eps)

    State: m and v, two numbers per parameter.
    Source: no paper; optax.adam(eps=0, eps_root=1e-8) is exactly it.

    >>> step, state = adam_eps_inside(lr=1.0, eps=9.0).update(4.0, (0.0, 0.0), 0.0, 1)
    >>> round(step, 6)
    0.8
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return lr * m_hat / sqrt(v_hat + eps), m, v
