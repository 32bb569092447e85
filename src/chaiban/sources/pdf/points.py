"""Points and vowel marks on the baseline of the letter that they belong to."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from chaiban.sources.pdf.glyphs import Glyph

FARTHEST = 0.8
"""Em between the baselines of a mark and its letter: shapers lift marks over tall letters."""
BESIDE = 0.15
"""Em by which the middle of a mark may stand beside its letter."""
_FIRST = "\u0300"


def on_their_letters(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, in their order; combining ones have the place of the nearest letter that they stand over.

    What a shaper lifted would be a line of its own. A mark comes right behind its letter's left edge.
    """
    marks = {n for n, g in enumerate(glyphs) if g.char >= _FIRST and unicodedata.combining(g.char)}
    if not marks:
        return list(glyphs)
    letters = sorted((g for n, g in enumerate(glyphs) if n not in marks), key=lambda g: g.y)
    bases = [g.y for g in letters]
    return [_moved(g, letters, bases) if n in marks else g for n, g in enumerate(glyphs)]


def _moved(mark: Glyph, letters: Sequence[Glyph], bases: Sequence[float]) -> Glyph:
    em = mark.look.size
    middle = (mark.box[0] + mark.box[2]) / 2
    near = [
        (abs(letter.y - mark.y) + abs((letter.box[0] + letter.box[2]) / 2 - middle), letter.box, letter)
        for letter in letters[
            bisect_left(bases, mark.y - FARTHEST * em) : bisect_right(bases, mark.y + FARTHEST * em)
        ]
        if letter.box[0] - BESIDE * em <= middle <= letter.box[2] + BESIDE * em
    ]
    if not near:
        return mark
    _, box, letter = min(near, key=lambda entry: entry[:2])
    return mark._replace(x=letter.x, y=letter.y, box=(box[0] + 0.01, *box[1:]))
