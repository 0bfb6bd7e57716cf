"""What grading a class comes to: the table, the pages, and the texts for a human."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from grading import feedback, human, table
from grading.graded import FAILED, UNREADABLE, Graded, Job
from grading.human import Given

__all__ = ["GRADES", "MARKS", "files_of"]

GRADES, MARKS = "grades.csv", "human/marks.csv"  # paths below the folder of grades


def files_of(job: Job, found: Sequence[Graded], marks: Mapping[tuple[str, str], Given]) -> dict[str, str]:
    """Return the files that a class comes to, by path.

    Args:
        job: the class.
        found: what came of each file, in order.
        marks: what a human gave, by anonymous name and question.
    """
    questions = job.assignment.questions
    read = [question for question in questions if question.human]
    names = {result.found.name: human.anonymous(job, result.found) for result in found}
    often = Counter(result.found.student for result in found)
    head = ["student", "file", "status", "sandbox", "total", *(q.function for q in questions), "feedback"]
    rows = [[*head, *(["text"] if read else []), "note"]]
    files = {}
    for one in found:
        name = names[one.found.name]
        own = {function: mark for (whose, function), mark in marks.items() if whose == name}
        result = human.marked(one, own)
        files[page := f"feedback/{result.found.name}.html"] = feedback.page(job.assignment.title, result)
        files[f"gradescope/{result.found.name}.json"] = feedback.gradescope(result)
        student = result.found.student
        notes = [result.note, f"{often[student]} files are {student}'s." if often[student] > 1 else ""]
        rows.append([
            student, result.found.file, result.status,
            "" if result.status in (UNREADABLE, FAILED) else str(job.kind),
            table.number(result.total), *(table.number(m.points) for m in result.marks), page,
            *([name if result.texts else ""] if read else []), " ".join(filter(None, notes)),
        ])  # fmt: skip
    files[GRADES] = table.written(rows)
    for question in read:
        having = [result for result in found if question.function in result.texts]
        texts = {names[result.found.name]: result.texts[question.function] for result in having}
        files[f"human/{question.function}.md"] = human.sheet(job, question, texts)
    if read:
        files[MARKS] = human.table(read, [names[r.found.name] for r in found if r.texts], marks)
    return files
