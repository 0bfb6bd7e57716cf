"""How near noisy runs of a linear rule come to the minimum of a quadratic: their mean square in the long run.

Along each curvature one step maps the error and the rule's state by a matrix M and adds the gradient's noise
times a column b, both read off the rule. So in the long run the covariance P of the two is the one with
P = M P M^T + variance b b^T. For gradient descent that is *Batch, stochastic, mini-batch*'s floor.
"""

from playground.linear import parts

__all__ = ["floor"]

DOUBLINGS = 60  # of the number of steps


def floor(bound, objective, variance, of):
    """The mean of the loss, or the root mean square of the distance to the minimum, after many steps.

    Args:
        bound: a rule with its hyper-parameters.
        objective: a quadratic surface.
        variance: of the noise in each coordinate of the gradient.
        of: "loss" or "distance".

    Returns:
        A float, inf where the noise adds up without end.

    Raises:
        ValueError: the rule is not linear or the surface no quadratic.
    """
    curvatures = _curvatures(objective)
    squares = [_mean_square(parts(bound, "floors"), curvature, variance) for curvature in curvatures]
    if of == "distance":
        return sum(squares) ** 0.5
    lowest, _ = objective.look(objective.minima[0])
    return lowest + sum([c * square / 2 for c, square in zip(curvatures, squares)])


def _curvatures(objective):
    """The eigenvalues of a quadratic's Hessian."""
    here, there = objective.ddf(0.25, -0.5), objective.ddf(-1.5, 2.0)
    if not objective.minima or any(abs(x - y) > 1e-9 * abs(x) for x, y in zip(here, there)):
        raise ValueError("floors are those of a quadratic with a minimum; " + objective.name + " is none")
    xx, xy, yy = here
    half, spread = (xx + yy) / 2, (((xx - yy) / 2) ** 2 + xy * xy) ** 0.5
    return half - spread, half + spread


def _mean_square(shares, curvature, variance):
    """The first entry of P."""
    (by_g, by_theta, by_state), (held_g, held_theta, held_state) = shares
    a, b = 1 - by_theta - curvature * by_g, -by_state
    c, d = held_theta + curvature * held_g, held_state
    determinant = a * d - b * c
    if abs(determinant) >= 1 or abs(a + d) >= 1 + determinant:  # an eigenvalue of M is not inside the circle
        return float("inf") if variance else 0.0
    p, q, r = variance * by_g * by_g, -variance * by_g * held_g, variance * held_g * held_g
    for _ in range(DOUBLINGS):  # P of twice as many steps is P + M P M^T, M being that of as many steps
        x, y = a * p + b * q, a * q + b * r
        z, w = c * p + d * q, c * q + d * r
        p, q, r = p + x * a + y * b, q + x * c + y * d, r + z * c + w * d
        a, b, c, d = a * a + b * c, a * b + b * d, c * a + d * c, c * b + d * d
    return p
