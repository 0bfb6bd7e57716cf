"""A step that recalls what the last one learnt about its tensors sees whatever has changed since."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import torch

from optlib.torch.batch import Batch
from tests.torch.cases import arguments, copies, every_class, off, ours, parameters, torchs, train

SHAPES: list[tuple[int, ...]] = [(3, 3), (4,), (2, 2), (5,), (6,), ()]


def square_transposed(optimizer: Any, params: list[Any]) -> None:
    params[0].data = params[0].data.t()


def other_memory(optimizer: Any, params: list[Any]) -> None:
    params[1].data = params[1].data.clone()


def channels_swapped(optimizer: Any, params: list[Any]) -> None:
    params[2].data = params[2].data.t().contiguous().t()


def state_replaced(optimizer: Any, params: list[Any]) -> None:
    state = optimizer.state[params[3]]
    optimizer.state[params[3]] = {k: v.clone() for k, v in state.items()}


def state_tensor_replaced(optimizer: Any, params: list[Any]) -> None:
    for name, value in optimizer.state[params[3]].items():
        optimizer.state[params[3]][name] = value.clone()


def state_forgotten(optimizer: Any, params: list[Any]) -> None:
    optimizer.state.pop(params[4], None)


def one_step_more(optimizer: Any, params: list[Any]) -> None:
    others = [p.grad for p in params[1:]]
    for p in params[1:]:
        p.grad = None
    train(optimizer, params[:1], 1, seed=4)
    for p, g in zip(params[1:], others, strict=True):
        p.grad = g


def reloaded(optimizer: Any, params: list[Any]) -> None:
    optimizer.load_state_dict(copy.deepcopy(optimizer.state_dict()))


def other_arguments(optimizer: Any, params: list[Any]) -> None:
    optimizer.param_groups[0].update(lr=0.02, weight_decay=0.1, maximize=True)


def another_group(optimizer: Any, params: list[Any]) -> None:
    params.append(torch.nn.Parameter(torch.ones(2, dtype=torch.float64)))
    optimizer.add_param_group({"params": params[-1:]})


CHANGES: list[Callable[[Any, list[Any]], None]] = [
    square_transposed, other_memory, channels_swapped, state_replaced, state_tensor_replaced, state_forgotten,
    one_step_more, reloaded, other_arguments, another_group,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda f: f.__name__)
@every_class
def test_a_change_between_steps_is_seen(name: str, change: Callable[[Any, list[Any]], None]) -> None:
    expected = parameters(SHAPES, torch.float64)
    params = copies(expected)
    for cls, p in ((torchs(name), expected), (ours(name), params)):
        optimizer = cls(p, **arguments(name))
        train(optimizer, p, 3)
        change(optimizer, p)
        train(optimizer, p, 3, seed=2)
    assert off(params, expected) <= 1e-6  # torch's NAdam: its float32 product


def test_it_is_used() -> None:
    params = parameters(SHAPES)
    optimizer = ours("Adam")(params)
    train(optimizer, params, 1)
    batch = optimizer._batch_of[0]
    assert isinstance(batch, Batch)
    train(optimizer, params, 1)
    assert optimizer._batch_of[0] is batch
    assert batch.grads == []
    assert not hasattr(copy.deepcopy(optimizer), "_batch_of")
