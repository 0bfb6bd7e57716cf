"""The built site and one browser, shared by all tests that look at pages: Playwright runs once in a process.

What they need is imported where it is used, since `optlib` alone is tested where it is not installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engines import need

# Chromium draws its address bar as a page, anew for each window, which takes half of a short test's time: the
# first two. The others are those of Playwright's list that touch what a page shows or asks; ours replaces it.
UNUSED = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"),
    *("PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"),
)


@pytest.fixture(scope="session")
def site() -> Path:
    """Return the folder of the built site; build it if it is missing or older than its sources."""
    from filelock import FileLock

    from tools.build import ROOT, build

    (ROOT / "_build").mkdir(exist_ok=True)
    with FileLock(ROOT / "_build" / "site.lock"):  # several workers may come here at once
        return build(ROOT).parent


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the browser."""
    need("playwright")
    from playwright.sync_api import sync_playwright

    from tests.site.browser import executable

    path = executable()
    with sync_playwright() as p:
        # without the last one a page that no one looks at has a low priority, and a busy machine starves it
        options = ["--no-sandbox", "--disable-background-networking", "--disable-renderer-backgrounding"]
        options.append(f"--disable-features={','.join(UNUSED)}")
        chromium = p.chromium.launch(executable_path=path, args=options)
        yield chromium
        chromium.close()
