"""NAdam: Adam whose average of gradients looks one step ahead, as Nesterov's does."""

from optlib import rule, scalar
from optlib.ops import sqrt


@rule
def nadam(
    g, m=0.0, v=0.0, mu_product=scalar(1.0),
    *, t, lr=2e-3, beta1=0.9, beta2=0.999, eps=1e-8, momentum_decay=4e-3,
):
    """NAdam with the momentum schedule, as in torch.optim.NAdam.

    mu_t = beta1 (1 - 0.96^(t momentum_decay) / 2)
    mu_product_t = mu_product_{t-1} mu_t
    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    m_hat_t = mu_{t+1} m_t / (1 - mu_product_t mu_{t+1}) + (1 - mu_t) g_t / (1 - mu_product_t)
    v_hat_t = v_t / (1 - beta2^t)
    theta_t = theta_{t-1} - lr m_hat_t / (sqrt(v_hat_t) + eps)

    State: m and v, two numbers per parameter, and the product of the mu_t. Defaults: torch's.
    Source: T. Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016.
    Differs from it: Dozat's m decays by mu_t, which the divisors 1 - mu_product_t fit; here, as in torch and
    Keras, it decays by beta1. His Algorithm 2 multiplies v_hat_t by beta2 as well.

    >>> step, state = nadam(lr=1.0, eps=0).update(1.0, (0.0, 0.0, 1.0), 0.0, 1)
    >>> round(step, 5)
    1.05645
    """
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * momentum_decay))
    mu_next = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * momentum_decay))
    mu_product = mu_product * mu
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = mu_next * m / (1 - mu_product * mu_next) + (1 - mu) * g / (1 - mu_product)
    v_hat = v / (1 - beta2**t)
    return lr * m_hat / (sqrt(v_hat) + eps), m, v, mu_product


# Keras's NAdam is the same formula with 0.96^t, and Keras's other defaults.
nadam_keras = nadam(momentum_decay=1.0, lr=1e-3, eps=1e-7)


@rule
def nadam_constant(g, m=0.0, v=0.0, *, t, lr=2e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    """NAdam without a momentum schedule, as in optax.nadam.

    m_t = beta1 m_{t-1} + (1 - beta1) g_t
    v_t = beta2 v_{t-1} + (1 - beta2) g_t^2
    m_hat_t = beta1 m_t / (1 - beta1^(t+1)) + (1 - beta1) g_t / (1 - beta1^t)
    v_hat_t = v_t / (1 - beta2^t)
    theta_t = theta_{t-1} - lr m_hat_t / (sqrt(v_hat_t) + eps)

    State: m and v, two numbers per parameter. Source: optax; T. Dozat, 2016, with constant mu.
    Differs from it: as in `nadam`, v_hat_t is not multiplied by beta2.

    >>> step, state = nadam_constant(lr=1.0, eps=0).update(1.0, (0.0, 0.0), 0.0, 1)
    >>> round(step, 5)
    1.47368
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * g / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return lr * m_hat / (sqrt(v_hat) + eps), m, v
