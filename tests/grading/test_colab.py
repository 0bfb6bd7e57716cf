"""What Colab leaves of a notebook, its cells without ids and tags, is graded like what JupyterLab saves."""

from __future__ import annotations

import nbformat
import pytest

from grading import source
from grading.folder import Found
from grading.graded import Job, graded
from grading.texts import handed_out
from tests.assignments.family import ALL, by_name

OWN_TEXT = "RMSProp and Adam are level; the choice of the rate costs more than that of the method."


def handed_in(assignment):
    """Return the student's notebook with its links to the site, solved."""
    notebook = source.read(assignment)
    for cell in notebook.cells:
        cell.source = cell.source.replace("](../", "](https://example.org/")
        if cell.id in {question.function for question in assignment.questions if question.human}:
            cell.source = OWN_TEXT
    return notebook


def as_colab_saves(notebook):
    """Return the same as Colab writes it: format 4.0, its own ids in the metadata, and cells of its own."""
    cells = []
    for number, cell in enumerate(notebook.cells):
        kept = {name: cell[name] for name in ("cell_type", "source")}
        cells.append(kept | {"metadata": {"id": f"xK{number}"}})
        if cell.cell_type == "code":
            cells[-1] |= {"execution_count": number, "outputs": []}
    colab = {"provenance": [], "toc_visible": True}
    drive = "from google.colab import drive\ndrive.mount('/content/drive')\n%cd /content/drive/MyDrive"
    mount = {
        "cell_type": "code",
        "source": drive,
        "metadata": {"id": "m"},
        "execution_count": 1,
        "outputs": [],
    }
    about = {"colab": colab, "kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return {"nbformat": 4, "nbformat_minor": 0, "metadata": about, "cells": [mount, *cells]}


@pytest.mark.parametrize("assignment", ALL, ids=by_name)
def test_it_is_graded_like_any_other(assignment, sandbox, tmp_path):
    job = Job(assignment, "tulips in november", "", sandbox, handed_out(assignment), 20)
    notebook = handed_in(assignment)
    file = tmp_path / "ada.ipynb"
    found = Found(file, "ada", file.name, "ada")
    results = []
    for form in (notebook, nbformat.from_dict(as_colab_saves(notebook))):
        nbformat.write(form, file)
        results.append(graded(job, found))
    one, other = results
    assert other == one
    by_machine = sum(question.points for question in assignment.questions if not question.human)
    assert other.total == by_machine
    assert set(other.texts.values()) <= {OWN_TEXT}
    assert len(other.texts) == sum(question.human for question in assignment.questions)
