"""Values that are not what they seem."""

from __future__ import annotations

import numpy as np

from tests.grading.hostile.kinds import answer


@answer()
def number_that_lies(x):
    class Lie(float):
        def __eq__(self, other):
            return True

        def __float__(self):
            return 1.5

        def __repr__(self):
            return '1.5, "share": 1'

        __lt__ = __gt__ = __le__ = __ge__ = __eq__
        __hash__ = float.__hash__
        __str__ = __repr__

    return Lie(7)


@answer()
def array_that_lies(x):
    class Lie(np.ndarray):
        def __eq__(self, other):
            return True

        def __sub__(self, other):
            return np.zeros(3)

        def tolist(self):
            return "Right."

        __hash__ = None

    return x.view(Lie)


@answer("ran longer")
def array_that_never_ends(x):
    class Endless:
        def __array__(self, *_, **__):
            while True:
                pass

    return Endless()


@answer("numbers|ran longer|MemoryError")
def dictionary_that_never_ends(x):
    class Items:
        def __len__(self):
            return 0

        def __iter__(self):
            while True:
                yield "x", 1.0

    class Endless(dict):
        def items(self):
            return Items()

    return Endless()


@answer("numbers|ran longer|MemoryError")
def list_that_never_ends(x):
    class Endless(list):
        def __len__(self):
            return 1

        def __iter__(self):
            while True:
                yield 1.0

    return Endless()


@answer("returned more|ran longer")
def text_that_grows(x):
    class Growing(str):
        def __getitem__(self, _):
            return Growing("x" * 10**8)

    return {"x": Growing("x")}


@answer()
def every_attribute(x):
    class Yes:
        def __getattr__(self, name):
            return lambda *_, **__: self

        __call__ = __getattr__

    return Yes()


@answer("'error'")
def generator(x):
    return (part / 2 for part in x)


@answer("'error'")
def pickled(x):
    class Bomb:
        def __reduce__(self):
            import os

            return os.system, ("touch /tmp/here",)

    return Bomb()


@answer()
def nan(x):
    return x * np.nan


@answer()
def infinity(x):
    return x / 0


@answer()
def another_shape(x):
    return np.stack([x, x]) / 2


@answer()
def transposed(x):
    return x[:, None] / 2


@answer()
def nothing_at_all(x):
    return []


@answer()
def texts_for_numbers(x):
    return ["=cmd|'/C calc'!A0", "<script>", "\x1b[2J"]


@answer("'error'")
def complex_numbers(x):
    return x / 2 + 0j


@answer("'error'")
def objects(x):
    return np.array([object()] * 3)


@answer()
def single_claimed(x):
    return (x / 2 * 1.001).astype(np.float32)


@answer()
def changed_in_place(x):
    x *= 0.25
    x.flags.writeable = False
    return x


@answer()
def keys_of_every_kind(x):
    return {None: 1, (1, 2): 2, "value": 3, "\ud800": 4}
