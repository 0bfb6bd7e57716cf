"""The tables of Variants on a phone: all columns are in sight, and a form's defaults stand under its row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TABLES = """all => all.map(table => {
  const [form, own, defaults, ...gaps] = table.querySelectorAll("tbody tr:first-child td");
  const box = table.parentElement, places = [form, own, defaults].map(cell => cell.getBoundingClientRect());
  const cut = [...table.querySelectorAll("td:nth-child(n + 4) .math, td:nth-child(n + 4) .math *")].filter(
    part => part.clientWidth && !part.closest(".katex-mathml") && part.scrollWidth > part.clientWidth + 1);
  return {cut: cut.map(part => part.textContent), scrolls: box.scrollWidth > box.clientWidth,
          under: places[2].top >= places[1].bottom - 1, wide: places[2].width, gaps: gaps.length};
})"""


@pytest.mark.parametrize(("width", "under"), [(360, True), (390, True), (1280, False)])
def test_defaults_have_room(browser: Any, site: Path, width: int, under: bool) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto((site / "variants.html").as_uri(), wait_until="load")
    tables = page.eval_on_selector_all("section#variants .cell_output table", TABLES)
    page.close()
    assert len(tables) == 12
    for table in tables:
        assert table["gaps"] == 2
        assert not table["scrolls"]
        assert table["cut"] == []
        assert table["under"] is under
        assert table["wide"] > (140 if under else 0)
