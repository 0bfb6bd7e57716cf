"""Memory that a compiled step takes beyond parameters, gradient and state, in bytes per parameter.

Run as a process of its own, `python -m benchmarks.memory`: the peak of a process never falls.
"""

from __future__ import annotations

import functools
import resource
import subprocess
import sys
from collections.abc import Callable

import numpy as np

from optlib import compiled
from optlib.rules import adam

SIZE = 10**7
BAR = 0.5


def _peak() -> int:
    """Largest resident size of this process so far, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


def measure(step: Callable[..., object] | None = None) -> float:
    """Bytes per parameter by which five steps of Adam raise the peak; by default compiled, two threads."""
    kernel = compiled.build(adam, np.float32)
    update = step or functools.partial(kernel.update, threads=2)
    small = np.ones(10**6, np.float32)
    update(small, small.copy(), adam.init(small), 1)  # threads and code are there now
    theta, g = np.ones(SIZE, np.float32), np.ones(SIZE, np.float32)
    state = tuple(s + np.float32(0) for s in adam.init(theta))  # touched, so that they count before
    before = _peak()
    for t in range(1, 6):
        update(theta, g, state, t)
    return (_peak() - before) / SIZE


def in_a_process() -> float:
    """The same, measured in a fresh process."""
    out = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory"], capture_output=True, text=True, check=True
    )
    return float(out.stdout)


if __name__ == "__main__":
    print(measure())
