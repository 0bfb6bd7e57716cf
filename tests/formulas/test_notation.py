"""The Notation page's table, which the formula check reads, is complete and agrees with the code."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import optlib
from optlib.rules import ALL

from .pages import markdown, symbols


def test_the_table_names_all_that_rules_use() -> None:
    names = {(n.code, n.indexed) for n in symbols().values()}
    for rule in ALL.values():
        used = [(s, True) for s in rule.state] + [(h, False) for h in rule.hyper]
        missing = [name for name, indexed in used if (name, indexed) not in names]
        assert not missing, f"the Notation page's table lacks {missing} of {rule.name}"


def test_the_table_gives_the_names_that_torch_gives_the_states() -> None:
    # read from its file, since the package beside it would import torch
    names = runpy.run_path(str(Path(optlib.__file__).parent / "torch" / "names.py"))["STATE_NAMES"]
    rows = re.findall(r"^\|[^|]*_t\$ \| `(\w+)` \|[^|]*\|([^|]*)\|", markdown()["notation.md"], re.MULTILINE)
    page = {code: re.findall(r"`(\w+)`", in_torch) for code, in_torch in rows}
    for optimizer, states in names.items():
        if optimizer != "SWATS":  # torch has none; its names are our own
            for state, key in states.items():
                assert key in page[state], f"notation.md: torch.optim.{optimizer} calls {state} {key}"
