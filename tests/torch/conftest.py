"""Threads and the default type.

One thread: with two, torch's own small operations wait for each other on a machine that is busy.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch


@pytest.fixture(autouse=True, scope="package")
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def float64() -> Iterator[None]:
    torch.set_default_dtype(torch.float64)  # torch's NAdam keeps its product in the default dtype
    yield
    torch.set_default_dtype(torch.float32)
