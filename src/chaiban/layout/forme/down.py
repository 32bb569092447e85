"""Where the rows of a dump stood down the page, in em of the body type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chaiban.layout.columns import Piece

PITCH = 1.35
"""Em from one line of running text to the next; nothing in the text tells it."""
_LEAST = 0.2
"""Em by which a row stands below the row before it: lines of columns out of step come in rows of their own."""


def find_baselines(rows: Sequence[Sequence[Piece]], sizes: Mapping[Piece, float]) -> list[float]:
    """The foot of the lines of every row, rising: each as high as what stands above it allows.

    `sizes` are the pieces' type sizes in em of the body. Blank rows count an em each. O(pieces * columns).
    """
    out: list[float] = []
    foot = 0.0
    inked: int | None = None
    above: list[tuple[int, int, float]] = []
    for number, pieces in enumerate(rows):
        if not pieces:
            out.append(foot)
            continue
        at = foot + _LEAST
        if inked is not None and number - inked > 1:
            at = max(at, foot + number - inked + PITCH - 1.0)
        for piece in pieces:
            feet = [f for left, right, f in above if left < piece.right and piece.left < right]
            at = max(at, max(feet) + PITCH * sizes[piece]) if feet else max(at, sizes[piece])
        for piece in pieces:
            above = [entry for entry in above if not (piece.left <= entry[0] and entry[1] <= piece.right)]
            above.append((piece.left, piece.right, at))
        out.append(at)
        foot, inked = at, number
    return out
