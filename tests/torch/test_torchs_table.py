"""torch's own table of optimizers, arguments and errors, run through these classes.

torch, test/test_optim.py takes its cases from `torch.testing._internal.common_optimizers.optim_db`, which
ships with torch; the tests here are told anew over the same table.
"""

from __future__ import annotations

import copy
import pickle
import re
import sys
import types
import unittest
import warnings
from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor

from tests.torch.cases import NAMES, copies, give, off, ours, parameters, torchs, train

SHAPES: list[tuple[int, ...]] = [(3, 4), (5,), ()]


def table() -> dict[str, Any]:
    """torch's entry of each class; its module also wants `expecttest`, which nothing here uses."""
    stand_in = types.ModuleType("expecttest")
    stand_in.TestCase = unittest.TestCase  # type: ignore[attr-defined]
    given = sys.modules.setdefault("expecttest", stand_in)
    from torch.testing._internal.common_optimizers import optim_db

    if given is stand_in:
        del sys.modules["expecttest"]
    return {entry.optim_cls.__name__: entry for entry in optim_db if entry.optim_cls.__name__ in NAMES}


TABLE = table()
INPUTS = [
    (name, entry.kwargs, entry.desc)
    for name, row in TABLE.items()
    for entry in row.optim_inputs_func(device="cpu")
]
ERRORS = [
    (name, error)
    for name, row in TABLE.items()
    for error in row.optim_error_inputs_func("cpu", torch.float32)
]


def started(cls: Any, kwargs: dict[str, Any], steps: int = 3) -> tuple[Any, list[Any]]:
    """An optimizer of parameters of float64 after some steps."""
    params = parameters(SHAPES, torch.float64)
    optimizer = cls(params, **copy.deepcopy(kwargs))
    train(optimizer, params, steps)
    return optimizer, params


def the_path_is_torchs(name: str, kwargs: dict[str, Any]) -> None:
    assert off(started(ours(name), kwargs, 7)[1], started(torchs(name), kwargs, 7)[1]) <= 1e-6


def foreach_and_fused_change_nothing(name: str, kwargs: dict[str, Any]) -> None:
    _, plain = started(ours(name), kwargs)
    for flag in ("foreach", "fused"):
        if flag in torchs(name)([torch.ones(1)]).defaults and not torch.is_tensor(kwargs.get("lr")):
            given = {k: v for k, v in kwargs.items() if k not in ("foreach", "fused", "differentiable")}
            assert off(started(ours(name), given | {flag: True})[1], plain) <= 1e-6


def a_copy_goes_on_alike(name: str, kwargs: dict[str, Any]) -> None:
    optimizer, params = started(ours(name), kwargs)
    for other in (copy.deepcopy(optimizer), pickle.loads(pickle.dumps(optimizer))):
        mine, theirs = copies(params), other.param_groups[0]["params"]
        assert off(mine, theirs) == 0
        assert other.state_dict()["param_groups"] == optimizer.state_dict()["param_groups"]
        again = ours(name)(mine, **copy.deepcopy(kwargs))
        again.load_state_dict(copy.deepcopy(optimizer.state_dict()))
        train(other, theirs, 2, seed=3)
        train(again, mine, 2, seed=3)
        assert all(torch.equal(a, b) for a, b in zip(mine, theirs, strict=True))


def states_take_the_parameters_type(name: str, kwargs: dict[str, Any]) -> None:
    saved = [started(cls, kwargs)[0].state_dict() for cls in (ours(name), torchs(name))]
    for dtype in (torch.float32, torch.bfloat16):
        kinds = []
        for cls, state_dict in zip((ours(name), torchs(name)), saved, strict=True):
            optimizer = cls(parameters(SHAPES, dtype), **copy.deepcopy(kwargs))
            optimizer.load_state_dict(copy.deepcopy(state_dict))
            kinds.append(
                [
                    {k: v.dtype for k, v in s.items() if torch.is_tensor(v) and k != "mu_product"}
                    for s in optimizer.state.values()
                ]
            )  # NAdam's product keeps the type it was saved in
            train(optimizer, optimizer.param_groups[0]["params"], 1)
        assert kinds[0] == kinds[1]


def hooks_may_change_what_is_saved_and_loaded(name: str, kwargs: dict[str, Any]) -> None:
    optimizer, params = started(ours(name), kwargs)
    seen = []
    optimizer.register_state_dict_pre_hook(lambda o: seen.append("saving"))
    optimizer.register_state_dict_post_hook(lambda o, d: {**d, "more": 1})
    saved = optimizer.state_dict()
    assert (saved["more"], seen) == (1, ["saving"])
    other = ours(name)(copies(params), **copy.deepcopy(kwargs))
    other.register_load_state_dict_pre_hook(lambda o, d: {k: v for k, v in d.items() if k != "more"})
    other.register_load_state_dict_pre_hook(lambda o, d: seen.append(str("more" in d)))
    other.register_load_state_dict_post_hook(lambda o: seen.append("loaded"))
    other.load_state_dict(saved)
    assert seen == ["saving", "False", "loaded"]


def hooks_stand_round_the_step(name: str, kwargs: dict[str, Any]) -> None:
    optimizer, params = started(ours(name), kwargs)
    seen: list[Tensor] = []
    before = optimizer.register_step_pre_hook(lambda o, a, k: seen.append(params[0].detach().clone()))
    after = optimizer.register_step_post_hook(lambda o, a, k: seen.append(params[0].detach().clone()))
    train(optimizer, params, 1)
    assert not torch.equal(*seen)
    before.remove()
    after.remove()
    train(optimizer, params, 1)
    assert len(seen) == 2


def zero_gradients_change_nothing(name: str, kwargs: dict[str, Any]) -> None:
    params = parameters(SHAPES, torch.float64)
    before = copies(params)
    optimizer = ours(name)(params, **{**copy.deepcopy(kwargs), "weight_decay": 0})
    optimizer.step()
    for _ in range(2):
        give(params, [torch.zeros_like(p) for p in params])
        optimizer.step()
    assert off(params, before) == 0


def groups_may_differ(name: str, kwargs: dict[str, Any]) -> None:
    rows = [{"lr": 0.03}, {"weight_decay": 0.2}, {"lr": 0.02, "weight_decay": 0.0}]
    ends = []
    for cls in (ours(name), torchs(name)):
        params = parameters(SHAPES, torch.float64)
        groups = [{"params": [p], **row} for p, row in zip(params, rows, strict=True)]
        optimizer = cls(groups, **copy.deepcopy(kwargs))
        train(optimizer, params, 4)
        ends.append(params)
    assert off(*ends) <= 1e-6


def a_closure_is_called_with_gradients_on(name: str, kwargs: dict[str, Any]) -> None:
    ends = []
    for cls in (ours(name), torchs(name)):
        optimizer, params = started(cls, kwargs, 1)

        def closure(optimizer: Any = optimizer, params: Any = params) -> Tensor:
            optimizer.zero_grad()
            loss: Tensor = sum(p.square().sum() for p in params)  # type: ignore[assignment]
            loss.backward()  # type: ignore[no-untyped-call]
            return loss

        ends.append([optimizer.step(closure) for _ in range(3)])
    assert off(*ends) <= 1e-6


CASES: list[Callable[[str, dict[str, Any]], None]] = [
    the_path_is_torchs, foreach_and_fused_change_nothing, a_copy_goes_on_alike, groups_may_differ,
    states_take_the_parameters_type, hooks_may_change_what_is_saved_and_loaded, hooks_stand_round_the_step,
    zero_gradients_change_nothing, a_closure_is_called_with_gradients_on,
]  # fmt: skip


@pytest.mark.parametrize(("name", "kwargs", "says"), INPUTS, ids=[f"{n}-{says}" for n, _, says in INPUTS])
@pytest.mark.parametrize("case", CASES, ids=lambda f: f.__name__)
def test_case(
    case: Callable[[str, dict[str, Any]], None], name: str, kwargs: dict[str, Any], says: str
) -> None:
    case(name, kwargs)


@pytest.mark.parametrize(
    ("name", "error"), ERRORS, ids=[f"{n}-{e.optimizer_error_input.desc}" for n, e in ERRORS]
)
def test_error(name: str, error: Any) -> None:
    """torch's own table of wrong arguments: the kind of error, and its words."""
    given = error.optimizer_error_input
    params = parameters(SHAPES) if given.params is None else given.params
    with warnings.catch_warnings():
        warnings.simplefilter("error" if error.error_type is UserWarning else "ignore")
        with pytest.raises(error.error_type, match=error.error_regex):
            ours(name)(params, **given.kwargs)


EXCLUDED = [{"foreach": True, "fused": True}, {"fused": True, "differentiable": True}]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("flags", EXCLUDED, ids=str)
def test_flags_that_exclude_each_other(name: str, flags: dict[str, bool]) -> None:
    def outcome(cls: Any) -> str:
        try:
            cls(parameters(SHAPES), **flags)
        except (RuntimeError, TypeError) as error:
            return re.sub(r"^.*?\.", "", str(error))
        return "taken"

    assert outcome(ours(name)) == outcome(torchs(name)) != "taken"


def test_every_class_has_its_row() -> None:
    assert set(TABLE) == set(NAMES)
