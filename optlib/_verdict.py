"""What is said to an answer, from digests alone; `book/_static/answers.js` says the same on the page.

For each number of an answer an entry of `ANSWERS` holds the digests of the right number rounded to 1, 2, ...
up to the task's decimals; a count has one. Known wrong answers have digests of the same kind, with a hint.
The rules:

- a count is right if it is equal;
- another number is right if it is within one unit of the last decimal that the task asks for, or, where it
  has fewer decimals but at least six digits, which is how the book prints numbers, of its own last decimal;
- a hint is given where all its numbers match in this sense;
- "right to 2 decimals" is said only of a number typed with 2: of more, those that follow are wrong, and the
  method may be, though the first ones agree.

A test runs both implementations on the same inputs and compares their sentences.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TypedDict

Verdict = tuple[str, str]  # a heading, RIGHT or another, and the sentences that follow it
RIGHT, WRONG, UNREAD = "Right", "Not yet", "Not checked"


class Hint(TypedDict):
    """What is said to a wrong answer; `at` has "" for a number that may be any.

    >>> hint: Hint = {"at": [place("demo", 0, 1, 50), ""], "say": "The mean has a factor of 1/2."}
    >>> numbers: Entry = {"decimals": 1, "names": ["x", "y"], "digests": ["", ""], "hints": [hint]}
    >>> numbers["digests"] = [place("demo", 0, 1, 25), place("demo", 1, 1, 7)]
    >>> Judge("demo", numbers).verdict([5.0, 0.3])
    ('Not yet', 'x: The mean has a factor of 1/2.')
    """

    at: list[str]
    say: str


class Entry(TypedDict):
    """An exercise's answer; each string of digests begins with that for one decimal.

    >>> known = " ".join(place("demo", 0, *at) for at in [(1, 13), (2, 125)])
    >>> entry: Entry = {"decimals": 2, "names": ["x"], "digests": [known], "hints": []}
    >>> Judge("demo", entry).verdict(["1.25"])
    ('Right', '')
    """

    decimals: int
    names: list[str]
    digests: list[str]
    hints: list[Hint]


def digest(text: str) -> str:
    """Hash a text by FNV-1a with 32 bits, in hexadecimal.

    It is a few lines in Python and in JavaScript, where a page opened from http or from a folder is no
    secure context and so lacks SHA-256. A wrong number passes by chance in one of 10^9 cases. It keeps
    nothing secret, and no hash could: the numbers that an answer can be are few enough to try them all.

    >>> digest("foobar")
    'bf9cf968'
    """
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 % 2**32
    return f"{value:08x}"


def place(name: str, index: int, decimals: int, units: int) -> str:
    """Return the digest of a number of an answer, counted in units of its `decimals`-th decimal.

    >>> place("demo", 0, 2, in_units(1.254, 2)) == digest("demo[0].2:125")
    True
    """
    return digest(f"{name}[{index}].{decimals}:{units}")


def in_units(x: float, decimals: int) -> int:
    """Count x in units of its `decimals`-th decimal, rounded; no answer has 2^53 of them or more.

    >>> in_units(1.254, 2), in_units(-0.5, 1), in_units(1e300, 8) == 2**53
    (125, -5, True)
    """
    scaled = x * float(f"1e{decimals}") + 0.5
    return math.floor(scaled) if abs(scaled) < 2**53 else 2**53


_SPACE = " \t\n\r\u00a0\u2009\u202f"
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_GROUPED = re.compile(rf"[+-]?[0-9]{{1,3}}(?:[,{_SPACE}][0-9]{{3}})+(?:\.[0-9]*)?")
_TAKEN = "number such as 0.25 or 1e-3, or one fraction such as 8/27"
_DOTS = re.compile(r"\.\.+|…")


def _parts(text: str, count: bool) -> list[str]:
    """Return what stands before and after each slash, as `float` reads it; "" for what is no number."""
    text = re.sub(rf"^([+-])[{_SPACE}]+", r"\1", text.replace("\u2212", "-").strip(_SPACE))
    return [_part(part, count) for part in text.split("/")]


def _part(text: str, count: bool) -> str:
    text = text.strip(_SPACE)
    if _GROUPED.fullmatch(text) and (count or "." in text or "," not in text):
        text = re.sub(f"[,{_SPACE}]", "", text)
    elif not count:
        text = text.replace(",", ".", 1)
    return text if _NUMBER.fullmatch(text) else ""


def number(text: str, count: bool) -> float:
    """Read a number as people write it; what is no number gives nan, and what is too large inf.

    A decimal comma, a minus sign, powers as in 1e-3 and fractions as in 8/27 are understood. In a count, and
    before a decimal point, commas group thousands.

    >>> number("−0,25", count=False), number("12,109", count=True), number("8/27", count=False) == 8 / 27
    (-0.25, 12109.0, True)
    """
    parts = [float(part or "nan") for part in _parts(text, count)]
    if len(parts) == 2:
        return parts[0] / parts[1] if parts[1] and math.isfinite(parts[1]) else math.nan
    return parts[0] if len(parts) == 1 else math.nan


def decimals_typed(given: str | float) -> int:
    """Count the decimals with which a number was typed; of a fraction there are none.

    A number that was computed counts as typed in the way Python prints it, whole ones without ".0".

    >>> decimals_typed("−0,250"), decimals_typed("1.5e-3"), decimals_typed("8/27"), decimals_typed(2.0)
    (3, 4, 0, 0)
    """
    parts = _parts(given if isinstance(given, str) else repr(given).removesuffix(".0"), count=False)
    digits, _, exponent = parts[0].lower().partition("e")
    decimals = len(digits.partition(".")[2]) - float(exponent or 0)
    return int(decimals) if len(parts) == 1 and 0 < decimals < 100 else 0


def read(entry: Entry, given: Sequence[str | float]) -> list[float] | str:
    """Turn what was given into numbers, or say why not.

    >>> task: Entry = {"decimals": 2, "names": ["x", "y"], "digests": ["", ""], "hints": []}
    >>> read(task, ["1/4", 2]), read(task, ["1/4", " "])
    ([0.25, 2], 'y: still empty.')
    """
    names, count = entry["names"], entry["decimals"] == 0
    if any(isinstance(part, str) and _DOTS.fullmatch(part.strip(_SPACE)) for part in given):
        return "Put your own numbers in place of the dots."
    if len(given) != len(names):
        wanted = f"{len(names)} numbers" if len(names) > 1 else "one number"
        return f"The task asks for {wanted} ({', '.join(names)}); got {len(given) or 'none'}."
    empty = [names[i] for i, part in enumerate(given) if isinstance(part, str) and not part.strip(_SPACE)]
    if empty:
        return f"{', '.join(empty)}: still empty."
    numbers = []
    for label, part in zip(names, given, strict=True):
        x = number(part, count) if isinstance(part, str) else part
        if math.isnan(x):
            if not isinstance(part, str):
                return f"{label}: {part} is no number."
            if count and number(part, count=False) % 1 > 0:  # a decimal comma, where none is meant to stand
                return f"{label}: a count is a whole number."
            wanted = "whole number such as 12" if count else _TAKEN
            return f"{label}: {quoted(part)} is no number; give a {wanted}."
        if math.isinf(x):
            return f"{label}: the number is too large."
        if count and x % 1:
            return f"{label}: a count is a whole number."
        numbers.append(x)
    return numbers


def quoted(text: str) -> str:
    """Return the beginning of a text in quotes.

    >>> quoted("four"), len(quoted("x" * 99))
    ('"four"', 32)
    """
    return f'"{text}"' if len(text) <= 30 else f'"{text[:29]}…"'


class Judge:
    """One exercise with its digests.

    >>> entry: Entry = {"decimals": 0, "names": ["n"], "digests": [place("demo", 0, 0, 12)], "hints": []}
    >>> Judge("demo", entry).verdict(["13"])
    ('Not yet', 'n: one too many.')
    """

    def __init__(self, name: str, entry: Entry) -> None:
        """Take an entry of `ANSWERS`."""
        self.name, self.decimals, self.names = name, entry["decimals"], entry["names"]
        self.digests, self.hints = entry["digests"], entry["hints"]

    def verdict(self, given: Sequence[str | float]) -> Verdict:
        """Say whether the answer is right, and if not what is wrong."""
        read_as = read({"decimals": self.decimals, "names": self.names, "digests": [], "hints": []}, given)
        if isinstance(read_as, str):
            return UNREAD, read_as
        wrong = [i for i, x in enumerate(read_as) if not self.is_at(i, x, self.digests[i])]
        typed = [decimals_typed(part) for part in given]
        return (WRONG, self._fault(read_as, typed, wrong)) if wrong else (RIGHT, "")

    def is_at(self, index: int, x: float, digests: str) -> bool:
        """Whether x is the number of these digests; an empty string of digests fits all numbers."""
        known = digests.split(" ")
        if not digests:
            return True
        if self.decimals == 0:
            return x % 1 == 0 and place(self.name, index, 0, in_units(x, 0)) == known[0]
        for decimals in range(1, self.decimals + 1):
            units = in_units(x, decimals)
            six_digits = abs(units) >= 100_000 and units / float(f"1e{decimals}") == x
            if (decimals == self.decimals or six_digits) and known[decimals - 1] in (
                place(self.name, index, decimals, near) for near in (units, units - 1, units + 1)
            ):
                return True
        return False

    def _fault(self, numbers: list[float], typed: list[int], wrong: list[int]) -> str:
        for hint in self.hints:
            if all(self.is_at(i, x, hint["at"][i]) for i, x in enumerate(numbers)):
                some = [self.names[i] for i, at in enumerate(hint["at"]) if at]
                return hint["say"] if len(some) == len(numbers) else f"{', '.join(some)}: {hint['say']}"
        if self._in_another_order(numbers):
            return f"These are the right numbers in another order; the task asks for {', '.join(self.names)}."
        said: dict[str, list[str]] = {}
        for i in wrong:
            said.setdefault(self._fact(i, numbers[i], typed[i]), []).append(self.names[i])
        return " ".join(f"{', '.join(labels)}: {fact}." for fact, labels in said.items())

    def _in_another_order(self, numbers: list[float]) -> bool:
        left = list(numbers)
        for i in range(len(numbers)):
            place_of = next((j for j, x in enumerate(left) if self.is_at(i, x, self.digests[i])), None)
            if place_of is None:
                return False
            left.pop(place_of)
        return True

    def _fact(self, i: int, x: float, typed: int) -> str:
        """Say of a wrong number what holds of it for certain."""
        count, digests = self.decimals == 0, self.digests[i]
        if x % 1 == 0 and self.is_at(i, x - 1, digests):  # a count may stand among other numbers
            return "one too many"
        if x % 1 == 0 and self.is_at(i, x + 1, digests):
            return "one too few"
        if self.is_at(i, -x, digests):
            return "right up to the sign"
        if count or abs(in_units(x, self.decimals)) >= 20:  # of fewer units the half is not certain
            if self.is_at(i, x / 2, digests):
                return "twice the right number"
            if self.is_at(i, 2 * x, digests):
                return "half of the right number"
        if 0 < typed < self.decimals:
            units = in_units(x, typed)
            if abs(units) >= 10 and place(self.name, i, typed, units) == digests.split(" ")[typed - 1]:
                return f"right to {_decimals(typed)}, and the task asks for {self.decimals}"
        if count:
            return "not right"
        if x % 1 == 0 and typed == 0:  # the right number may be a whole one too
            return f"not right; unless it is a whole number, give {_decimals(self.decimals)}"
        return f"not right to {_decimals(self.decimals)}"


def _decimals(count: int) -> str:
    return "1 decimal" if count == 1 else f"{count} decimals"
