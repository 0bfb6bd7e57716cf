"""Figures as the page has them: text from outlines, colours from the palette, ids of their own."""

from __future__ import annotations

import io
import re

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from optlib.plots import SERIES, use_style
from optlib.plots.palette import PALETTE
from tools.site.drawing import inline, palette_css
from tools.site.labels import NotPlain, Run, runs


@pytest.fixture
def svg() -> str:
    """Return a figure with a title, labels in TeX, a fraction, and markers."""
    with mpl.rc_context():
        use_style()
        figure = Figure(figsize=(4, 3))
        ax = figure.subplots()
        ax.loglog([1, 1000], [1e-3, 1], "o-", color=SERIES[0], label=r"$\frac{\kappa}{2}$")
        ax.set(title="a < b", xlabel=r"$\theta_0$")
        ax.legend()
        written = io.StringIO()
        figure.savefig(written, format="svg")
    return written.getvalue()


def test_outlines_become_text(svg: str) -> None:
    html = inline(svg, 'a "figure"', "f1")
    assert ">a &lt; b<" in html
    assert re.search(r'>θ<tspan font-size="\.7em" dy="0\.29em">0</tspan></text>', html)
    assert 'aria-label="a &quot;figure&quot;"' in html
    assert html.count('class="outlined"') == 1  # the fraction
    assert len(html) < len(svg) / 2


def test_every_colour_comes_from_the_palette(svg: str) -> None:
    html = inline(svg, "x", "f1")
    assert not re.findall(r"#[0-9a-f]{6}\b", html)
    named = set(re.findall(r"var\((--fig-[a-z]+)\)", html))
    assert named == {"--fig-ink", "--fig-sky"}
    for name in PALETTE:
        assert palette_css().count(f"--fig-{name}:") == 2


def test_ids_are_the_figure_s_own_and_all_are_there(svg: str) -> None:
    html = inline(svg, "x", "f7")
    ids = re.findall(r' id="([^"]*)"', html)
    asked = set(re.findall(r'href="#([^"]*)"', html)) | set(re.findall(r"url\(#([^)]*)\)", html))
    assert ids
    assert asked == set(ids)
    assert all(name.startswith("f7-") for name in ids)
    assert len(ids) == len(set(ids))


def test_names_of_axes_step_away_from_numbers_and_get_a_margin() -> None:
    figure = Figure(figsize=(6, 3))
    ax = figure.add_axes((0.1, 0.2, 0.9, 0.7))
    ax.set(ylabel="y", xlabel="x", xticks=[0.5], yticks=[0.5], yticklabels=["a long number"])
    written = io.StringIO()
    figure.savefig(written, format="svg")
    html = inline(written.getvalue(), "x", "f1")
    (across,) = re.findall(r"translate:calc\((-1 \* [^\"]*)\) calc\(0px\)\"[^>]*>y</text>", html)
    assert "var(--least)" in across
    (down,) = re.findall(r"translate:calc\(0px\) calc\((1 \* [^\"]*)\)\"[^>]*>x</text>", html)
    assert "var(--least)" in down
    (spare,) = re.findall('--spare: ([^"]*)', html)
    assert re.fullmatch(r"0px .* max\(0px, \S+px \+ -\S+%\)", spare)  # at the left, less on a wider screen


def test_lines_of_a_text_move_apart() -> None:
    figure = Figure(figsize=(6, 3))
    figure.text(0.5, 0.5, "one\ntwo\nthree")
    written = io.StringIO()
    figure.savefig(written, format="svg")
    html = inline(written.getvalue(), "x", "f1")
    steps = dict(re.findall(r"translate:calc\(0px\) calc\((\S+) \* [^\"]*\"[^>]*>(\w+)</text>", html))
    assert steps == {"-1": "one", "1": "three"}


def test_tex_that_is_no_line_of_text_stays_an_outline() -> None:
    assert runs(r"steps to $10^{-6}$") == [Run("steps to 10"), Run("−6", 1)]
    assert runs("$x_t$") == [Run("x", 0, True), Run("t", -1, True)]
    for tex in (r"$\sqrt{x}$", r"$\frac{1}{2}$", "$a^{b_c}$"):
        with pytest.raises(NotPlain):
            runs(tex)
