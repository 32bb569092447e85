"""Which column of running text goes on in which: one assignment over the page from named evidence."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.assignment import best_assignment
from chaiban.algorithms.chains import chains_of, open_circles
from chaiban.algorithms.linear import score
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.continuation import WEIGHTS, evidence
from chaiban.layout.plane.openings import has_lead_line, leaves_page, opens_with_mark, stands_full_out
from chaiban.layout.plane.paragraphs import Setting, ends_closed, shortage_of
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.rooms import rooms_with_one_head
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.tiers import level_with_column, stacks_of, tier_between
from chaiban.layout.plane.words import Words, entries
from chaiban.model.lexicon import Seams


@dataclass(frozen=True, slots=True)
class Chains:
    """Blocks in order, story by story, and by block the score by which its link beats none.

    `scores` are those of all pairs, `chosen` the number of the block in which each goes on.
    """

    chains: list[list[Block]]
    margins: dict[int, float]
    scores: FloatArray
    chosen: list[int]


def roofs_of(bodies: Sequence[Block], blocks: Sequence[Block], scene: Scene) -> dict[int, Block]:
    """For each running block (by number) the head that stands over it, pictures and bylines looked through."""
    roofs: dict[int, Block] = {}
    for body in bodies:
        best: Block | None = None
        for other in blocks:
            if other is body or other.kind in ("caption", "credit", "byline", "jump", "folio", "crosshead"):
                continue
            shared = overlap(body.left, body.right, other.left, other.right)
            if other.bottom > body.top + 0.5 * scene.body or shared < 0.3 * min(body.width, other.width):
                continue
            if best is None or other.bottom > best.bottom:
                best = other
        if best is not None and best.kind in ("head", "deck") and best.panel == body.panel:
            far = body.top - best.bottom > 6 * scene.body and not _picture_between(best, body, scene)
            if not far and not scene.is_head_ruled_off(best.box, body.box):
                roofs[body.number] = best
    _side_roofs(roofs, bodies, blocks, scene)
    _centre_roofs(roofs, bodies, {b.number: _top_of(b, blocks, scene) for b in bodies}, scene)
    _spread_roofs(roofs, bodies, {b.number: _top_of(b, blocks, scene) for b in bodies}, scene)
    return roofs


def _side_roofs(roofs: dict[int, Block], bodies: Sequence[Block], blocks: Sequence[Block], scene: Scene) -> None:
    """A head in a column of its own, with no text below it, stands over the text at its right that begins level."""
    em = scene.body
    for body in bodies:
        if body.number in roofs:
            continue
        for head in blocks:
            level = head.kind == "head" and abs(head.top - body.top) < 1.2 * em and head.panel == body.panel
            if not level or not -0.2 * em < body.left - head.right < 6 * em:
                continue
            under = any(
                overlap(b.left, b.right, head.left, head.right) > 0 and -em < b.top - head.bottom < 4 * em
                for b in bodies
            )
            between = any(
                b is not body
                and head.right - em < b.left < body.left
                and overlap(b.top, b.bottom, head.top, head.bottom) > 0
                for b in bodies
            )
            if not under and not between and not scene.is_ruled_apart(head.box, body.box):
                roofs[body.number] = head


def _centre_roofs(roofs: dict[int, Block], bodies: Sequence[Block], tops: Mapping[int, float], scene: Scene) -> None:
    """A head that stands in the very middle over level columns covers them all, the outer ones too."""
    em = scene.body
    for head in {id(h): h for h in roofs.values()}.values():
        own = [b for b in bodies if roofs.get(b.number) is head]
        level = sorted(
            (
                b
                for b in bodies
                if b.panel == own[0].panel
                and abs(tops[b.number] - tops[own[0].number]) < 0.6 * em
                and roofs.get(b.number) in (None, head)
            ),
            key=lambda b: b.left,
        )
        best: list[Block] = []
        for i, first in enumerate(level):
            for j in range(len(level) - 1, i + len(best) - 1, -1):
                span = level[i : j + 1]
                close = all(-0.5 * em < b.left - a.right < 4 * em for a, b in itertools.pairwise(span))
                central = abs((first.column[0] + level[j].column[1]) - (head.left + head.right)) < 1.2 * em
                if close and central and all(b in span for b in own) and _is_one_room(span, head, scene):
                    best = span
                    break
        for body in best:
            roofs.setdefault(body.number, head)


def _is_one_room(span: Sequence[Block], head: Block, scene: Scene) -> bool:
    """True if no rule parts the columns from each other or from the head, and only the first opens a story."""
    if any(opens_with_mark(b) for b in span[1:]):
        return False
    if any(scene.is_ruled_apart(a.box, b.box) for a, b in itertools.pairwise(span)):
        return False
    return not any(scene.is_ruled_off((b.left, head.top, b.right, head.bottom), b.box) for b in span)


def _top_of(body: Block, blocks: Sequence[Block], scene: Scene) -> float:
    """Where a column begins, the byline or mark over it included."""
    over = [
        b.top
        for b in blocks
        if b.kind in ("byline", "jump")
        and overlap(b.left, b.right, body.left, body.right) > 0.5 * b.width
        and -0.5 * scene.body < body.top - b.bottom < 1.6 * scene.body
        and b.left > body.left - scene.body
    ]
    return min(over, default=body.top)


def _spread_roofs(roofs: dict[int, Block], bodies: Sequence[Block], tops: Mapping[int, float], scene: Scene) -> None:
    """A head covers the columns that begin level with its own where white is left beside it.

    One at the left of its story covers columns to the right, one that is centred those on both sides.
    """
    em = scene.body
    rightwards = sorted(bodies, key=lambda b: (b.left, b.top))
    for body in (*rightwards, *reversed(rightwards)):
        if body.number in roofs or body.first.traits.length == 0:
            continue
        level = [
            other
            for other in bodies
            if other.number in roofs
            and other.panel == body.panel
            and abs(tops[other.number] - tops[body.number]) < 0.6 * em
            and (
                -0.5 * em < body.left - other.right < 4 * em
                or (-0.5 * em < other.left - body.right < 4 * em and _is_centred(roofs[other.number], other, em))
            )
        ]
        for other in level:
            head = roofs[other.number]
            taken = any(
                overlap(b.left, b.right, body.left, body.right) > 0
                and overlap(b.top, b.bottom, head.top, body.top) > 1
                for b in bodies
                if b is not body
            )
            if not taken and head.bottom < body.top:
                roofs[body.number] = head


def _is_centred(head: Block, body: Block, em: float) -> bool:
    """True if a head doesn't begin with its column: white stands before it."""
    return head.left > body.left + 0.5 * em or body.left > head.left + 0.5 * em


def _picture_between(upper: Block, lower: Block, scene: Scene) -> bool:
    return any(
        upper.bottom - 2 <= p[1] and p[3] <= lower.top + 2 and overlap(p[0], p[2], lower.left, lower.right) > 0
        for p in scene.pictures
    )


def link(
    bodies: Sequence[Block],
    blocks: Sequence[Block],
    roofs: dict[int, Block],
    groups: dict[int, int],
    scene: Scene,
    setting: Setting,
    seams: Seams,
    weights: Mapping[str, float] = WEIGHTS,
    words: Words | None = None,
) -> Chains:
    """The stories' columns in order of reading. `groups` numbers the head group of a head block."""
    count = len(bodies)
    scores = np.full((count, count), -np.inf)
    for i, j, names in pairs_of(bodies, blocks, roofs, groups, scene, setting, seams, words):
        scores[i, j] = score(names, weights)
    ends = 0.0
    chosen = list(best_assignment(scores, ends)) if count else []
    open_circles(chosen, scores)
    margins = {}
    for i, j in enumerate(chosen):
        if j >= 0:
            rivals = [scores[i, k] for k in range(count) if k != j] + [ends]
            margins[bodies[j].number] = float(scores[i, j] - max(rivals))
        else:
            best = scores[i].max() if count else -9.0
            margins.setdefault(-1 - bodies[i].number, float(min(9.0, ends - best)))
    chains = [[bodies[i] for i in chain] for chain in chains_of(chosen)]
    return Chains(chains, margins, scores, chosen)


def beginning(
    b: Block,
    bodies: Sequence[Block],
    blocks: Sequence[Block],
    roofs: dict[int, Block],
    groups: dict[int, int],
    scene: Scene,
    setting: Setting,
) -> dict[str, float]:
    """What a block's own beginning says about whether it goes on from another, by name."""
    found: dict[str, float] = {}
    roof = roofs.get(b.number)
    if roof is None:
        found["begins"] = 1.0
    else:
        further_left = any(
            o is not b
            and o.number in roofs
            and groups.get(roofs[o.number].number) == groups.get(roof.number)
            and o.left < b.left - scene.body
            for o in bodies
        )
        found["begins under a head further left" if further_left else "begins under a head"] = 1.0
    if opens_with_mark(b):
        found["begins with a mark"] = 1.0
    elif has_lead_line(b, blocks, scene, stands_full_out(b, setting)):
        found["begins below a byline"] = 1.0
    elif stands_full_out(b, setting):
        found["begins full out"] = 1.0
    return found


def ending(a: Block) -> dict[str, float]:
    """What a block's own end says about whether it goes on in another, by name."""
    if leaves_page(a):
        return {"leaves the page": 1.0}
    if not ends_closed(a):
        return {"left open": 1.0}
    return {"left closed" if shortage_of(a, a.last) > 1 else "left full": 1.0}


def pairs_of(
    bodies: Sequence[Block],
    blocks: Sequence[Block],
    roofs: dict[int, Block],
    groups: dict[int, int],
    scene: Scene,
    setting: Setting,
    seams: Seams,
    words: Words | None = None,
) -> Iterator[tuple[int, int, dict[str, float]]]:
    """(i, j, evidence) for all running blocks i and j of which j may go on where i ends.

    Where words are known they may tie what print would never put in such places: made-up places can be wrong.
    """
    begins = [beginning(b, bodies, blocks, roofs, groups, scene, setting) for b in bodies]
    ends = [ending(a) for a in bodies]
    heads: dict[int, list[Block]] = {}
    for block in blocks:
        if block.number in groups:
            heads.setdefault(groups[block.number], []).append(block)
    rooms = rooms_with_one_head(bodies, list(heads.values()), scene)
    stacks = stacks_of(blocks, bodies, scene.body)
    openings = Counter(rooms[b.number] for b in bodies if b.number in rooms and (opens_with_mark(b) or b.first.cap))
    told = {(i, j): said for i, j, said in entries(words.of_links(bodies))} if words and bodies else {}
    for i, a in enumerate(bodies):
        for j, b in enumerate(bodies):
            if i != j:
                names = evidence(a, b, bodies, blocks, roofs, groups, scene, setting, seams)
                names = {"out of reach": 1.0} if names is None and told else names
                if names is not None:
                    if "below" in names:
                        names |= tier_between(a, b, blocks, bodies, scene.body)
                    elif b.top < a.top and level_with_column(a, b, stacks, scene.body):
                        names["level with its column"] = 1.0
                    together = a.number in rooms and rooms[a.number] == rooms.get(b.number) and "wrap" not in names
                    # What says where it comes from opens a story, whatever stands in its room.
                    if together and not opens_with_mark(b):
                        names["one room"] = 1.0
                        if openings[rooms[a.number]] < 2:
                            names["one room, one opening"] = 1.0
                    yield i, j, names | begins[j] | ends[i] | told.get((i, j), {})
