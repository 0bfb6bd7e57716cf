"""What is known of one page while its notebook is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from tools.reader.citations import Sources
from tools.reader.references import References


@dataclass
class Page:
    """One page of the book.

    Attributes:
        name: its name, without suffix.
        references: all pages and labels.
        sources: what it may cite.
        numbers: values for its prose by name, as its cells printed them.
        time: the reading time as the site prints it, or nothing where it prints none.
        exercises: titles of the exercises so far by label.
        cited: the keys of the sources cited so far.
        imported: names that its code cells, or cells added to it, have imported so far.
    """

    name: str
    references: References
    sources: Sources
    numbers: dict[str, str]
    time: str = ""
    exercises: dict[str, str] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)
    imported: set[str] = field(default_factory=set)
