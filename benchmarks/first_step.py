"""Seconds that the first step of a process takes: imported, built, compiled or read from numba's cache.

Run as a process of its own, `python -m benchmarks.first_step optlib`: what is loaded once stays.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

__all__ = ["first_step"]

AGAIN = 5  # processes of each kind; the median counts


def measure(package: str) -> float:
    """The first step of Adam in this process, with torch imported before and the optimizer not."""
    import torch

    p = torch.nn.Parameter(torch.zeros(1000))
    p.grad = torch.ones(1000)
    start = time.perf_counter()
    if package == "optlib":
        from optlib.torch import Adam
    else:
        from torch.optim import Adam  # type: ignore[assignment]
    Adam([p]).step()
    return time.perf_counter() - start


def _process(package: str, cache: str) -> float:
    out = subprocess.run(
        [sys.executable, "-m", "benchmarks.first_step", package],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"OPTLIB_CACHE_DIR": cache},
    )
    return float(out.stdout)


def first_step() -> dict[str, float]:
    """Median seconds: ours with an empty cache, ours with a full one, torch's."""
    with tempfile.TemporaryDirectory() as full:
        _process("optlib", full)
        rounds = []
        for _ in range(AGAIN):
            with tempfile.TemporaryDirectory() as empty:
                rounds.append((_process("optlib", empty), _process("optlib", full), _process("torch", full)))
    middle = [sorted(column)[AGAIN // 2] for column in zip(*rounds, strict=True)]
    return dict(zip(("cold", "cached", "torch"), [float(f"{x:.3g}") for x in middle], strict=True))


if __name__ == "__main__":
    print(measure(sys.argv[1]))
