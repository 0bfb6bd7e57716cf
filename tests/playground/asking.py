"""Requests to the engine without a browser: to the worker of the committed bundle in Node, and to CPython."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from tests.engines import need_micropython
from tools.play import sources

ROOT, HERE = Path(__file__).parents[2], Path(__file__).parent
ENGINE = ROOT / "tools" / "site" / "static" / "play" / "engine.js"


def placed(told: Any, numbers: np.ndarray) -> Any:
    """Put the numbers where the answer's text says, as the client does."""
    if isinstance(told, dict) and set(told) == {"numbers"}:
        first, length = told["numbers"]
        return numbers[first : first + length]
    if isinstance(told, dict):
        return {key: placed(value, numbers) for key, value in told.items()}
    return [placed(value, numbers) for value in told] if isinstance(told, list) else told


def _answers(command: list[str], task: Any, **how: Any) -> list[dict[str, Any]]:
    told = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 300}
    done = subprocess.run(command, input=json.dumps(task), **told, **how)
    assert done.returncode == 0, done.stderr
    answers = []
    for line in done.stdout.splitlines():
        message = json.loads(line)
        assert "failed" not in message, message
        numbers = np.frombuffer(base64.b64decode(message["numbers"]), "<f8")
        answers.append(placed(json.loads(message["text"]), numbers))
    return answers


def ask(*requests: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the worker's answers, `{"ok": ...}` or `{"error": ...}`, in the order of the requests."""
    need_micropython()
    command = ["node", str(HERE / "worker.mjs"), str(ENGINE)]
    return _answers(command, {"sources": sources(ROOT), "requests": requests})


def ask_cpython(*requests: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the same Python answers under CPython."""
    with TemporaryDirectory() as folder:
        for path, text in sources(ROOT).items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return _answers([sys.executable, "-I", str(HERE / "here.py"), folder], requests)
