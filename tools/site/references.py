"""What the pages number and name, written down for the reader's notebooks, so that nothing is counted twice.

`_build/references.json` holds each label's page, place, number and title as Sphinx gave them to the site.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from tools.site.head import address

FILE = "references.json"


def collect(app: Sphinx) -> dict[str, Any]:
    """Return the titles of all pages, and all labels with what the site shows for them."""
    env = app.env
    labels: dict[str, dict[str, Any]] = {}
    for label, (page, number) in env.domaindata["math"]["objects"].items():
        place = f"equation-{label.replace('_', '-').lower()}"
        labels[label] = {"page": page, "place": place, "kind": "equation", "text": f"({number})"}
    formats = app.config.numfig_format
    for page, kinds in env.toc_fignumbers.items():
        for kind, numbers in kinds.items():
            for place, number in numbers.items():
                if kind == "displaymath":
                    continue
                text = formats.get(kind, f"{kind.capitalize()} %s") % ".".join(map(str, number))
                text = text[0].upper() + text[1:]
                labels[place] = {"page": page, "place": place, "kind": kind, "text": text}
    for label, (page, place, title) in env.domaindata["std"]["labels"].items():
        if page in env.all_docs and label not in labels:
            labels[label] = {"page": page, "place": place, "kind": "section", "text": title}
    titles = {page: title.astext() for page, title in env.titles.items()}
    return {"pages": titles, "labels": labels, "site": address(app.config)}


def _write(app: Sphinx, error: Exception | None) -> None:
    if error is None:
        written = json.dumps(collect(app), ensure_ascii=False, indent=1, sort_keys=True)
        Path(app.outdir).with_name(FILE).write_text(written + "\n", "utf8")


def setup(app: Sphinx) -> None:
    """Write the file when the pages stand."""
    app.connect("build-finished", _write)
