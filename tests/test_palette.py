"""The figures' colours: legible in each scheme, apart for colour-blind readers, one look per optimizer."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from optlib.plots import colour, dash
from optlib.plots.palette import PALETTE, SERIES, Tones
from optlib.rules import ALL
from tools.build import ROOT

# What figures stand on: the page's ground and tinted boxes in either scheme, and outside the site anything.
GROUNDS = {
    "anywhere": (3.2, "#ffffff", "#111111"),
    "on_light": (4.5, "#fffefb", "#e6f0f3", "#f8efe2"),
    "on_dark": (4.5, "#14171a", "#1a2a31", "#2b231a"),
}
FAMILIES = ("blue", "orange", "green", "purple")  # of optimizers; their members are told apart by dashes
# Linear RGB as seen without one kind of cone: Machado, Oliveira and Fernandes (2009), table 1, severity 1.
SIGHT = {
    "full": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
# Björn Ottosson's Oklab, from linear sRGB
TO_CONES = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]]
)  # fmt: skip
TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]]
)  # fmt: skip


def linear(hexadecimal: str) -> np.ndarray:
    values = np.array([int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def distance(one: str, other: str, sight: str) -> float:
    """Return the distance in Oklab, times 100; about 2 can be told apart side by side."""
    seen = (np.clip(SIGHT[sight] @ linear(c), 0, 1) for c in (one, other))
    a, b = (TO_LAB @ np.cbrt(TO_CONES @ c) for c in seen)
    return 100 * float(np.linalg.norm(a - b))


@pytest.mark.parametrize("tone", Tones._fields)
def test_every_colour_stands_out_from_what_it_stands_on(tone: str) -> None:
    least, *grounds = GROUNDS[tone]
    pale = {
        (name, ground): round(contrast(getattr(tones, tone), ground), 2)
        for name, tones in PALETTE.items()
        for ground in grounds
        if contrast(getattr(tones, tone), ground) < least
    }
    assert not pale


def test_the_grounds_are_those_of_the_pages() -> None:
    css = (ROOT / "book" / "_static" / "colours.css").read_text("utf8")
    for _, *grounds in (GROUNDS["on_light"], GROUNDS["on_dark"]):
        assert all(ground in css for ground in grounds)


@pytest.mark.parametrize("tone", Tones._fields)
def test_families_and_series_are_apart_for_colour_blind_readers_too(tone: str) -> None:
    names = {tones.anywhere: name for name, tones in PALETTE.items()}
    for group in (FAMILIES, [names[hexadecimal] for hexadecimal in SERIES]):
        near = {
            (a, b, sight): round(distance(getattr(PALETTE[a], tone), getattr(PALETTE[b], tone), sight), 1)
            for a, b in combinations(group, 2)
            for sight in SIGHT
            if distance(getattr(PALETTE[a], tone), getattr(PALETTE[b], tone), sight) < 6
        }
        assert not near


def test_no_two_optimizers_look_the_same() -> None:
    files = {rule.formula.__module__: rule for rule in ALL.values()}
    looks = [(colour(rule), str(dash(rule))) for rule in files.values()]
    assert len(set(looks)) == len(files)


def test_no_colour_stands_for_two_names() -> None:
    for tone in Tones._fields:
        assert len({getattr(tones, tone) for tones in PALETTE.values()}) == len(PALETTE)
