"""What Keras and optax themselves do, in float64, on c (x^2/20 + y^2) from (-7, 2): `python libraries.py`.

Needs keras, jax and optax, which nothing else here needs, in an environment of their own. Writes
libraries.json beside itself: some points of each optimizer's run, at the rate given here and the library's
other defaults.
"""

import json
import os
from pathlib import Path

import numpy as np

START = (-7.0, 2.0)
KEPT = (1, 2, 3, 5, 10, 20, 50, 100)


SCALES = (1.0, 1e-4)


def gradient(theta, scale):
    return scale * np.array([theta[0] / 10, 2 * theta[1]])


def walk(move):
    """The points from the start on; move gives the next from the one before."""
    points = [np.array(START)]
    for _ in range(max(KEPT)):
        points.append(np.array(move(points[-1])))
    return points


def with_keras():
    """Version, and the points of each method, by the function's scale."""
    os.environ["KERAS_BACKEND"] = "jax"
    import keras
    from keras import optimizers

    keras.config.set_floatx("float64")

    def run(optimizer, scale):
        theta = keras.Variable(np.array(START), dtype="float64")
        optimizer.build([theta])

        def move(point):
            optimizer.apply([keras.ops.convert_to_tensor(gradient(point, scale))], [theta])
            return theta.value

        return walk(move)

    runs = {
        "gd": lambda: optimizers.SGD(0.9),
        "momentum": lambda: optimizers.SGD(0.1, momentum=0.9),
        "nesterov": lambda: optimizers.SGD(0.1, momentum=0.9, nesterov=True),
        "adagrad": lambda: optimizers.Adagrad(1.5),
        "rmsprop": lambda: optimizers.RMSprop(0.1),
        "adadelta": lambda: optimizers.Adadelta(1.0),
        "adam": lambda: optimizers.Adam(0.3),
        "adamw": lambda: optimizers.AdamW(0.3),
        "adamax": lambda: optimizers.Adamax(0.3),
        "nadam": lambda: optimizers.Nadam(0.3),
        "amsgrad": lambda: optimizers.Adam(0.3, amsgrad=True),
    }
    return keras.__version__, {name: [run(make(), scale) for scale in SCALES] for name, make in runs.items()}


def with_optax():
    """Version, and the points of each method, by the function's scale."""
    import jax.numpy as jnp
    import optax

    def run(optimizer, scale):
        state = optimizer.init(jnp.array(START))

        def move(point):
            nonlocal state
            updates, state = optimizer.update(jnp.array(gradient(point, scale)), state, jnp.array(point))
            return optax.apply_updates(jnp.array(point), updates)

        return walk(move)

    runs = {
        "gd": lambda: optax.sgd(0.9),
        "momentum": lambda: optax.sgd(0.1, momentum=0.9),
        "nesterov": lambda: optax.sgd(0.1, momentum=0.9, nesterov=True),
        "adagrad": lambda: optax.adagrad(1.5),
        "rmsprop": lambda: optax.rmsprop(0.1),
        "adadelta": lambda: optax.adadelta(1.0),
        "adam": lambda: optax.adam(0.3),
        "adamw": lambda: optax.adamw(0.3),
        "adamax": lambda: optax.adamax(0.3),
        "nadam": lambda: optax.nadam(0.3),
        "amsgrad": lambda: optax.amsgrad(0.3),
        "radam": lambda: optax.radam(0.3),
    }
    return optax.__version__, {name: [run(make(), scale) for scale in SCALES] for name, make in runs.items()}


def main():
    os.environ |= {"JAX_ENABLE_X64": "1", "JAX_PLATFORMS": "cpu"}
    made = {"start": START, "steps": KEPT, "scales": SCALES, "points": {}}
    for library, ran in (("keras", with_keras), ("optax", with_optax)):
        made[library], runs = ran()
        for name, walks in runs.items():
            made["points"][f"{library} {name}"] = [[[float(x) for x in w[t]] for t in KEPT] for w in walks]
    Path(__file__).with_name("libraries.json").write_text(json.dumps(made, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
