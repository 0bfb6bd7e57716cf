"""`paths.py` is MicroPython's: it imports what stands in for `optlib.rule` there."""

collect_ignore = ["paths.py"]
