"""Where columns end and begin together: a page's tiers, and the tops that its columns reach up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.printed import overlap

_LEVEL = 1.2
"""Em by which columns may end apart, or begin, that are said to do so together."""
_OTHERS = 2
"""Other columns that end where one ends, so that a tier does."""
_PARTING = ("head", "deck", "byline")
"""What parts a column from what stands above it."""


def tier_between(a: Block, b: Block, blocks: Sequence[Block], bodies: Sequence[Block], em: float) -> dict[str, float]:
    """What the columns around say of the white between two blocks of which b stands below a, by name."""
    if b.top - a.bottom < -0.3 * em:
        return {}
    level = (a.bottom + b.top) / 2
    others = [c for c in blocks if c is not a and c is not b and c.kind != "folio"]
    crossing = [c for c in others if c.top < level - 0.4 * em and c.bottom > level + 0.4 * em]
    ending = [c for c in bodies if c is not a and abs(c.bottom - a.bottom) < _LEVEL * em]
    if not crossing and len(ending) >= _OTHERS:
        return {"tier ends": 1.0}
    near = [c for c in crossing if _is_beside(a, c, em)]
    if not near and any(_is_beside(a, c, em) for c in ending):
        return {"neighbours end": 1.0}
    return {}


def _is_beside(a: Block, c: Block, em: float) -> bool:
    """True if no wide column has room between two."""
    return max(a.left, c.left) - min(a.right, c.right) < 6 * em


def stacks_of(blocks: Sequence[Block], bodies: Sequence[Block], em: float) -> dict[int, list[float]]:
    """For each running block (by number) the tops of those above it in its column, no head between."""
    stacks: dict[int, list[float]] = {}
    for body in bodies:
        over = [
            c
            for c in blocks
            if c is not body
            and c.bottom <= body.top + 0.5 * em
            and overlap(c.left, c.right, body.left, body.right) > 0.5 * min(c.width, body.width)
        ]
        floor = max((c.bottom for c in over if c.kind in _PARTING), default=-1e9)
        stacks[body.number] = [c.top for c in over if c.kind == "body" and c.top >= floor - 0.5 * em]
    return stacks


def level_with_column(a: Block, b: Block, stacks: Mapping[int, Sequence[float]], em: float) -> bool:
    """True if b begins as high as something above a in a's column: a story's columns begin level."""
    return any(abs(top - b.top) < _LEVEL * em for top in stacks[a.number])
