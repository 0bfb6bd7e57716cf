"""torch.compile of the step: one graph, the eager path's numbers, no new compilation when lr or t changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import torch
from torch._dynamo.utils import counters

from tests.torch.cases import arguments, copies, give, noisy, off, ours, parameters

CASES = {
    "SGD": arguments("SGD"),
    "Adam": {"lr": torch.tensor(0.01, dtype=torch.float64)},
    "NAdam": {},
}


@pytest.mark.parametrize("name", CASES)
def test_compiled_step(name: str) -> None:
    torch._dynamo.reset()
    counters.clear()
    expected = parameters([(3, 2), (4,)], torch.float64)
    params = copies(expected)
    eager, traced = ours(name)(expected, **CASES[name]), ours(name)(params, **CASES[name])
    # "aot_eager" traces as inductor does and leaves out the C++ compiler, which takes long
    step = torch.compile(traced.step, backend="aot_eager")
    generator = torch.Generator().manual_seed(1)
    for _ in range(5):
        grads = noisy(expected, generator)
        give(expected, grads)
        give(params, grads)
        eager.step()
        step()
    assert off(params, expected) <= 1e-7
    for p, e in zip(params, expected, strict=True):
        assert traced.state[p].keys() == eager.state[e].keys()
    assert counters["stats"]["unique_graphs"] <= 2  # SGD's first step is one of its own


ROOT = Path(__file__).parents[2]
HEADER = Path(sysconfig.get_path("include")) / "Python.h"


def difference_under_inductor() -> float:
    """How far training compiled as a whole, as torch's documentation does, ends from the same run eagerly."""
    ends = []
    for compiled in (False, True):
        torch.manual_seed(0)
        model = torch.nn.Linear(3, 1)
        optimizer = ours("RAdam")(model.parameters(), lr=0.05)

        def train(
            x: torch.Tensor, model: torch.nn.Module = model, optimizer: torch.optim.Optimizer = optimizer
        ) -> None:
            optimizer.zero_grad()
            model(x).square().mean().backward()
            optimizer.step()

        run = torch.compile(train) if compiled else train
        for i in range(8):
            run(torch.full((4, 3), 1.0 + i))
        ends.append(list(model.parameters()))
    return float(off(*ends))


@pytest.mark.skipif(
    not (shutil.which("g++") and HEADER.exists()) or " " in sys.prefix,
    reason="torch's inductor needs g++ and Python's headers, and links under no path with a space",
)
def test_inductor_runs_the_whole_training_step() -> None:
    # in a process of its own: setuptools, which inductor imports, refuses where distutils was imported before
    code = "from tests.torch import test_compile as t; print(t.difference_under_inductor())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert float(done.stdout.splitlines()[-1]) <= 1e-4


def test_swats_is_left_untraced() -> None:
    torch._dynamo.reset()
    expected = parameters([(3,)], torch.float64)
    params = copies(expected)
    eager, traced = ours("SWATS")(expected), ours("SWATS")(params)
    step = torch.compile(traced.step, backend="eager")
    for _ in range(3):
        give(expected, [torch.ones(3, dtype=torch.float64)])
        give(params, [torch.ones(3, dtype=torch.float64)])
        eager.step()
        step()
    assert torch.equal(params[0], expected[0])
