"""The examples in the docstrings of what builds the site."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

from tools import site

FOLDER = Path(site.__file__).parent
MODULES = sorted(file.stem for file in FOLDER.glob("*.py") if ">>> " in file.read_text("utf8"))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    module = importlib.import_module(f"tools.site.{name}")
    done = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert done.attempted
    assert not done.failed
