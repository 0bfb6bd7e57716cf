"""Several tensors under one name, so that a rule's text runs on all of them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

__all__ = ["CHUNK", "Foreach", "Parts", "chunks"]


class Parts:
    """A value with one part per tensor: arithmetic acts part by part.

    A part is a tensor or a number, so a hyper-parameter that differs between tensors is a `Parts` too.

    >>> double = Parts([torch.ones(2), torch.zeros(1)]) + Parts([1.0, 2.0])
    >>> double.parts
    [tensor([2., 2.]), tensor([2.])]
    """

    def __init__(self, parts: Sequence[Any]) -> None:
        self.parts = list(parts)

    __array_ufunc__ = None  # so that NumPy's numbers leave the arithmetic to this class

    def map(self, function: Callable[..., Any], *others: Any) -> Parts:
        """`function` of each part and of the others' part at the same place."""
        plain = [float(o) if isinstance(o, np.floating) else o for o in others]
        return Parts(
            [
                function(part, *(o.parts[i] if isinstance(o, Parts) else o for o in plain))
                for i, part in enumerate(self.parts)
            ]
        )

    def __add__(self, other: Any) -> Any:
        return self.map(operator.add, other)

    def __sub__(self, other: Any) -> Any:
        return self.map(operator.sub, other)

    def __mul__(self, other: Any) -> Any:
        return self.map(operator.mul, other)

    def __truediv__(self, other: Any) -> Any:
        return self.map(operator.truediv, other)

    def __pow__(self, other: Any) -> Any:
        return self.map(operator.pow, other)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Any) -> Any:
        return self.map(lambda part, o: o - part, other)

    def __rtruediv__(self, other: Any) -> Any:
        return self.map(lambda part, o: o / part, other)

    def __neg__(self) -> Any:
        return self.map(operator.neg)

    def __abs__(self) -> Any:
        return self.map(abs)

    def sqrt(self) -> Any:
        """Square root of each part."""
        return self.map(torch.sqrt)


class Foreach:
    """A list of tensors on which torch's foreach functions act, one launch for the whole list.

    >>> (2 * Foreach([torch.ones(2), torch.ones(1)]) - 1).parts
    [tensor([1., 1.]), tensor([1.])]
    """

    def __init__(self, parts: Sequence[Tensor]) -> None:
        self.parts = list(parts)

    def __add__(self, other: Any) -> Foreach:
        return Foreach(torch._foreach_add(self.parts, _operand(other)))

    def __sub__(self, other: Any) -> Foreach:
        return Foreach(torch._foreach_sub(self.parts, _operand(other)))

    def __mul__(self, other: Any) -> Foreach:
        return Foreach(torch._foreach_mul(self.parts, _operand(other)))

    def __truediv__(self, other: Any) -> Foreach:
        return Foreach(torch._foreach_div(self.parts, _operand(other)))

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: float) -> Foreach:
        return -self + other

    def __rtruediv__(self, other: float) -> Foreach:
        return Foreach(torch._foreach_reciprocal(self.parts)) * other

    def __neg__(self) -> Foreach:
        return Foreach(torch._foreach_neg(self.parts))

    def __abs__(self) -> Foreach:
        return Foreach(torch._foreach_abs(self.parts))

    def sqrt(self) -> Foreach:
        """Square root of every tensor."""
        return Foreach(torch._foreach_sqrt(self.parts))

    def maximum(self, other: Foreach) -> Foreach:
        """The larger, coordinate by coordinate."""
        return Foreach(torch._foreach_maximum(self.parts, other.parts))

    def clamp_min(self, low: float) -> Foreach:
        """The larger of each coordinate and `low`."""
        return Foreach(torch._foreach_clamp_min(self.parts, low))


def _operand(other: Any) -> Any:
    return other.parts if isinstance(other, Foreach) else other


# Numbers to work on at once, by kind of device. Each operation of a formula makes a new list, so this bounds
# the extra memory; on the CPU, where foreach gains nothing by long lists, the lists stay in the cache.
CHUNK = {"cpu": 1 << 15, "cuda": 1 << 22}


def chunks(columns: Sequence[list[Tensor]]) -> Iterator[list[list[Tensor]]]:
    """Pieces of lists of tensors, each of at most CHUNK numbers where the tensors' memory can be cut.

    Args:
        columns: lists of one length; tensors at one place have one shape.

    >>> [[x.numel() for x in xs] for xs, in chunks([[torch.zeros(5), torch.zeros(40_000), torch.zeros(7)]])]
    [[5], [32768], [7232, 7]]
    """
    held: list[list[Tensor]] = [[] for _ in columns]
    size = 0
    for tensors in zip(*columns, strict=True):
        bound = CHUNK.get(tensors[0].device.type, CHUNK["cuda"])
        for pieces in _cut(tensors, bound):
            if size and size + pieces[0].numel() > bound:
                yield held
                held, size = [[] for _ in columns], 0
            size += pieces[0].numel()
            for column, piece in zip(held, pieces, strict=True):
                column.append(piece)
    if size or held[0]:
        yield held


def _cut(tensors: Sequence[Tensor], bound: int) -> Iterator[Sequence[Tensor]]:
    size = tensors[0].numel()
    if size <= bound or not all(x.is_contiguous() for x in tensors):
        yield tensors
        return
    flat = [x.view(-1) for x in tensors]
    for start in range(0, size, bound):
        yield [x[start : start + bound] for x in flat]
