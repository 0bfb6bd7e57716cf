"""What was measured on: processor, memory, system, versions."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from pathlib import Path
from typing import Any

__all__ = ["machine", "versions"]

PACKAGES = (
    "numpy",
    "numba",
    "torch",
    "jax",
    "optax",
    "pytorch_optimizer",
    "scikit-learn",
    "scipy",
    "thewaydown",
)


def _line(file: str, key: str) -> str | None:
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), None)


def machine() -> dict[str, Any]:
    """Processor, cores, memory and system, as far as the system tells."""
    memory = _line("/proc/meminfo", "MemTotal")
    return {
        "processor": _line("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gb": round(int(memory.split()[0]) / 2**20) if memory else None,
        "system": f"{platform.system()} {platform.machine()}",
    }


def versions() -> dict[str, str]:
    """Version of Python and of every package that is installed."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found
