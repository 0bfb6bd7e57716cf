"""`paths.py` is MicroPython's: it imports what stands in for `optlib.definition` there."""

collect_ignore = ["paths.py"]
