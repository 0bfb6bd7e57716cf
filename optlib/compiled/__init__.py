"""The compiled engine: a rule's own text as one in-place pass over memory. Needs the extra `fast` (numba).

    from optlib import compiled
    from optlib.rules import adam

    kernel = compiled.build(adam, "float32")
    state = adam.init(theta)
    state = kernel.update(theta, gradient, state, t=1, threads=2)  # theta changes in place

Importing this package imports no numba; building a kernel does.
"""

from .kernel import Kernel, Pass, available, build, why_not
from .program import CannotCompileError

__all__ = ["CannotCompileError", "Kernel", "Pass", "available", "build", "why_not"]
