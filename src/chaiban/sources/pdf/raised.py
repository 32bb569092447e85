"""Pieces off the baseline put into their line: raised and lowered figures, another font's digits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from chaiban.sources.pdf.pieces import Piece

MOST_RAISED = 6
"""Characters of a raised piece that stands in the white of a line."""
SMALL, SMALLER = 0.86, 0.5
"""Times a line's type size that raised characters have."""
FEW = 3
"""Characters of a raised piece that may be as large as the line's own."""
LARGER = 2.0
"""The line's size beside theirs at the most."""


def with_raised(pieces: list[Piece]) -> list[Piece]:
    """Pieces off the baseline (raised figures, another font's digits) joined to the line they stand in."""
    order = sorted((p for p in pieces if not p.vertical), key=lambda p: (p.left, p.base))
    by_right = sorted(order, key=lambda p: p.right)
    gone: set[int] = set()
    rights = [p.right for p in by_right]
    for piece in order:
        if id(piece) in gone:
            continue
        small = piece.size
        lo, hi = bisect_left(rights, piece.left - 0.3 * small), bisect_right(rights, piece.left + 0.12 * small)
        for other in by_right[lo:hi]:
            if other is piece or id(other) in gone or other.base == piece.base:
                continue
            large = max(other.size, piece.size)
            drift = abs(other.base - piece.base)
            limit = 0.5 if min(other.size, piece.size) < 0.8 * large else 0.22
            if drift <= limit * large and piece.left - other.right < 0.3 * min(other.size, piece.size):
                if max(other.size, piece.size) > 1.7 * min(other.size, piece.size):
                    continue
                keep = other.base if other.size >= piece.size else piece.base
                merged_right = max(other.right, piece.right)
                other.glyphs += piece.glyphs
                other.base, other.size, other.right = keep, large, merged_right
                gone.add(id(piece))
                break
    rest = [p for p in pieces if id(p) not in gone]
    inset = _inset(rest)
    return [p for p in rest if id(p) not in inset] if inset else rest


def _inset(pieces: list[Piece]) -> set[int]:
    """The small pieces (by identity) that were put into the white that a larger line leaves for them."""
    gone: set[int] = set()
    lines = sorted((p for p in pieces if not p.vertical and len(p.glyphs) > 1), key=lambda p: p.base)
    bases = [p.base for p in lines]
    for piece in pieces:
        if piece.vertical or len(piece.glyphs) > MOST_RAISED:
            continue
        reach = 0.5 * LARGER * piece.size
        for line in lines[bisect_left(bases, piece.base - reach) : bisect_right(bases, piece.base + reach)]:
            most = SMALL if len(piece.glyphs) > FEW else 1.02
            if line is piece or id(line) in gone or not SMALLER < piece.size / line.size < most:
                continue
            if abs(line.base - piece.base) <= 0.5 * line.size and _has_room(line, piece):
                line.glyphs = sorted([*line.glyphs, *piece.glyphs], key=lambda g: (g.box[0], g.box[2], g.char))
                gone.add(id(piece))
                break
    return gone


def _has_room(line: Piece, piece: Piece) -> bool:
    """True if a piece stands right behind a character of a line, in white that no other takes up."""
    if not line.left < piece.left or not piece.right < line.right:
        return False
    slack = 0.1 * line.size
    before = [g.box[2] for g in line.glyphs if (g.box[0] + g.box[2]) / 2 < piece.left]
    after = [g.box[0] for g in line.glyphs if (g.box[0] + g.box[2]) / 2 >= piece.left]
    if not before or not after or not min(after) > piece.right - slack or not max(before) < piece.left + slack:
        return False
    return piece.left - max(before) < 0.2 * piece.size
