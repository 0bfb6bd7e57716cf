"""What `optlib/__init__.py` is where MicroPython runs the rule files: the names they begin with."""

from optlib.definition import rule as rule
from optlib.definition import scalar as scalar
