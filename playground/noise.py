"""Noise for the gradient from one seed: the same numbers in CPython and in MicroPython.

Lehmer's generator x -> 48271 x mod (2^31 - 1), in floats, where every product is exact; Box and Muller's
transform makes its uniform numbers normal. Enough for a figure, too little for a simulation of millions.
"""

import math

__all__ = ["kicks", "round_and_round"]

MODULUS = 2147483647.0
MULTIPLIER = 48271.0


def _scattered(seed):
    """Where seed's numbers begin; without this those of seeds 1 and 2 would be multiples of each other."""
    n = int(seed) & 0xFFFFFFFF
    for _ in range(3):
        n = ((n ^ (n >> 16)) * 0x45D9F3B + 1) & 0xFFFFFFFF
    return 1.0 + n % (int(MODULUS) - 1)


def kicks(sd, seed, size):
    """A function that gives, at each call, the next `size` normal numbers with standard deviation `sd`."""
    x = _scattered(seed)
    spare = []

    def uniform():
        nonlocal x
        x = MULTIPLIER * x % MODULUS
        return x / MODULUS  # in (0, 1)

    def normal():
        if spare:
            return spare.pop()
        r, angle = sd * math.sqrt(-2 * math.log(uniform())), 2 * math.pi * uniform()
        spare.append(r * math.sin(angle))
        return r * math.cos(angle)

    return lambda: [normal() for _ in range(size)]


def round_and_round(values, size):
    """A function that gives, at each call, the next of `values` for every coordinate, over and over."""
    at = -1

    def next_one():
        nonlocal at
        at = (at + 1) % len(values)
        return [float(values[at])] * size

    return next_one
