"""What every class does in `step`: gather parameters into batches, each for the fastest engine that fits.

    tensors                                     engine
    CPU, float32 or float64, without gaps       `memory`: compiled by numba; without numba, NumPy by blocks
    GPU, and wherever foreach=True              `eager.update_lists`, by torch's foreach functions
    differentiable=True                         `eager.update_differentiably`
    under torch.compile, capturable=True,
    and all others                              `eager.update_each`, one by one

The rule runs in the tensors' own precision; for bfloat16 and float16 it runs in float32 and each result is
rounded once. A DTensor's local shard takes the engine that a tensor of its kind takes. `fused=True` asks for
one pass over memory, which CPU tensors get anyway; on a GPU it changes nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import torch
from torch import Tensor
from torch._compile import _disable_dynamo
from torch.optim import Optimizer
from torch.optim.optimizer import _use_grad_for_differentiable

from ..rule import Rule, scalar
from . import eager, memory
from .batch import Batch
from .names import STATE_NAMES
from .recall import Recall

__all__ = ["Group", "RuleOptimizer", "local", "number"]

Group = dict[str, Any]
Names = list[tuple[str, str]]
Engine = Callable[[Batch], dict[str, Any]]

_PLAIN = (Tensor, torch.nn.Parameter)


class RuleOptimizer(Optimizer):
    """An optimizer whose update is a rule of optlib; its subclasses say which, given a group's arguments.

    Everything else is torch's: they inherit from torch's class of their name too.
    """

    counts_steps: ClassVar[bool] = True
    """Whether each parameter's state holds `step`; torch's SGD keeps none."""

    fill: ClassVar[Mapping[str, str]] = {}
    """Argument that holds a state's initial value, by the rule's name of the state."""

    scalar_dtype: ClassVar[torch.dtype | None] = None
    """Type of the states that are one number; by default torch's default type, as in torch's NAdam."""

    @classmethod
    def rule(cls, group: Group) -> Rule:
        """The rule that these arguments ask for."""
        raise TypeError(f"{cls.__name__} names no rule; define the classmethod rule(group)")

    # GradScaler may hand an optimizer its scale to work it in; here it divides the gradients itself.
    @property
    def _step_supports_amp_scaling(self) -> bool:
        return False

    @_step_supports_amp_scaling.setter
    def _step_supports_amp_scaling(self, value: bool) -> None:
        pass

    def add_param_group(self, param_group: Group) -> None:
        """Add a group of parameters; complex ones are refused."""
        super().add_param_group(param_group)
        for p in self.param_groups[-1]["params"]:
            if p.is_complex():
                del self.param_groups[-1]
                raise TypeError(
                    f"{type(self).__name__} takes real parameters; got {p.dtype}; make torch.view_as_real(p) "
                    "the parameter, of shape (..., 2), and use torch.view_as_complex of it in the model"
                )

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        """Load what `state_dict` gave, of this class or of torch's class of the same name."""
        taken: list[dict[str, Any]] = []
        # appended last, so that it sees what other hooks made of the dictionary
        handle = self.register_load_state_dict_pre_hook(lambda _, given: taken.append(given))
        try:
            super().load_state_dict(state_dict)
        finally:
            handle.remove()
        self._restore_scalars(taken[-1])
        for state in self.state.values():  # torch once wrote None for what was not there yet
            for name in [name for name, value in state.items() if value is None]:
                del state[name]

    def _restore_scalars(self, state_dict: dict[str, Any]) -> None:
        """Undo torch's cast of one-number states to the parameter's dtype, which would round them."""
        for group, saved in zip(self.param_groups, state_dict["param_groups"], strict=True):
            _, single = self._state_names(self.rule(group))
            for p, key in zip(group["params"], saved["params"], strict=True):
                for _, name in single:
                    given = state_dict["state"].get(key, {}).get(name)
                    if isinstance(given, Tensor):
                        self.state[p][name] = given.detach().clone().to(self.state[p][name].device)

    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Make one step.

        Args:
            closure: evaluates the model again and returns the loss; it may be left out.

        Returns:
            what the closure returned, or None.
        """
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        if torch.compiler.is_compiling():
            self._traced_update()
        else:
            if not all(p.is_cpu for group in self.param_groups for p in group["params"][:1]):
                self._accelerator_graph_capture_health_check()
            with torch.set_grad_enabled(self.defaults.get("differentiable", False)):
                self._update()
        return loss

    @_use_grad_for_differentiable
    def _traced_update(self) -> None:
        works = self._gather_untraced()
        _trace(works, [p for work in works for p in work.batch.params])

    @_disable_dynamo
    def _gather_untraced(self) -> list[_Work]:
        return self._gather(traced=True)

    def _update(self) -> None:
        for work in self._gather(traced=False):
            batch = work.batch
            try:
                new = work.engine(batch)
            except (ZeroDivisionError, OverflowError):
                # Python's numbers raise where tensors give inf or nan: say it again in tensors
                batch.t = batch.params[0].new_tensor(batch.t, dtype=torch.float64)
                new = eager.update_each(batch)
            work.keep(new)

    def _gather(self, traced: bool) -> list[_Work]:
        """All that is to be done, checked before anything changes; the steps are counted."""
        works: dict[Any, _Work] = {}
        for index, group in enumerate(self.param_groups):
            self._gather_group(index, group, traced or bool(group.get("capturable")), works)
        if self.counts_steps and works:
            torch._foreach_add_([state["step"] for work in works.values() for state in work.states], 1.0)
        return list(works.values())

    def _gather_group(self, index: int, group: Group, traced: bool, works: dict[Any, _Work]) -> None:
        """Put the group's parameters that have a gradient into batches of one engine and one step count."""
        rule = self.rule(group)
        whole, single = self._state_names(rule)
        recalls = self.__dict__.setdefault("_recalls", {})  # neither saved nor copied
        if not traced and (work := self._again(recalls.get(index), group, rule, whole, single)) is not None:
            works["again", index] = work
            return
        found = len(works)
        columns = [name for _, name in whole]
        counts = self.counts_steps
        choose = functools.partial(_engine, group, traced)
        last, work = None, None
        for p in group["params"]:
            g = p.grad
            if g is None:
                continue
            self._check(group, p, g)
            state = self.state[p] if columns or counts else {}
            try:
                tensors, first = [state[name] for name in columns], False
            except KeyError:
                first = True
            if first or len(state) < len(columns) + len(single) + counts:
                self._make_state(state, p, rule, group)
                tensors = [state[name] for name in columns]
            shape = p.shape
            for s in tensors:
                if s.shape != shape:
                    raise RuntimeError(
                        f"{type(self).__name__}: a state of shape {tuple(s.shape)} is not that of "
                        f"its parameter, {tuple(shape)}; load a state_dict of the same parameters"
                    )
            if not counts:
                t = 1 if first else 2  # all that a rule can ask is whether this is the first step
            elif traced:  # float32 would lose 1 - beta2**t
                t = state["step"].to(p.device, torch.float64) + 1
            else:
                t = state["step"].item() + 1
            scalars = [state[name].double() if traced else state[name].item() for _, name in single]
            if type(p) not in _PLAIN:
                p, g, tensors = local(p, g, tensors)
            engine = choose(p, g, tensors)
            key = len(works) if traced else (index, engine, p.dtype, p.device, t, *scalars)
            if work is None or key != last:
                last = key
                work = works.get(key)
                if work is None:
                    values = dict(zip([s for s, _ in single], scalars, strict=True))
                    batch = self._batch(group, rule, t, values, traced)
                    work = works[key] = _Work(engine, batch, whole, single)
            work.append(p, g, tensors, state)
        # of a few tensors the questions cost more than they save
        recalls.pop(index, None)
        if len(works) == found + 1 and not traced and work is not None and work.engine is memory.update:
            batch = work.batch
            if len(batch.params) > 4:
                tensors_of = {name: batch.states[s] for s, name in whole}
                recalls[index] = Recall(rule, batch.params, work.states, tensors_of)

    def _again(
        self, recall: Recall | None, group: Group, rule: Rule, whole: Names, single: Names
    ) -> _Work | None:
        """The group's work, if it is the last step's with new gradients."""
        grads = recall and recall.gradients(rule, group, self.state.get)
        if recall is None or not grads:
            return None
        steps = {state["step"].item() for state in recall.states} if self.counts_steps else {1}
        scalars = {s: {state[name].item() for state in recall.states} for s, name in single}
        if len(steps) > 1 or any(len(values) > 1 for values in scalars.values()):
            return None
        batch = self._batch(
            group, rule, steps.pop() + 1, {s: values.pop() for s, values in scalars.items()}, False
        )
        batch.params, batch.grads = recall.params, grads
        batch.states = {s: recall.columns[name] for s, name in whole}
        work = _Work(memory.update, batch, whole, single)
        work.states = recall.states
        return work

    def _check(self, group: Group, p: Tensor, g: Tensor) -> None:
        if g.layout is not torch.strided:
            raise RuntimeError(
                f"{type(self).__name__} does not take sparse gradients; use torch.optim.SparseAdam, or an "
                "Embedding with sparse=False"
            )
        if group.get("capturable") and p.device.type == "cpu":
            raise AssertionError(
                f"{type(self).__name__}: capturable=True is for graphs of a GPU, and params and state_steps "
                "must be on such a device; leave it False on the CPU"
            )

    def _make_state(self, state: Group, p: Tensor, rule: Rule, group: Group) -> None:
        """Add what the rule keeps for a parameter and is not there yet, as torch's own class would."""
        on_device = (
            {"device": p.device} if group.get("capturable") or group.get("fused") else {"device": "cpu"}
        )
        dtype = self.scalar_dtype or _scalar_dtype()
        if self.counts_steps and "step" not in state:
            step_dtype = torch.float32 if group.get("fused") else _scalar_dtype()
            state["step"] = torch.zeros((), dtype=step_dtype, **on_device)
        whole, single = self._state_names(rule)
        for name, torch_name in whole:
            if state.get(torch_name) is None:
                initial = self.defaults[self.fill[name]] if name in self.fill else rule.state[name]
                state[torch_name] = torch.full_like(p, initial, memory_format=torch.preserve_format)
        for name, torch_name in single:
            if state.get(torch_name) is None:
                state[torch_name] = torch.full((), rule.state[name], dtype=dtype, **on_device)

    def _batch(self, group: Group, rule: Rule, t: Any, scalars: Group, traced: bool) -> Batch:
        asnumber = _squeezed if traced or group.get("differentiable") else number
        hyper = {name: asnumber(self.hyper(rule, name, group, t)) for name in rule.hyper}
        decay = asnumber(group.get("weight_decay", 0.0))
        decoupled = group.get("decoupled_weight_decay", False)
        if "weight_decay" in rule.hyper:
            decay = 0.0
        return Batch(
            rule,
            hyper,
            t,
            scalars,
            maximize=group.get("maximize", False),
            l2=0.0 if decoupled else decay,
            decay=1 - hyper["lr"] * decay if decoupled else 1.0,
        )

    def hyper(self, rule: Rule, name: str, group: Group, t: Any) -> Any:
        """Value of a rule's hyper-parameter, by torch's name for it in the group."""
        if name in group:
            return group[name]
        if name in ("beta1", "beta2"):
            return group["betas"][name == "beta2"]
        return group["momentum"] if name == "beta" else rule.hyper[name]

    @classmethod
    def _state_names(cls, rule: Rule) -> tuple[Names, Names]:
        """(rule's name, torch's name) of the states that are one number per coordinate, and of the others."""
        names = next(STATE_NAMES[c.__name__] for c in cls.__mro__ if c.__name__ in STATE_NAMES)
        return (
            [(s, names[s]) for s, initial in rule.state.items() if not isinstance(initial, scalar)],
            [(s, names[s]) for s, initial in rule.state.items() if isinstance(initial, scalar)],
        )


class _Work:
    """A batch, and the states in which its results belong."""

    def __init__(self, engine: Engine, batch: Batch, whole: Names, single: Names) -> None:
        self.engine = engine
        self.batch = batch
        self.whole = whole
        self.single = single
        self.states: list[Group] = []
        self._columns = [batch.states.setdefault(name, []) for name, _ in whole]

    def append(self, p: Tensor, g: Tensor, tensors: list[Tensor], state: Group) -> None:
        """Add a parameter."""
        self.batch.params.append(p)
        self.batch.grads.append(g)
        for column, x in zip(self._columns, tensors, strict=True):
            column.append(x)
        self.states.append(state)

    def keep(self, new: dict[str, Any]) -> None:
        """Write the new scalar states; of a differentiable step, the other states as well."""
        for name, torch_name in self.single:
            for state in self.states:
                if isinstance(new[name], Tensor):
                    state[torch_name].copy_(new[name])
                else:
                    state[torch_name].fill_(new[name])
        for name, torch_name in self.whole:
            if name in new:
                for state, value in zip(self.states, new[name], strict=True):
                    state[torch_name] = value


def _scalar_dtype() -> torch.dtype:
    return torch.float64 if torch.get_default_dtype() is torch.float64 else torch.float32


def number(x: Any) -> float:
    """A hyper-parameter as a number, from a number or a tensor of one element."""
    return x.item() if isinstance(x, Tensor) else x


def _squeezed(x: Any) -> Any:
    return x.squeeze() if isinstance(x, Tensor) else x


def local(p: Any, g: Any, states: list[Any]) -> tuple[Tensor, Tensor, list[Tensor]]:
    """This process's shards of a DTensor, its gradient and its states; any other tensor as it is."""
    if not hasattr(p, "to_local"):
        return p, g, states
    parts = [
        x if x.placements == p.placements else x.redistribute(p.device_mesh, p.placements)
        for x in (g, *states)
    ]
    local = [x.to_local() for x in (p, *parts)]
    return local[0], local[1], local[2:]


def _engine(group: Group, traced: bool, p: Tensor, g: Tensor, states: list[Tensor]) -> Engine:
    """The fastest engine that serves this parameter."""
    if group.get("differentiable"):
        return eager.update_differentiably
    if traced:
        return eager.update_each
    if group.get("foreach") or (p.is_cuda and group.get("foreach") is not False):
        return eager.update_lists
    return memory.update if memory.fits(p, g, states) else eager.update_each


def _trace(works: list[_Work], _: list[Tensor]) -> None:
    """Do the work in one graph; torch.compile leaves out a function with no tensor among its arguments."""
    for work in works:
        work.keep(work.engine(work.batch))
