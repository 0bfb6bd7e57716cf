"""Other libraries' optimizers, for the record: no bars."""

from __future__ import annotations

from functools import partial

import numpy as np

from ..measure import Case, Step
from ..parameters import LISTS, ours, parameters


def _pytorch_optimizer(name: str, theirs: str, key: str) -> dict[str, Step]:
    import pytorch_optimizer

    peer = getattr(pytorch_optimizer, theirs)(parameters(LISTS[key]))
    return {"optlib.torch": ours(name, LISTS[key]), "pytorch_optimizer": peer.step}


def _scikit_learn(key: str) -> dict[str, Step]:
    from sklearn.neural_network._stochastic_optimizers import AdamOptimizer

    generator = np.random.default_rng(0)
    thetas = [generator.standard_normal(n, dtype=np.float32) for n in LISTS[key]]
    grads = [generator.standard_normal(n, dtype=np.float32) for n in LISTS[key]]
    peer = AdamOptimizer(thetas)
    return {
        "optlib.torch": ours("Adam", LISTS[key]),
        "scikit-learn": lambda: peer.update_params(thetas, grads),
    }


def cases() -> list[Case]:
    """pytorch_optimizer's RAdam, AdaMax and SWATS, scikit-learn's Adam."""
    key, text = "100 tensors", "100 tensors of 1e6 in all"
    made = [
        Case(
            f"pytorch-optimizer-{name}".lower(),
            f"{name}, {text}",
            None,
            partial(_pytorch_optimizer, name, theirs, key),
            ("pytorch_optimizer",),
        )
        for name, theirs in (("RAdam", "RAdam"), ("Adamax", "AdaMax"), ("SWATS", "SWATS"))
    ]
    return [*made, Case("scikit-learn", f"Adam, {text}", None, partial(_scikit_learn, key), ("sklearn",))]
