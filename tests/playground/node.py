"""Requests to the worker of the committed bundle, in Node: what a page asks, without a browser."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np

from tests.engines import need_micropython
from tools.play import sources

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "tools" / "site" / "static" / "play" / "engine.js"


def placed(told: Any, numbers: np.ndarray) -> Any:
    """Put the numbers where the answer's text says, as the client does."""
    if isinstance(told, dict) and set(told) == {"numbers"}:
        first, length = told["numbers"]
        return numbers[first : first + length]
    if isinstance(told, dict):
        return {key: placed(value, numbers) for key, value in told.items()}
    return [placed(value, numbers) for value in told] if isinstance(told, list) else told


def ask(*requests: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the worker's answers, `{"ok": ...}` or `{"error": ...}`, in the order of the requests."""
    need_micropython()
    done = subprocess.run(
        ["node", str(Path(__file__).parent / "worker.mjs"), str(ENGINE)],
        input=json.dumps({"sources": sources(ROOT), "requests": requests}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    answers = []
    for line in done.stdout.splitlines():
        message = json.loads(line)
        assert "failed" not in message, message
        numbers = np.frombuffer(base64.b64decode(message["numbers"]), "<f8")
        answers.append(placed(json.loads(message["text"]), numbers))
    return answers
