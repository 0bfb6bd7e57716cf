"""The cases, one file a question. `ALL` names them in the order of the table."""

from __future__ import annotations

from collections.abc import Callable

from ..measure import Case
from . import defaults, engine, fused, iteration, peers, sweep, unfused

ALL: dict[str, Callable[[], list[Case]]] = {
    module.__name__.rpartition(".")[2]: module.cases
    for module in (fused, iteration, unfused, defaults, engine, sweep, peers)
}
