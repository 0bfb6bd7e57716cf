"""Where formulas may break: the boxes of displayed ones, the marks of those within a line."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from tools.site.math import render

# The formula, and its parts as they may be parted: a box in parentheses.
BOXES = {
    r"a=b+c": "a | =b | +c",
    r"a\le(b+c)d+e": "a | (≤(b | +c)d) | +e",
    r"a=[b+(c-d)+e]": "a | (=[b | (+(c | −d)) | +e])",
    r"a\;\ge\;b": "a | ≥b",
    r"a=b,\qquad c=d": "(a | =b,) | (c | =d)",
    r"a=b\quad\text{if }c>d": "(a | =b) | (if c | >d)",
    r"x\in(a+1,b": "x | ∈(a | +1,b",
    r"\left(a+b\right)": "(a+b)",
    r"\begin{aligned}a&=b\quad c\\d&=e\end{aligned}": "ad=bc=e",
}


def told(part: Element) -> str:
    if part.get("class") == "katex-base":
        return "".join(part.itertext()).replace("\N{ZERO WIDTH SPACE}", "").replace("\N{NO-BREAK SPACE}", " ")
    return f"({' | '.join(told(inner) for inner in part if inner.get('class'))})"


@pytest.mark.parametrize("tex", BOXES)
def test_boxes(tex: str) -> None:
    drawn = next(
        part for part in fromstring(render(tex, display=True)).iter() if part.get("class") == "katex-html"
    )
    assert told(drawn)[1:-1] == BOXES[tex]


def test_within_a_line_a_formula_breaks_at_its_marks_alone() -> None:
    html = render(r"a=b+(c-d)", display=False)
    assert html.count("<wbr>") == html.count("katex-base") - 1 == 3
    assert "katex-whole" not in html
    assert "<wbr>" not in render(r"\sqrt{a+b}", display=False)
