"""Lines that wide white between justified words cut, put together by the lines around them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from chaiban.sources.pdf.pieces import JUSTIFIED, Piece

NEAR_LINES = 7
"""Lines above and below that tell how wide the column is."""
_INDENT = 2.6


def rejoin(rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The rows, two neighbours made one where lines above and below begin with the first and end with the second."""
    lying = [piece for row in rows for piece in row if not piece.vertical]
    lefts: dict[int, list[Piece]] = {}
    for piece in lying:
        lefts.setdefault(round(piece.left), []).append(piece)
    out = []
    for row in rows:
        joined = list(row[:1])
        for piece in row[1:]:
            last = joined[-1]
            if _is_one_line(last, piece, lefts):
                last.glyphs += piece.glyphs
                last.right, last.size = piece.right, max(last.size, piece.size)
            else:
                joined.append(piece)
        out.append(joined)
    return out


def _is_one_line(left: Piece, right: Piece, lefts: dict[int, list[Piece]]) -> bool:
    """True if the column's lines on both sides run across the white, and none near by ends at it."""
    em = left.size
    gap = right.left - left.right
    if left.vertical or right.vertical or abs(right.size - em) > 0.1 * em or not 0 < gap < JUSTIFIED * em:
        return False
    sides, broken = [0, 0], 0
    start = round(left.left - _INDENT * em)
    near = itertools.chain.from_iterable(lefts.get(x, ()) for x in range(start, round(left.left + 0.5 * em) + 1))
    for other in near:
        away = other.base - left.base
        if abs(away) > NEAR_LINES * 1.6 * em or abs(away) < 0.2 * em or abs(other.size - em) > 0.1 * em:
            continue
        if abs(other.right - right.right) < 0.6 * em:
            sides[away > 0] += 1
        elif left.right - 0.6 * em < other.right < right.left + 0.1 * em and other.glyphs[-1].char not in ".!?":
            broken += 1
    return min(sides) >= 1 and sum(sides) >= 3 and broken <= sum(sides) // 3
