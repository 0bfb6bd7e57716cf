"""Tensors of every kind: layouts, precisions, sizes, gradients that are missing or sparse."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import torch
from torch import nn

from optlib import rules
from tests.torch.cases import (
    PATHS,
    arguments,
    copies,
    every_class,
    give,
    off,
    on_path,
    ours,
    parameters,
    torchs,
    train,
)

LAYOUTS = {
    "channels_last": lambda: torch.randn(2, 3, 4, 5).to(memory_format=torch.channels_last),
    "transposed": lambda: torch.randn(4, 3).T,
    "every other row": lambda: torch.randn(6, 3)[::2],
    "a column": lambda: torch.randn(6, 3)[:, 1],
    "empty": lambda: torch.randn(0, 3),
    "one number": lambda: torch.tensor(0.5),
}


@every_class
@pytest.mark.parametrize("path", PATHS[:3])
def test_every_layout_is_updated(name: str, path: str) -> None:
    torch.manual_seed(0)
    expected = [nn.Parameter(make().double()) for make in LAYOUTS.values()]
    # of some the gradient is laid out otherwise than the parameter
    params = [nn.Parameter(make().double()) for make in LAYOUTS.values()]
    with torch.no_grad():
        for p, e in zip(params, expected, strict=True):
            p.copy_(e)
    strides = [p.stride() for p in params]
    with on_path(path) as extra:
        a, b = torchs(name)(expected, **arguments(name)), ours(name)(params, **arguments(name), **extra)
        generator = torch.Generator().manual_seed(1)
        for i in range(4):
            grads = [torch.randn(e.shape, generator=generator, dtype=torch.float64) for e in expected]
            give(expected, grads)
            for p, g in zip(params, grads, strict=True):
                p.grad = g.clone() if i % 2 else torch.empty_like(p).copy_(g)
            a.step()
            before = copies(params)
            b.step()
            assert all(off([p], [q]) > 0 for p, q in zip(params, before, strict=True) if p.numel())
    assert [p.stride() for p in params] == strides
    assert off(params, expected) <= 1e-7


@pytest.mark.parametrize("name", ["SGD", "Adam", "NAdam"])
def test_states_loaded_from_another_layout(name: str) -> None:
    """A checkpoint written from contiguous parameters, loaded into channels_last ones."""
    flat = parameters([(2, 3, 4, 4)], torch.float64)
    optimizer = ours(name)(flat, **arguments(name))
    train(optimizer, flat, 2)
    image = [nn.Parameter(flat[0].detach().to(memory_format=torch.channels_last))]
    other = ours(name)(image)
    other.load_state_dict(copy.deepcopy(optimizer.state_dict()))  # loading shares the tensors
    train(optimizer, flat, 2, seed=2)
    train(other, image, 2, seed=2)
    assert off(image, flat) <= 1e-7


@every_class
def test_low_precision_is_one_rounding_of_the_rule_in_float32(name: str) -> None:
    """bfloat16 and float16 parameters: the rule runs in float32 and each result is rounded once."""
    for dtype in (torch.bfloat16, torch.float16):
        params = parameters([(64,)], dtype)
        theta = params[0].detach().float()
        optimizer = ours(name)(params, **arguments(name))
        rule = optimizer.rule(optimizer.param_groups[0])
        give(params, [torch.linspace(-1, 1, 64).to(dtype)])
        hyper = {k: optimizer.hyper(rule, k, optimizer.param_groups[0], 1) for k in rule.hyper}
        step, _ = rule(**hyper).update(params[0].grad.float(), rule.init(theta), theta, 1)
        optimizer.step()
        assert torch.equal(params[0].detach(), (theta - step).to(dtype))


@every_class
@pytest.mark.parametrize("path", PATHS[:3])
def test_autograd_sees_that_the_parameter_changed(name: str, path: str) -> None:
    """Updating memory behind autograd's back would give wrong gradients silently."""
    params = parameters([(3,)])
    with on_path(path) as extra:
        optimizer = ours(name)(params, **extra)
        loss = params[0].square().sum()
        version = params[0]._version
        give(params, [torch.ones(3)])
        optimizer.step()
    assert params[0]._version > version
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        loss.backward()


@every_class
def test_parameters_without_gradient_are_left_alone(name: str) -> None:
    """A parameter whose gradient comes later counts its own steps, as in torch."""
    expected = parameters([(3,), (3,), (3,)], torch.float64)
    params = copies(expected)
    for cls, p in ((torchs(name), expected), (ours(name), params)):
        optimizer = cls(p, **arguments(name))
        train(optimizer, p[:1], 2)
        train(optimizer, p[:2], 2)
        p[0].grad = None
        train(optimizer, p[1:2], 2)
        train(optimizer, p[:2], 2)
    assert torch.equal(params[2], expected[2])
    assert off(params, expected) <= 1e-7


@every_class
def test_complex_parameters_step_as_torchs(name: str) -> None:
    """Their real and imaginary parts are coordinates, and their state is complex, as in torch."""
    torch.manual_seed(0)
    expected = [nn.Parameter(torch.randn(3, 2, dtype=torch.complex128)), *parameters([(4,)], torch.float64)]
    params = copies(expected)
    theirs, mine = torchs(name)(expected, **arguments(name)), ours(name)(params, **arguments(name))
    for _ in range(5):
        for optimizer, ps in ((theirs, expected), (mine, params)):
            optimizer.zero_grad()
            (ps[0].abs().square().sum() + (ps[0] * (1 + 2j)).real.sum() + ps[1].square().sum()).backward()
            optimizer.step()
    for p, e in zip(params, expected, strict=True):
        torch.testing.assert_close(p, e, rtol=1e-6 if name == "NAdam" else 1e-11, atol=0)
    for p, e in zip(params, expected, strict=True):
        kept = {k: v.dtype for k, v in theirs.state[e].items()}
        assert {k: v.dtype for k, v in mine.state[p].items()} == kept


def test_swats_takes_complex_parameters() -> None:
    p = nn.Parameter(torch.tensor([3.0 + 4.0j]))
    optimizer = ours("SWATS")([p], lr=0.1)
    p.abs().square().sum().backward()
    optimizer.step()
    torch.testing.assert_close(p.detach(), torch.tensor([2.9 + 3.9j]), rtol=1e-6, atol=0)


@pytest.mark.parametrize(
    ("name", "kwargs"),
    [
        ("SGD", {}),
        ("SGD", {"maximize": True}),
        ("SGD", {"momentum": 0.9}),
        ("SGD", {"momentum": 0.9, "nesterov": True}),
        ("Adagrad", {}),
        ("Adagrad", {"lr_decay": 0.1, "initial_accumulator_value": 0.5}),
    ],
)
def test_sparse_gradients_step_as_torchs(name: str, kwargs: dict[str, Any]) -> None:
    torch.manual_seed(0)
    theirs = nn.Embedding(6, 3, sparse=True, dtype=torch.float64)
    mine = copy.deepcopy(theirs)
    for module, cls in ((theirs, torchs(name)), (mine, ours(name))):
        optimizer = cls(module.parameters(), lr=0.1, **kwargs)
        for rows in ([0, 2, 2], [1, 2], [5, 0]):
            optimizer.zero_grad()
            module(torch.tensor(rows)).square().sum().backward()
            optimizer.step()
    torch.testing.assert_close(mine.weight, theirs.weight, rtol=1e-12, atol=0)


@pytest.mark.parametrize(
    ("name", "kwargs"), [("Adam", {}), ("SWATS", {}), ("SGD", {"weight_decay": 0.1}), ("RMSprop", {})]
)
def test_sparse_gradients_are_refused_with_advice_where_torch_refuses_them(
    name: str, kwargs: dict[str, Any]
) -> None:
    dense, embedding = parameters([(3,)])[0], nn.Embedding(4, 2, sparse=True)
    optimizer = ours(name)([dense, embedding.weight], **kwargs)
    before = dense.detach().clone()
    (dense.sum() + embedding(torch.tensor([1])).sum()).backward()
    with pytest.raises(RuntimeError, match="sparse=False"):
        optimizer.step()
    assert torch.equal(dense, before)  # nothing was touched


@every_class
def test_a_refused_step_leaves_no_state_behind(name: str) -> None:
    """SGD's first step is known by its missing buffer: one made in vain would change the next step."""
    params, expected = parameters([(3,), (4,)], torch.float64), parameters([(3,), (4,)], torch.float64)
    kwargs = {"momentum": 0.9, "dampening": 0.5} if name == "SGD" else arguments(name)
    optimizer = ours(name)([{"params": params[:1]}, {"params": params[1:], "weight_decay": 0.1}], **kwargs)
    kept = copy.deepcopy(optimizer.state_dict())
    give(params, [torch.ones(3, dtype=torch.float64), torch.ones(4, dtype=torch.float64).to_sparse()])
    with pytest.raises(RuntimeError, match="sparse=False"):
        optimizer.step()
    torch.testing.assert_close(optimizer.state_dict(), kept)
    train(optimizer, params, 2)
    train(
        torchs(name)([{"params": expected[:1]}, {"params": expected[1:], "weight_decay": 0.1}], **kwargs),
        expected,
        2,
    )
    assert off(params, expected) <= 1e-6


@every_class
@pytest.mark.parametrize("bad", ["not a leaf", "twice", "no tensor", "no dictionary", "no parameters"])
def test_a_group_that_is_refused_is_not_half_added(name: str, bad: str) -> None:
    params, expected = parameters([(3,), (4,)]), parameters([(3,), (4,)])
    for cls, p in ((ours(name), params), (torchs(name), expected)):
        optimizer = cls(p, **arguments(name))
        train(optimizer, p, 1)
        new = torch.nn.Parameter(torch.ones(2))
        group: Any = {
            "not a leaf": {"params": [new, new * 2]},
            "twice": {"params": [new, p[0]]},
            "no tensor": {"params": [new, 3]},
            "no dictionary": [new],
            "no parameters": {"lr": 0.1},
        }[bad]
        with pytest.raises((TypeError, ValueError, KeyError)):
            optimizer.add_param_group(group)
        assert len(optimizer.param_groups) == 1
        assert new not in optimizer.state
        train(optimizer, p, 2)
    assert off(params, expected) <= 1e-4


@every_class
def test_entries_of_the_state_that_are_no_parameters_are_left_alone(name: str) -> None:
    params = parameters([(3,), (2,)])
    optimizer = ours(name)(params, **arguments(name))
    optimizer.state["epoch"] = 3
    train(optimizer, params, 2)
    again = ours(name)(copies(params), **arguments(name))
    again.load_state_dict(optimizer.state_dict())
    assert again.state["epoch"] == 3
    train(again, again.param_groups[0]["params"], 1)


def test_a_state_of_another_shape_is_refused() -> None:
    """A kernel given a short state would read beyond its end."""
    params = parameters([(2,)])
    optimizer = ours("Adam")(params)
    train(optimizer, params, 1)
    other = ours("Adam")(parameters([(5,)]))
    other.load_state_dict(optimizer.state_dict())
    with pytest.raises(RuntimeError, match="state of shape"):
        train(other, other.param_groups[0]["params"], 1)


def test_float64_hyper_parameters_do_not_promote_float32() -> None:
    import numpy as np

    params = parameters([(3,)])
    optimizer = ours("Adam")(params, lr=np.float64(0.1))
    train(optimizer, params, 2)
    assert optimizer.state[params[0]]["exp_avg"].dtype is torch.float32


def test_a_parameter_may_move_between_steps() -> None:
    """Its data replaced by other memory, its states shared: the next step works on what is there now."""
    params, expected = parameters([(3,)]), parameters([(3,)])
    a, b = ours("Adagrad")(params), torchs("Adagrad")(expected)
    train(a, params, 2)
    train(b, expected, 2)
    params[0].data = params[0].data.clone()
    a.share_memory()
    train(a, params, 2)
    train(b, expected, 2)
    assert off(params, expected) <= 1e-4


@pytest.mark.parametrize("rule", [r for r in rules.ALL.values() if not r.asks], ids=repr)
def test_every_rule_runs_on_lists_of_tensors(rule: Any) -> None:
    """`Foreach` has all that a rule can use."""
    from optlib.torch.foreach import Foreach

    torch.manual_seed(0)
    g = [torch.randn(3, dtype=torch.float64), torch.randn(2, dtype=torch.float64)]
    start = [rule.init(x) for x in g]
    many = [
        Foreach([s[i] for s in start]) if torch.is_tensor(start[0][i]) else start[0][i]
        for i in range(len(rule.state))
    ]
    step, _ = rule.apply(Foreach(g), many, 3, rule.hyper)
    for x, s, part in zip(g, start, step.parts, strict=True):
        torch.testing.assert_close(part, rule.update(x, s, x, 3)[0], rtol=1e-14, atol=0)


@pytest.mark.parametrize("name", ["SGD", "Adam", "NAdam"])
def test_two_threads_make_the_same_step(name: str) -> None:
    one, two = parameters([(300_000,), (5,)]), parameters([(300_000,), (5,)])
    train(ours(name)(one, **arguments(name)), one, 2)
    threads = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        train(ours(name)(two, **arguments(name)), two, 2)
    finally:
        torch.set_num_threads(threads)
    assert all(torch.equal(a, b) for a, b in zip(one, two, strict=True))
