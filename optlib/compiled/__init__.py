"""The compiled engine: a rule's own text as one in-place pass over memory. Needs the extra `fast` (numba).

    from optlib import compiled
    from optlib.rules import adam

    kernel = compiled.build(adam, "float32")
    state = adam.init(theta)
    state = kernel.update(theta, gradient, state, t=1, threads=2)  # theta changes in place

A whole run on a surface, or a sweep of them, is one compiled loop: `walk`, or `descend(engine="compiled")`.
Importing this package imports no numba; building a kernel does.
"""

from .descent import compiled_path
from .kernel import Kernel, available, build, require, why_not
from .program import CannotCompileError
from .walk import walk, walk_end, why_no_walk

__all__ = [
    "CannotCompileError", "Kernel", "available", "build", "compiled_path", "require", "walk", "walk_end",
    "why_no_walk", "why_not",
]  # fmt: skip
