"""The reader's notebooks, and those of a small book, for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.sample import built


@pytest.fixture(scope="session")
def notebooks(site: Path) -> Path:
    """Return the folder of the reader's notebooks."""
    return site.parent / "notebooks"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small book that has been built, with every construct."""
    folder = tmp_path_factory.mktemp("sample")
    built(folder)
    return folder
