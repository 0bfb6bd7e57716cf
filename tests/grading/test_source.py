"""What is taken out of the instructor's notebook, and what is refused because it would not be."""

from __future__ import annotations

import pytest

from grading import source
from grading.spec import Assignment, SpecError
from tests.grading.notebooks import cell, notebook

MODEL = "Momentum.\n\n**Marking:** 1 point."
TEXT = f"<!-- BEGIN SOLUTION -->\n{MODEL}\n<!-- END SOLUTION -->"


@pytest.fixture
def assignment(tmp_path, monkeypatch):
    monkeypatch.setattr("grading.spec.ASSIGNMENTS", tmp_path)
    (tmp_path / "toy").mkdir()
    return Assignment("toy", "Toy", (), ())


def written(assignment, text, tags=("answer",)):
    part = cell(text, "why", "markdown") | {"metadata": {"tags": list(tags)}}
    assignment.notebook.write_text(notebook(part), "utf8")
    return assignment


def test_a_model_answer_is_taken_out_with_the_advice_on_marking_it(assignment):
    (part,) = source.read(written(assignment, f"Say why.\n\n{TEXT}")).cells
    assert source.stub(part.source) == f"Say why.\n\n{source.TEXT}"


def test_a_text_is_no_function(assignment):
    assert source.answers(source.read(written(assignment, TEXT))) == {}


@pytest.mark.parametrize(
    "text",
    [
        MODEL,
        TEXT.replace("BEGIN", "begin"),
        TEXT.replace("<!-- END", "<!--END"),
        TEXT.replace("END SOLUTION", "END_SOLUTION"),
        TEXT.replace("<!-- END SOLUTION -->", ""),
        f"{TEXT}\n{TEXT}",
        f"### BEGIN SOLUTION\n{MODEL}\n### END SOLUTION",
    ],
)
def test_a_text_whose_model_answer_would_stay_is_refused(assignment, text):
    with pytest.raises(SpecError, match="cell why: a cell of markdown"):
        source.read(written(assignment, text))


def test_a_model_answer_without_the_tag_is_refused(assignment):
    with pytest.raises(SpecError, match="cell why"):
        source.read(written(assignment, TEXT, tags=()))
