"""Where generated modules lie, so that numba can keep their machine code between processes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
import types
from pathlib import Path
from typing import Any

__all__ = ["directory", "load"]


def directory() -> Path:
    """The folder of the generated modules: OPTLIB_CACHE_DIR, or the user's own cache folder.

    >>> directory().name
    'optlib'
    """
    if chosen := os.environ.get("OPTLIB_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "~/AppData/Local")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME", "~/.cache")
    return Path(base).expanduser() / "optlib"


def _write(path: Path, text: str) -> None:
    """Write a file that is whole or absent, whatever other processes do at the same time."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # numba dates its machine code by this file, so a file that is right is left alone
    with contextlib.suppress(OSError):
        if path.read_text(encoding="utf-8") == text:
            return
    handle, scratch = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(scratch, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(scratch)
        raise


def _run(name: str, path: Path, text: str, kept: bool) -> dict[str, Any]:
    module = types.ModuleType(name)
    module.__dict__["CACHE"] = kept
    sys.modules[name] = module  # numba looks it up when it loads machine code from disk
    exec(compile(text, str(path), "exec"), module.__dict__)
    return module.__dict__


def load(name: str, text: str) -> dict[str, Any]:
    """Run a generated module's text and give its names; `CACHE` in it says whether it lies on disk.

    The text that runs is always the caller's own: the file only gives numba a place and a date. Where the
    folder cannot be written, or what numba finds there does not load, the kernel is compiled in memory.

    Args:
        name: how the file's name begins.
        text: the module; its C callbacks are compiled as it runs.

    >>> load("example", "answer = 6 * 7")["answer"]
    42
    """
    import numba

    key = hashlib.sha256(f"{numba.__version__} {sys.version} {text}".encode()).hexdigest()[:16]
    path = directory() / f"{name}_{key}.py"
    unique = f"optlib_compiled_{name}_{key}"
    try:
        _write(path, text)
        return _run(unique, path, text, kept=True)
    except Exception:  # whatever a damaged or foreign cache raises; a fault of the text itself comes again
        return _run(unique, path, text, kept=False)
