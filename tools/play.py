"""The Python text that the live figures run: optlib's own files, unedited, and what stands beside them.

The stand-ins under playground/ take the place of the files of optlib that need more than MicroPython has.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["sources"]

UNEDITED = [
    "ops.py", "limits.py", "schedules.py", "surfaces.py", "curves.py", "points.py", "formulas/[a-z]*.py",
]  # fmt: skip
STAND_INS = ["__init__.py", "definition.py", "objective.py"]


def sources(root: Path) -> dict[str, str]:
    """Every file by its path: optlib/ops.py, optlib/formulas/adam.py, playground/engine.py and the others."""
    optlib, playground = root / "optlib", root / "playground"
    files = {}
    for pattern in UNEDITED:
        for path in sorted(optlib.glob(pattern)):
            files[path.relative_to(root).as_posix()] = path.read_text(encoding="utf-8")
    for path in sorted(playground.glob("*.py")):
        folder = "optlib" if path.name in STAND_INS else "playground"
        files[f"{folder}/{path.name}"] = path.read_text(encoding="utf-8")
    return files
