"""SWATS: Adam first, then a one-way switch to SGD with a learning rate read off Adam's steps."""

from optlib import rule, scalar
from optlib.ops import sqrt, where


@rule
def swats(
    g, m=0.0, v=0.0, b=0.0, average=scalar(0.0), rate=scalar(0.0),
    *, t, dot, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-9, atol=1e-9, rtol=0.0,
):
    """SWATS, Algorithm 1 of the paper; the switch is global, over all parameters.

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    p_t = lr sqrt(1 - beta2^t) / (1 - beta1^t) m_t / (sqrt(v_t) + eps)
    b_t = b_{t-1}                                         if rate_{t-1} = 0
    b_t = beta1 b_{t-1} + g_t                             otherwise
    theta_t = theta_{t-1} - p_t                           if rate_{t-1} = 0
    theta_t = theta_{t-1} - (1 - beta1) rate_{t-1} b_t    otherwise
    gamma_t = <p_t, p_t> / <p_t, g_t>                      if <p_t, g_t> != 0
    average_t = beta2 average_{t-1} + (1 - beta2) gamma_t  if rate_{t-1} = 0 and <p_t, g_t> != 0
    average_t = average_{t-1}                              otherwise
    estimate_t = average_t / (1 - beta2^t)
    rate_t = estimate_t    if rate_{t-1} = 0 and <p_t, g_t> != 0 and t > 1 and estimate_t > 0
        and |estimate_t - gamma_t| < atol + rtol |gamma_t|
    rate_t = rate_{t-1}    otherwise

    While rate is 0 the steps are Adam's, afterwards SGD's with that rate.
    A step with <p_t, g_t> = 0 leaves the average as it is.
    State: m, v and b, three numbers per parameter, and two numbers.
    Source: N. Keskar and R. Socher, arXiv:1712.07628, 2017.
    Differs from it: the rate must be positive, since gamma is negative where momentum opposes the gradient.
    One epsilon, 1e-9, serves the paper as divisor and as tolerance; here they are eps, and atol with rtol.
    At the paper's value the switch hardly ever happens: the tolerance is absolute, gamma is not.
    In symbols the average is lambda, the rate Lambda.

    >>> step, state = swats(lr=0.1, eps=0).update(4.0, (0.0, 0.0, 0.0, 0.0, 0.0), 0.0, 1)
    >>> round(step, 6)
    0.1
    """
    adam_phase = rate == 0
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    p = lr * sqrt(1 - beta2**t) / (1 - beta1**t) * m / (sqrt(v) + eps)
    b = where(adam_phase, b, beta1 * b + g)
    step = where(adam_phase, p, (1 - beta1) * rate * b)
    slope = dot(p, g)
    gamma = dot(p, p) / slope
    measured = adam_phase & (slope != 0)
    average = where(measured, beta2 * average + (1 - beta2) * gamma, average)
    estimate = average / (1 - beta2**t)
    settled = (t > 1) & (abs(estimate - gamma) < atol + rtol * abs(gamma)) & (estimate > 0)
    rate = where(measured & settled, estimate, rate)
    return step, m, v, b, average, rate
