"""Engines that a machine may lack: their tests skip, saying so, but fail where CI promised them.

CI sets CI=true. OPTLIB_MINIMAL=1 marks the job that tests optlib with NumPy alone.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest

# Before NumPy 2 a Python float promotes a float32 number, though not an array, to float64.
numpys_numbers_keep_their_dtype = pytest.mark.skipif(
    int(np.__version__.partition(".")[0]) < 2, reason="NumPy 1 promotes float32 numbers to float64"
)

PLAYGROUND = Path(__file__).parents[1] / "playground"
HTML_VALIDATE = (
    Path(__file__).parent / "site" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
)


def _missing(what: str, how: str) -> NoReturn:
    message = f"{what} is not installed; {how}"
    if os.environ.get("CI", "").lower() in ("true", "1") and os.environ.get("OPTLIB_MINIMAL") != "1":
        raise RuntimeError(message)
    pytest.skip(message, allow_module_level=True)


def need(module: str) -> None:
    """Skip the test or the test file where a Python module is missing."""
    if importlib.util.find_spec(module) is None:
        _missing(module, "install the pinned requirements")


def need_node() -> None:
    """Skip the test or the test file where node is missing."""
    if shutil.which("node") is None:
        _missing("node", "install Node.js 20.19 or newer")


def need_browser(what: str, names: tuple[str, ...]) -> str:
    """Return the path of a browser that goes by one of these names; skip the test where there is none."""
    for name in names:
        if found := shutil.which(name):
            return found
    return _missing(what, f"install it so that one of {', '.join(names)} is on the PATH")


def need_micropython() -> None:
    """Skip the test or the test file where node, MicroPython or what bundles it is missing."""
    need_node()
    if not (PLAYGROUND / "node_modules").is_dir():
        _missing("MicroPython", "run `npm ci` in playground")


def need_html_validate() -> None:
    """Skip the test or the test file where node or the validator of HTML is missing."""
    if shutil.which("node") is None:
        _missing("node", "install Node.js 18.19 or newer")
    if not HTML_VALIDATE.is_file():
        _missing("html-validate", "run `npm ci` in tests/site")
