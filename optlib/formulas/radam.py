"""RAdam: Adam whose first steps are rectified while the second moment rests on few gradients."""

from optlib import rule
from optlib.ops import sqrt, where


@rule
def radam(g, m=0.0, v=0.0, *, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, threshold=5.0):
    """RAdam as in torch.optim.RAdam; threshold=4 with eps=0 is the paper's form.

    rho_inf = 2 / (1 - beta2) - 1
    rho_t = rho_inf - 2 t beta2^t / (1 - beta2^t)
    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    m_hat_t = m_t / (1 - beta1^t)
    r_t = sqrt((rho_t - 4) (rho_t - 2) rho_inf / ((rho_inf - 4) (rho_inf - 2) rho_t))  if rho_t > threshold
    theta_t = theta_{t-1} - lr r_t m_hat_t sqrt(1 - beta2^t) / (sqrt(v_t) + eps)  if rho_t > threshold
    theta_t = theta_{t-1} - lr m_hat_t                                             otherwise

    The first steps are those of the corrected average m_hat, not of `momentum`, whose buffer is a sum. r_t
    needs rho_t > 4, so threshold >= 4 and beta2 > 0.6; with a smaller beta2 every step is of the second
    kind.
    State: m and v, two numbers per parameter. Defaults: torch's.
    Source: L. Liu et al., arXiv:1908.03265, ICLR 2020, Algorithm 2.
    Differs from it: the paper's threshold is 4, and it has no eps.

    >>> step, state = radam(lr=0.1).update(4.0, (0.0, 0.0), 0.0, 1)
    >>> round(step, 6)
    0.4
    """
    rho_inf = 2 / (1 - beta2) - 1
    rho = rho_inf - 2 * t * beta2**t / (1 - beta2**t)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    r = sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho))
    adapted = r * sqrt(1 - beta2**t) / (sqrt(v) + eps)
    return lr * m_hat * where(rho > threshold, adapted, 1.0), m, v


# The paper's threshold; its figure of 4 is where the delta method's variance becomes finite.
radam_paper = radam(threshold=4.0)


@rule
def radam_skip(g, m=0.0, v=0.0, *, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, threshold=5.0):
    """RAdam that makes no step until its variance estimate can be trusted, as in the authors' code.

    rho_inf = 2 / (1 - beta2) - 1
    rho_t = rho_inf - 2 t beta2^t / (1 - beta2^t)
    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    m_hat_t = m_t / (1 - beta1^t)
    r_t = sqrt((rho_t - 4) (rho_t - 2) rho_inf / ((rho_inf - 4) (rho_inf - 2) rho_t))  if rho_t > threshold
    theta_t = theta_{t-1} - lr r_t m_hat_t sqrt(1 - beta2^t) / (sqrt(v_t) + eps)  if rho_t > threshold
    theta_t = theta_{t-1}                                                          otherwise

    State: m and v, two numbers per parameter.
    Source: the code of L. Liu et al., 2020, with degenerated_to_sgd=False.
    Differs from it: there the test is rho_t >= 5.

    >>> radam_skip(lr=0.1).update(4.0, (0.0, 0.0), 0.0, 1)[0]
    0.0
    """
    rho_inf = 2 / (1 - beta2) - 1
    rho = rho_inf - 2 * t * beta2**t / (1 - beta2**t)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    r = sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho))
    adapted = r * sqrt(1 - beta2**t) / (sqrt(v) + eps)
    return lr * m_hat * where(rho > threshold, adapted, 0.0), m, v
