"""Rules for a scheme hold without a script too, and on paper the light ones do."""

from __future__ import annotations

import pytest

from tools.site.schemes import with_first_colours, without_script


def test_a_rule_gets_the_forms_that_need_no_script() -> None:
    css = "/* both */ a, html[data-theme='dark'] b{c:d} i{} html[data-theme=light]{e:f}"
    assert without_script(css).splitlines() == [
        "/* both */a{c:d}",
        "@media screen{html[data-theme=dark] b{c:d}}",
        "@media screen and (prefers-color-scheme:dark){html[data-theme=auto] b{c:d}} i{}"
        "html[data-theme=light]{e:f}",
        "@media print{html[data-theme=dark],html[data-theme=auto]{e:f}}",
        "@media (prefers-color-scheme:light){html[data-theme=auto]{e:f}}",
    ]


def test_other_rules_stay_as_they_are() -> None:
    css = '@charset "UTF-8"; @media print{p:is(.a, .b){color:red}}'
    assert without_script(css) == css


def test_a_head_without_the_theme_s_script_is_refused() -> None:
    with pytest.raises(ValueError, match="sets data-theme"):
        with_first_colours("<head></head>", "")


def test_a_page_asks_early_for_the_fonts_that_its_first_lines_have() -> None:
    head = '<head><script data-cfasync="false">document.documentElement.dataset.mode = "";</script></head>'
    assert "KaTeX" not in with_first_colours(head + "<p>no formula</p>", "")
    with_formula = with_first_colours(head + '<p><span class="katex"></span></p>', "")
    assert "katex/fonts/KaTeX_Main-Regular" in with_formula
    assert "katex/fonts/KaTeX_Math-Italic" in with_formula
