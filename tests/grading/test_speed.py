"""Bar 5: what a submission takes of a processor, from file to feedback."""

from __future__ import annotations

import resource

import nbformat

from grading import grade, source
from grading.spec import load


def test_a_submission_takes_a_second_of_a_processor_at_most(sandbox, tmp_path):
    """Counted so that a busy machine does not matter: 100 of them take less than two minutes on two."""
    assignment, count = load("a04_adam"), 6
    (tmp_path / "class").mkdir()
    variants = [None, *(mutant.replace for mutant in assignment.mutants[-count:])]
    for i in range(count):
        nbformat.write(source.read(assignment, variants[i]), tmp_path / "class" / f"{i}.ipynb")
    before = taken()
    told = ["a04_adam", "--submissions", str(tmp_path / "class"), "--to", str(tmp_path / "to")]
    assert grade.main([*told, "--secret", "otters-at-noon"]) == 0
    each = (taken() - before) / count
    print(f"{each:.2f} s of a processor for a submission")
    assert each < 1


def taken():
    """Return the processors' time of this process and of those that it started and that ended, in seconds."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)
