"""What torch calls the states of the rules: the one mapping between the two."""

from __future__ import annotations

__all__ = ["STATE_NAMES"]

_ADAM = {"m": "exp_avg", "v": "exp_avg_sq", "v_max": "max_exp_avg_sq"}

# class -> the rule's name of a state -> its key in the optimizer's state_dict
STATE_NAMES: dict[str, dict[str, str]] = {
    "SGD": {"b": "momentum_buffer"},
    "Adagrad": {"G": "sum"},
    "RMSprop": {"v": "square_avg", "a": "grad_avg", "b": "momentum_buffer"},
    "Adadelta": {"v": "square_avg", "d": "acc_delta"},
    "Adam": _ADAM,
    "AdamW": _ADAM,
    "Adamax": {"m": "exp_avg", "u": "exp_inf"},
    "NAdam": {**_ADAM, "mu_product": "mu_product"},
    "RAdam": _ADAM,
    "SWATS": {**_ADAM, "b": "momentum_buffer", "average": "average", "rate": "rate"},
}
