"""Lines that run aslant, laid flat to be read."""

from __future__ import annotations

import math
from collections.abc import Sequence

from chaiban.sources.pdf.glyphs import ABOVE, BELOW, Glyph


def laid_flat(glyphs: Sequence[Glyph], angle: int, slant: int) -> list[Glyph]:
    """The glyphs in a frame in which text of this angle (quarter turns) and slant (degrees) lies.

    A box there is as wide as what the glyph's box on the page allows for: that one is the advance's shadow.
    """
    turn = math.radians(90 * angle + slant)
    cos, sin = math.cos(turn), math.sin(turn)
    off = math.radians(abs(slant))
    out = []
    for glyph in glyphs:
        x, y = glyph.x * cos + glyph.y * sin, glyph.y * cos - glyph.x * sin
        left, top, right, bottom = glyph.box
        along = right - left if angle % 2 == 0 else bottom - top
        # The page's box is upright: width * cos + height * sin.
        size = glyph.look.size
        wide = max(0.2 * size, (along - size * math.sin(off)) / max(0.5, math.cos(off)))
        out.append(glyph._replace(x=x, y=y, box=(x, y - ABOVE * size, x + wide, y + BELOW * size)))
    return out
