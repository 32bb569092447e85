"""Printed lines to a page: one string of characters, and where each of them stands."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chaiban.model.geometry import Geometry
from chaiban.model.page import Line, Note, Page
from chaiban.sources.pdf.drawings import Drawings
from chaiban.sources.pdf.runs import Run


def number_characters(
    name: str,
    number: int,
    size: tuple[float, float],
    runs: Sequence[Run],
    drawings: Drawings,
    notes: tuple[Note, ...],
) -> Page:
    """The page; its characters are the lines' in order, parted by line ends."""
    total = sum(len(run.glyphs) + 1 for run in runs)
    boxes = np.full((total, 4), np.nan)
    sizes, weights, colours = np.zeros(total), np.zeros(total, np.int64), np.zeros(total, np.int64)
    font_of = np.full(total, -1, np.int64)
    fonts: dict[str, int] = {}
    names = sorted({g.look.font for run in runs for g in run.glyphs if g})
    fonts = {font: place for place, font in enumerate(names)}
    characters: list[str] = []
    lines = []
    at = 0
    for row, run in enumerate(runs):
        start = at
        for glyph in run.glyphs:
            if glyph is None:
                characters.append(" ")
            else:
                characters.append(glyph.char)
                look = glyph.look
                boxes[at] = glyph.box
                sizes[at], weights[at], colours[at] = look.size, look.weight, look.colour
                font_of[at] = fonts[look.font]
            at += 1
        lines.append(Line(start, at, row))
        characters.append("\n")
        at += 1
    vertical = frozenset(row for row, run in enumerate(runs) if run.vertical)
    geometry = Geometry(
        boxes, sizes, font_of, weights, colours, tuple(names), vertical,
        drawings.rules, drawings.panels, drawings.pictures,
    )  # fmt: skip
    shown = (round(size[0], 2), round(size[1], 2))
    return Page(name, number, "".join(characters), tuple(lines), shown, notes, geometry)
