"""Self-checks for the book's exercises: right or not yet, and what is wrong.

The answers lie in `optlib/_answers.py` as digests, so that nobody reads one by accident. They are no secret:
whoever tries numbers one after the other finds each in a fraction of a second, and the solutions folded in
below the exercises tell them anyway.
"""

from __future__ import annotations

import math
import sys
from difflib import get_close_matches
from typing import Any

from ._answers import ANSWERS
from ._verdict import RIGHT, UNREAD, Judge, quoted

__all__ = ["check"]

_DEEPEST = 5  # lists within lists; a list that contains itself has no end


class _Unreadable(Exception):
    """Something that is no number; the text says what it is."""


def check(name: str, *answer: Any) -> None:
    """Print whether an answer solves an exercise, and if not, what is wrong with it.

    A count has to be equal. Another number may be off by one unit of the last decimal that the task asks for;
    with fewer decimals it passes if it has six digits or more and is right as far as they go.

    Whatever is given, this prints a sentence and raises nothing.

    Args:
        name: the exercise's name, as its task prints it.
        answer: the numbers in the order that the task asks for: one after the other, or in a list, a tuple,
            an array or a tensor. A text is read as a number, "8/27" and "-0,25" too.

    >>> check("gd-first-step", [1.5, 2.5])
    Not yet: gd-first-step. intercept, slope: not right to 4 decimals.
    >>> check("gd-first-step", [9.0177, -3.2755])
    Not yet: gd-first-step. slope: right up to the sign.
    >>> check("gd-first-stop", 3)
    There is no exercise "gd-first-stop"; did you mean "gd-first-step"?
    """
    if not isinstance(name, str):
        _say(f'The name of the exercise comes first, in quotes, as in check("{next(iter(ANSWERS))}", ...).')
        return
    if name not in ANSWERS:
        _say(f'There is no exercise {quoted(name)}; {_suggestion(name)}')
        return
    try:
        heading, sentences = Judge(name, ANSWERS[name]).verdict(_flat(answer))
    except _Unreadable as error:
        wanted = ", ".join(ANSWERS[name]["names"])
        heading, sentences = UNREAD, f"The task asks for numbers ({wanted}); got {error}."
    _say(f"{heading}: {name}." if heading == RIGHT else f"{heading}: {name}. {sentences}")


def _say(text: str) -> None:
    """Print what the terminal can show: not each knows a θ, and none half of a surrogate pair."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf8"
    print(text.encode(encoding, "replace").decode(encoding))


def _suggestion(name: str) -> str:
    near = get_close_matches(name.strip().lower(), ANSWERS, n=1)
    return f'did you mean "{near[0]}"?' if near else "its name stands in the task."


def _flat(answer: Any, depth: int = 0) -> list[str | float]:
    """Return all the numbers and texts in an answer, one after the other."""
    try:
        if hasattr(answer, "tolist"):  # arrays of NumPy and its like, tensors with or without a gradient
            answer = answer.tolist()
    except Exception:
        raise _Unreadable(f"an object of type {type(answer).__name__}") from None
    if isinstance(answer, (list, tuple, range)):
        if depth > _DEEPEST:
            raise _Unreadable("a list of lists of lists")
        return [part for one in answer for part in _flat(one, depth + 1)]
    if isinstance(answer, str):
        return [answer]
    return ["..."] if answer is ... else [_float(answer)]


def _float(x: Any) -> float:
    if x is None:
        raise _Unreadable("None (as from a function without return)")
    if isinstance(x, complex):
        raise _Unreadable("a complex number")
    if isinstance(x, bool):
        raise _Unreadable(f"{x}")
    try:
        return float(x)
    except OverflowError:
        return math.inf
    except Exception:
        raise _Unreadable(f"an object of type {type(x).__name__}") from None
