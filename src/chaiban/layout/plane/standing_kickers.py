"""Kickers that are set downwards beside a headline set across, as Chinese front pages have them."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.scene import Scene
from chaiban.model.geometry import Box

SMALLER = 0.7
"""Times the headline's size up to which type beside or below it is a kicker or deck."""


def with_standing_kickers(heads: Sequence[list[Block]], scene: Scene) -> list[list[Block]]:
    """The blocks of each head; small ones that stand beside a headline, within its height, are taken into its head.

    The deck below keeps clear of such a kicker, which may reach lower than the headline: it is taken along.
    """
    left_over = list(heads)
    for kicker in heads:
        if len(kicker) > 1 or not kicker[0].first.vertical:
            continue
        mates = [head for head in left_over if head is not kicker and _stands_beside(kicker[0], _main(head))]
        if not mates:
            continue
        mate = min(mates, key=lambda head: _main(head).left)
        mate.insert(0, kicker[0])
        left_over.remove(kicker)
        for deck in [head for head in left_over if head is not mate and _lies_below(head, mate, scene)]:
            mate += deck
            left_over.remove(deck)
    return left_over


def _main(head: Sequence[Block]) -> Block:
    return max(head, key=lambda b: b.size)


def _stands_beside(block: Block, main: Block) -> bool:
    """True for few words set downwards right beside a headline across; a head of columns would reach down theirs."""
    if main.first.vertical or block.size > SMALLER * main.size or block.panel != main.panel:
        return False
    top, bottom = main.top - 1.5 * main.size, main.bottom + 1.5 * main.size
    within = overlap(block.top, block.bottom, top, bottom) > 0.9 * (block.bottom - block.top)
    level = overlap(block.top, block.bottom, main.top, main.bottom) > 0.6 * (main.bottom - main.top)
    white = max(main.left - block.right, block.left - main.right)
    return within and level and -0.2 * block.size < white < 3 * main.size


def _lies_below(deck: Sequence[Block], head: Sequence[Block], scene: Scene) -> bool:
    """True for smaller type right below a head and the kicker that stands beside it."""
    size = _main(deck).size
    largest = _main(head).size
    if deck[0].first.vertical or size > SMALLER * largest or deck[0].panel != head[0].panel:
        return False
    upper, lower = _around(head), _around(deck)
    shared = overlap(upper[0], upper[2], lower[0], lower[2]) > 0.5 * min(upper[2] - upper[0], lower[2] - lower[0])
    near = -0.6 * size < lower[1] - upper[3] < 0.75 * largest
    return shared and near and not scene.is_head_ruled_off(upper, lower)


def _around(blocks: Sequence[Block]) -> Box:
    return (
        min(b.left for b in blocks),
        min(b.top for b in blocks),
        max(b.right for b in blocks),
        max(b.bottom for b in blocks),
    )
