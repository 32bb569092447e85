"""Head blocks gathered into heads: kicker, headline, subheadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.neighbours import is_clear
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.standing_kickers import with_standing_kickers
from chaiban.model.geometry import Box


@dataclass(slots=True, eq=False)
class HeadGroup:
    """Blocks of one head: kicker, headline, subheadline, in order of reading."""

    blocks: list[Block]

    @property
    def box(self) -> Box:
        """left, top, right, bottom."""
        return (
            min(b.left for b in self.blocks),
            min(b.top for b in self.blocks),
            max(b.right for b in self.blocks),
            max(b.bottom for b in self.blocks),
        )

    @property
    def size(self) -> float:
        """The largest type."""
        return max(b.size for b in self.blocks)

    @property
    def vertical(self) -> bool:
        """True if its largest type runs downwards: a kicker that stands beside a headline doesn't count."""
        return any(line.vertical for line in max(self.blocks, key=lambda b: b.size).lines)


def group_heads(blocks: Sequence[Block], scene: Scene) -> list[HeadGroup]:
    """Neighbouring head blocks together, largest type first found, the rest around it."""
    left_over = sorted((b for b in blocks if b.kind in ("head", "deck")), key=lambda b: (-b.size, b.top, b.left))
    groups: list[HeadGroup] = []
    for block in left_over:
        best, best_gap = None, 1e9
        for group in groups:
            gap = _gap(group, block, scene, blocks)
            if gap is not None and gap < best_gap:
                best, best_gap = group, gap
        if best is None:
            groups.append(HeadGroup([block]))
        else:
            best.blocks.append(block)
    groups = [HeadGroup(head) for head in with_standing_kickers([group.blocks for group in groups], scene)]
    for group in groups:
        vertical = group.vertical
        # A kicker that stands beside the head is read before it.
        group.blocks.sort(
            key=lambda b: (
                (b.left if scene.upright else -b.right, b.top)
                if vertical
                else (-1.0 if b.first.vertical else round(b.top, 0), b.left)
            )
        )
    return sorted(groups, key=lambda g: (g.box[1], g.box[0]))


def _gap(group: HeadGroup, block: Block, scene: Scene, blocks: Sequence[Block]) -> float | None:
    """White between a group and a block that may belong to it, None if it can't."""
    if group.blocks[0].panel != block.panel:
        return None
    vertical = any(line.vertical for line in block.lines)
    if vertical != group.vertical:
        return None
    best = None
    for member in group.blocks:
        if vertical:
            gap = max(block.left - member.right, member.left - block.right)
            shared = overlap(block.top, block.bottom, member.top, member.bottom)
            near = shared > 0.4 * min(block.bottom - block.top, member.bottom - member.top)
        else:
            gap = max(block.top - member.bottom, member.top - block.bottom)
            shared = overlap(block.left, block.right, member.left, member.right)
            near = shared > 0.5 * min(block.width, member.width)
        upper, lower = (member, block) if member.top <= block.top else (block, member)
        ruled = scene.is_head_ruled_off(upper.box, lower.box)
        limit = 0.75 * max(member.size, block.size) + 0.3 * scene.body
        # Two heads of one size one above the other are one broken head only if they are near.
        if abs(member.size - block.size) < 0.06 * block.size:
            limit = 0.6 * block.size + 0.2 * scene.body
        # What stands below a headline at its edge and has nothing between is its deck, however pages are stretched.
        if upper is member and block.size < 0.7 * member.size and abs(block.left - member.left) < 0.5 * scene.body:
            limit = 1.5 * member.size if is_clear(upper.box, lower.box, blocks) else limit
        if near and not ruled and -0.6 * block.size < gap < limit and (best is None or gap < best):
            best = gap
    return best
