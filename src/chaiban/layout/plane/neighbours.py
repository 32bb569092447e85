"""Which blocks stand next above and below each other."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.scene import Scene
from chaiban.model.geometry import Box


def is_central(block: Block, left: float, right: float) -> bool:
    """True if a block stands in the middle between two edges."""
    return abs((block.left + block.right) - (left + right)) / 2 < 0.6 * block.size


def ordered(a: Block, b: Block) -> tuple[Box, Box]:
    """The boxes of two blocks, the upper one first."""
    first, second = (a, b) if a.top <= b.top else (b, a)
    return first.box, second.box


def next_in_column(block: Block, blocks: Sequence[Block], scene: Scene, step: int) -> Block | None:
    """The nearest block above (-1) or below (1) in the same column within a few lines, None behind a rule."""
    best = None
    for other in blocks:
        if other is block or overlap(other.left, other.right, block.left, block.right) < 0.5 * min(
            block.width, other.width
        ):
            continue
        gap = other.top - block.bottom if step > 0 else block.top - other.bottom
        if -0.5 * scene.body < gap < 2.4 * scene.body and other.panel == block.panel:
            pair = (block, other) if step > 0 else (other, block)
            if scene.is_ruled_off(*ordered(*pair)):
                continue
            if best is None or (other.top < best.top if step > 0 else other.bottom > best.bottom):
                best = other
    return best


def nearest(block: Block, blocks: Sequence[Block], scene: Scene, step: int, through: tuple[str, ...]) -> Block | None:
    """The next block above (-1) or below (1) within a few lines, seen through some kinds; None behind a rule."""
    best, best_gap = None, 4.5 * scene.body
    for other in blocks:
        if other is block or other.kind in through or other.panel != block.panel:
            continue
        if overlap(other.left, other.right, block.left, block.right) <= 0:
            continue
        gap = other.top - block.bottom if step > 0 else block.top - other.bottom
        if -0.5 * scene.body < gap < best_gap and not scene.is_ruled_off(*ordered(block, other)):
            best, best_gap = other, gap
    return best


def is_clear(upper: Box, lower: Box, blocks: Sequence[Block]) -> bool:
    """True if no block stands in the white between two boxes one above the other."""
    left, right = max(upper[0], lower[0]), min(upper[2], lower[2])
    return not any(
        b.kind != "folio"
        and overlap(b.left, b.right, left, right) > 0
        and overlap(b.top, b.bottom, upper[3], lower[1]) > 1
        for b in blocks
    )
