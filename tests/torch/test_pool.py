"""The compiled passes in torch's own threads, after a fork, and in as many threads as the user allows."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.engines import need

need("numba")

# Steps on tensors large enough for two threads; prints a digest, and whether torch's threads are hired.
STEPS = """
import hashlib, os, torch
import optlib.torch
from optlib.compiled import threads
torch.set_num_threads(int(os.environ["COUNT"]))
generator = torch.Generator().manual_seed(0)
sizes = [700_000, 3, 0, 500_000]
params = [torch.nn.Parameter(torch.randn(n, generator=generator)) for n in sizes]
optimizer = optlib.torch.Adam(params, lr=0.1)

def steps(count):
    for _ in range(count):
        for p in params:
            p.grad = torch.cos(p.detach())
        optimizer.step()
    return hashlib.sha256(b"".join(p.detach().numpy().tobytes() for p in params)).hexdigest()
"""


def run(program: str, count: int) -> list[str]:
    environment = os.environ | {"COUNT": str(count), "OMP_NUM_THREADS": "2"}
    command = [sys.executable, "-W", "ignore", "-c", STEPS + program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_torchs_threads_make_the_same_bits_as_one() -> None:
    one, two = (run("print(steps(3))", count) for count in (1, 2))
    assert one == two


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere torch may have another OpenMP")
def test_torchs_threads_are_hired() -> None:
    assert run("print(threads._team is not None)", 2) == ["True"]


def test_without_torchs_pool_python_threads_do_the_same() -> None:
    assert run("threads._team = None\nprint(steps(3))", 2) == run("print(steps(3))", 2)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forks_child_goes_on_without_torchs_threads() -> None:
    """OpenMP's threads do not survive a fork, and asking for them would wait for ever."""
    program = """
before = steps(1)
child = os.fork()
if child == 0:
    assert threads._team is None
    theta = params[0].detach().numpy()  # torch's own operations would wait for the threads
    kept = theta.copy()
    optimizer.step()
    os._exit(0 if (kept != theta).all() else 1)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), steps(1) != before)
"""
    assert run(program, 2) == ["0", "True"]


def test_lists_of_tensors_take_little_extra_memory() -> None:
    """Each operation of a formula makes a new list: of a whole model, eight times the parameters."""
    program = """
import resource
from optlib.torch import cpu
cpu._kernel = lambda *_: None  # as where numba is missing
big = torch.nn.Parameter(torch.ones(20_000_000))
big.grad = torch.ones_like(big)
optimizer = optlib.torch.Adam([big], lr=0.1)
optimizer.step()  # the states are there now
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
optimizer.step()
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 0.1 * 4 * 20_000_000)
"""
    assert run(program, 1) == ["True"]
