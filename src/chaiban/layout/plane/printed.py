"""The printed lines of a page with their places and looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chaiban.layout.traits import Traits, describe
from chaiban.model.geometry import Box, Geometry
from chaiban.model.page import Page, is_visible


@dataclass(slots=True, eq=False)
class Printed:
    """A printed line: characters [start, end), its box, and the look of most of its characters.

    `cap` is the right edge and the bottom of a drop cap that opens it, None if there is none.
    """

    start: int
    end: int
    row: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    font: int
    bold: bool
    vertical: bool
    traits: Traits
    cap: tuple[float, float] | None = None

    @property
    def text(self) -> str:
        """The words, letter-spacing taken out."""
        return self.traits.text

    @property
    def width(self) -> float:
        """Points from the first to the last character."""
        return self.right - self.left

    @property
    def box(self) -> Box:
        """left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom


def printed_lines(page: Page) -> list[Printed]:
    """The lines of a page that has geometry, in the order of its characters."""
    geometry = page.geometry
    assert geometry is not None
    out = []
    for number, line in enumerate(page.lines):
        text = page.text_of(line)
        if text.strip() and any(map(is_visible, text)):
            start = line.start + len(text) - len(text.lstrip())
            end = line.start + len(text.rstrip())
            out.append(_printed(page, geometry, number, start, end))
    return out


def _printed(page: Page, geometry: Geometry, number: int, start: int, end: int) -> Printed:
    boxes, sizes = geometry.boxes[start:end], geometry.sizes[start:end]
    inked = sizes > 0
    size = float(np.median(sizes[inked]))
    left, top = (float(v) for v in np.nanmin(boxes[:, :2], axis=0))
    right, bottom = (float(v) for v in np.nanmax(boxes[:, 2:], axis=0))
    cap = None
    if sizes[0] > 1.6 * size and end - start > 3:
        capital = int(np.argmax(sizes <= 1.6 * size))
        cap = (float(np.nanmax(boxes[:capital, 2])), float(np.nanmax(boxes[:capital, 3])))
        top, bottom = float(np.nanmin(boxes[capital:, 1])), float(np.nanmax(boxes[capital:, 3]))
    elif number not in geometry.vertical:
        # A raised figure or a symbol of another size doesn't make the line higher.
        middle = np.abs(sizes - size) < 0.05 * size
        top, bottom = float(np.median(boxes[middle, 1])), float(np.median(boxes[middle, 3]))
    fonts = Counter(geometry.font_of[start:end][inked].tolist())
    font = min(fonts, key=lambda f: (-fonts[f], f))
    bold = float(np.mean(geometry.weights[start:end][inked] >= 600)) > 0.6
    vertical = number in geometry.vertical
    return Printed(
        start, end, number, left, top, right, bottom, size, font, bold, vertical,
        describe(page.characters[start:end]), cap,
    )  # fmt: skip


def part_heads(page: Page, lines: list[Printed], body: float) -> list[Printed]:
    """The lines, display lines cut where a second head begins: at a column's edge, after white of half an em."""
    assert page.geometry is not None
    edges = [(line.left, line.top) for line in lines if abs(line.size - body) < 0.06 * body and not line.vertical]
    out: list[Printed] = []
    for line in lines:
        if line.size < 1.15 * body or line.vertical:
            out.append(line)
            continue
        start = line.start
        for at in range(line.start + 1, line.end - 1):
            if page.characters[at].isspace() and _begins_head(page.geometry, at, line, edges, body):
                out.append(_printed(page, page.geometry, line.row, start, at))
                start = at + 1
        out.append(line if start == line.start else _printed(page, page.geometry, line.row, start, line.end))
    return out


def _begins_head(
    geometry: Geometry, at: int, line: Printed, edges: Sequence[tuple[float, float]], body: float
) -> bool:
    before, after = geometry.boxes[at - 1, 2], geometry.boxes[at + 1, 0]
    if float(after - before) <= 0.5 * line.size:
        return False
    below = sum(abs(x - float(after)) < 0.3 * body and 0 < y - line.bottom < 16 * body for x, y in edges)
    return below >= 3


def usual_size(lines: Sequence[Printed]) -> float:
    """The type size that most characters are set in."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 2)] += line.end - line.start
    return max(counts, key=lambda s: (sum(n for o, n in counts.items() if abs(o - s) <= 0.04 * s), -s))


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """How much two stretches share; negative if they stand apart."""
    return min(a1, b1) - max(a0, b0)
