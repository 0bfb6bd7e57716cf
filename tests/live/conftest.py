"""Pages with one figure each, served and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.live import ground, pages
from tests.site.browser import served


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The pages, in a folder and served."""
    folder = tmp_path_factory.mktemp("figures")
    for name, table in pages.FIGURES.items():
        pages.write(folder, name, table)
    ground.write(folder)
    with served(folder) as url:
        yield folder, url


@pytest.fixture
def opened(home: tuple[Path, str], browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a page and wait for its figure; what the console says against it is a fault."""
    contexts: list[Any] = []
    faults: list[str] = []

    def hear(said: Any) -> None:
        if said.type in ("error", "warning"):
            faults.append(said.text)

    def open_page(
        name: str, *, size: tuple[int, int] = (1000, 900), wait: bool = True, file: bool = False, **more: Any
    ) -> Any:
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}, **more))
        page = contexts[-1].new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(
            f"{home[0].as_uri() if file else home[1].rstrip('/')}/{name if '.' in name else f'{name}.html'}"
        )
        if wait:
            pages.settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def at(opened: Callable[..., Any]) -> Callable[..., Any]:
    """Open the playground at an address, or as it begins."""

    def open_ground(hash_: str = "", **more: Any) -> Any:
        more = {"size": (1280, 900), "reduced_motion": "reduce"} | more
        page = opened(f"ground.html{hash_}", wait=False, **more)
        ground.settled(page)
        return page

    return open_ground
