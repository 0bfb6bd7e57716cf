"""A step that recalls what the last one learnt about its tensors sees whatever has changed since."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import torch

from optlib.torch.batch import Batch
from tests.torch.cases import arguments, copies, every_class, off, on_path, ours, parameters, torchs, train

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


def one_count_more(optimizer: Any, params: list[Any]) -> None:
    for state in [optimizer.state[params[1]]]:
        state.get("step", torch.zeros(())).add_(4)


def one_product_less(optimizer: Any, params: list[Any]) -> None:
    for state in [optimizer.state[params[2]]]:
        state.get("mu_product", torch.zeros(())).mul_(0.5)


def another_rule(optimizer: Any, params: list[Any]) -> None:
    (group,) = optimizer.param_groups
    others = {"nesterov": True, "centered": False, "decoupled_weight_decay": True}
    group.update({k: v for k, v in others.items() if k in group}, weight_decay=0.1)


def another_engine(optimizer: Any, params: list[Any]) -> None:
    optimizer.param_groups[0]["differentiable"] = True
    train(optimizer, params, 1, seed=5)
    assert getattr(optimizer, "_batch_of", {}) == {}
    optimizer.param_groups[0]["differentiable"] = False


def gradients_of_another_type(optimizer: Any, params: list[Any]) -> None:
    if type(optimizer).__name__ == "SGD" and hasattr(
        params[0], "grad_dtype"
    ):  # other classes of torch refuse
        for p in params:
            p.grad_dtype = None
            p.grad = torch.ones_like(p, dtype=torch.float32)
        optimizer.step()
        for p in params:
            p.grad = None
            p.grad_dtype = p.dtype


def a_sparse_gradient(optimizer: Any, params: list[Any]) -> None:
    if type(optimizer).__name__ == "SGD":
        train(optimizer, params, 1, seed=6)
        params[1].grad = torch.tensor([0.0, 2.0, 0.0, 1.0], dtype=torch.float64).to_sparse()
        optimizer.step()


def another_group(optimizer: Any, params: list[Any]) -> None:
    params.append(torch.nn.Parameter(torch.ones(2, dtype=torch.float64)))
    optimizer.add_param_group({"params": params[-1:]})


CHANGES: list[Callable[[Any, list[Any]], None]] = [
    square_transposed, other_memory, channels_swapped, state_replaced, state_tensor_replaced, state_forgotten,
    one_step_more, one_count_more, one_product_less, reloaded, other_arguments, another_rule, another_engine,
    gradients_of_another_type, a_sparse_gradient, another_group,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda f: f.__name__)
@pytest.mark.parametrize("path", ["compiled", "lists"])
@every_class
def test_a_change_between_steps_is_seen(
    name: str, path: str, change: Callable[[Any, list[Any]], None]
) -> None:
    expected = parameters(SHAPES, torch.float64)
    params = copies(expected)
    states = []
    for cls, p in ((torchs(name), expected), (ours(name), params)):
        with on_path(path):
            optimizer = cls(p, **arguments(name))
            train(optimizer, p, 3)
            change(optimizer, p)
            train(optimizer, p, 3, seed=2)
        states.append(optimizer.state_dict()["state"])
    assert off(params, expected) <= 1e-6  # torch's NAdam: its float32 product
    torch.testing.assert_close(states[1], states[0], rtol=1e-6, atol=1e-9, check_dtype=False)


@pytest.mark.parametrize("name", ["SGD", "Adam"])
def test_a_parameter_that_shrank_is_not_written_beyond_its_end(name: str) -> None:
    params = parameters(SHAPES)
    optimizer = ours(name)(params, **arguments(name))
    train(optimizer, params, 2)
    whole = params[1].data
    before = whole.clone()
    params[1].grad = None
    params[1].data = whole[:2]
    with pytest.raises(RuntimeError, match="state of shape"):
        train(optimizer, params, 1)
    assert torch.equal(whole, before)


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


def test_a_differentiable_step_keeps_nothing_of_its_graph() -> None:
    p = torch.ones(3)
    optimizer = ours("Adam")([p], differentiable=True)
    p.grad = torch.ones(3)
    optimizer.step()
    assert optimizer._batch_of == {}
