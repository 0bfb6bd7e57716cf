"""What the reader of equations takes, and that it refuses the rest instead of guessing."""

from __future__ import annotations

import pytest
import sympy

from .pages import symbols
from .reader import Name, T, Unreadable, dot, read_latex, read_plain

m, g, p, v = (Name(s, True).at(0) for s in "mgpv")
m_last, m_next = Name("m", True).at(-1), Name("m", True).at(1)
beta1, eps, threshold, rho, psi = (
    Name(h, False).at(0) for h in ("beta1", "eps", "threshold", "rho", "momentum_decay")
)
rho_t = Name("rho", True).at(0)


@pytest.mark.parametrize(
    ("latex", "meaning"),
    [
        (r"\beta_1 m_{t-1} + (1 - \beta_1) g_t", beta1 * m_last + (1 - beta1) * g),
        (r"- m_t - g_t + v_t", -m - g + v),
        (r"\beta_1^t m_t", beta1**T * m),
        (r"\beta_1^{t+1} \cdot m_{t+1}", beta1 ** (T + 1) * m_next),
        (r"2\, t\, \beta_1^t", 2 * T * beta1**T),
        (r"g_t^2", g**2),
        (r"g_{t}^{2}", g**2),
        (r"\frac{m_t}{\sqrt{v_t} + \epsilon}", m / (sympy.sqrt(v) + eps)),
        (r"\sqrt{v_t + \epsilon} g_t", sympy.sqrt(v + eps) * g),
        (r"\left( m_t + g_t \right) \bigl[ g_t \bigr]", (m + g) * g),
        (r"\max(v_t, 0)", sympy.Max(v, 0)),
        (r"\beta_1 |g_t| + |m_t|", beta1 * abs(g) + abs(m)),
        (r"\lvert g_t \rvert \epsilon", abs(g) * eps),
        (r"\langle p_t, g_t\rangle^2", dot(p, g) ** 2),
        (r"\hat m_t", Name("m_hat", True).at(0)),
        (r"\hat{m}_t", Name("m_hat", True).at(0)),
        (r"v^{\max}_{t-1}", Name("v_max", True).at(-1)),
        (r"\rho_{\min} \rho_t \rho", threshold * rho_t * rho),
        (r"\frac{1}{2} \cdot 0.96^{t \psi}.", sympy.Rational(24, 25) ** (T * psi) / 2),
    ],
)
def test_what_latex_means(latex: str, meaning: sympy.Expr) -> None:
    assert read_latex("l", r"\theta_t = " + latex, symbols()).right == meaning


@pytest.mark.parametrize(
    ("plain", "meaning"),
    [
        ("beta1 m_{t-1} + (1 - beta1) g_t", beta1 * m_last + (1 - beta1) * g),
        ("m_t / (1 - beta1^t) g_t", m / (1 - beta1**T) * g),
        ("m_t / g_t / v_t", m / g / v),
        ("sqrt(v_t + eps) |g_t|", sympy.sqrt(v + eps) * abs(g)),
        ("<p_t, g_t>^2", dot(p, g) ** 2),
        ("m_hat_t v_max_{t-1}", Name("m_hat", True).at(0) * Name("v_max", True).at(-1)),
    ],
)
def test_what_plain_text_means(plain: str, meaning: sympy.Expr) -> None:
    assert read_plain("l", "theta_t = " + plain, symbols()).right == meaning


def test_conditions() -> None:
    latex = r"b_t = g_t \quad \text{if } t = 1 \text{ and } \langle p_t, g_t\rangle \ne 0"
    line = read_latex("l", latex, symbols())
    assert line.conditions == (sympy.Eq(T, 1, evaluate=False), sympy.Ne(dot(p, g), 0, evaluate=False))
    layout = r"\begin{aligned} b_t = g_t & \text{ if } t > 1 \\ & \text{ and } m_t \le g_t \end{aligned}"
    assert len(read_latex("l", layout, symbols()).conditions) == 2


@pytest.mark.parametrize(
    ("latex", "why"),
    [
        (r"\theta_t = p_k^\top g_k", "the symbol p_k is not in the table"),
        (r"\theta_t = p_t^\top g_t", r"the command \\top is not among"),
        (r"\theta_t = \lVert g_t\rVert", r"the command \\lVert is not among"),
        (r"\theta_t = \begin{cases} g_t \end{cases}", r"the command \\begin is not among"),
        (r"\theta_t = \theta_{t-1} - \eta \nabla f(\theta_{t-1})", r"the command \\nabla is not among"),
        (r"\theta_t = \eta_t g_t", r"the symbol \\eta_t is not in the table"),
        (r"\theta_t = x_t", "the symbol x_t is not in the table"),
        (r"\theta_t = \hat g_t", r"the symbol \\hat g_t is not in the table"),
        (r"\theta_t = \bar m_t", r"the command \\bar is not among"),
        (r"\theta_t = g_{t-2}", "the symbol g_t-2 is not in the table"),
        (r"\theta_t = v_t^{\max}", r"expected \("),
        (r"\theta_t = \frac12", "expected {"),
        (r"\theta_t = \frac{g_t}m_t", "expected {"),
        (r"\theta_t = \beta_1^(t) g_t", "expected name; found [(]"),
        (r"\theta_t = \sqrt(g_t)", "expected {"),
        (r"\theta_t = \sqrt[3]{g_t}", "expected {"),
        (r"\theta_t = \sqrt g_t", "expected {; found g"),
        (r"\theta_t = \beta_1^23", "put braces round it|side by side"),
        (r"\theta_t = g_t^\eta", "put braces round the exponent lr"),
        (r"\theta_t = g_t / m_t", "'/' has no place"),
        (r"\theta_t = g_t * m_t", r"'\*' has no place"),
        (r"\theta_t = g_t' ", "has no place"),
        (r"\theta_t = \beta_1^2^2", "power of a power"),
        (r"\theta_t = 2 3", "side by side"),
        (r"\theta_t = (g_t", r"expected \)"),
        (r"\theta_t = (g_t]", r"expected \)"),
        (r"\theta_t = |g_t", r"expected \|"),
        (r"\theta_t = g_t \\ m_t = g_t", "expected end; found ="),
        (r"\theta_t = \max{g_t}", r"expected \("),
        (r"\theta_t = \max(g_t)", "expected ,"),
        (r"\theta_t = g_t +", "expected a number"),
        (r"\theta_t = g_t \text{ for } t > 1", "is not 'if', 'and' or 'otherwise'"),
        (r"\theta_t = g_t \text{if } t", "expected ="),
        (r"\theta_{t-1} = g_t", "the left side must be at step t"),
        (r"\theta_t - \theta_{t-1} = g_t", "expected ="),
        (r"\theta_t = m_t = g_t", "expected end"),
        (r"\theta_t = g_t, m_t", "expected end"),
        ("", "expected name"),
    ],
)
def test_latex_that_is_refused(latex: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_latex("upd-gd-step", latex, symbols())


@pytest.mark.parametrize(
    ("plain", "why"),
    [
        ("theta_t = learning_rate g_t", "is no name of the table"),
        ("theta_t = g", "'g' is no name of the table"),
        ("theta_t = g_{t-2}", "needs the index"),
        ("theta_t = g_t for t > 1", "is no name of the table"),
        ("theta_t = m^_t", "'m' is no name"),
        ("theta_t = [g_t]", "has no place"),
    ],
)
def test_plain_text_that_is_refused(plain: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_plain("gd's docstring", plain, symbols())
