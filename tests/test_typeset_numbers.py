"""How numbers that a cell printed stand in the prose."""

from __future__ import annotations

import doctest

import pytest

from tools import typeset_numbers

TYPESET = {
    "6e-10": r"$6\times10^{-10}$",
    "-9.0787e-05": r"$-9.0787\times10^{-5}$",
    "2.98e+17": r"$2.98\times10^{17}$",
    "1e-8": "$10^{-8}$",
    "1.0e-8": r"$1.0\times10^{-8}$",
    "-0.29": "−0.29",
    "0.6465, -1.8024, 2.1159": "0.6465, −1.8024, 2.1159",
    "[-1,-2] or (-3; -.5)": "[−1,−2] or (−3; −.5)",
    "-57.": "−57.",
    "-inf": "−inf",
}
LEFT_ALONE = (
    "1,232",
    "7.9 %",
    "AdaDelta",
    "2026-11-21",
    "torch 2.13.0",
    "steps 3-5",
    "x-1",
    "Adam-2",
    "v1e-3",
    "0x1e5",
    "a-b",
    "−0.29",
    "",
)


@pytest.mark.parametrize("printed", TYPESET)
def test_typeset(printed: str) -> None:
    assert typeset_numbers.markdown(printed) == TYPESET[printed]


@pytest.mark.parametrize("printed", LEFT_ALONE)
def test_left_alone(printed: str) -> None:
    assert typeset_numbers.markdown(printed) == printed


def test_examples() -> None:
    assert doctest.testmod(typeset_numbers).failed == 0
