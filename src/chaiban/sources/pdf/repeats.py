"""Glyphs that are seen once although they were painted twice, and those that aren't seen at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from chaiban.model.geometry import Box
from chaiban.sources.pdf.glyphs import Glyph
from chaiban.sources.pdf.looks import COVERED, INVISIBLE

SHADOW = 0.14
"""Em within which the same character painted again is a shadow or a false bold, not a second letter."""

CELL = 8.0
"""Points; glyphs are looked up by squares of this width."""


RECOGNISED = 3
"""Times as many invisible characters as visible ones from which a page is a scan with recognised text."""
_SCANNED = frozenset((INVISIBLE, COVERED))


@dataclass(frozen=True, slots=True)
class Seen:
    """The glyphs that a reader sees, sorted by place, and how many were left out and why.

    `recognised` counts the invisible ones that were taken for what a picture says.
    """

    glyphs: list[Glyph]
    repeated: int
    hidden: Counter[str]
    outside: int
    recognised: int


def seen_glyphs(glyphs: list[Glyph], size: tuple[float, float]) -> Seen:
    """The visible glyphs by place, each once.

    Invisible layers count where the page has little other text: a scan, perhaps with a stamp or a number on it.
    """
    inside = [g for g in glyphs if _is_inside(g.box, size)]
    hidden = Counter(g.hidden for g in inside if g.hidden and not g.char.isspace())
    seen = sum(not g.hidden and not g.char.isspace() for g in inside)
    recognised = 0
    if sum(hidden[reason] for reason in _SCANNED) > RECOGNISED * seen:
        inside = [g._replace(hidden="") if g.hidden in _SCANNED else g for g in inside]
        recognised = sum(hidden.pop(reason, 0) for reason in _SCANNED)
    elif not seen:
        inside, hidden = [g._replace(hidden="") for g in inside], Counter()
    shown = [g for g in inside if not g.hidden]
    shown.sort(key=lambda g: (round(g.y, 1), round(g.x, 1), g.char, -g.look.size, g.look.font, g.look.colour))
    kept = _each_once(shown)
    return Seen(kept, len(shown) - len(kept), hidden, len(glyphs) - len(inside), recognised)


def _each_once(glyphs: list[Glyph]) -> list[Glyph]:
    suspects = _suspects(glyphs)
    kept: list[Glyph] = []
    near: dict[str, dict[tuple[int, int], list[Glyph]]] = defaultdict(dict)
    for glyph, suspect in zip(glyphs, suspects, strict=True):
        if not suspect:
            kept.append(glyph)
            continue
        reach = max(0.5, SHADOW * glyph.look.size)
        x, y = glyph.x, glyph.y
        first, last = int((x - reach) // CELL), int((x + reach) // CELL)
        top, bottom = int((y - reach) // CELL), int((y + reach) // CELL)
        same = near[glyph.char]
        if same and _is_repeated(glyph, same, reach, (first, last, top, bottom)):
            continue
        same.setdefault((int(x // CELL), int(y // CELL)), []).append(glyph)
        kept.append(glyph)
    return kept


def _suspects(glyphs: list[Glyph]) -> list[bool]:
    """False for each glyph that has no other of its character near.

    Two that are within half a cell of each other share a cell of one of four grids, each half a cell aside.
    """
    if not glyphs:
        return []
    chars = np.array([ord(g.char[0]) for g in glyphs], np.int64)
    x, y = np.array([g.x for g in glyphs]), np.array([g.y for g in glyphs])
    found = np.array([SHADOW * g.look.size for g in glyphs]) > CELL / 2
    for right in (0.0, 0.5):
        for down in (0.0, 0.5):
            cells = np.floor(x / CELL + right).astype(np.int64) % 2**20 << 20
            cells = cells + np.floor(y / CELL + down).astype(np.int64) % 2**20 + (chars << 40)
            order = np.argsort(cells, kind="stable")
            ordered = cells[order]
            twice = ordered[1:] == ordered[:-1]
            found[order[1:][twice]] = True
            found[order[:-1][twice]] = True
    out: list[bool] = found.tolist()
    return out


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
