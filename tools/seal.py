"""Seal the exercises' answers: `python -m tools.seal`.

The tables `tests/answers/<chapter>.py` become `optlib/_answers.py`, which holds digests. A table is a
dictionary `TASKS` from the name of an exercise to

- `answer`: the right number or a list of numbers, with more digits than the task asks for;
- `decimals`: to how many decimals, 0 to 8; 0 is for counts, which have to be equal;
- `names`: what each number is called, in the order of the answer;
- `wrong`, if there is one: pairs of a wrong answer that people give and a sentence that helps. In a list of
  numbers None stands for any number.
"""

from __future__ import annotations

import argparse
import json
import math
import runpy
import sys
from pathlib import Path
from typing import Any

from optlib._verdict import WRONG, Entry, Judge, in_units, place

ROOT = Path(__file__).parents[1]
TABLES, SEALED = ROOT / "tests" / "answers", ROOT / "optlib" / "_answers.py"
KEYS = {"answer", "decimals", "names", "wrong"}
MOST_DECIMALS = 8

HEAD = '''"""Digests of the exercises' answers, written by `python -m tools.seal` from tests/answers."""

from ._verdict import Entry

ANSWERS: dict[str, Entry] = {
'''


class SealError(Exception):
    """A table that cannot be sealed; the text says which and why."""


def read_tables(folder: Path = TABLES) -> dict[str, dict[str, Any]]:
    """Return the tasks of all tables, by name."""
    tasks: dict[str, dict[str, Any]] = {}
    for file in sorted(folder.glob("*.py")):
        table = runpy.run_path(str(file)).get("TASKS")
        if not isinstance(table, dict):
            raise SealError(
                f"{file.name} has no dictionary TASKS; it should map names of exercises to answers."
            )
        for name in table:
            if name in tasks:
                raise SealError(f"{file.name}: {name} stands in two tables; give one of them another name.")
        tasks |= table
    return dict(sorted(tasks.items()))


def seal(name: str, task: dict[str, Any]) -> Entry:
    """Return the entry of `ANSWERS` for a task of a table.

    Raises:
        SealError: the task is not made as the tables are, or a wrong answer would not get its hint.

    >>> entry = seal("example", {"answer": 0.25, "decimals": 3, "names": ["x"]})
    >>> entry["decimals"], len(entry["digests"][0].split())
    (3, 3)
    """
    if not {"answer", "decimals", "names"} <= set(task) <= KEYS:
        raise SealError(
            f"{name}: a task has the keys {', '.join(sorted(KEYS))}, the last if needed; "
            f"this has {', '.join(sorted(task))}."
        )
    decimals, names = task["decimals"], task["names"]
    if decimals not in range(MOST_DECIMALS + 1):
        raise SealError(f"{name}: decimals is a whole number from 0 to {MOST_DECIMALS}, not {decimals!r}.")
    answer = _listed(task["answer"])
    if len(names) != len(answer) or len(set(names)) != len(names) or not all(names):
        raise SealError(f"{name}: each of the {len(answer)} numbers needs a name of its own; got {names}.")
    entry: Entry = {"decimals": decimals, "names": list(names), "digests": [], "hints": []}
    entry["digests"] = [_digests(name, i, x, decimals) for i, x in enumerate(answer)]
    for wrong, hint in task.get("wrong", ()):
        numbers = _listed(wrong)
        if len(numbers) != len(answer):
            raise SealError(f"{name}: the wrong answer {wrong} should have {len(answer)} numbers.")
        if not hint.endswith((".", "?")):
            raise SealError(f"{name}: a hint is a sentence and ends with a full stop: {hint!r}.")
        at = [_digests(name, i, x, decimals) if x is not None else "" for i, x in enumerate(numbers)]
        entry["hints"].append({"at": at, "say": hint})
        _try(name, entry, answer, numbers, hint)
    return entry


def _listed(answer: Any) -> list[Any]:
    return list(answer) if isinstance(answer, (list, tuple)) else [answer]


def _digests(name: str, index: int, x: Any, decimals: int) -> str:
    if isinstance(x, bool) or not isinstance(x, (int, float)) or not math.isfinite(x) or abs(x) > 1e6:
        raise SealError(f"{name}: an answer is made of numbers of at most a million; got {x!r}.")
    if decimals == 0 and x != int(x):
        raise SealError(f"{name}: with 0 decimals the numbers are counts, whole numbers; got {x!r}.")
    places = range(1, decimals + 1) if decimals else (0,)
    return " ".join(place(name, index, k, in_units(x, k)) for k in places)


def _try(name: str, entry: Entry, answer: list[Any], wrong: list[Any], hint: str) -> None:
    """See that a wrong answer, its open places filled with numbers far off, is told its hint."""
    given = [x if x is not None else right + 997.0 for x, right in zip(wrong, answer, strict=True)]
    filled = [x if x is not None else right for x, right in zip(wrong, answer, strict=True)]
    for numbers in (given, filled):
        heading, said = Judge(name, entry).verdict(numbers)
        if heading != WRONG or not said.endswith(hint):
            raise SealError(
                f"{name}: the wrong answer {wrong} is told {heading!r} {said!r} and not its hint."
            )


def text_of(entries: dict[str, Entry]) -> str:
    """Write the module that holds the entries."""
    lines = [HEAD]
    for name, entry in entries.items():
        lines += [f"    {_text(name)}: {{\n", f'        "decimals": {entry["decimals"]},\n']
        lines += [f'        "names": {_text(entry["names"])},\n']
        lines += ['        "digests": [\n', *(f"            {_text(d)},\n" for d in entry["digests"])]
        lines += ["        ],\n", '        "hints": [\n' if entry["hints"] else '        "hints": [],\n']
        for hint in entry["hints"]:
            at = "".join(f"                    {_text(d)},\n" for d in hint["at"])
            lines += [f'            {{\n                "at": [\n{at}                ],\n']
            lines += [f'                "say": {_text(hint["say"])},\n            }},\n']
        lines += ["        ],\n" if entry["hints"] else "", "    },\n"]
    return "".join([*lines, "}\n"])


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> int:
    """Write the digests, or with --check say whether they are what the tables say."""
    parser = argparse.ArgumentParser(description="Turn tests/answers into optlib/_answers.py.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if something would change")
    only_check = parser.parse_args().check
    try:
        text = text_of({name: seal(name, task) for name, task in read_tables().items()})
    except SealError as error:
        print(error, file=sys.stderr)
        return 1
    if only_check and SEALED.read_text("utf8") != text:
        print(
            f"{SEALED.relative_to(ROOT)} is not what tests/answers says; run python -m tools.seal.",
            file=sys.stderr,
        )
        return 1
    if not only_check:
        SEALED.write_text(text, "utf8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
