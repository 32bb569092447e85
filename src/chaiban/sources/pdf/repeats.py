"""Glyphs that are seen once although they were painted twice, and those that aren't seen at all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from chaiban.model.geometry import Box
from chaiban.sources.pdf.glyphs import Glyph

SHADOW = 0.14
"""Em within which the same character painted again is a shadow or a false bold, not a second letter."""

CELL = 8.0
"""Points; glyphs are looked up by squares of this width."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The glyphs that a reader sees, sorted by place, and how many were left out and why."""

    glyphs: list[Glyph]
    repeated: int
    hidden: int
    outside: int


def seen_glyphs(glyphs: list[Glyph], size: tuple[float, float]) -> Seen:
    """The visible glyphs by place, each once. An invisible layer counts where the page has no other text."""
    inside = [g for g in glyphs if _is_inside(g.box, size)]
    shown = [g for g in inside if not g.look.hidden]
    hidden = 0
    if any(not g.char.isspace() for g in shown):
        hidden = len(inside) - len(shown)
    else:
        shown = inside  # a scan with recognised text under it
    shown.sort(key=lambda g: (round(g.y, 1), round(g.x, 1), g.char, -g.look.size, g.look.font, g.look.colour))
    kept: list[Glyph] = []
    near: dict[str, dict[tuple[int, int], list[Glyph]]] = defaultdict(dict)
    for glyph in shown:
        reach = max(0.5, SHADOW * glyph.look.size)
        x, y = glyph.x, glyph.y
        first, last = int((x - reach) // CELL), int((x + reach) // CELL)
        top, bottom = int((y - reach) // CELL), int((y + reach) // CELL)
        same = near[glyph.char]
        if same and _is_repeated(glyph, same, reach, (first, last, top, bottom)):
            continue
        same.setdefault((int(x // CELL), int(y // CELL)), []).append(glyph)
        kept.append(glyph)
    return Seen(kept, len(shown) - len(kept), hidden, len(glyphs) - len(inside))


def _is_repeated(
    glyph: Glyph, same: dict[tuple[int, int], list[Glyph]], reach: float, cells: tuple[int, int, int, int]
) -> bool:
    first, last, top, bottom = cells
    for column in range(first, last + 1):
        for row in range(top, bottom + 1):
            for other in same.get((column, row), ()):
                if _is_repeat(glyph, other, reach):
                    return True
    return False


def _is_repeat(glyph: Glyph, other: Glyph, reach: float) -> bool:
    if abs(glyph.x - other.x) > reach or abs(glyph.y - other.y) > reach:
        return False
    narrow = min(glyph.box[2] - glyph.box[0], glyph.box[3] - glyph.box[1])
    if glyph.x == other.x and glyph.y == other.y and glyph.box != other.box:
        return False  # two letters of one ligature
    return abs(glyph.look.size - other.look.size) < 0.1 * glyph.look.size and abs(glyph.x - other.x) < 0.6 * max(
        narrow, 0.01
    )


def _is_inside(box: Box, size: tuple[float, float]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return 0 <= x <= size[0] and 0 <= y <= size[1]
