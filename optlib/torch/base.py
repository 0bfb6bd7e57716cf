"""What every class does in `step`: gather parameters into batches, each for the fastest engine that fits.

    tensors                                     engine
    CPU, float32 or float64, without gaps       `cpu.update`: compiled by numba
    GPU, and on the CPU where numba is missing  `on_tensors.update_lists`, by torch's foreach functions
    sparse gradients, where torch takes them    `on_tensors.update_rows`
    differentiable=True, capturable=True, under
    torch.compile, and all others               `on_tensors.update_each`, one by one

The rule runs in the tensors' own precision; for bfloat16 and float16 it runs in float32 and each result is
rounded once. Of a complex parameter the real and the imaginary parts are coordinates. A DTensor's local shard
takes the engine that a tensor of its kind takes. `fused=True` and `foreach=True` ask for few passes over
memory, which CPU tensors get anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import torch
from torch import Tensor
from torch._compile import _disable_dynamo
from torch.optim import Optimizer
from torch.optim.optimizer import _use_grad_for_differentiable

from .. import rules
from ..definition import Rule
from . import cpu, on_tensors
from .batch import Batch, Group, Names, state_names
from .names import STATE_NAMES

__all__ = ["Group", "RuleOptimizer", "local", "number"]

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

    _batch_of: dict[int, Batch]  # by the group's place; neither saved nor copied

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
        for p, state in self.state.items():  # torch once wrote None for what was not there yet
            if isinstance(p, Tensor):
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
            before = torch.is_grad_enabled()
            torch._C._set_grad_enabled(self.defaults.get("differentiable", False))
            try:
                self._update()
            finally:
                torch._C._set_grad_enabled(before)
        return loss

    @_use_grad_for_differentiable
    def _traced_update(self) -> None:
        batches = self._gather_untraced()
        _trace(batches, [p for batch in batches for p in batch.params])

    @_disable_dynamo
    def _gather_untraced(self) -> list[Batch]:
        return self._gather(traced=True)

    def _update(self) -> None:
        for batch in self._gather(traced=False):
            try:
                new = batch.update(batch)
            except (ZeroDivisionError, OverflowError):
                # Python's numbers raise where tensors give inf or nan: say it again in tensors
                batch.t = batch.params[0].new_tensor(batch.t, dtype=torch.float64)
                new = on_tensors.update_each(batch)
            batch.keep(new)
            batch.grads = []  # nothing of a gradient is kept once the step is made

    def _gather(self, traced: bool) -> list[Batch]:
        """All that is to be done, refused before anything changes; the steps are counted."""
        recalled = [self._recall(index, group, traced) for index, group in enumerate(self.param_groups)]
        for batch, group in zip(recalled, self.param_groups, strict=True):
            if batch is None:
                self._check(group)
        batches: list[Batch] = []
        for index, (batch, group) in enumerate(zip(recalled, self.param_groups, strict=True)):
            batches += self._batches(index, group, traced) if batch is None else [batch]
        if self.counts_steps:
            for batch in batches:
                cpu.add_one(batch)
        return batches

    def _recall(self, index: int, group: Group, traced: bool) -> Batch | None:
        """The group's batch of the last step, if it serves for this one too."""
        last = self.__dict__.setdefault("_batch_of", {})
        batch: Batch | None = last.pop(index, None)
        if batch is None or batch.rule is not self.rule(group) or _in_tensors(group, traced):
            return None
        params = [p for p in group["params"] if p.grad is not None]
        if not (batch.still(params, self.state.get) and self._ready(batch, group)):
            return None
        last[index] = batch
        return batch

    def _batches(self, index: int, group: Group, traced: bool) -> list[Batch]:
        """The group's parameters that have a gradient, in batches of one engine and one step count."""
        rule = self.rule(group)
        traced = traced or bool(group.get("capturable"))
        in_tensors = _in_tensors(group, traced)
        batches: dict[Any, Batch] = {}
        whole, single = self._state_names(rule)
        batch, last_key = None, None
        for p in group["params"]:
            if p.grad is None:
                continue
            state = self.state[p] if whole or single or self.counts_steps else {}
            first = any(name not in state for _, name in whole)
            if first or len(state) < len(whole) + len(single) + self.counts_steps:
                self._make_state(state, p, rule, group)
            columns = [state[name] for _, name in whole]
            if not self.counts_steps:
                t = 1 if first else 2  # all that a rule can ask is whether this is the first step
            elif traced:  # float32 would lose 1 - beta2**t
                t = state["step"].to(p.device, torch.float64) + 1
            else:
                t = state["step"].item() + 1
            scalars = [state[name].double() if in_tensors else state[name].item() for _, name in single]
            theta, g, columns = local(p, p.grad, columns)
            if g.layout is not torch.strided and rule not in (rules.gd, rules.adagrad):
                g = g.to_dense()  # only with these a parameter rests where its gradient is 0
            engine = _engine(group, in_tensors, theta, g, columns)
            key = len(batches) if in_tensors else (engine, theta.dtype, theta.device, t, *scalars)
            if batch is None or key != last_key:
                last_key, batch = key, batches.get(key)
                if batch is None:
                    batch = batches[key] = Batch(rule, engine, whole, single)
                    batch.scalars = dict(zip([s for s, _ in single], scalars, strict=True))
                    self._set(batch, group, t, in_tensors)
            batch.append(p, state, theta, g, columns)
        for batch in batches.values():
            batch.remember()
        if len(batches) == 1 and not in_tensors and batch is not None and batch.lasts:
            self._batch_of[index] = batch
        return list(batches.values())

    def _ready(self, batch: Batch, group: Group) -> bool:
        """Give a batch of the last step what is new in this one; whether its tensors still go together."""
        count = cpu.common(batch) if self.counts_steps else 1.0
        if count is None:
            return False
        scalars = {s: {state[name].item() for state in batch.states} for s, name in batch.single}
        if any(len(values) > 1 for values in scalars.values()):
            return False
        batch.scalars = {s: values.pop() for s, values in scalars.items()}
        self._set(batch, group, count + 1, in_tensors=False)
        return True

    takes_sparse: ClassVar[bool] = False
    """Whether torch's class takes sparse gradients, and so does this one."""

    def _check(self, group: Group) -> None:
        """Refuse what a step cannot do, while nothing has changed yet."""
        sparse = self.takes_sparse and group["weight_decay"] == 0
        whole, _ = self._state_names(self.rule(group))
        for p in group["params"]:
            if p.grad is None:
                continue
            if not sparse and p.grad.layout is not torch.strided:
                raise RuntimeError(
                    f"{type(self).__name__} takes no sparse gradients with these arguments; use SGD or "
                    "Adagrad without weight_decay, torch.optim.SparseAdam, or an Embedding with sparse=False"
                )
            if group.get("capturable") and p.device.type == "cpu":
                raise AssertionError(
                    f"{type(self).__name__}: capturable=True is for graphs of a GPU, and params and "
                    "state_steps must be on such a device; leave it False on the CPU"
                )
            state = self.state.get(p, {})
            for _, name in whole:
                if name in state and state[name].shape != p.shape:
                    raise RuntimeError(
                        f"{type(self).__name__}: a state of shape {tuple(state[name].shape)} is not that of "
                        f"its parameter, {tuple(p.shape)}; load a state_dict of the same parameters"
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

    def _set(self, batch: Batch, group: Group, t: Any, in_tensors: bool) -> None:
        """The numbers of step `t`."""
        as_number = _squeezed if in_tensors else number
        rule = batch.rule
        batch.t = t
        batch.hyper = {name: as_number(self.hyper(rule, name, group, t)) for name in rule.hyper}
        batch.maximize = group.get("maximize", False)
        batch.l2, batch.decay = as_number(group.get("weight_decay", 0.0)), 1.0
        if "weight_decay" in rule.hyper:
            batch.l2 = 0.0
        elif group.get("decoupled_weight_decay", False):
            batch.l2, batch.decay = 0.0, 1 - batch.hyper["lr"] * batch.l2

    def hyper(self, rule: Rule, name: str, group: Group, t: Any) -> Any:
        """Value of a rule's hyper-parameter, by torch's name for it in the group."""
        if name in group:
            return group[name]
        if name in ("beta1", "beta2"):
            return group["betas"][name == "beta2"]
        return group["momentum"] if name == "beta" else rule.hyper[name]

    @classmethod
    def _state_names(cls, rule: Rule) -> tuple[Names, Names]:
        ours = (c.__name__ for c in cls.__mro__ if c.__module__.startswith(f"{__package__}."))
        return state_names(rule, next((STATE_NAMES[name] for name in ours if name in STATE_NAMES), {}))


def _scalar_dtype() -> torch.dtype:
    return torch.float64 if torch.get_default_dtype() is torch.float64 else torch.float32


def _in_tensors(group: Group, traced: bool) -> bool:
    """Whether numbers are tensors too, so that a graph can follow them."""
    return traced or bool(group.get("capturable") or group.get("differentiable"))


def number(x: Any) -> float:
    """A hyper-parameter as a number, from a number or a tensor of one element."""
    return x.item() if isinstance(x, Tensor) else x


def _squeezed(x: Any) -> Any:
    return x.squeeze() if isinstance(x, Tensor) else x


def local(p: Any, g: Any, states: list[Any]) -> tuple[Tensor, Tensor, list[Tensor]]:
    """What is updated: of a DTensor this process's shards, of complex numbers both parts."""
    if type(p) not in _PLAIN and hasattr(p, "to_local"):
        parts = [
            x if x.placements == p.placements else x.redistribute(p.device_mesh, p.placements)
            for x in (g, *states)
        ]
        p, g, *states = [x.to_local() for x in (p, *parts)]
    if p.is_complex():
        p, g, *states = [torch.view_as_real(x.resolve_conj()) for x in (p, g, *states)]
    return p, g, states


def _engine(
    group: Group, in_tensors: bool, p: Tensor, g: Tensor, states: list[Tensor]
) -> Callable[[Batch], Group]:
    """The fastest engine that serves this parameter."""
    if g.layout is not torch.strided:
        return on_tensors.update_rows
    if in_tensors:
        return on_tensors.update_each
    if cpu.fits(p, g, states):
        return cpu.update
    lists = p.is_cuda and group.get("foreach") is not False
    return on_tensors.update_lists if lists else on_tensors.update_each


def _trace(batches: list[Batch], _: list[Tensor]) -> None:
    """Do the work in one graph; torch.compile leaves out a function with no tensor among its arguments."""
    for batch in batches:
        batch.keep(batch.update(batch))
