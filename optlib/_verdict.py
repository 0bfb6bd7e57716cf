"""What is said to an answer, from digests alone; `book/_static/answers.js` says the same on the page.

For each number of an answer an entry of `ANSWERS` holds the digests of the right number rounded to 1, 2, ...
up to the task's decimals; a count has one. Known wrong answers have digests of the same kind, with a hint.
The rules:

- a count is right if it is equal;
- another number is right if it is within one unit of the last decimal that the task asks for, or, where it
  has fewer decimals but at least six digits, which is how the book prints numbers, of its own last decimal;
- a hint is given where all its numbers match in this sense.

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
    """What is said to a wrong answer; `at` has "" for a number that may be any."""

    at: list[str]
    say: str


class Entry(TypedDict):
    """An exercise's answer; each string of digests begins with that for one decimal."""

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
    """Return the digest of a number of an answer, counted in units of its `decimals`-th decimal."""
    return digest(f"{name}[{index}].{decimals}:{units}")


def in_units(x: float, decimals: int) -> int:
    """Count x in units of its `decimals`-th decimal, rounded; no answer has 2^53 of them or more."""
    scaled = x * float(f"1e{decimals}") + 0.5
    return math.floor(scaled) if abs(scaled) < 2**53 else 2**53


_SPACE = " \t\n\r\u00a0\u2009\u202f"
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_GROUPED = re.compile(rf"[+-]?[0-9]{{1,3}}(?:[,{_SPACE}][0-9]{{3}})+(?:\.[0-9]*)?")
_DOTS = re.compile(r"\.\.+|…")


def _part(text: str, count: bool) -> float:
    text = text.strip(_SPACE)
    if _GROUPED.fullmatch(text) and (count or "." in text or "," not in text):
        text = re.sub(f"[,{_SPACE}]", "", text)
    elif not count:
        text = text.replace(",", ".", 1)
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def number(text: str, count: bool) -> float:
    """Read a number as people write it; what is no number gives nan, and what is too large inf.

    A decimal comma, a minus sign, powers as in 1e-3 and fractions as in 8/27 are understood. In a count, and
    before a decimal point, commas group thousands.

    >>> number("−0,25", count=False), number("12,109", count=True), number("8/27", count=False) == 8 / 27
    (-0.25, 12109.0, True)
    """
    text = re.sub(rf"^([+-])[{_SPACE}]+", r"\1", text.replace("\u2212", "-").strip(_SPACE))
    parts = [_part(part, count) for part in text.split("/")]
    if len(parts) == 2:
        return parts[0] / parts[1] if parts[1] and math.isfinite(parts[1]) else math.nan
    return parts[0] if len(parts) == 1 else math.nan


def read(entry: Entry, given: Sequence[str | float]) -> list[float] | str:
    """Turn what was given into numbers, or say why not."""
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
            return f"{label}: {quoted(part) if isinstance(part, str) else part} is no number."
        if math.isinf(x):
            return f"{label}: the number is too large."
        if count and x % 1:
            return f"{label}: a count is a whole number."
        numbers.append(x)
    return numbers


def quoted(text: str) -> str:
    """Return the beginning of a text in quotes."""
    return f'"{text}"' if len(text) <= 30 else f'"{text[:29]}…"'


class Judge:
    """One exercise with its digests."""

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
        return (WRONG, self._fault(read_as, wrong)) if wrong else (RIGHT, "")

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

    def _fault(self, numbers: list[float], wrong: list[int]) -> str:
        for hint in self.hints:
            if all(self.is_at(i, x, hint["at"][i]) for i, x in enumerate(numbers)):
                some = [self.names[i] for i, at in enumerate(hint["at"]) if at]
                return hint["say"] if len(some) == len(numbers) else f"{', '.join(some)}: {hint['say']}"
        if self._in_another_order(numbers):
            return f"These are the right numbers in another order; the task asks for {', '.join(self.names)}."
        said: dict[str, list[str]] = {}
        for i in wrong:
            said.setdefault(self._fact(i, numbers[i]), []).append(self.names[i])
        return " ".join(f"{', '.join(labels)}: {fact}." for fact, labels in said.items())

    def _in_another_order(self, numbers: list[float]) -> bool:
        left = list(numbers)
        for i in range(len(numbers)):
            place_of = next((j for j, x in enumerate(left) if self.is_at(i, x, self.digests[i])), None)
            if place_of is None:
                return False
            left.pop(place_of)
        return True

    def _fact(self, i: int, x: float) -> str:
        """Say of a wrong number what holds of it for certain."""
        count, digests = self.decimals == 0, self.digests[i]
        if count and self.is_at(i, x - 1, digests):
            return "one too many"
        if count and self.is_at(i, x + 1, digests):
            return "one too few"
        if self.is_at(i, -x, digests):
            return "right up to the sign"
        if count or abs(in_units(x, self.decimals)) >= 20:  # of fewer units the half is not certain
            if self.is_at(i, x / 2, digests):
                return "twice the right number"
            if self.is_at(i, 2 * x, digests):
                return "half of the right number"
        known = digests.split(" ")
        for decimals in range(self.decimals - 1, 0, -1):
            units = in_units(x, decimals)
            if abs(units) >= 10 and place(self.name, i, decimals, units) == known[decimals - 1]:
                return f"right to {_decimals(decimals)}, and the task asks for {self.decimals}"
        return "not right" if count else f"not right to {_decimals(self.decimals)}"


def _decimals(count: int) -> str:
    return "1 decimal" if count == 1 else f"{count} decimals"
