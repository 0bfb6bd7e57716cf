"""The exercises of all chapters: each says its kind, has its fields, and a solution that passes its check."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")

from optlib._answers import ANSWERS  # noqa: E402

BOOK = Path(__file__).parents[2] / "book"
CELLS = [
    (path.stem, cell)
    for path in sorted(BOOK.glob("*.ipynb"))
    for cell in nbformat.read(path, as_version=4).cells
]
TEXTS = [(stem, cell.source) for stem, cell in CELLS if cell.cell_type == "markdown"]
CODE = [(stem, cell) for stem, cell in CELLS if cell.cell_type == "code"]
KINDS = ("Derive", "By hand", "Code", "Experiment", "Find the bug")

_EXERCISE = re.compile(r"^`{3,}\{exercise\} (.+)\n(?::.*\n)*\n*(.*)", re.MULTILINE)
_FIELD = re.compile(r"^`{3,}\{answer\} (\S+)", re.MULTILINE)
EXERCISES = [(stem, *found) for stem, text in TEXTS for found in _EXERCISE.findall(text)]


def test_there_are_exercises():
    assert len(EXERCISES) >= 12


@pytest.mark.parametrize(("chapter", "title", "text"), EXERCISES)
def test_each_says_its_kind(chapter, title, text):
    kind = re.match(r"\*\((.+?)\.\)\*", text)
    assert kind, f"{chapter}, {title}: begin with its kind, one of *({'.)*, *('.join(KINDS)}.)*"
    assert kind[1] in KINDS


def test_each_chapter_with_exercises_has_an_experiment():
    chapters = {chapter for chapter, _, _ in EXERCISES}
    assert chapters == {chapter for chapter, _, text in EXERCISES if text.startswith("*(Experiment.)*")}


def test_each_answer_has_one_field_and_each_field_an_answer():
    fields = Counter(name for _, text in TEXTS for name in _FIELD.findall(text))
    assert fields == Counter(list(ANSWERS))


def test_each_worked_solution_passes_its_check():
    printed = [
        line
        for _, cell in CODE
        for output in cell.outputs
        for line in str(output.get("text", "")).splitlines()
        if re.match("(Right|Not yet|Not checked): ", line)
    ]
    assert sorted(printed) == sorted(f"Right: {name}." for name in ANSWERS)


def test_no_check_stands_in_a_task_by_hand():
    by_hand = [(stem, call) for stem, text in TEXTS for call in re.findall(r"check\(.*?\)", text)]
    assert by_hand == [], "the field and the notebook's cell are written by {answer}"
