"""Rooms: what rules and frames leave together, and columns that rise beside a head.

Running text in a room with a single head is one story's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.scene import Scene
from chaiban.model.geometry import Box

NEAR_BELOW, NEAR_BESIDE = 12.0, 5.0
"""Em of white over which things one below the other, or side by side, are seen together."""


def rooms_with_one_head(
    bodies: Sequence[Block], heads: Sequence[Sequence[Block]], scene: Scene
) -> dict[int, tuple[int, int]]:
    """(room, head group) by the number of each running block in a room where a single group of heads stands."""
    members = [(b.box, b.panel) for b in bodies]
    members += [(_around(group), group[0].panel) for group in heads]
    rooms = list(range(len(members)))
    for i, (box, panel) in enumerate(members):
        for j in range(i):
            other, same = members[j]
            if rooms[i] != rooms[j] and panel == same and _sees(box, other, scene):
                old, new = rooms[i], rooms[j]
                rooms = [new if room == old else room for room in rooms]
    inside: dict[int, list[int]] = {}
    for number in range(len(heads)):
        inside.setdefault(rooms[len(bodies) + number], []).append(number)
    return {
        body.number: (rooms[i], inside[rooms[i]][0])
        for i, body in enumerate(bodies)
        if len(inside.get(rooms[i], ())) == 1
    }


def rises_beside_head(
    a: Block, b: Block, blocks: Sequence[Block], roofs: dict[int, Block], groups: dict[int, int], em: float
) -> bool:
    """True if b, right of a and of the head over a, begins level with its top: the head covers fewer columns."""
    roof = roofs.get(a.number)
    if roof is None or b.number in roofs or b.top > roof.top + 1.5 * em:
        return False
    group = [o for o in blocks if o.number in groups and groups[o.number] == groups.get(roof.number)]
    top, bottom = min((o.top for o in group), default=0.0), max((o.bottom for o in group), default=0.0)
    left, right = min((o.left for o in group), default=0.0), max((o.right for o in group), default=0.0)
    # A head as wide as one column stands over a story of one column, mostly.
    return right - left > 1.2 * a.width and abs(b.top - top) < 1.5 * em and b.bottom > bottom and b.left > right - em


def _sees(a: Box, b: Box, scene: Scene) -> bool:
    """True if two boxes stand near each other and no rule parts them."""
    em = scene.body
    if overlap(a[0], a[2], b[0], b[2]) > 0.5 * em:
        upper, lower = (a, b) if a[1] <= b[1] else (b, a)
        return lower[1] - upper[3] < NEAR_BELOW * em and not scene.is_ruled_off(upper, lower)
    if overlap(a[1], a[3], b[1], b[3]) > 0.5 * em:
        left, right = (a, b) if a[0] <= b[0] else (b, a)
        return right[0] - left[2] < NEAR_BESIDE * em and not scene.is_ruled_apart(left, right)
    return False


def _around(group: Iterable[Block]) -> Box:
    boxes = [block.box for block in group]
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip
