"""The examples of torch's documentation, with the import changed and nothing else.

Origin: the docstrings of torch.optim (`torch/optim/*.py`), docs/source/optim.md and the pages it links to.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import torch
from torch import nn
from torch.optim.lr_scheduler import ExponentialLR, MultiStepLR, OneCycleLR

import optlib.torch as optim
from tests.torch.cases import every_class, ours


class Net(nn.Module):
    """A base and a classifier, as the per-parameter options' example has it."""

    def __init__(self) -> None:
        super().__init__()
        self.base = nn.Linear(3, 4)
        self.classifier = nn.Linear(4, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y: torch.Tensor = self.classifier(torch.tanh(self.base(x)))
        return y


@pytest.fixture
def model() -> Net:
    torch.manual_seed(0)
    return Net()


@pytest.fixture
def dataset() -> list[tuple[torch.Tensor, torch.Tensor]]:
    generator = torch.Generator().manual_seed(0)
    inputs = [torch.randn(8, 3, generator=generator) for _ in range(10)]
    return [(x, x.sum(1, keepdim=True)) for x in inputs]


loss_fn = nn.functional.mse_loss


def loss_over(model: nn.Module, dataset: Any) -> float:
    with torch.no_grad():
        return float(sum(loss_fn(model(x), y) for x, y in dataset))


@pytest.fixture
def improves(model: Net, dataset: Any) -> Iterator[None]:
    before = loss_over(model, dataset)
    yield
    assert loss_over(model, dataset) < before


def var() -> nn.Parameter:
    return nn.Parameter(torch.ones(2))


def test_constructing_it(model: Net) -> None:
    optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    optim.Adam([var(), var()], lr=0.0001)
    optim.SGD(model.named_parameters(), lr=0.01, momentum=0.9)
    optim.Adam([("layer0", var()), ("layer1", var())], lr=0.0001)


def test_per_parameter_options(model: Net) -> None:
    optimizer = optim.SGD(
        [{"params": model.base.parameters(), "lr": 1e-2}, {"params": model.classifier.parameters()}],
        lr=1e-3,
        momentum=0.9,
    )
    assert [(g["lr"], g["momentum"]) for g in optimizer.param_groups] == [(1e-2, 0.9), (1e-3, 0.9)]
    bias_params = [p for name, p in model.named_parameters() if "bias" in name]
    others = [p for name, p in model.named_parameters() if "bias" not in name]
    optimizer = optim.SGD(
        [{"params": others}, {"params": bias_params, "weight_decay": 0}], weight_decay=1e-2, lr=1e-2
    )
    assert [g["weight_decay"] for g in optimizer.param_groups] == [1e-2, 0]


@pytest.mark.usefixtures("improves")
def test_taking_an_optimization_step(model: Net, dataset: Any) -> None:
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for input, target in dataset:
        optimizer.zero_grad()
        output = model(input)
        loss = loss_fn(output, target)
        loss.backward()
        optimizer.step()


@pytest.mark.usefixtures("improves")
def test_step_with_closure(model: Net, dataset: Any) -> None:
    optimizer = optim.Adam(model.parameters(), lr=0.01)
    for input, target in dataset:

        def closure(input: Any = input, target: Any = target) -> torch.Tensor:
            optimizer.zero_grad()
            output = model(input)
            loss: torch.Tensor = loss_fn(output, target)
            loss.backward()  # type: ignore[no-untyped-call]
            return loss

        optimizer.step(closure)


@pytest.mark.usefixtures("improves")
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_chained_schedulers(model: Net, dataset: Any) -> None:
    optimizer = optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    scheduler1 = ExponentialLR(optimizer, gamma=0.9)
    scheduler2 = MultiStepLR(optimizer, milestones=[30, 80], gamma=0.1)
    for _ in range(20):
        for input, target in dataset:
            optimizer.zero_grad()
            loss_fn(model(input), target).backward()
            optimizer.step()
        scheduler1.step()
        scheduler2.step()
    assert optimizer.param_groups[0]["lr"] == pytest.approx(0.01 * 0.9**20)


@pytest.mark.usefixtures("improves")
def test_one_cycle(model: Net, dataset: Any) -> None:
    optimizer = optim.SGD(model.parameters(), lr=1e-4, momentum=0.9)
    scheduler = OneCycleLR(optimizer, max_lr=0.01, steps_per_epoch=len(dataset), epochs=2)
    for _ in range(2):
        for input, target in dataset:
            optimizer.zero_grad()
            loss_fn(model(input), target).backward()
            optimizer.step()
            scheduler.step()


def test_adaptation_of_state_between_named_models() -> None:
    """The custom hook of "How to utilize named parameters to load optimizer state dict"."""
    model, bigger = nn.Linear(2, 3), nn.Sequential()
    bigger.add_module("fc", nn.Linear(2, 3))
    bigger.add_module("bypass", nn.Linear(3, 3))
    optimizer = optim.SGD([("fc.weight", model.weight), ("fc.bias", model.bias)], lr=0.01, momentum=0.9)
    model(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    optimizer2 = optim.SGD(bigger.named_parameters(), lr=0.01, momentum=0.9)

    def adapt_state_dict_ids(optimizer: Any, state_dict: Any) -> Any:
        adapted = copy.deepcopy(optimizer.state_dict())
        for k in state_dict["param_groups"][0]:
            if k not in ("params", "param_names"):
                adapted["param_groups"][0][k] = state_dict["param_groups"][0][k]
        names = state_dict["param_groups"][0]["param_names"]
        for own_id, name in zip(
            optimizer.state_dict()["param_groups"][0]["params"],
            optimizer.state_dict()["param_groups"][0]["param_names"],
            strict=True,
        ):
            if name in names:
                adapted["state"][own_id] = state_dict["state"][names.index(name)]
        return adapted

    optimizer2.register_load_state_dict_pre_hook(adapt_state_dict_ids)
    optimizer2.load_state_dict(optimizer.state_dict())
    assert set(optimizer2.state_dict()["state"]) == {0, 1}


def test_optimizer_in_the_backward_pass(model: Net, dataset: Any) -> None:
    """The tutorial "How to save memory by fusing the optimizer step into the backward pass"."""
    optimizer_dict = {p: optim.Adam([p], foreach=False) for p in model.parameters()}

    def optimizer_hook(parameter: torch.Tensor) -> None:
        optimizer_dict[parameter].step()  # type: ignore[index]
        optimizer_dict[parameter].zero_grad()  # type: ignore[index]

    for p in model.parameters():
        p.register_post_accumulate_grad_hook(optimizer_hook)
    before = loss_over(model, dataset)
    for input, target in dataset:
        loss_fn(model(input), target).backward()
    assert loss_over(model, dataset) < before


@every_class
def test_profiling_hook_names_the_step(name: str) -> None:
    p = var()
    p.grad = torch.ones(2)
    optimizer = ours(name)([p])
    with torch.profiler.profile() as profile:
        optimizer.step()
    assert f"Optimizer.step#{name}.step" in {event.key for event in profile.key_averages()}


def test_what_torch_optim_has_besides_is_handed_on() -> None:
    assert optim.lr_scheduler is torch.optim.lr_scheduler
    assert optim.swa_utils is torch.optim.swa_utils
    assert optim.LBFGS is torch.optim.LBFGS
    assert optim.Optimizer is torch.optim.Optimizer
    assert issubclass(optim.Adam, torch.optim.Adam)
    assert optim.Adam is not torch.optim.Adam
    assert {"LBFGS", "SWATS", "lr_scheduler"} <= set(dir(optim))
    with pytest.raises(AttributeError, match=r"neither optlib\.torch nor torch\.optim has 'Adem'"):
        _ = optim.Adem
