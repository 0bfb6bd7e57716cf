"""RMSProp: AdaGrad's sum of squares replaced by an average that forgets."""

from optlib import rule
from optlib.ops import maximum, sqrt


@rule
def rmsprop(g, v=0.0, *, t, lr=1e-2, alpha=0.99, eps=1e-8):
    """RMSProp as in torch.optim.RMSprop.

    v_t = alpha v_{t-1} + (1 - alpha) g_t^2
    theta_t = theta_{t-1} - lr g_t / (sqrt(v_t) + eps)

    State: v, one number per parameter. Defaults: torch's.
    Source: T. Tieleman and G. Hinton, lecture 6.5 of "Neural Networks for Machine Learning", 2012.
    Differs from it: Hinton's alpha is 0.9.

    >>> step, state = rmsprop(lr=1.0, alpha=0.75, eps=0).update(2.0, (0.0,), 0.0, 1)
    >>> step, state
    (2.0, (1.0,))
    """
    v = alpha * v + (1 - alpha) * g * g
    return lr * g / (sqrt(v) + eps), v


@rule
def rmsprop_centered(g, v=0.0, a=0.0, *, t, lr=1e-2, alpha=0.99, eps=1e-8):
    """Centred RMSProp, as in torch.optim.RMSprop(centered=True): the mean is taken out of the divisor.

    v_t = alpha v_{t-1} + (1 - alpha) g_t^2
    a_t = alpha a_{t-1} + (1 - alpha) g_t
    theta_t = theta_{t-1} - lr g_t / (sqrt(max(v_t - a_t^2, 0)) + eps)

    In the long run v_t - a_t^2 estimates 2 alpha / (1 + alpha) of the gradient's variance, of independent
    gradients; after one step it is alpha (1 - alpha) g_1^2.
    State: v and a, two numbers per parameter. Source: A. Graves, arXiv:1308.0850, 2013.
    Differs from it: there eps is inside the root, momentum of 0.9 belongs to the method, with lr inside its
    buffer; alpha is 0.95, lr and eps are 1e-4. The form and the defaults here are torch's but for the max:
    in exact arithmetic the difference is never negative; rounding can make it so, and torch's root is NaN.

    >>> step, state = rmsprop_centered(lr=1.0, alpha=0.5, eps=0).update(2.0, (0.0, 0.0), 0.0, 1)
    >>> step, state
    (2.0, (2.0, 1.0))
    """
    v = alpha * v + (1 - alpha) * g * g
    a = alpha * a + (1 - alpha) * g
    return lr * g / (sqrt(maximum(v - a * a, 0.0)) + eps), v, a


@rule
def rmsprop_momentum(g, v=0.0, b=0.0, *, t, lr=1e-2, alpha=0.99, eps=1e-8, beta=0.9):
    """RMSProp with momentum on the scaled gradient, as in torch.optim.RMSprop(momentum=beta).

    v_t = alpha v_{t-1} + (1 - alpha) g_t^2
    b_t = beta b_{t-1} + g_t / (sqrt(v_t) + eps)
    theta_t = theta_{t-1} - lr b_t

    State: v and b, two numbers per parameter. Source: torch.optim.RMSprop.

    >>> rmsprop_momentum(lr=1.0, alpha=0.75, eps=0).update(2.0, (0.0, 0.0), 0.0, 1)
    (2.0, (1.0, 2.0))
    """
    v = alpha * v + (1 - alpha) * g * g
    b = beta * b + g / (sqrt(v) + eps)
    return lr * b, v, b


@rule
def rmsprop_centered_momentum(g, v=0.0, a=0.0, b=0.0, *, t, lr=1e-2, alpha=0.99, eps=1e-8, beta=0.9):
    """Centred RMSProp with momentum, as in torch.optim.RMSprop(centered=True, momentum=beta).

    v_t = alpha v_{t-1} + (1 - alpha) g_t^2
    a_t = alpha a_{t-1} + (1 - alpha) g_t
    b_t = beta b_{t-1} + g_t / (sqrt(max(v_t - a_t^2, 0)) + eps)
    theta_t = theta_{t-1} - lr b_t

    State: v, a and b, three numbers per parameter. Source: A. Graves, arXiv:1308.0850, 2013.
    Differs from it: as in `rmsprop_centered`; there lr is inside the buffer, the same for a constant lr.

    >>> rmsprop_centered_momentum(lr=1.0, alpha=0.5, eps=0).update(2.0, (0.0, 0.0, 0.0), 0.0, 1)
    (2.0, (2.0, 1.0, 2.0))
    """
    v = alpha * v + (1 - alpha) * g * g
    a = alpha * a + (1 - alpha) * g
    b = beta * b + g / (sqrt(maximum(v - a * a, 0.0)) + eps)
    return lr * b, v, a, b
