"""What Keras and optax themselves do, in float64, on x^2/20 + y^2 from (-7, 2): `python libraries.py`.

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


def gradient(theta):
    return np.array([theta[0] / 10, 2 * theta[1]])


def with_keras():
    """Version, and the points of each method."""
    os.environ["KERAS_BACKEND"] = "jax"
    import keras
    from keras import optimizers

    keras.config.set_floatx("float64")

    def walk(optimizer):
        theta = keras.Variable(np.array(START), dtype="float64")
        optimizer.build([theta])
        points = [np.array(START)]
        for _ in range(max(KEPT)):
            optimizer.apply([keras.ops.convert_to_tensor(gradient(points[-1]))], [theta])
            points.append(np.array(theta.value))
        return points

    runs = {
        "gd": optimizers.SGD(0.9),
        "momentum": optimizers.SGD(0.1, momentum=0.9),
        "nesterov": optimizers.SGD(0.1, momentum=0.9, nesterov=True),
        "adagrad": optimizers.Adagrad(1.5),
        "rmsprop": optimizers.RMSprop(0.1),
        "adadelta": optimizers.Adadelta(1.0),
        "adam": optimizers.Adam(0.3),
        "adamw": optimizers.AdamW(0.3),
        "adamax": optimizers.Adamax(0.3),
        "nadam": optimizers.Nadam(0.3),
        "amsgrad": optimizers.Adam(0.3, amsgrad=True),
    }
    return keras.__version__, {name: walk(optimizer) for name, optimizer in runs.items()}


def with_optax():
    """Version, and the points of each method."""
    import jax.numpy as jnp
    import optax

    def walk(optimizer):
        theta = jnp.array(START)
        state = optimizer.init(theta)
        points = [np.array(START)]
        for _ in range(max(KEPT)):
            updates, state = optimizer.update(jnp.array(gradient(points[-1])), state, theta)
            theta = optax.apply_updates(theta, updates)
            points.append(np.array(theta))
        return points

    runs = {
        "gd": optax.sgd(0.9),
        "momentum": optax.sgd(0.1, momentum=0.9),
        "nesterov": optax.sgd(0.1, momentum=0.9, nesterov=True),
        "adagrad": optax.adagrad(1.5),
        "rmsprop": optax.rmsprop(0.1),
        "adadelta": optax.adadelta(1.0),
        "adam": optax.adam(0.3),
        "adamw": optax.adamw(0.3),
        "adamax": optax.adamax(0.3),
        "nadam": optax.nadam(0.3),
        "amsgrad": optax.amsgrad(0.3),
        "radam": optax.radam(0.3),
    }
    return optax.__version__, {name: walk(optimizer) for name, optimizer in runs.items()}


def main():
    os.environ |= {"JAX_ENABLE_X64": "1", "JAX_PLATFORMS": "cpu"}
    made = {"start": START, "steps": KEPT, "points": {}}
    for library, ran in (("keras", with_keras), ("optax", with_optax)):
        made[library], runs = ran()
        for name, points in runs.items():
            made["points"][f"{library} {name}"] = [[float(x) for x in points[t]] for t in KEPT]
    Path(__file__).with_name("libraries.json").write_text(json.dumps(made, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
