"""The built site and one browser for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.engines import need
from tests.site.browser import executable, served
from tools.build import ROOT, build


@pytest.fixture(scope="session")
def site() -> Path:
    """Return the folder of the built site; build it if it is missing or older than its sources."""
    (ROOT / "_build").mkdir(exist_ok=True)
    with FileLock(ROOT / "_build" / "site.lock"):  # several workers may come here at once
        return build(ROOT).parent


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the browser."""
    need("playwright")
    from playwright.sync_api import sync_playwright

    path = executable()
    with sync_playwright() as p:
        # without the last one a page that no one looks at has a low priority, and a busy machine starves it
        options = ["--no-sandbox", "--disable-background-networking", "--disable-renderer-backgrounding"]
        chromium = p.chromium.launch(executable_path=path, args=options)
        yield chromium
        chromium.close()
