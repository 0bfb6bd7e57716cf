"""A small book with every construct that CONTRIBUTING.md names, built once as a user builds it."""

from __future__ import annotations

from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.site.small_book import build, make

SOURCES = """\
@article{polyak1964,
  author = {Polyak, Boris T.}, title = {Some methods of speeding up}, journal = {USSR}, year = {1964},
  doi = {10.1016/0041-5553(64)90137-5}
}
@book{boyd2004,
  author = {Boyd, Stephen and Vandenberghe, Lieven}, title = {Convex Optimization}, publisher = {CUP},
  year = {2004}
}
@misc{anna2016,
  author = {Anna}, title = {A post}, howpublished = {\\url{https://example.org/a_post}}, year = {2016}
}
"""

OPENING = """\
# First

One sentence opens the page.
"""
FIGURE = """\
import matplotlib.pyplot as plt

from optlib.plots import use_style
from optlib.show import say

use_style()
plt.figure(figsize=(3, 2))
plt.plot([0, 1], [1, 0])
plt.show()
"""
FIGURE_ABOUT = {
    "tags": ["hide-input"],
    "mystnb": {
        "figure": {"caption": "A line $y=1-x$, {glue:text}`deep` deep.", "name": "sa-fig-line"},
        "image": {"alt": "A straight line falls from the upper left to the lower right."},
    },
}
NUMBERS = """\
say("deep {deep:.2f}, tiny {tiny:.0e}, down {down:.1f}", deep=0.5, tiny=6.06e-10, down=-57.0)
say("many {many:,}", many=1232)
"""
PROSE = """\
```{live} gd-rates
:figure: sa-fig-line
```

:::{admonition} In this chapter
:class: tip

**You will** read {doc}`second` and {doc}`the other words <plain>`.
:::

(sa-place)=
## A place

% nobody reads this
After {glue:text}`many` steps $y$ is {glue:text}`tiny`, at $z={}${glue:text}`down` and
$w={}${glue:text}`tiny`; by then {cite:t}`sa-anna2016` had stopped {cite}`sa-polyak1964,sa-boyd2004`. See
{numref}`sa-fig-line`, {eq}`eq-sa-one`, {prf:ref}`sa-theorem`,
{ref}`sa-ex-hand`, {ref}`sa-place`, {eq}`eq-sb-two` and `{eq}` in code. A list:

- its formula
  ```{math}
  :label: eq-sa-one
  x_t = x_{t-1} - \\eta\\, g_t
  ```
- and {eq}`eq-sa-one` again

$$
a^2 + b^2 = c^2
$$ (eq-sa-dollar)

````{prf:theorem} Down it goes
:label: sa-theorem
If {eq}`eq-sa-dollar` holds, then
```{math}
f(\\theta_t)
  \\le f(\\theta_{t-1})
```
````

:::{prf:proof}
:class: dropdown
The whole of this proof is {glue:text}`many` words long.
:::

:::{admonition} Second reading: other norms
:class: dropdown
With a formula, $\\lVert x\\rVert_1$.
:::

:::{note}
A plain note.
:::
"""
QUESTION = """\
```{predict} What will $x$ do?
:label: sa-predict
:answer: 2

1. It creeps.
2. It explodes, by {glue:text}`many`.
```
"""
AFTER = """\
It explodes.

```{predict-end}
```

The text goes on.
"""
EXERCISES = """\
## Exercises

```{exercise} Two numbers by hand
:label: sa-ex-hand
*(By hand.)* Where is $\\theta$? The mean is {glue:text}`many`.
```
```{answer} gd-from-zero
```

````{solution-start} sa-ex-hand
:class: dropdown
````
It is there, by {eq}`eq-sa-one`.
"""
SOLVED = """\
More of it.

````{solution-end}
````

## Sources

```{bibliography}
:filter: docname in docnames
:keyprefix: sa-
```
"""
CHECK = 'from optlib import check\n\ncheck("gd-from-zero", [0.3177, 2.0755])'


def cells() -> list[NotebookNode]:
    """Return the cells of the first chapter."""
    return [
        new_markdown_cell(OPENING),
        new_code_cell(FIGURE, metadata=FIGURE_ABOUT),
        new_code_cell(NUMBERS, metadata={"tags": ["numbers"]}),
        new_markdown_cell(PROSE),
        new_markdown_cell(QUESTION),
        new_code_cell('print("the answer")'),
        new_markdown_cell(AFTER),
        new_markdown_cell(EXERCISES),
        new_code_cell(CHECK),
        new_markdown_cell(SOLVED),
    ]


def make_book(folder: Path, first: list[NotebookNode]) -> Path:
    """Write the book: a first page, a chapter with these cells, another, and a page that is no notebook."""
    second = "# Second\n\nAnother chapter.\n\n```{math}\n:label: eq-sb-two\ny = 2\n```\n"
    pages = {
        "index": "# Home\n\nA small book.\n",
        "first": first,
        "second": [new_markdown_cell(second), new_code_cell("print(2)")],
        "plain": "# Plain page\n\nNo notebook.\n",
    }
    book = make(folder, pages)
    (book / "book" / "references.bib").write_text(SOURCES)
    return book


def built(folder: Path) -> Path:
    """Build the book in a folder and return where its notebooks lie."""
    done = build(make_book(folder, cells()))
    assert done.returncode == 0, done.stderr
    return folder / "_build" / "notebooks"
