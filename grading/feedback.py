"""What a student gets back: a page of HTML, and the same as Gradescope's results.json."""

from __future__ import annotations

import html
import json

from grading.graded import FAILED, UNREADABLE, Graded
from grading.marks import Mark
from grading.table import number

__all__ = ["gradescope", "page", "summary"]

LARGEST = 10_000  # bytes of a page
_TEXT = 7_000  # of them for sentences, which a student's own code may have made long

_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: {student}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; \
overflow-wrap: anywhere }}
h1 {{ font-size: 1.3rem }}
h2 {{ font-size: 1.05rem; margin: 1.5rem 0 0 }}
p {{ margin: .3rem 0 }}
footer {{ margin-top: 2rem; font-size: .9rem }}
</style>
<h1>{title}</h1>
<p><strong>{summary}</strong></p>
{questions}
<footer>{student}, {file}</footer>
</html>
"""

_QUESTION = """\
<h2>{i}. {title} ({function})</h2>
<p>{said}</p>
<p>{points}</p>"""


def page(title: str, result: Graded) -> str:
    """Return a page that needs nothing else: the sum in one sentence, then one for each question.

    Args:
        title: the assignment's.
        result: what came of the submission.

    Returns:
        HTML of at most 10 kB.
    """
    each = _TEXT // (len(result.marks) + 2)
    questions = [] if result.status == UNREADABLE else list(enumerate(result.marks, 1))
    return _PAGE.format(
        title=html.escape(title),
        summary=_fitted(summary(result), each),
        student=_fitted(result.found.student, each // 2),
        file=_fitted(result.found.file, each // 2),
        questions="\n".join(
            _QUESTION.format(
                i=i,
                title=html.escape(m.title[:1].upper() + m.title[1:]),
                function=m.function,
                said=_fitted(m.said, each),
                points=_points(m),
            )
            for i, m in questions
        ),
    )


def summary(result: Graded) -> str:
    """Return one sentence on the whole: the points, and where some can be won."""
    if result.status in (UNREADABLE, FAILED):
        return result.marks[0].said
    waiting = [m for m in result.marks if m.points is None]
    lacking = [m for m in result.marks if m.points is not None and m.points < m.of]
    of = result.of - sum(m.of for m in waiting)
    told = f"{number(result.total)} of {number(of)} points"
    if waiting:
        told += f"; {number(result.of - of)} more are given by a human"
    if not lacking:
        return f"{told}: nothing is missing."
    return f"{told}; the first question to look at is {lacking[0].title} ({lacking[0].function})."


def _points(m: Mark) -> str:
    of = number(m.of)
    return f"{of} points, not given yet" if m.points is None else f"{number(m.points)} of {of} points"


def _fitted(text: str, most: int) -> str:
    """Return a text for HTML, cut where it would take more bytes than there is room for."""
    parts, size = list[str](), 0
    for letter in text:
        part = html.escape(letter)
        size += len(part.encode())
        if size > most - 3:
            return "".join(parts) + "…"
        parts.append(part)
    return "".join(parts)


def gradescope(result: Graded) -> str:
    """Return the results.json that Gradescope reads: the same sentences and points."""
    tests = []
    for i, m in enumerate(result.marks, 1):
        test = {
            "number": f"{i}",
            "name": f"{m.title} ({m.function})",
            "max_score": m.of,
            "output": m.said,
            "output_format": "text",
            "visibility": "visible",
        }
        tests.append(test if m.points is None else {**test, "score": m.points})
    content = {
        "score": result.total or 0,
        "output": summary(result),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"
