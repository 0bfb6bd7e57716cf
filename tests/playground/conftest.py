"""`paths.py` and `here.py` import what stands in for `optlib` under MicroPython."""

collect_ignore = ["here.py", "paths.py"]
