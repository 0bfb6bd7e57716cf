"""Two processes against one: DDP, ZeroRedundancyOptimizer, and FSDP2 with a distributed checkpoint."""

from __future__ import annotations

from typing import Any

import pytest
import torch
import torch.distributed as dist

from tests.torch import workers
from tests.torch.cases import NAMES, off

pytestmark = pytest.mark.skipif(not dist.is_gloo_available(), reason="this torch was built without gloo")


@pytest.fixture(scope="module")
def results() -> dict[tuple[int, str, str], Any]:
    return workers.run_all()


@pytest.mark.parametrize("way", ["DDP", "ZeRO", "FSDP2"])
@pytest.mark.parametrize("name", workers.OPTIMIZERS)
def test_two_processes_go_as_one(results: dict[tuple[int, str, str], Any], way: str, name: str) -> None:
    expected, switched = workers.alone(name)
    assert switched == (name == "SWATS")  # so that its switch, too, is made by both processes at once
    for rank in range(workers.WORLD):
        found = results.get((rank, way, name))
        assert found is not None, "this run was not reached; see the failure of another"
        assert not isinstance(found, str), found
        assert off([torch.as_tensor(x) for x in found], expected) <= 1e-6  # NAdam's product is float32


def test_every_optimizer_is_run() -> None:
    assert set(workers.OPTIMIZERS) == {*NAMES, "SWATS"}
