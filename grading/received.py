"""Read what came out of a sandbox, believing nothing of it but its numbers."""

from __future__ import annotations

import json
import math
from typing import Any

Answer = dict[str, Any]

MOST_NUMBERS, DEEPEST, LONGEST = 100_000, 8, 300  # numbers in an answer, lists in lists, letters in a text


class _Garbled(Exception):
    pass


def answers(data: bytes, count: int) -> list[Answer] | None:
    """Return the answers that a worker wrote, rebuilt from plain numbers and texts.

    Args:
        data: one line of JSON, as a worker is meant to write it; it may be anything.
        count: how many answers there have to be, one for each call.

    Returns:
        A list of `{"value", "single", "changed"}`, `{"error"}`, `{"missing"}` or `{"unwritten"}`, numbers as
        floats and texts of at most 300 printable characters; None where it is anything else.
    """
    try:
        found = json.loads(data)
        if not isinstance(found, list) or len(found) != count:
            return None
        return [_answer(x) for x in found]
    except (ValueError, RecursionError, MemoryError, _Garbled):
        return None


def _answer(found: Any) -> Answer:
    if not isinstance(found, dict):
        raise _Garbled
    if isinstance(error := found.get("error"), str):
        return {"error": _text(error)}
    for nothing in ("missing", "unwritten"):
        if found.get(nothing) is True:
            return {nothing: True}
    if "value" not in found:
        raise _Garbled
    changed = found.get("changed", [])
    if not isinstance(changed, list) or not all(type(i) is int and 0 <= i < 100 for i in changed):
        raise _Garbled
    value, _ = _value(found["value"], DEEPEST, MOST_NUMBERS)
    return {"value": value, "single": found.get("single") is True, "changed": sorted(set(changed))}


def _value(x: Any, depth: int, room: int) -> tuple[Any, int]:
    """Rebuild a value; return it with the room that it leaves for more."""
    if depth < 0 or room <= 0:
        raise _Garbled
    if isinstance(x, str):
        return _text(x), room - 1
    if isinstance(x, (int, float)) and not isinstance(x, bool):
        return _number(x), room - 1
    if isinstance(x, list):
        values = []
        for part in x:
            value, room = _value(part, depth - 1, room)
            values.append(value)
        return values, room - 1
    if isinstance(x, dict):
        table = {}
        for key, part in x.items():
            table[_text(key)], room = _value(part, depth - 1, room)
        return table, room - 1
    raise _Garbled


def _number(x: float) -> float:
    try:
        return float(x)
    except OverflowError:  # an integer beyond all floats
        return math.inf if x > 0 else -math.inf


def _text(x: str) -> str:
    """Return a text in one line, without what a terminal or a page could take for more than letters."""
    return "".join(letter if letter.isprintable() else " " for letter in x[:LONGEST])
