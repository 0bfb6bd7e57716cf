"""What a linear rule does on a parabola, read off the rule itself: matrix of one step, its eigenvalues."""

from array import array

from playground.linear import parts
from playground.names import rule

__all__ = ["regimes"]

MONOTONE, ALTERNATES, RINGS, DIVERGES = 0.0, 1.0, 2.0, 3.0


def _told(a, b, c, d):
    """Radius, kind and spread of the matrix ((a, b), (c, d)), by its trace and determinant.

    The spread, a quarter of the discriminant, is negative where the rule rings, and smooth.
    """
    half, determinant = (a + d) / 2, a * d - b * c
    spread = half * half - determinant
    if spread < 0:
        radius, kind = determinant**0.5, RINGS
    else:
        radius, kind = abs(half) + spread**0.5, MONOTONE if half >= 0 else ALTERNATES
    return radius, DIVERGES if radius >= 1 else kind, spread


def regimes(asked):
    """Radius, kind and spread for each pair of eta * lambda and beta, rows by beta.

    `asked` holds the rule, its other hyper-parameters, `eta_lambda`, `beta` and, where the hyper-parameter on
    that axis has another name, `parameter`.
    """
    name = asked.get("parameter", "beta")
    told = []
    of = rule({"rule": asked.get("rule"), "source": asked.get("source"), "hyper": asked.get("hyper", {})})
    for beta in asked["beta"]:
        bound = of(**{"lr": 1.0, name: float(beta)})  # a map may show the edge that a run is refused
        (by_g, by_theta, by_state), (held_g, held_theta, held_state) = parts(bound, "regimes")
        for u in asked["eta_lambda"]:  # the gradient is u theta
            told.append(_told(1 - by_theta - u * by_g, -by_state, held_theta + u * held_g, held_state))
    return {name: array("d", [row[k] for row in told]) for k, name in enumerate(("radius", "kind", "spread"))}
