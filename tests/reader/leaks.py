"""What of MyST would show as raw text in a plain notebook."""

from __future__ import annotations

import re
from typing import Any

LEAKS = {
    "directive": re.compile(r"^ *(?:>\s*)?(?:`{3,}|~{3,}|:{3,}) *\{[^}]*\}.*", re.M),
    "fence of colons": re.compile(r"^ *:{3,}", re.M),
    "role": re.compile(r"\{[A-Za-z][\w:.-]*\}`"),
    "option": re.compile(r"^:(?:label|class|name|answer|figure|filter|keyprefix|width|alt):.*", re.M),
    "target": re.compile(r"^\([\w:.-]+\)=\s*$", re.M),
    "comment": re.compile(r"^% .*", re.M),
    "substitution": re.compile(r"\{\{.*?\}\}"),
    "formula's label": re.compile(r"\$\$ *\([\w:.-]+\)"),
    "file of the sources": re.compile(r"\]\([^):]*\.md\)"),
    "touching formulas": re.compile(r"(?<![\n$])\$\$(?![\n$])(?=[^$\n]*\$)"),
}
_FENCED = re.compile(r"^(`{3,}|~{3,})(?![`{]).*?^\1`*\s*?$", re.M | re.S)
_QUOTED_FORMULA = re.compile(r"^> \$\$.*\$\$$|^\$\$.*?^\$\$$", re.M | re.S)
# A role's backtick follows its brace.
_CODE = re.compile(r"(?<![`}])(`{1,2})(?!`)(?:.(?!\n\n))+?(?<!`)\1(?!`)", re.S)


def leaks(text: str) -> list[str]:
    """Return what of MyST stands in a Markdown text, outside examples of code."""
    text = _CODE.sub("code", _FENCED.sub("", text))
    plain = _QUOTED_FORMULA.sub("", text)
    found = []
    for kind, pattern in LEAKS.items():
        where = plain if kind in ("touching formulas", "substitution") else text
        found += [f"{kind}: {hit[0][:60]}" for hit in pattern.finditer(where)]
    return found


def of_cell(cell: Any) -> list[str]:
    """Return the leaks of a cell and of its outputs, and what only the site reads in its metadata."""
    texts = [cell.source] if cell.cell_type == "markdown" else []
    found = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        texts.append("".join(data.get("text/markdown", "")))
        found += [f"output for the site alone: {mime}" for mime in data if "papermill" in mime]
    found += [f"metadata for the site: {key}" for key in ("mystnb", "scrapbook") if key in cell.metadata]
    return found + [leak for text in texts for leak in leaks(text)]
