"""Blocks in reading order: heads before the columns they stand over, columns from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.layout.columns import Block

_HEAD_ROWS = 5
"""Longer blocks are no heads."""
_ALIGNED = 1
"""Rows by which the columns of one story may begin apart."""

_EVEN = 1
"""Rows by which a later column of a story may reach below the one before."""


@dataclass(slots=True)
class _Place:
    """A block's rows and the cells it reaches over, white included."""

    top: int
    bottom: int
    left: int
    right: int


def in_reading_order(blocks: Sequence[Block]) -> list[Block]:
    """The blocks so that above comes before below where they share width; a column is read to its end first.

    O(blocks^2).
    """
    places = [_Place(b.top, b.bottom, b.left, _usual_right(b)) for b in blocks]
    _spread_heads(places, [len(b.pieces) for b in blocks])
    above = [
        {j for j, other in enumerate(places) if j != i and _is_above(other, here)} for i, here in enumerate(places)
    ]
    left_over = set(range(len(blocks)))
    order: list[int] = []
    while left_over:
        free = [i for i in left_over if not above[i] & left_over]
        best = min(free or left_over, key=lambda i: _rank(i, order, places))
        order.append(best)
        left_over.discard(best)
    return [blocks[i] for i in order]


def _usual_right(block: Block) -> int:
    """Where the block's lines end, the few overlong ones left out."""
    rights = sorted(piece.right for piece in block.pieces)
    return rights[len(rights) * 9 // 10 - 1] if len(rights) >= 5 else rights[-1]


def _is_above(one: _Place, other: _Place) -> bool:
    return one.top < other.top and min(one.right, other.right) > max(one.left, other.left)


def _rank(i: int, order: Sequence[int], places: Sequence[_Place]) -> tuple[int, int, int]:
    """What to read next: the column beside this that stands level with it, then on down the column, then the next
    column that began level with one before, then the leftmost."""
    here = places[i]
    if not order:
        return (3, here.top // 6, here.left)
    last = places[order[-1]]
    if here.left >= last.right and abs(here.top - last.top) <= _ALIGNED and here.bottom <= last.bottom + _EVEN:
        # The columns of a story end about level: what stands below the first of them is another matter.
        return (-1, here.left, here.top)
    if here.top > last.bottom and min(here.right, last.right) > max(here.left, last.left):
        return (0, here.left, here.top)
    for back, number in enumerate(reversed(order[-12:])):
        run = places[number]
        if here.left >= run.right and abs(here.top - run.top) <= _ALIGNED:
            return (1, here.left, back)
    return (3, here.left, here.top)


def _spread_heads(places: list[_Place], sizes: Sequence[int]) -> None:
    """Lets heads reach over the columns beside theirs that are white there and go on level below."""
    order = sorted(range(len(places)), key=lambda i: places[i].top)
    for i in order:
        head = places[i]
        if sizes[i] > _HEAD_ROWS:
            continue
        below = _next_below(places, i, head.left, head.right)
        if not below:
            continue
        start = min(places[j].top for j in below)
        changed = True
        while changed:
            changed = False
            for j, other in enumerate(places):
                if (
                    j == i
                    or abs(other.top - start) > _ALIGNED
                    or min(head.right, other.right) > max(head.left, other.left)
                ):
                    continue
                left, right = min(head.left, other.left), max(head.right, other.right)
                if not _is_white(places, i, left, right, head.top, start):
                    continue
                head.left, head.right = left, right
                changed = True


def _next_below(places: Sequence[_Place], i: int, left: int, right: int) -> list[int]:
    under = [
        j
        for j, p in enumerate(places)
        if j != i and p.top > places[i].bottom and min(p.right, right) > max(p.left, left)
    ]
    if not under:
        return []
    top = min(places[j].top for j in under)
    return [j for j in under if places[j].top <= top + _ALIGNED]


def _is_white(places: Sequence[_Place], i: int, left: int, right: int, top: int, start: int) -> bool:
    return not any(
        j != i and p.bottom >= top and p.top < start - _ALIGNED and min(p.right, right) > max(p.left, left)
        for j, p in enumerate(places)
    )
