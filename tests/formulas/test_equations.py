"""Every update equation in the book, and in a docstring, is what the code computes."""

from __future__ import annotations

import re

import numpy as np
import pytest

from optlib import Rule
from optlib.rules import ALL
from tools.equations import labelled_in

from . import samples
from .check import Mismatch, check
from .numbers import G
from .pages import documented, equations, labelled, markdown, of_rule, rule_of, symbols
from .reader import Name, read_latex

RULES = pytest.mark.parametrize("rule", ALL.values(), ids=lambda r: r.name)


@RULES
def test_page_equals_code(rule: Rule, tally: dict[str, int]) -> None:
    lines = equations(rule)
    tally["cases"] += check(rule, lines)
    tally["equations on pages"] += len(lines)
    tally["rules"] += 1


@RULES
def test_docstring_equals_code(rule: Rule, tally: dict[str, int]) -> None:
    lines = documented(rule)
    check(rule, lines)
    tally["equations in docstrings"] += len(lines)


@RULES
def test_page_equals_code_in_numbers(rule: Rule) -> None:
    """A second opinion, without algebra: guards the reader of symbols and the tracing of the rule as well."""
    for t, page in samples.single_steps(rule.name):
        before = [page.values[Name(s, True), t - 1] for s in rule.state]
        state = tuple(float(x) if np.ndim(x) == 0 else x for x in before)
        theta = page.values[Name("theta", True), t - 1]
        step, after = rule(**page.hyper).update(page.values[G, t], state, theta, t)
        for name, value in zip(["theta", *rule.state], [theta - step, *after], strict=True):
            said = page.value(Name(name, True), t)
            np.testing.assert_allclose(said, value, rtol=1e-12, err_msg=f"{name} at step {t}")


def test_every_case_occurs_in_the_samples() -> None:
    for rule in ALL.values():
        for line in equations(rule):
            held = any(run.applies(line, t) for t, run in samples.single_steps(rule.name))
            assert held, f"{line.label} never holds in the samples"


def test_labels_are_of_rules_and_named_after_their_left_side() -> None:
    for label, (_, body) in labelled().items():
        rule, left = rule_of(label), read_latex(label, body, symbols()).left.code
        wanted = f"upd-{rule}-{'step' if left == 'theta' else left}"
        assert label == wanted or label.startswith(f"{wanted}-"), f"{label} should start with {wanted}"


@pytest.mark.parametrize(
    "text",
    [
        "$$\ng_t\n$$ (upd-gd-step)",
        "```{math}\n:nowrap:\n:label: upd-gd-step\ng_t\n```",
        "```{math}\n---\nlabel: upd-gd-step\n---\ng_t\n```",
        "- item\n  ```{math}\n  :label: upd-gd-step\n  g_t\n  ```",
        "(upd-gd-step)=\n$$g_t$$",
    ],
    ids=["dollars", "options before", "yaml", "indented", "target"],
)
def test_a_label_that_the_check_would_not_see_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="upd-gd-step labels no equation that the formula check can read"):
        labelled_in("page.md", text)
    read = "```{math}\n:label: upd-gd-step\ng_t\n```\nsee {eq}`upd-gd-step`"
    assert labelled_in("page.md", read) == [("upd-gd-step", "g_t\n")]


def test_each_rule_has_its_set_on_one_page() -> None:
    for rule in ALL.values():
        pages = {labelled()[label][0] for label in of_rule(rule)}
        assert len(pages) == 1, f"{rule.name} has its equations on {sorted(pages) or 'no page'}, not on one"


def test_glance_prints_each_rule() -> None:
    text = markdown()["glance.ipynb"]
    for rule in ALL.values():
        here = all(labelled()[label][0] == "glance.ipynb" for label in of_rule(rule))
        assert here or f"```{{equations}} {rule.name}\n" in text, f"glance does not print {rule.name}"


def _adam(**changed: str) -> list:
    body = {label.removeprefix("upd-adam-"): text for label, text in of_rule(ALL["adam"]).items()}
    body |= changed
    return [read_latex(f"upd-adam-{line}", text, symbols()) for line, text in body.items() if text]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"v": ""}, "no labelled equation for v"),
        ({"v_hat": ""}, "use v_hat and do not say what it is"),
        ({"u": r"u_t = \max(u_{t-1}, v_t)"}, "nothing depends on upd-adam-u"),
        ({"v-again": r"v_t = \beta_2 v_{t-1} + (1 - \beta_2) g_t^2"}, "upd-adam-v-again gives v"),
        ({"m": r"m_t = \beta_1 m_t + (1 - \beta_1) g_t"}, "defined by itself"),
        ({"m": r"m_t = \beta_1 m_{t-1} + (1 - \beta_1) g_{t-1}"}, "not known in step t"),
        ({"m_hat": r"\hat m_t = \frac{m_{t+1}}{1 - \beta_1^t}"}, "not known in step t"),
        ({"m": r"m_t = \beta_1 m_{t-1} + (1 - \beta_1) g_t \quad \text{if } t > 1"}, "no line gives m"),
        ({"v": r"v_t = \beta_1 v_{t-1} + (1 - \beta_2) g_t^2"}, "the equations give"),
        ({"step": r"\theta_t = \theta_{t-1} - \alpha \hat m_t"}, "use alpha and do not say"),
    ],
    ids=lambda x: x if isinstance(x, str) else None,
)
def test_a_set_that_is_not_the_rule_is_told_why(changed: dict[str, str], why: str) -> None:
    with pytest.raises(Mismatch, match=re.escape(why)):
        check(ALL["adam"], _adam(**changed))


@pytest.mark.parametrize(
    "step",
    [
        r"\theta_t = \theta_{t-1} - \frac{\eta\, m_t \sqrt{1 - \beta_2^t}}"
        r"{(1 - \beta_1^t)(\sqrt{v_t} + \epsilon \sqrt{1 - \beta_2^t})}",
        r"\theta_t = \theta_{t-1} - \eta \frac{m_t}{1 - \beta_1^t} "
        r"\frac{1}{\frac{\sqrt{v_t}}{\sqrt{1 - \beta_2^t}} + \epsilon}",
    ],
    ids=["common factor", "root of a quotient"],
)
def test_another_form_of_the_same_is_accepted(step: str) -> None:
    check(ALL["adam"], _adam(step=step, m_hat="", v_hat=""))
