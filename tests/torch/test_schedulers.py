"""Every scheduler in torch.optim.lr_scheduler drives the classes as it drives torch's."""

from __future__ import annotations

import inspect
import warnings
from typing import Any

import pytest
import torch
from torch.optim import lr_scheduler as S

from tests.torch.cases import every_class, give, noisy, off, ours, parameters, torchs

SCHEDULERS: dict[str, Any] = {
    "LambdaLR": lambda o: S.LambdaLR(o, lambda t: 0.9**t),
    "MultiplicativeLR": lambda o: S.MultiplicativeLR(o, lambda t: 0.95),
    "StepLR": lambda o: S.StepLR(o, 5),
    "MultiStepLR": lambda o: S.MultiStepLR(o, [3, 9]),
    "ConstantLR": lambda o: S.ConstantLR(o, total_iters=4),
    "LinearLR": lambda o: S.LinearLR(o, total_iters=8),
    "ExponentialLR": lambda o: S.ExponentialLR(o, 0.9),
    "PolynomialLR": lambda o: S.PolynomialLR(o, total_iters=20, power=2),
    "CosineAnnealingLR": lambda o: S.CosineAnnealingLR(o, 10),
    "CosineAnnealingWarmRestarts": lambda o: S.CosineAnnealingWarmRestarts(o, 5),
    "CyclicLR": lambda o: S.CyclicLR(o, 1e-3, 1e-1, step_size_up=4, cycle_momentum=_has_momentum(o)),
    "OneCycleLR": lambda o: S.OneCycleLR(o, 0.1, total_steps=20, cycle_momentum=_has_momentum(o)),
    "ReduceLROnPlateau": lambda o: S.ReduceLROnPlateau(o, patience=2),
    "SequentialLR": lambda o: S.SequentialLR(
        o, [S.ConstantLR(o, total_iters=4), S.ExponentialLR(o, 0.9)], [4]
    ),
    "ChainedScheduler": lambda o: S.ChainedScheduler(
        [S.ConstantLR(o, total_iters=4), S.ExponentialLR(o, 0.9)]
    ),
}


def _has_momentum(optimizer: Any) -> bool:
    return "momentum" in optimizer.defaults or "betas" in optimizer.defaults


def test_the_table_names_every_scheduler() -> None:
    named = {n for n in S.__all__ if inspect.isclass(getattr(S, n)) and n not in ("LRScheduler", "SWALR")}
    assert named == set(SCHEDULERS)


@pytest.mark.parametrize("scheduler", SCHEDULERS)
@every_class
def test_same_path_under_a_scheduler(scheduler: str, name: str) -> None:
    torch.set_default_dtype(torch.float64)
    try:
        ends = []
        for cls in (ours(name), torchs(name)):
            params = parameters([(3,), (2, 2)], torch.float64)
            optimizer = cls(params, lr=0.01, **({"momentum": 0.9} if name in ("SGD", "RMSprop") else {}))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # torch's own, about the order of calls inside SequentialLR
                schedule = SCHEDULERS[scheduler](optimizer)
            generator = torch.Generator().manual_seed(1)
            rates = []
            for t in range(19):
                give(params, noisy(params, generator))
                optimizer.step()
                schedule.step(1.0) if scheduler == "ReduceLROnPlateau" else schedule.step()
                group = optimizer.param_groups[0]
                rates.append((t, group["lr"], group.get("momentum"), group.get("betas")))
            ends.append((params, rates))
        assert ends[0][1] == ends[1][1]
        assert off(ends[0][0], ends[1][0]) <= 1e-11
    finally:
        torch.set_default_dtype(torch.float32)


def test_stochastic_weight_averaging() -> None:
    """torch.optim.swa_utils: AveragedModel and SWALR."""
    from torch.optim.swa_utils import SWALR, AveragedModel

    means = []
    for cls in (ours("SGD"), torchs("SGD")):
        torch.manual_seed(0)
        model = torch.nn.Linear(2, 1)
        average = AveragedModel(model)
        optimizer = cls(model.parameters(), lr=0.1)
        schedule = SWALR(optimizer, swa_lr=0.05)
        for _ in range(5):
            optimizer.zero_grad()
            model(torch.ones(4, 2)).square().mean().backward()
            optimizer.step()
            average.update_parameters(model)
            schedule.step()
        means.append(list(average.module.parameters()))
    assert off(*means) <= 1e-5
