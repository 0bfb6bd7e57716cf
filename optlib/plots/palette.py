"""The colours of the book's figures, each in three tones: the one table that figures and pages read.

A figure is drawn in the first tone, which stands on white and on near black alike, wherever the notebook is
opened. The book's own pages, which know what they stand on, put the second or the third in its place; there
text has a contrast of 4.5:1 or more. Within the four families and within `SERIES` the colours stay apart for
colour-blind readers too; elsewhere the dash tells lines apart.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["INK", "PALETTE", "SERIES", "Tones"]


class Tones(NamedTuple):
    """One colour, as hex strings, for each ground that it may stand on."""

    anywhere: str
    on_light: str
    on_dark: str


PALETTE = {
    "ink": Tones("#7a7a7a", "#4a5058", "#b4bac2"),  # axes, text, contour lines
    # the four families of optimizers
    "blue": Tones("#1f84dc", "#0463b0", "#8cc6ff"),
    "orange": Tones("#b85a06", "#964200", "#f08a2c"),
    "green": Tones("#0b9a78", "#04705f", "#5fdc96"),
    "purple": Tones("#93509e", "#6f2472", "#dd82c4"),
    # their neighbours in hue, for the families' further members
    "red": Tones("#d1473c", "#ae2a20", "#ff8f80"),
    "teal": Tones("#0b95a3", "#0a6c78", "#4fd0de"),
    "magenta": Tones("#c4528f", "#9c2768", "#f391c3"),
    # for things that are no optimizers: data, bounds, modes
    "sky": Tones("#2b93c4", "#03688f", "#78d0f5"),
    "rose": Tones("#c85a7e", "#a8365a", "#f0709a"),
    "ochre": Tones("#b08a10", "#866300", "#e2a01c"),
    "indigo": Tones("#6d5bd0", "#40309a", "#a596ff"),
    "moss": Tones("#3f7a2c", "#2a5a10", "#b4e878"),
}

INK = PALETTE["ink"].anywhere
SERIES = tuple(PALETTE[name].anywhere for name in ("sky", "rose", "ochre", "indigo", "moss"))
