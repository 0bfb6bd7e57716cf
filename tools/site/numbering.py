"""Figures, theorems and exercises are counted anew on each page, as equations are.

Sphinx counts them through the whole book where chapters carry no numbers. A chapter cites its own "Figure 3",
and a page added before it must not rename that.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

AFTER_SPHINX_COUNTED = 600  # listeners have 500 unless they say otherwise


def _count_anew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    for kinds in env.toc_fignumbers.values():
        for kind, numbers in kinds.items():
            # in the order in which they stand on the page
            kinds[kind] = {place: (n,) for n, place in enumerate(numbers, 1)}
    return []


def _name(app: Sphinx, config: Config) -> None:
    config.numfig_format = {"figure": "Figure %s", "table": "Table %s"} | config.numfig_format


def setup(app: Sphinx) -> None:
    """Count per page, and write "Figure 1" in captions and in references alike."""
    app.connect("config-inited", _name)
    app.connect("env-get-updated", _count_anew, priority=AFTER_SPHINX_COUNTED)
