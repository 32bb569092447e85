"""Lines of scripts that run from right to left, put into the order in which they are read."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from functools import cache

from chaiban.sources.pdf.glyphs import Glyph


@cache
def _direction(char: str) -> str:
    """L, R or N: which way a character makes its line run (Unicode Annex 9, much simplified)."""
    kind = unicodedata.bidirectional(char)
    if kind in ("R", "AL"):
        return "R"
    return "L" if kind in ("L", "EN", "AN") else "N"


def is_sinistral(glyphs: Sequence[Glyph]) -> bool:
    """True if most letters of a line are Hebrew, Arabic or the like."""
    if not any("\u0590" <= g.char <= "\u08ff" or "\ufb1d" <= g.char <= "\ufefc" for g in glyphs):
        return False
    letters = [_direction(g.char) for g in glyphs if g.char.isalpha()]
    return letters.count("R") * 2 > len(letters)


def in_order_of_reading(line: Sequence[Glyph | None]) -> list[Glyph | None]:
    """A line of glyphs and word spaces (None), given from left to right, as it is read from right to left.

    Figures and foreign words in it keep running from left to right.
    """
    ways = [_direction(g.char) if g else "N" for g in line]
    for n, way in enumerate(ways):
        # What stands between two figures or foreign letters runs with them.
        if way == "N":
            before = next((w for w in reversed(ways[:n]) if w != "N"), "R")
            after = next((w for w in ways[n + 1 :] if w != "N"), "R")
            ways[n] = "l" if before in "Ll" and after == "L" else "N"
    out: list[Glyph | None] = []
    for left, group in itertools.groupby(reversed(list(zip(line, ways, strict=True))), lambda pair: pair[1] in "Ll"):
        part = [glyph for glyph, _ in group]
        out += reversed(part) if left else _marks_behind(part)
    return out


def _marks_behind(part: Sequence[Glyph | None]) -> list[Glyph | None]:
    """Points and vowel marks come behind their letter again."""
    out: list[Glyph | None] = []
    held: list[Glyph | None] = []
    for glyph in part:
        if glyph is not None and unicodedata.combining(glyph.char):
            held.append(glyph)
            continue
        out.append(glyph)
        out += held
        held = []
    return out + held
