"""optlib: gradient-descent optimizers, each written once, as its formula.

    from optlib.descend import descend
    from optlib.rules import adam
    from optlib.surfaces import bowl

    path = descend(adam(lr=0.3), bowl, start=(-7.0, 2.0), steps=20)

Importing it loads NumPy alone. matplotlib (`optlib.plots`), numba (`optlib.compiled`) and torch
(`optlib.torch`) are asked for where they are used.
"""

__version__ = "0.1.0"
