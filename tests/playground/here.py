"""The live figures' Python under CPython: `python here.py folder`, requests on standard input, as JSON.

The folder holds what the worker's file system would. A process of its own, since that is another `optlib`.
"""

import base64
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))

from playground.engine import answer  # noqa: E402 (it is found there alone)

for request in json.load(sys.stdin):
    text = answer(json.dumps(request), str(folder / "numbers"))
    numbers = base64.b64encode((folder / "numbers").read_bytes()).decode()
    print(json.dumps({"text": text, "numbers": numbers}))
