"""Which columns a head stands over: those that begin level below the white around it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from chaiban.layout.forme.lines import EM
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.printed import overlap

LEVEL = 1.6
"""Em by which the columns under a head may begin apart."""
_FAR = 5.0
"""Em of white between two columns from which they aren't one story's."""
_SIZES = (1.1, 5.5)
"""Type sizes of heads, em of the body."""
_USUAL = 2.2
_EVEN = 1.25
"""How much larger one line of a head may come out than another, if both are said to be centred alike."""
_MORE = 0.3
"""What a further column counts; all in the unit of one head that begins with its column."""


def spread_heads(blocks: Sequence[Block]) -> None:
    """Lets every head reach over the columns that it covers: a text's cells show where it begins, not its size."""
    for head in sorted((b for b in blocks if b.kind == "head"), key=lambda b: b.top):
        span = _span(head, blocks)
        if span is not None:
            head.left, head.right = span


def _span(head: Block, blocks: Sequence[Block]) -> tuple[float, float] | None:
    columns = _level_columns(head, blocks)
    start = min(line.left for line in head.lines)
    best, best_score = None, 0.0
    for a, first in enumerate(columns):
        for b, last in enumerate(columns[a:], a):
            if b > a and last[0] - columns[b - 1][1] > _FAR * EM:
                break
            if first[0] - EM <= start < last[1]:
                score = _agreement(head, first[0], last[1])
                if score is not None and score + _MORE * (b - a) > best_score:
                    best, best_score = (min(first[0], start), last[1]), score + _MORE * (b - a)
    return best


def _level_columns(head: Block, blocks: Sequence[Block]) -> list[tuple[float, float]]:
    """Left and right of the columns that begin below a head as high as the text right under it, none beside it."""
    low, high = _white_around(head, blocks)
    below = [
        b
        for b in blocks
        if b.kind not in ("folio", "head") and b.top >= head.bottom - 0.6 * EM and b.right > low and b.left < high
    ]
    start = min(line.left for line in head.lines)
    reach = start + max(2.0, 1.1 * head.first.traits.width) * EM
    under = [b.top for b in below if overlap(b.left, b.right, start - 0.5 * EM, reach) > 0]
    if not under:
        return []
    columns: list[tuple[float, float]] = []
    for b in sorted(below, key=lambda b: b.left):
        if abs(b.top - min(under)) >= LEVEL * EM or b.left <= low - EM or b.right >= high + EM:
            continue
        if columns and b.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], b.right)
        else:
            columns.append((b.left, b.right))
    return columns


def _white_around(head: Block, blocks: Sequence[Block]) -> tuple[float, float]:
    """How far the white beside a head reaches to both sides."""
    low, high = -math.inf, math.inf
    start = min(line.left for line in head.lines)
    for b in blocks:
        level = overlap(b.top, b.bottom, head.top + 0.3 * EM, head.bottom)
        if b is head or level <= 0 or (b.kind == "head" and level < 0.3 * EM):
            continue
        if b.left > start:
            high = min(high, b.left - EM)
        elif b.right <= start + EM:
            low = max(low, b.right)
    return low, high


def _agreement(head: Block, left: float, right: float) -> float | None:
    """How well a head fits over columns that reach from left to right; None if it doesn't.

    A head begins with them, or all its lines stand in their middle in one type size.
    """
    widths = [line.traits.width for line in head.lines]
    if max(widths) * _SIZES[0] * EM > right - left + EM or min(widths) <= 0:
        return None
    found = 1.0 if all(abs(line.left - left) < 0.8 * EM for line in head.lines) else None
    sizes = [(left + right - 2 * line.left) / (EM * w) for line, w in zip(head.lines, widths, strict=True)]
    if _SIZES[0] <= min(sizes) and max(sizes) <= min(_SIZES[1], _EVEN * min(sizes)):
        usual = math.exp(sum(map(math.log, sizes)) / len(sizes))
        centred = 1.2 + (0.3 if len(sizes) > 1 else 0.0) - 0.5 * abs(math.log(usual / _USUAL))
        found = max(found or 0.0, centred)
    return found
