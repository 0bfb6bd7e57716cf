"""Check an assignment's functions: `check(adam_step)` says "Right", or "Not yet" and which mistake it sees.

A function is called with the inputs of the assignment's key, a file of numbers beside this one. What it
returns is compared with the numbers that lie there: the right ones, and those that common mistakes give. How
to compute any of them is not in here. Hidden grading does the same with other inputs.

This file needs Python 3.9 or later and NumPy; it also runs inside the grader's sandbox.
"""

from __future__ import annotations

import builtins
import itertools
import json
import math
import re
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Check", "Verdict", "allowed", "ask", "distance", "verdict"]

Call = Mapping[str, Any]  # what to ask: a function's name and its arguments, or a scan over steps
Answer = Mapping[str, Any]  # what came: a value, an error, or that there is no such function

SAME, SAME_SINGLE = 1e-6, 1e-4  # how far a number may be off, relative; the second for single precision
MOST_NUMBERS, DEEPEST, LONGEST = 100_000, 6, 200  # numbers in an answer, lists in lists, letters in a text
IN_PLACE = 2 / 3  # what is left to right numbers of a function that changes its arguments
SECONDS = 10.0  # for all questions of a submission when it is graded

# What is added to an error when it is graded, and may be told as it is, unlike what a submission writes.
NOT_RUN = "when graded, only imports, functions and constants of the notebook are run"
NOT_THERE = "is not there when graded, only NumPy and Python's own modules are"


class Verdict(NamedTuple):
    """What is said of one question: which part of its points it earns, a sentence, the mistakes by name."""

    share: float
    said: str
    mistakes: tuple[str, ...] = ()


class _Unfit(Exception):
    """An answer that is not what the task asks for, whatever its numbers; the text says how."""


def allowed(questions: int, seconds: float = SECONDS) -> float:
    """Return the seconds that each of so many questions may take when it is graded.

    >>> allowed(4)
    2.2
    """
    return max(0.1, math.floor(9 * seconds / max(1, questions)) / 10)


# ---- asking


def ask(functions: Mapping[str, Any], calls: Sequence[Call]) -> list[dict[str, Any]]:
    """Call functions as a key wants it.

    Args:
        functions: the functions by name, as in the notebook.
        calls: for each `{"function": name, "arguments": [...]}`, or, for a function that makes one step,
            `{"function": name, "start": [...], "each": [[...], ...], "rest": [...]}`: the state, what
            each step gets, what all steps get. A list becomes an array, and
            `{"gradient": {"matrix": A, "centre": c}}` the function that returns A (theta - c).

    Returns:
        For each call what came of it: `{"value", "single", "changed"}`, or `{"error"}`, `{"missing"}`,
        `{"unwritten"}`. `value` holds the quantities returned, for a scan a list of them for each step;
        `changed` the positions of arguments that the function changed in place.

    >>> ask({"halve": lambda x: x / 2}, [{"function": "halve", "arguments": [[2.0, 4.0]]}])
    [{'value': [1.0, 2.0], 'single': False, 'changed': []}]
    """
    return [_asked(functions.get(call["function"]), call) for call in calls]


def _asked(function: Any, call: Call) -> dict[str, Any]:
    if not callable(function):
        return {"missing": True}
    notes: dict[str, Any] = {"single": False, "changed": []}
    try:
        with np.errstate(all="ignore"):
            value = _scan(function, call, notes) if "each" in call else _once(function, call, notes)
        return {"value": value, **notes}
    except NotImplementedError:
        return {"unwritten": True}
    except _Unfit as fault:
        return {"error": str(fault)}
    except Exception as fault:  # whatever the student's code raises
        return {"error": f"it stopped with {type(fault).__name__}: {fault}"[:300]}


def _once(function: Any, call: Call, notes: dict[str, Any]) -> Any:
    return _Reader(notes).read(_watched(function, [_given(x) for x in call["arguments"]], notes))


def _scan(function: Any, call: Call, notes: dict[str, Any]) -> list[Any]:
    state = [_given(x) for x in call["start"]]
    rest = [_given(x) for x in call.get("rest", [])]
    steps, reader = [], _Reader(notes)
    for each in call["each"]:
        new = _watched(function, [*state, *map(_given, each), *rest], notes)
        if not isinstance(new, (tuple, list)) or len(new) != len(state):
            got = f"{len(new)} things" if isinstance(new, (tuple, list)) else f"one {type(new).__name__}"
            raise _Unfit(f"it should return {len(state)} things, separated by commas, and returned {got}")
        steps.append([reader.read(part) for part in new])
        state = list(new)
    return steps


def _watched(function: Any, arguments: list[Any], notes: dict[str, Any]) -> Any:
    """Call, and note which arrays are no longer what they were."""
    before = [x.copy() if isinstance(x, np.ndarray) else None for x in arguments]
    value = function(*arguments)
    for i, (was, now) in enumerate(zip(before, arguments)):  # noqa: B905 (of one length; Python 3.9 has no strict)
        if was is not None and not np.array_equal(was, now, equal_nan=True) and i not in notes["changed"]:
            notes["changed"].append(i)
    return value


def _given(x: Any) -> Any:
    """Return an argument as the function gets it: its own copy, so nothing is shared between calls."""
    if isinstance(x, list):
        return np.array(x, dtype=float)
    if isinstance(x, Mapping) and "gradient" in x:
        matrix, centre = (np.array(x["gradient"][name], dtype=float) for name in ("matrix", "centre"))
        return lambda theta: matrix @ (np.asarray(theta) - centre)
    return x


NESTED = "it should return numbers and arrays, and returned lists within lists within lists"
NOTHING = "it returned None; a `return` may be missing"
TOO_MANY = f"it returned more than {MOST_NUMBERS:,} numbers"


class _Reader:
    """Turns what functions return into plain numbers, lists and dictionaries, within bounds."""

    def __init__(self, notes: dict[str, Any]) -> None:
        self.notes, self.room = notes, MOST_NUMBERS

    def read(self, x: Any, depth: int = 0) -> Any:
        if depth > DEEPEST:
            raise _Unfit(NESTED)
        if isinstance(x, Mapping):
            return {str(key)[:LONGEST]: self.read(part, depth + 1) for key, part in self._few(x.items())}
        if isinstance(x, (list, tuple)):
            return [self.read(part, depth + 1) for part in self._few(x)]
        if isinstance(x, str):
            return x[:LONGEST]
        if x is None:
            raise _Unfit(NOTHING)
        return self._numbers(x)

    def _few(self, parts: Any) -> Iterator[Any]:
        if len(parts) > self.room:
            raise _Unfit(TOO_MANY)
        return iter(parts)

    def _numbers(self, x: Any) -> Any:
        if hasattr(x, "detach"):
            x = x.detach()  # a tensor that carries gradients
        array = np.asarray(x)
        if array.dtype.kind not in "biuf":
            raise _Unfit(f"it should return numbers and arrays, and returned {type(x).__name__}")
        self.room -= array.size
        if self.room < 0:
            raise _Unfit(TOO_MANY)
        self.notes["single"] |= array.dtype in (np.float16, np.float32)
        return array.astype(float).tolist()


# ---- comparing


def distance(found: Any, wanted: Any) -> float:
    """How far numbers are from those that they should be, the largest of all entries.

    An entry's difference counts relative to its own size and a hundredth of the largest one, added up: near
    zero no number is right to six digits.

    >>> round(distance([1.0, 2.02], [1.0, 2.0]), 9)
    0.00990099
    """
    a, b = np.asarray(found, dtype=float), np.asarray(wanted, dtype=float)
    if a.shape != b.shape:
        return float("inf")
    finite = np.isfinite(b)
    if not np.array_equal(a[~finite], b[~finite], equal_nan=True) or not np.isfinite(a[finite]).all():
        return float("inf")
    a, b = a[finite], b[finite]
    if a.size == 0:
        return 0.0
    largest = np.abs(b).max() or 1.0
    return float(np.max(np.abs(a - b) / (np.abs(b) + 0.01 * largest)))


def quantities(question: Mapping[str, Any], value: Any) -> list[list[Any]]:
    """Return an answer's values as one list for each quantity, with an entry for each step.

    Raises:
        ValueError: it has not as many quantities as the question wants.
    """
    names = question["returns"]
    steps = value if question.get("scan") else [value]
    if len(names) == 1 and not question.get("scan"):
        return [[value]]
    fits = isinstance(steps, list) and all(isinstance(x, list) and len(x) == len(names) for x in steps)
    if not fits:
        raise ValueError(f"it should return {len(names)} things ({', '.join(names)})")
    return [[step[i] for step in steps] for i in range(len(names))]


def _apart(question: Mapping[str, Any], found: Any, wanted: Any) -> float:
    """Return the largest distance over the quantities of one call."""
    try:
        pairs = [*map(_arrays, quantities(question, found), quantities(question, wanted))]
    except (TypeError, ValueError):
        return float("inf")
    return max(distance(a, b) for a, b in pairs)


def _arrays(found: list[Any], wanted: list[Any]) -> tuple[Any, Any]:
    return np.array(found, dtype=float), np.array(wanted, dtype=float)


def verdict(question: Mapping[str, Any], answers: Sequence[Answer], known: Collection[str] = ()) -> Verdict:
    """Say what the answers to a question's calls are worth, and why.

    Args:
        question: the question of a key: `function`, `returns`, `right`, `wrong`, and so on.
        answers: what `ask` returned for its calls.
        known: mistakes seen in earlier questions; where a claim may come of several, of these first.

    Returns:
        The verdict; its sentence never holds a right number, and none at all if the question is `hidden`. One
        with `judged` is judged by a run when it is graded; here only its form and its bounds are seen.
    """
    name = question["function"]
    for i, answer in enumerate(answers):
        if "missing" in answer:
            return Verdict(0, f"There is no function {name}; its cell is missing or stopped with an error.")
        if "unwritten" in answer:
            return Verdict(0, "It is not written yet.")
        if "error" in answer:
            error = _safe(question, answer["error"]) if question.get("hidden") else answer["error"]
            return Verdict(0, _about(question, answers, i, error).replace("..", "."))
    values = [answer["value"] for answer in answers]
    if "table" in question:
        return _compared(question, values)
    if "judged" in question:
        names = question["returns"]
        if names and any(_listed(value, names) is None for value in values):
            return Verdict(0, f"It should return {_asked_for(names)}.")
        for i, value in enumerate(values):
            if "within" in question and not _within(question["within"], _listed(value, names) or ()):
                return Verdict(0, _about(question, answers, i, question["within"]["says"]))
        return Verdict(1, question["judged"])
    if "boxes" in question:
        return _claimed(question, values, known)
    for i, (found, wanted) in enumerate(zip(values, question["right"])):  # noqa: B905
        if fault := _misshapen(question, found, wanted):
            return Verdict(0, _about(question, answers, i, fault))
    tolerance = SAME_SINGLE if any(answer["single"] for answer in answers) else SAME
    if all(_apart(question, a, b) <= tolerance for a, b in zip(values, question["right"])):  # noqa: B905
        changed = sorted({i for answer in answers for i in answer["changed"]})
        if changed:
            said = f"The numbers are right, but it changes its argument number {changed[0] + 1} in place"
            return Verdict(IN_PLACE, f"{said}: write `a = a + b`, not `a += b`.", ("in_place",))
        return Verdict(1, "Right.")
    for wrong in question["wrong"]:
        if all(_apart(question, a, b) <= tolerance for a, b in zip(values, wrong["values"])):  # noqa: B905
            return Verdict(wrong["share"], " ".join(wrong["says"]), tuple(wrong["names"]))
    return Verdict(0, _first_wrong(question, answers, tolerance))


def _safe(question: Mapping[str, Any], error: str) -> str:
    """Return an error as it may be told of hidden inputs: nothing that can have been made of them."""
    if error in (NESTED, NOTHING, TOO_MANY):
        return error
    stopped = re.match(r"it stopped with (\w+)", error)
    if not stopped:
        count = len(question["returns"])
        return (
            f"it should return {f'{count} things, separated by commas' if count > 1 else 'numbers or arrays'}"
        )
    kind = getattr(builtins, stopped[1], None)
    own = not (isinstance(kind, type) and issubclass(kind, BaseException)) and stopped[1] != "LinAlgError"
    said = f"it stopped with {'an error of its own' if own else stopped[1]}"
    if NOT_RUN in error:
        return f"{said}; {NOT_RUN}"
    if NOT_THERE in error:
        return f"{said}: a module {NOT_THERE}"
    return f"{said}; its text is not shown, since it may tell the inputs"


def _about(question: Mapping[str, Any], answers: Sequence[Answer], i: int, said: str) -> str:
    """Return a sentence on what came of one call, which begins with the call where there are several."""
    place = _call(question, answers, i)
    if place:
        return f"{place}, {said}."
    return f"{said}." if _of_quantity(question, said) else f"{said[0].upper()}{said[1:]}."


def _of_quantity(question: Mapping[str, Any], said: str) -> bool:
    """Return whether a sentence begins with the name of what is returned, which stays as it is written."""
    return re.split(r"\W", said, maxsplit=1)[0] in question["returns"]


def _call(question: Mapping[str, Any], answers: Sequence[Any], i: int) -> str:
    """Name one of several calls: with its numbers if they are few and not hidden."""
    if len(answers) == 1:
        return ""
    place, name = f"With the inputs number {i + 1} of {len(answers)}", question["function"]
    if question.get("hidden") or "calls" not in question:
        return place
    given = question["calls"][i].get("arguments", [[]])
    if all(isinstance(x, (int, float)) for x in given):
        return f"Called as {name}({', '.join(f'{x:.6g}' for x in given)})"
    return f"{place} (`check.inputs({name}, {i + 1})` returns them)"


def _misshapen(question: Mapping[str, Any], found: Any, wanted: Any) -> str:
    """Return what is wrong with an answer's form, or nothing."""
    try:
        parts = quantities(question, found)
    except ValueError as fault:
        return str(fault)
    for name, part, right in zip(question["returns"], parts, quantities(question, wanted)):  # noqa: B905
        if len(part) != len(right):
            return f"it should make {len(right)} steps, and it made others"  # not by `ask`
        try:
            shape = np.array(part[0], dtype=float).shape
            np.array(part, dtype=float)
        except (TypeError, ValueError):
            if not _numeric(part):
                return f"{name} should be made of numbers"
            return f"{name} should be {_shaped(np.shape(right[0]))}, and its parts are of different shapes"
        if shape != (wanted_shape := np.shape(right[0])):
            came = "another" if question.get("hidden") else _shaped(shape)  # a shape can be made of inputs
            return f"{name} should be {_shaped(wanted_shape)}, and it is {came}"
    return ""


def _numeric(value: Any) -> bool:
    """Return whether lists within lists hold nothing but numbers."""
    return all(map(_numeric, value)) if isinstance(value, list) else isinstance(value, (int, float))


def _shaped(shape: tuple[int, ...]) -> str:
    return f"an array of shape {shape}" if shape else "a single number"


def _first_wrong(question: Mapping[str, Any], answers: Sequence[Answer], tolerance: float) -> str:
    """Name the first number that is wrong: the earliest step, there in the order of `order`."""
    names = question["returns"]
    for i, answer in enumerate(answers):
        found = quantities(question, answer["value"])
        wanted = quantities(question, question["right"][i])
        for step in range(len(found[0])):
            for k in question.get("order", range(len(names))):
                a, b = np.array(found[k], dtype=float), np.array(wanted[k], dtype=float)
                largest = np.abs(b[np.isfinite(b)]).max(initial=0.0) or 1.0
                near = np.abs(a[step] - b[step]) <= tolerance * (np.abs(b[step]) + 0.01 * largest)
                off = ~np.where(np.isfinite(b[step]), near, a[step] == b[step])
                if off.any():
                    place = "".join(f"[{j}]" for j in np.argwhere(off)[0])
                    when = f"step {step + 1}: " if question.get("scan") else ""
                    number = a[step][tuple(np.argwhere(off)[0])]
                    said = f"{when}{names[k]}{place} comes out as {number:.6g}"
                    if _in_another_order(question, found, wanted, step, tolerance):
                        told = f"the numbers are right, in the wrong order; the task wants {', '.join(names)}"
                    elif question.get("hidden"):
                        told = f"the first wrong number is in {when}{names[k]}{place}"
                    elif when:
                        which = f"{i + 1}, " if len(answers) > 1 else ""
                        inputs = f"check.inputs({question['function']}, {which}step={step + 1})"
                        told = f"the first number that is wrong is in {said} (`{inputs}` returns its inputs)"
                    else:
                        told = f"{said}, which is wrong"
                    return _about(question, answers, i, told)
    raise AssertionError("there is a wrong number")


def _in_another_order(
    question: Mapping[str, Any], found: list[Any], wanted: list[Any], step: int, tolerance: float
) -> bool:
    """Tell whether the quantities of the first wrong step are those wanted, but one stands for another."""
    came, due = ([np.array(part[step], dtype=float) for part in all_steps] for all_steps in (found, wanted))
    return any(
        all(distance(a, b) <= tolerance for a, b in zip(order, due))  # noqa: B905
        for order in itertools.permutations(came)
    )


def _claimed(question: Mapping[str, Any], values: list[Any], known: Collection[str]) -> Verdict:
    """Judge numbers that may lie anywhere within bounds: the worst of the calls counts.

    A mistake is told by its name only if each call meets it or is right: one may lie there by chance. A box
    with `follows` is there only for who has made its mistake before.
    """
    met = []
    for value, boxes in zip(values, question["boxes"]):  # noqa: B905
        numbers = _listed(value, question["returns"])
        if numbers is None:
            return Verdict(0, f"It should return {_asked_for(question['returns'])}.")
        met.append([box for box in boxes if _within(box, numbers)])

    def everywhere(box: Mapping[str, Any]) -> bool:
        return all(any(b["names"] == box["names"] or b["share"] == 1 for b in here) for here in met)

    def seen_before(box: Mapping[str, Any]) -> bool:
        return bool(box["names"]) and set(known).issuperset(box["names"])

    worst, unmet = Verdict(1, "Right."), {"share": 0.0, "says": [question["otherwise"]], "names": []}
    for i, here in enumerate(met):
        open_ = [box for box in here if seen_before(box) or not box.get("follows")]
        fit = [box for box in open_ if not box["names"] or everywhere(box)] or [unmet]
        told = fit[0] if fit[0]["share"] == 1 else next(filter(seen_before, fit), fit[0])
        if told["share"] < worst.share:
            place = "" if told["names"] else _call(question, values, i)  # a mistake is made in all
            said = " ".join(told["says"])
            if place and not _of_quantity(question, said):
                said = f"{said[0].lower()}{said[1:]}"
            worst = Verdict(told["share"], f"{place}: {said}" if place else said, tuple(told["names"]))
    return worst


def _within(box: Mapping[str, Any], numbers: Sequence[float]) -> bool:
    return all(low <= x <= high for low, x, high in zip(box["low"], numbers, box["high"]))  # noqa: B905


def _listed(value: Any, names: Sequence[str]) -> list[float] | None:
    """Return the numbers of a claim in the order of their names, or None where it has another form."""
    if isinstance(value, Mapping):
        value = [value.get(name) for name in names]
    elif len(names) == 1 and not isinstance(value, list):
        value = [value]
    fits = isinstance(value, list) and len(value) == len(names)
    return value if fits and all(isinstance(x, (int, float)) for x in value) else None


def _asked_for(names: Sequence[str]) -> str:
    return "a number" if len(names) == 1 else "a dictionary of numbers with the keys " + ", ".join(names)


# ---- a table that compares methods


class Tuned(NamedTuple):
    """What a table tells of one method."""

    rates: Any  # the learning rates tried, which grow
    losses: Any  # a row for each rate, a column for each seed that chooses
    chosen: int  # the row of the rate chosen
    judged: Any  # its loss with each seed that judges


class Table(NamedTuple):
    """A comparison of methods: the seeds that choose, those that judge, and each method's runs."""

    tuning: list[int]
    judging: list[int]
    methods: dict[str, Tuned]


def read_table(rules: Mapping[str, Any], value: Any) -> Table:
    """Read a table that a student's function returned.

    Args:
        rules: `methods`; `runs`, the most with which one method may be tuned; `diverged`, from where on a
            loss is as good as infinite.
        value: a dictionary with `tuning`, `judging` and, for each method, another with `rates`, `losses`,
            `chosen`, `judged`.

    Raises:
        ValueError: it has another form. The first argument says where and which is wanted, without a number
            that was returned; a second, which not all have, tells some.
    """
    whole = _parts(value, ("tuning", "judging", *rules["methods"]), "it")
    tuning, judging = (_seeds(whole[name], name) for name in ("tuning", "judging"))
    table = Table(tuning, judging, {})
    for name in rules["methods"]:
        told = _parts(whole[name], ("rates", "losses", "chosen", "judged"), f"what it returns for {name}")
        rates = _row(told["rates"], f"the rates of {name}")
        if not (np.isfinite(rates).all() and rates[0] > 0 and (np.diff(rates) > 0).all()):
            raise ValueError(f"the rates of {name} should be positive and grow from one to the next")
        if len(rates) * len(tuning) > rules["runs"]:
            tried = f"it takes {len(rates)} rates times {len(tuning)} seeds"
            raise ValueError(
                f"the tuning of {name} takes more than the {rules['runs']} runs of its budget", tried
            )
        losses, wanted = _array(told["losses"], f"the losses of {name}"), (len(rates), len(tuning))
        if losses.shape != wanted:
            raise ValueError(
                f"the losses of {name} should have a row for each of its rates and a column for each of the "
                "seeds that choose",
                f"they are {_shaped(losses.shape)}, and should be {_shaped(wanted)}",
            )
        losses[losses >= rules["diverged"]] = np.inf
        judged = _row(told["judged"], f"the judged losses of {name}")
        if len(judged) != len(judging):
            raise ValueError(f"the judged losses of {name} should be one for each seed that judges")
        choice = _array(told["chosen"], f"the choice of {name}")
        row = int(np.abs(rates - choice).argmin()) if choice.ndim == 0 else 0
        if choice.ndim or not abs(rates[row] - choice) <= SAME * rates[row]:
            raise ValueError(f"the rate chosen for {name} should be one of its rates")
        table.methods[name] = Tuned(rates, losses, row, judged)
    return table


def _parts(value: Any, names: Sequence[str], what: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or any(name not in value for name in names):
        raise ValueError(f"{what} should be a dictionary with the keys {', '.join(names)}")
    return value


def _array(value: Any, what: str) -> Any:
    try:
        return np.array(value, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{what} should be made of numbers, in rows of one length") from None


def _row(value: Any, what: str) -> Any:
    array = _array(value, what)
    if array.ndim != 1 or not array.size:
        raise ValueError(f"{what} should be a list of numbers")
    return array


def _seeds(value: Any, what: str) -> list[int]:
    seeds = _row(value, what)
    if not all(0 <= seed < 2**32 and seed == int(seed) for seed in seeds):
        raise ValueError(f"{what} should be a list of seeds, whole numbers from 0 on")
    return [int(seed) for seed in seeds]


def table_faults(rules: Mapping[str, Any], tables: Sequence[Table]) -> dict[str, str]:
    """Say what is unfair in tables that one function returned, as far as they tell by themselves.

    Args:
        rules: as of `read_table`, and `seeds`, the least that choose and that judge; `factor`, the most
            between neighbouring rates; `gain`, by which part of it the lowest median loss has to be below
            those at the ends of the grid; `faults`, each with `says` and the share that it `costs`.
        tables: one for each call.

    Returns:
        For each fault, by name, its sentence.
    """
    found: dict[str, list[str]] = {}
    for table in tables:
        choose, judge, methods = set(table.tuning), set(table.judging), table.methods.items()
        twice = len(choose) < len(table.tuning) or len(judge) < len(table.judging)
        ends = {name: _open_ends(rules["gain"], one) for name, one in methods}
        at = {
            "few_seeds": [*methods] if twice or min(len(choose), len(judge)) < rules["seeds"] else [],
            "same_seeds": [*methods] if choose & judge else [],
            "unequal": [*methods] if len({len(one.rates) for _, one in methods}) > 1 else [],
            "coarse": [it for it in methods if _coarse(rules["factor"], it[1].rates)],
            "edge": [it for it in methods if 0 < ends[it[0]] < 1],
            "idle": [it for it in methods if ends[it[0]] == 1],
            "promised": [it for it in methods if choose != judge and _copied(it[1])],
            _misled(tables): [it for it in methods if not _lowest(np.median, it[1])],
        }
        for fault, where in at.items():
            found[fault] = [*found.get(fault, []), *(name for name, _ in where)]
    told = {fault: [name for name in rules["methods"] if name in at] for fault, at in found.items()}
    return {fault: rules["faults"][fault]["says"].format(", ".join(at)) for fault, at in told.items() if at}


def _coarse(factor: float, rates: Any) -> bool:
    """Return whether neighbours differ by more than a factor; one that is it but for rounding is no more."""
    return bool((rates[1:] > factor * (1 + 1e-9) * rates[:-1]).any())


def _open_ends(gain: float, one: Tuned) -> float:
    """Return at which part of the ends the median is hardly above the lowest: at all where no rate counts."""
    each = np.median(_ended(one.losses), axis=1)
    return float(np.mean([(1 - gain) * each[end] <= each.min() for end in (0, -1)]))


def _ended(losses: Any) -> Any:
    """Return losses with infinity for nan: such a run is none that one chooses."""
    return np.where(np.isnan(losses), np.inf, losses)


def _copied(one: Tuned) -> bool:
    """Return whether all judged losses are some that the rate was chosen by."""
    return bool((np.isfinite(one.judged) & np.isin(one.judged, one.losses[one.chosen])).all())


def _misled(tables: Sequence[Table]) -> str:
    """Return by what rates seem to have been chosen that have not the lowest median."""
    every = [one for table in tables for one in table.methods.values()]
    if any(np.isnan(one.losses[one.chosen]).any() for one in every):
        return "no_inf"
    for fault, summary in (("mean", np.mean), ("luckiest", np.min)):
        if all(_lowest(summary, one) for one in every):
            return fault
    return "choice"


def _lowest(summary: Any, one: Tuned) -> bool:
    """Return whether the rate chosen is the one whose losses have the lowest median, or mean, or minimum."""
    with np.errstate(all="ignore"):
        each = summary(_ended(one.losses), axis=1)
        return bool(each[one.chosen] <= each.min() * (1 + SAME))


def _compared(question: Mapping[str, Any], values: list[Any]) -> Verdict:
    rules = question["table"]
    try:
        faults = table_faults(rules, [read_table(rules, value) for value in values])
    except ValueError as fault:
        said = fault.args[0] if question.get("hidden") else "; ".join(fault.args)
        return Verdict(0, f"{said[0].upper()}{said[1:]}.")
    if not faults:
        return Verdict(1, question["judged"])
    left = 1 - sum(rules["faults"][name]["costs"] for name in faults)
    return Verdict(max(0.0, left), " ".join(faults.values()), tuple(faults))


# ---- in the notebook


class Check:
    """The check of one assignment; call it with a function that you have written.

    Args:
        name: the assignment, as its key is called without `.json`.
        folder: where the key lies; beside this file if not given.

    Raises:
        FileNotFoundError: the key is not there.
    """

    def __init__(self, name: str, folder: Path = Path(__file__).parent) -> None:
        file = Path(folder) / f"{name}.json"
        if not file.is_file():
            raise FileNotFoundError(
                f"{file.name} is not beside check.py; unpack the whole zip into one folder and start there."
            )
        self.questions = json.loads(file.read_text("utf8"))["questions"]
        self.right: set[str] = set()  # the functions in which no mistake was seen when they were last checked

    def __call__(self, function: Any) -> None:
        """Print whether the function is right, and if it is not, what is wrong with it."""
        name = getattr(function, "__name__", "")
        if name not in self.questions:
            known = ", ".join(self.questions)
            said = f"There is no question about {name}" if name else "Give a function, without brackets"
            print(f"{said}; the functions are {known}.")
            return
        question = self.questions[name]
        began = time.perf_counter()
        answers = ask({name: function}, question["calls"])
        took, may = time.perf_counter() - began, allowed(len(self.questions))
        told = verdict(question, answers)
        self.right.discard(name)
        if told.share == 1:
            self.right.add(name)
        if told.share == 1 and told.said == "Right.":
            print(f"Right: {name}.")
        else:
            print(f"{'Noted' if told.share == 1 else 'Not yet'}: {name}. {told.said}")
        if took > may / 2:
            print(f"It took {took:.1f} s; when graded it is stopped after {may:g} s.")

    def inputs(self, function: Any, number: int = 1, step: int = 1) -> list[Any]:
        """Return the arguments with which a function is called, to call it with them yourself.

        Args:
            function: one of those that are checked.
            number: which of its inputs, from 1 on.
            step: of a function that makes one step, which of its steps; the function makes those before.

        Raises:
            ValueError: there is no such function, or there are no inputs of this number or no such step.
        """
        name = getattr(function, "__name__", function)
        calls = self.questions[name]["calls"] if name in self.questions else []
        if not 1 <= number <= len(calls):
            known = ", ".join(f"{name} (1 to {len(each['calls'])})" for name, each in self.questions.items())
            raise ValueError(f"There are no inputs number {number} of {name}; there are those of {known}.")
        call = calls[number - 1]
        each, rest = call.get("each", [call.get("arguments")]), call.get("rest", [])
        if not 1 <= step <= len(each):
            raise ValueError(f"There is no step {step} of {name}; its steps are 1 to {len(each)}.")
        if step > 1 and not callable(function):
            raise ValueError(f"Give {name} itself, not its name: the steps before are made by it.")
        state = [*map(_given, call.get("start", []))]
        for earlier in each[: step - 1]:
            state = [*function(*state, *map(_given, [*earlier, *rest]))]
        return [*state, *map(_given, [*each[step - 1], *rest])]
