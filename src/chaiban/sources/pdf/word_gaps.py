"""White between words that the usual signs don't show: lines set without spaces, pairs set closer than most."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from chaiban.sources.pdf.glyphs import Glyph
from chaiban.sources.pdf.pieces import Piece, is_wide

LONG = 16
"""Latin letters in a line from which it would hold a printed space if its words were parted by them."""
KERNED = 0.05
"""Em of white after the usual that parts words where fonts pull the space in."""
EVEN = 0.02
"""Em by which letters set solid differ in the white between them."""
_OVERHANGS = frozenset("fFTVWYPfkrvwyÝŸŴ’”\"'")
"""Letters whose right edge leans over a space after them, so that fonts kern it."""


def is_set_without_spaces(piece: Piece) -> bool:
    """True for a long line of Latin letters in which no space is printed, however many the page has elsewhere."""
    return not piece.spaces and sum(not is_wide(g.char) for g in piece.glyphs) >= LONG


def with_kerned_spaces(laid: Sequence[Glyph | None], piece: Piece) -> list[Glyph | None]:
    """The line with a space more (None) behind letters that lean over it, if no space is printed in the line.

    Only where the letters are set solid: then white of a twentieth of an em is no chance.
    """
    if piece.vertical or piece.spaces:
        return list(laid)
    gaps = [
        (b.box[0] - a.box[2]) / min(a.look.size, b.look.size)
        for a, b in itertools.pairwise(laid)
        if a is not None and b is not None
    ]
    if len(gaps) < LONG or median(abs(gap) for gap in gaps) > EVEN:
        return list(laid)
    out: list[Glyph | None] = [laid[0]]
    for before, glyph in itertools.pairwise(laid):
        if before is not None and glyph is not None and before.char in _OVERHANGS and glyph.char.isalnum():
            white = (glyph.box[0] - before.box[2]) / min(before.look.size, glyph.look.size)
            if white > KERNED and not is_wide(glyph.char):
                out.append(None)
        out.append(glyph)
    return out
