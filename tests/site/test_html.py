"""Every page is valid HTML, by the rules of html-validate for the living standard."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from tests.engines import HTML_VALIDATE, need_html_validate

CONFIG = Path(__file__).with_name("htmlvalidate.json")
SPOILT = {
    "a title of no use": ("<title>", "<title></title><title>", "element-permitted-occurrences"),
    "an id twice": ("<h1>", '<p id="main-content">twice</p><h1>', "no-dup-id"),
    "a box where words belong": ("<h1>", "<h1><div>box</div>", "element-permitted-content"),
    "an end without a start": ("<h1>", "</em><h1>", "close-order"),
    "a table's cells alone": ("<h1>", "<table><td>1</td></table><h1>", "element-permitted-content"),
}


def faults(files: list[Path]) -> dict[Path, list[str]]:
    """Return what is wrong in each file: the rule, the line and what it says."""
    need_html_validate()
    command = ["node", str(HTML_VALIDATE), "--config", str(CONFIG), "--formatter", "json", *map(str, files)]
    with tempfile.TemporaryFile("w+", encoding="utf8") as said:  # a pipe it leaves before it has been emptied
        done = subprocess.run(command, stdout=said, stderr=subprocess.PIPE, text=True, check=False)
        said.seek(0)
        report = said.read()
    assert report, done.stderr
    found: dict[Path, list[str]] = {file: [] for file in files}
    for page in json.loads(report):
        lines = [f"line {m['line']}: {m['message']} ({m['ruleId']})" for m in page["messages"]]
        found[Path(page["filePath"])] = lines
    return found


def test_pages(site: Path) -> None:
    pages = sorted(site.glob("**/*.html"))
    pages = [page for page in pages if "_static" not in page.parts]
    assert len(pages) > 5
    found = faults(pages)
    assert not any(found.values()), "\n".join(f"{p.name} {f}" for p, fs in found.items() for f in fs[:10])


def test_the_validator_bites(site: Path, tmp_path: Path) -> None:
    text = (site / "how-to-use.html").read_text("utf8")
    files = {how: tmp_path / f"{number}.html" for number, how in enumerate(SPOILT)}
    for how, (before, after, _) in SPOILT.items():
        assert before in text
        files[how].write_text(text.replace(before, after, 1), "utf8")
    found = faults(list(files.values()))
    for how, (_, _, rule) in SPOILT.items():
        assert any(rule in fault for fault in found[files[how]]), f"{how}: {found[files[how]]}"
