"""What torch promises of an optimizer, besides its path: arguments, states, closures, hooks, copies."""

from __future__ import annotations

import copy
import inspect
import io
import pickle
import subprocess
import sys
from typing import Any

import pytest
import torch
from torch import nn

import optlib.torch
from optlib import rule
from tests.torch.cases import (
    NAMES,
    arguments,
    copies,
    every_case,
    every_class,
    off,
    ours,
    parameters,
    torchs,
    train,
)

SHAPES: list[tuple[int, ...]] = [(3, 2), (4,), ()]

# A subclass of each class, where pickle finds it; the first has the name of another class of torch.
Renamed = {name: type("SGD" if name == "Adam" else f"My{name}", (ours(name),), {}) for name in NAMES}
for cls in Renamed.values():
    cls.__module__ = __name__
    globals()[cls.__name__] = cls


@every_class
def test_arguments_and_defaults_are_torch_s(name: str) -> None:
    mine, theirs = (inspect.signature(c.__init__) for c in (ours(name), torchs(name)))
    assert mine == theirs
    assert issubclass(ours(name), torchs(name))
    a, b = (c(parameters(SHAPES)) for c in (ours(name), torchs(name)))
    assert a.defaults == b.defaults
    assert [set(g) for g in a.param_groups] == [set(g) for g in b.param_groups]


def test_every_class_of_torch_that_has_a_rule_is_tested() -> None:
    from optlib.torch.names import STATE_NAMES
    from tests.torch.cases import NAMES

    assert {*NAMES, "SWATS"} == set(STATE_NAMES) == set(optlib.torch.__all__) - {"RuleOptimizer"}


WRONG = [
    ("SGD", {"lr": -1.0}), ("SGD", {"momentum": -0.5}), ("SGD", {"weight_decay": -1.0}),
    ("SGD", {"nesterov": True}), ("SGD", {"nesterov": True, "momentum": 0.9, "dampening": 0.1}),
    ("SGD", {"foreach": True, "fused": True}), ("SGD", {"fused": True, "differentiable": True}),
    ("SGD", {"learning_rate": 0.1}), ("SGD", {"lr": "fast"}), ("SGD", {"lr": torch.ones(2)}),
    ("Adagrad", {"lr_decay": -1.0}), ("Adagrad", {"initial_accumulator_value": -1.0}),
    ("Adagrad", {"eps": -1.0}),
    ("RMSprop", {"momentum": -1.0}), ("RMSprop", {"alpha": -1.0}), ("RMSprop", {"eps": -1.0}),
    ("Adadelta", {"rho": 1.1}), ("Adadelta", {"rho": -0.1}), ("Adadelta", {"lr": -1.0}),
    ("Adam", {"betas": (1.0, 0.0)}), ("Adam", {"betas": (0.9, 1.0)}), ("Adam", {"eps": -1.0}),
    ("Adam", {"weight_decay": -1.0}), ("Adam", {"lr": torch.tensor(0.1), "foreach": True}),
    ("Adam", {"foreach": True, "fused": True}), ("Adam", {"betas": 0.9}),
    ("AdamW", {"betas": (-0.1, 0.0)}), ("AdamW", {"weight_decay": -1.0}),
    ("Adamax", {"betas": (0.0, 1.0)}), ("Adamax", {"eps": -1.0}),
    ("NAdam", {"momentum_decay": -1.0}), ("NAdam", {"betas": (1.0, 0.0)}),
    ("RAdam", {"betas": (1.0, 0.0)}), ("RAdam", {"weight_decay": -1.0}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kwargs"), WRONG, ids=[f"{n}-{k}" for n, k in WRONG])
def test_wrong_arguments_get_torch_s_error(name: str, kwargs: dict[str, Any]) -> None:
    with pytest.raises(Exception) as theirs:
        torchs(name)(parameters(SHAPES), **kwargs)
    params = parameters(SHAPES)
    before = copies(params)
    with pytest.raises(theirs.type) as mine:
        ours(name)(params, **kwargs)
    assert str(mine.value) == str(theirs.value).replace("torch.optim", "optlib.torch")
    assert off(params, before) == 0


@every_class
@pytest.mark.parametrize(
    "bad", [torch.ones(2), [], [{"params": []}, 3], [torch.ones(2).int()], {torch.ones(2)}]
)
def test_wrong_parameters_get_torch_s_error(name: str, bad: Any) -> None:
    def outcome(cls: Any) -> Any:
        try:
            cls(bad)
        except Exception as error:
            return type(error), str(error)
        return None

    assert outcome(ours(name)) == outcome(torchs(name))


@every_case
@pytest.mark.parametrize("way", ["from torch", "to torch"])
def test_state_dicts_are_interchangeable(name: str, kwargs: dict[str, Any], way: str) -> None:
    first, second = (torchs, ours) if way == "from torch" else (ours, torchs)
    params = parameters(SHAPES, torch.float64)
    optimizer = first(name)(params, **kwargs)
    train(optimizer, params, 5)
    saved = copy.deepcopy(optimizer.state_dict())  # loading shares the tensors
    others = copies(params)
    other = second(name)(others, lr=0.5)
    other.load_state_dict(saved)
    again = other.state_dict()
    assert again["param_groups"] == saved["param_groups"]
    assert {k: set(v) for k, v in again["state"].items()} == {k: set(v) for k, v in saved["state"].items()}
    train(optimizer, params, 5, seed=7)
    train(other, others, 5, seed=7)
    assert off(others, params) <= 1e-7  # torch's NAdam: its float32 product


@every_class
def test_states_have_torch_s_types_and_layout(name: str) -> None:
    image = torch.randn(2, 3, 4, 4).to(memory_format=torch.channels_last)
    for dtype in (torch.float32, torch.float64, torch.bfloat16):
        described = []
        for cls in (ours(name), torchs(name)):
            params = [nn.Parameter(image.to(dtype)), nn.Parameter(torch.ones(3, dtype=dtype))]
            optimizer = cls(params, **arguments(name))
            train(optimizer, params, 2)
            described.append(
                {
                    (i, k): (v.shape, v.dtype, v.stride())
                    for i, state in optimizer.state_dict()["state"].items()
                    for k, v in state.items()
                }
            )
        assert described[0] == described[1]


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.bfloat16], ids=str)
@pytest.mark.parametrize("name", [*dict.fromkeys(n for n, _ in WRONG), "SWATS"])
def test_a_resumed_run_is_bit_for_bit_the_same(name: str, dtype: torch.dtype) -> None:
    params = parameters(SHAPES, dtype)
    optimizer = ours(name)(params, **arguments(name))
    train(optimizer, params, 7)
    file = io.BytesIO()
    torch.save({"optimizer": optimizer.state_dict(), "params": params}, file)
    file.seek(0)
    loaded = torch.load(file, weights_only=True)
    others = loaded["params"]
    other = ours(name)(others)
    other.load_state_dict(loaded["optimizer"])
    train(optimizer, params, 7, seed=3)
    train(other, others, 7, seed=3)
    assert all(torch.equal(a, b) for a, b in zip(params, others, strict=True))


@every_class
def test_pickle_and_deepcopy_go_on_alike(name: str) -> None:
    params = parameters(SHAPES)
    optimizer = ours(name)(params, **arguments(name))
    train(optimizer, params, 3)
    ways = [copy.deepcopy(optimizer), pickle.loads(pickle.dumps(optimizer))]
    train(optimizer, params, 3, seed=5)
    for other in ways:
        others = other.param_groups[0]["params"]
        train(other, others, 3, seed=5)
        assert all(torch.equal(a, b) for a, b in zip(params, others, strict=True))
        assert type(other) is ours(name)


@every_class
def test_a_subclass_under_another_name(name: str) -> None:
    """Its states have torch's names, whatever the subclass is called, and it loads, pickles and copies."""
    params, expected = parameters(SHAPES), parameters(SHAPES)
    mine = Renamed[name](params, **arguments(name))
    theirs = torchs(name)(expected, **arguments(name))
    train(mine, params, 3)
    train(theirs, expected, 3)
    assert off(params, expected) <= 1e-4
    saved = copy.deepcopy(mine.state_dict())
    assert {k: set(v) for k, v in saved["state"].items()} == {
        k: set(v) for k, v in theirs.state_dict()["state"].items()
    }
    loaded = Renamed[name](copies(params), **arguments(name))
    loaded.load_state_dict(saved)
    ways = [copy.deepcopy(mine), pickle.loads(pickle.dumps(mine)), loaded]
    train(mine, params, 2, seed=5)
    for other in ways:
        assert type(other) is Renamed[name]
        others = other.param_groups[0]["params"]
        train(other, others, 2, seed=5)
        assert all(torch.equal(a, b) for a, b in zip(params, others, strict=True))


@rule
def summed(g, total=0.0, *, t, lr=1e-3):  # type: ignore[no-untyped-def]
    """A rule with a state that torch has no name for."""
    total = total + g
    return lr * total, total


def test_a_subclass_may_have_a_rule_with_states_of_its_own() -> None:
    class Summed(optlib.torch.Adam):
        @classmethod
        def rule(cls, group: dict[str, Any]) -> Any:
            return summed

    params = parameters([(2,)])
    optimizer = Summed(params)
    train(optimizer, params, 2)
    assert set(optimizer.state[params[0]]) == {"step", "total"}


@every_class
def test_closure_gives_the_loss_and_has_gradients(name: str) -> None:
    params = parameters([(3,)])
    optimizer = ours(name)(params, **arguments(name))

    def closure() -> torch.Tensor:
        assert torch.is_grad_enabled()
        optimizer.zero_grad()
        loss: torch.Tensor = params[0].square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    with torch.no_grad():
        first, second = optimizer.step(closure), optimizer.step(closure)
    assert second < first
    assert optimizer.step() is None


@every_class
def test_hooks_run_before_and_after_the_step(name: str) -> None:
    seen: list[str] = []
    params = parameters([(3,)])
    optimizer = ours(name)(params)
    optimizer.register_step_pre_hook(lambda *_: seen.append("before"))
    optimizer.register_step_post_hook(lambda *_: seen.append("after"))
    optimizer.register_state_dict_post_hook(lambda *_: seen.append("saved"))
    optimizer.register_load_state_dict_pre_hook(lambda *_: seen.append("loading"))
    optimizer.register_load_state_dict_post_hook(lambda *_: seen.append("loaded"))
    train(optimizer, params, 1)
    optimizer.load_state_dict(optimizer.state_dict())
    assert seen == ["before", "after", "saved", "loading", "loaded"]


def test_a_hook_may_change_what_is_loaded() -> None:
    params = parameters([(3,)])
    optimizer = ours("NAdam")(params)
    train(optimizer, params, 2)
    saved = optimizer.state_dict()

    def hook(_: Any, state_dict: dict[str, Any]) -> dict[str, Any]:
        state = {**state_dict["state"][0], "mu_product": torch.tensor(0.25)}
        return {**state_dict, "state": {0: state}}

    optimizer.register_load_state_dict_pre_hook(hook)
    optimizer.load_state_dict(saved)
    assert optimizer.state[params[0]]["mu_product"] == 0.25


@every_class
def test_groups_have_their_own_arguments(name: str) -> None:
    expected = parameters(SHAPES, torch.float64)
    params = copies(expected)
    for cls, p in ((torchs(name), expected), (ours(name), params)):
        optimizer = cls([{"params": p[:1], "lr": 0.1}, {"params": p[1:2], "weight_decay": 0.2}])
        train(optimizer, p[:2], 3)
        optimizer.add_param_group({"params": p[2:], "maximize": True})
        train(optimizer, p, 3)
    assert off(params, expected) <= 1e-7


@every_class
def test_named_parameters(name: str) -> None:
    model = nn.Linear(2, 1)
    optimizer = ours(name)(model.named_parameters())
    assert optimizer.state_dict()["param_groups"][0]["param_names"] == ["weight", "bias"]


@every_class
@pytest.mark.parametrize(
    "kind", [float, torch.tensor, lambda x: torch.tensor([x])], ids=["number", "0-d", "1-d"]
)
def test_lr_may_be_a_tensor(name: str, kind: Any) -> None:
    expected = parameters(SHAPES, torch.float64)
    params = copies(expected)
    a = torchs(name)(expected, lr=torch.tensor(0.05).item(), **arguments(name))
    b = ours(name)(params, lr=kind(torch.tensor(0.05).item()), **arguments(name))
    train(a, expected, 3)
    train(b, params, 3)
    assert off(params, expected) <= 1e-7


@every_class
@pytest.mark.parametrize("flag", ["foreach", "fused", "capturable"])
def test_flags_are_taken_as_torch_takes_them(name: str, flag: str) -> None:
    """`capturable` is for a GPU's graphs: on the CPU torch refuses it at the first step, and so do we."""
    if flag not in inspect.signature(torchs(name).__init__).parameters:
        pytest.skip(f"torch's {name} has no {flag}")
    outcomes = []
    for cls in (ours(name), torchs(name)):
        params = parameters(SHAPES)
        try:
            train(cls(params, **{flag: True}), params, 3)
            outcomes.append(params)
        except (AssertionError, RuntimeError) as error:
            outcomes.append(type(error))
    if isinstance(outcomes[0], list):
        assert off(*outcomes) <= 1e-4
    else:
        assert outcomes[0] is outcomes[1]


@every_class
def test_derivatives_go_through_a_step(name: str) -> None:
    """torch's own test of `differentiable`: the gradient with respect to the parameter before the step."""

    def after(p: torch.Tensor, g: torch.Tensor) -> torch.Tensor:
        p = p.clone()
        p.grad = g
        ours(name)([p], lr=0.1, eps=1e-2, differentiable=True).step() if name != "SGD" else ours(name)(
            [p], lr=0.1, momentum=0.9, differentiable=True
        ).step()
        return p

    p = torch.rand(5, dtype=torch.float64, requires_grad=True)
    g = torch.rand(5, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(after, (p, g))


def test_derivatives_with_respect_to_lr() -> None:
    lr = torch.tensor(0.1, dtype=torch.float64, requires_grad=True)
    p = torch.ones(2, dtype=torch.float64).requires_grad_().clone()
    p.grad = torch.tensor([3.0, 1.0], dtype=torch.float64)
    ours("SGD")([p], lr=lr, differentiable=True).step()
    (slope,) = torch.autograd.grad(p.sum(), lr)
    assert slope == -4.0


@every_class
def test_grad_scaler(name: str) -> None:
    expected, params = parameters([(3,)]), parameters([(3,)])
    for cls, p, kwargs in ((torchs(name), expected, {}), (ours(name), params, {"fused": True})):
        if kwargs and "fused" not in inspect.signature(cls.__init__).parameters:
            kwargs = {}
        optimizer = cls(p, **kwargs)
        scaler = torch.amp.GradScaler("cpu", init_scale=1024.0)
        for i in range(3):
            optimizer.zero_grad()
            loss = (p[0] * (float("inf") if i == 1 else 1.0)).square().sum()
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
    assert off(params, expected) <= 1e-5
    assert torch.isfinite(params[0]).all()


def test_without_torch_the_error_names_the_extra() -> None:
    code = "import sys; sys.modules['torch'] = None\nimport optlib.torch"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "pip install '.[torch]'" in result.stderr
