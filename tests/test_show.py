"""What a page shows of a rule."""

import pytest

from optlib import rule
from optlib.rules import ALL, adam, gd, momentum, momentum_ema, nadam, swats
from optlib.show import card, numbers_per_parameter, paper, source


@pytest.mark.parametrize("shown", ALL.values(), ids=lambda r: r.name)
def test_every_rule_has_a_card(shown) -> None:
    text = card(shown)._repr_markdown_()
    assert shown.source.rstrip() in text
    assert text.count("```") == 2
    assert all(f"- **{heading}:** " in text for heading in ("In short", "State", "Defaults", "Source"))
    assert all(f"`{name}=" in text for name in shown.hyper)


def test_a_card_shows_the_signature_s_defaults_whatever_is_bound() -> None:
    assert repr(card(adam(lr=0.5))) == repr(card(adam))


def test_rules_of_one_file_are_shown_under_its_name_once() -> None:
    text = repr(source(momentum, momentum_ema, adam))
    assert text.count("# optlib/formulas/momentum.py") == 1
    assert text.count("# optlib/formulas/adam.py") == 1
    assert text.index("def momentum(") < text.index("def momentum_ema(") < text.index("def adam(")


def test_a_rule_written_in_a_notebook_stands_in_no_file(monkeypatch) -> None:
    @rule
    def own(g, *, t, lr=0.1):
        return lr * g

    monkeypatch.setattr(own.formula, "__module__", "__main__")
    assert repr(source(own)).startswith("def own(g")


def test_states_of_one_number_are_not_counted_per_parameter() -> None:
    assert numbers_per_parameter(gd) == 0
    assert numbers_per_parameter(nadam) == 2
    assert "`average`, `rate`: 2 numbers in all" in card(swats)._repr_markdown_()


def test_papers_on_arxiv_are_linked() -> None:
    assert "[arXiv:1412.6980](https://arxiv.org/abs/1412.6980)" in card(adam)._repr_markdown_()
    assert "arXiv:1412.6980" in repr(card(adam))


def test_errors_say_what_to_do() -> None:
    with pytest.raises(TypeError, match="at least one rule"):
        source()
    with pytest.raises(TypeError, match=r"expected a rule such as optlib.rules.adam; got 'adam', a str"):
        card("adam")  # type: ignore[arg-type]

    @rule
    def nameless(g, *, t, lr=0.1):
        """No paper."""
        return lr * g

    with pytest.raises(ValueError, match="nameless names no source"):
        paper(nameless)
