"""Time, memory, processes, disk and output without end."""

from __future__ import annotations

import contextlib

import numpy as np

from tests.grading.hostile.kinds import NOTHING, RIGHT, answer, cells

TIME = "ran longer than"
# A stream of requests for more ends in the one or the other, as the machine is fast or slow.
TIME_OR_MEMORY = TIME + "|MemoryError|more than 100,000 numbers"


@answer(TIME)
def endless_loop(x):
    while True:
        pass


@answer(TIME)
def endless_loop_that_ignores_signals(x):
    import signal

    for number in range(1, 65):
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_IGN)
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


@answer(TIME)
def endless_loop_in_c(x):
    return sum(iter(int, 1))


@answer(TIME)
def endless_sleep(x):
    import time

    time.sleep(10**6)


@answer(TIME)
def endless_regular_expression(x):
    import re

    re.match("(a+)+b", "a" * 60)


@answer("Error")
def fork_bomb(x):
    import os

    while True:
        os.fork()


@answer("RuntimeError|ran longer")
def thread_bomb(x):
    import threading

    while True:
        threading.Thread(target=threading.Event().wait, daemon=True).start()


@answer("Error")
def process_pool(x):
    import multiprocessing

    return multiprocessing.Pool(64).map(abs, x)


@answer("PermissionError|BlockingIOError")
def daemon(x):
    import os
    import time

    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(10**6)  # with all pipes open
    return x


@answer(TIME_OR_MEMORY)
def memory(x):
    held = []
    while True:
        held.append(bytearray(10**8))


@answer("MemoryError")
def memory_at_once(x):
    return np.zeros(10**10).sum()


@answer("MemoryError|more than 100,000 numbers")
def long_list(x):
    return [0] * 10**9


@answer("more than 100,000 numbers")
def long_array(x):
    return np.zeros(10**7)


@answer("more than 100,000 numbers")
def wide_view(x):
    return np.broadcast_to(x[0], (10**6, 10**6))


@answer("returned more than 1 MB")
def many_digits(x):
    return np.full(60_000, -1.2345678901234567e-300)


@answer("OSError")
def disk(x):
    for i in range(100):
        with open(f"/tmp/{i}", "wb") as file:
            file.write(bytes(2**20))


@answer("SIGXFSZ|OSError|ended Python")
def one_large_file(x):
    with open("/tmp/large", "wb") as file:
        file.seek(2**40)
        file.write(b"x")


@answer("OSError")
def files_without_end(x):
    held = []
    while True:
        held.append(open("/box/check.py"))  # noqa: SIM115


@answer()
def output(x):
    import os
    import sys

    for _ in range(200):
        print("x" * 10**6)
        os.write(1, b"x" * 10**6)
        os.write(2, b"x" * 10**6)
        sys.__stderr__.write("x" * 10**5)
    return x


@answer("RecursionError")
def recursion(x):
    return halve(x)  # noqa: F821


@answer("crashed Python|RecursionError|ended Python|MemoryError|ran longer")
def recursion_below_python(x):
    import sys

    sys.setrecursionlimit(10**9)
    return halve(x)  # noqa: F821


@answer("ValueError|OverflowError|should return numbers")
def huge_integer(x):
    return 10**5000


@answer("numbers|ran longer|MemoryError")
def huge_power(x):
    return 9**9**9


@answer("lists within lists")
def nested_lists(x):
    nest = []
    for _ in range(10**5):
        nest = [nest]
    return nest


@answer("lists within lists")
def list_in_itself(x):
    nest = []
    nest.append(nest)
    return nest


@answer("lists within lists|numbers")
def many_lists_in_lists(x):
    nest = 0.0
    for _ in range(5):
        nest = [nest] * 1000
    return nest


@answer(TIME_OR_MEMORY)
def generator_without_end(x):
    from itertools import count

    return list(count())


@cells(TIME, NOTHING)
def endless_class():
    return ["class Trap:\n    while True: pass", *RIGHT.values()]


@cells(TIME + "|MemoryError", NOTHING)
def endless_constant():
    return ["BIG = 9**9**9", *RIGHT.values()]


@cells()
def endless_cell():
    return [
        "while True: pass",
        "[0] * 10**12",
        "x = 1\nwhile x: pass",
        "def halve(x): return x",
        RIGHT["total"],
        RIGHT["walk"],
    ]


@cells("SyntaxError|MemoryError|RecursionError|nested parentheses")
def nested_source():
    return ["def halve(x):\n    return " + "(" * 10**5, RIGHT["total"], RIGHT["walk"]]


@cells("MemoryError|RecursionError")
def chained_source():
    return ["def halve(x):\n    return x" + ".real" * 10**5, RIGHT["total"], RIGHT["walk"]]


@cells("missing|'value'")
def many_cells():
    return [*["def halve(x): return x"] * 1990, RIGHT["total"], RIGHT["walk"]]
