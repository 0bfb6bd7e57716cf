"""A rule on a page: its source from its own file, its state, its defaults and its paper.

A notebook shows what these functions return: JupyterLab and the site draw its Markdown, a terminal its text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from .definition import Rule, expect_rule, scalar

__all__ = ["Shown", "card", "differs", "numbers_per_parameter", "paper", "say", "source"]


@dataclass(frozen=True, repr=False)
class Shown:
    """Something to show: Python source, and facts about it as (heading, text) pairs.

    >>> Shown("x = 1", (("Value", "`x`, one"),))
    x = 1
    Value: x, one
    """

    code: str
    facts: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        lines = [_wrapped(f"{heading}: {text.replace('`', '')}") for heading, text in self.facts]
        return "\n".join([self.code, *lines])

    def _repr_markdown_(self) -> str:
        facts = "\n".join(f"- **{heading}:** {_linked(text)}" for heading, text in self.facts)
        return f"```python\n{self.code}\n```\n" + (f"\n{facts}\n" if facts else "")


def source(*rules: Rule) -> Shown:
    """The text of rules as it stands in their files, for a notebook to show.

    Args:
        rules: one or more rules.

    Raises:
        TypeError: if there is no rule, or something that is not a rule.

    >>> from optlib.rules import gd
    >>> source(gd)
    # optlib/formulas/gd.py
    def gd(g, *, t, lr=1e-3):
        return lr * g
    """
    if not rules:
        raise TypeError("source needs at least one rule, for example source(optlib.rules.adam)")
    parts: list[str] = []
    last = None
    for rule in rules:
        module = expect_rule(rule).formula.__module__
        file = "" if module in (last, "__main__") else f"# {module.replace('.', '/')}.py\n"
        parts.append(file + rule.source.rstrip())
        last = module
    return Shown("\n\n\n".join(parts))


def card(rule: Rule) -> Shown:
    """The source of a rule with its purpose, its state, its default hyper-parameters and its paper.

    Where the rule is not what its paper says, the card says so.

    Args:
        rule: the rule; the defaults shown are those of its signature, whatever it is bound to.

    Raises:
        TypeError: if it is not a rule.

    >>> from optlib.rules import gd
    >>> card(gd(lr=0.5))  # doctest: +ELLIPSIS
    # optlib/formulas/gd.py
    def gd(g, *, t, lr=1e-3):
        return lr * g
    In short: Gradient descent; stochastic gradient descent when g comes from a sample or a batch.
    State: none
    Defaults: lr=0.001
    Source: A. Cauchy, 1847; ...
    """
    defaults = ", ".join(f"`{name}={value:g}`" for name, value in expect_rule(rule).defaults.items())
    facts = [
        ("In short", (rule.formula.__doc__ or "").partition("\n")[0]),
        ("State", _state(rule)),
        ("Defaults", defaults),
        ("Source", paper(rule)),
    ]
    if departure := differs(rule):
        facts.append((f"Differs from {departure[0]}", departure[1]))
    return Shown(source(rule).code, tuple(facts))


def say(line: str, **values: Any) -> None:
    """Print a line, and keep its values for the prose of the page.

    Each value is kept as it is printed, under its name: the page then quotes it by {glue:text}`name`.

    Args:
        line: text with a field for each value, such as "after {count:,} updates".
        values: what the fields stand for.

    Raises:
        KeyError: if a field has no value.

    >>> say("least squares: {slope:.3f}, after {count:,} updates", slope=1.98728, count=1232)
    least squares: 1.987, after 1,232 updates
    """
    for _, name, spec, _ in Formatter().parse(line):
        if name:
            _keep(name, format(values[name], spec or ""))
    print(line.format(**values))


def _keep(name: str, text: str) -> None:
    """Leave `text` among the cell's outputs as myst_nb's `glue` does, which a reader need not have."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ModuleNotFoundError:
        return
    if get_ipython() is None:
        return
    prefix = "application/papermill.record/"
    about = {"scrapbook": {"name": name, "mime_prefix": prefix}}
    display({f"{prefix}text/plain": repr(text)}, raw=True, metadata=about)  # type: ignore[no-untyped-call]


def numbers_per_parameter(rule: Rule) -> int:
    """How many numbers of state a rule keeps for each parameter, beside the parameter itself.

    Args:
        rule: the rule. A state that is one number in all does not count.

    >>> from optlib.rules import adam, nadam
    >>> numbers_per_parameter(adam), numbers_per_parameter(nadam)
    (2, 2)
    """
    return sum(not isinstance(x, scalar) for x in rule.state.values())


def paper(rule: Rule) -> str:
    """Where a rule comes from: what its docstring says after "Source:".

    Raises:
        ValueError: if the docstring names no source.

    >>> from optlib.rules import adam
    >>> paper(adam)
    'D. Kingma and J. Ba, arXiv:1412.6980, ICLR 2015.'
    """
    text = rule.formula.__doc__ or ""
    found = re.search(r"\bSource:(.*?)(?:\n\s*(?:\n|Differs from )|\Z)", text, re.DOTALL)
    if found is None:
        raise ValueError(f"the docstring of {rule.name} names no source; add a line 'Source: ...'")
    return " ".join(found[1].split())


def differs(rule: Rule) -> tuple[str, str] | None:
    """From what a rule differs, and in what: what its docstring says after "Differs from ...:", or None.

    "it" is the source that the docstring names before.

    >>> from optlib.rules import adadelta, adam
    >>> differs(adam)
    >>> differs(adadelta)
    ('it', "lr; and rho is 0.95 in the paper's experiments.")
    """
    found = re.search(r"\bDiffers from (\w+):(.*?)(?:\n\s*\n|\Z)", rule.formula.__doc__ or "", re.DOTALL)
    return (found[1], " ".join(found[2].split())) if found else None


def _state(rule: Rule) -> str:
    each = {name: x for name, x in rule.state.items() if not isinstance(x, scalar)}
    once = {name: x for name, x in rule.state.items() if isinstance(x, scalar)}
    parts = []
    if each:
        parts.append(f"{_names(each)}: {_count(len(each))} per parameter, {_begin(each)}")
    if once:
        parts.append(f"{_names(once)}: {_count(len(once))} in all, {_begin(once)}")
    return "; ".join(parts) or "none"


def _names(states: Mapping[str, float]) -> str:
    return ", ".join(f"`{name}`" for name in states)


def _begin(states: Mapping[str, float]) -> str:
    """What the states are before the first step."""
    return "at first " + " and ".join(sorted({f"{x:g}" for x in states.values()}))


def _count(n: int) -> str:
    return f"{n} number" + ("s" if n > 1 else "")


def _linked(text: str) -> str:
    return re.sub(r"arXiv:(\d{4}\.\d{4,5})", r"[arXiv:\1](https://arxiv.org/abs/\1)", text)


def _wrapped(line: str) -> str:
    return textwrap.fill(line, 100, subsequent_indent="  ", break_on_hyphens=False)
