"""The head over each story: one assignment over the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.assignment import best_assignment
from chaiban.algorithms.linear import score
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.rooms import rooms_with_one_head
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.words import Words, entries
from chaiban.model.geometry import Box

CLEAR = 3.0
"""Em of white between a head and its story as print has it beside wide heads and below those of photos."""
FAR = 30.0
"""Em from which on no white is looked into."""


WEIGHTS = {
    "over": 3.0,
    "over the first": 1.6,
    "covers": 1.2,
    "amid": 2.6,
    "left of": 2.2,
    "right of": 0.8,
    "lower than its text": -3.0,
    "vertical beside": 1.2,
    "under": 1.1,
    "gap": -0.25,
    "ruled off": -4.0,
    "ruled apart": -3.0,
    "picture between": -0.2,
    "jumped": -0.2,
    "of a photo": -2.0,
    "one room": 1.5,
    "level with its text": 1.2,
}
ALONE = 0.3


def head_scores(
    groups: Sequence[HeadGroup],
    stories: Sequence[Sequence[Block]],
    scene: Scene,
    weights: Mapping[str, float] = WEIGHTS,
    words: Words | None = None,
) -> tuple[FloatArray, float]:
    """How well each head group stands over each story, and what it scores over none."""
    scores = np.full((len(groups), len(stories)), -np.inf)
    for i, j, names in head_pairs(groups, stories, scene, words):
        scores[i, j] = score(names, weights)
    # A larger head weighs more: it rather stays with its story than a small one.
    return scores, 0.0 if "bias" in weights else ALONE


def choose_stories(scores: FloatArray, alone: float) -> tuple[tuple[int, ...], list[float]]:
    """The story of each head group (-1 for none) and the score by which it beats the next."""
    if not scores.size:
        return tuple(-1 for _ in scores), [0.0] * len(scores)
    chosen = best_assignment(scores, alone)
    margins = []
    for i, j in enumerate(chosen):
        rivals = [float(s) for k, s in enumerate(scores[i]) if k != j] + [alone]
        margins.append(min(9.0, (float(scores[i, j]) if j >= 0 else alone) - max(rivals)) if j >= 0 else 0.0)
    return chosen, margins


def head_pairs(
    groups: Sequence[HeadGroup],
    stories: Sequence[Sequence[Block]],
    scene: Scene,
    words: Words | None = None,
) -> Iterator[tuple[int, int, dict[str, float]]]:
    """(i, j, evidence) for all head groups i and stories j that may belong together."""
    bodies = [b for story in stories for b in story if b.kind == "body"]
    rooms = rooms_with_one_head(bodies, [group.blocks for group in groups], scene)
    taken = [group.box for group in groups] + [b.box for story in stories for b in story] + list(scene.pictures)
    told = {}
    if words is not None and groups and stories:
        told = {(i, j): said for i, j, said in entries(words.of_heads([g.blocks for g in groups], stories))}
    for i, group in enumerate(groups):
        for j, story in enumerate(stories):
            names = evidence(group, story, scene, taken)
            if names is None and told:
                names = {"out of reach": 1.0}
            # A photo's head stands over it, nowhere else.
            if names is not None and (story[0].kind != "caption" or names.get("over")):
                if any(rooms.get(b.number, (-1, -1))[1] == i for b in story):
                    names["one room"] = 1.0
                yield i, j, names | told.get((i, j), {})


def evidence(
    group: HeadGroup, story: Sequence[Block], scene: Scene, taken: Sequence[Box] = ()
) -> dict[str, float] | None:
    """What speaks for the group being the story's head, by name; None if print never does that.

    `taken` are the boxes of all that stands on the page: white in which nothing stands parts less.
    """
    if group.blocks[0].panel != story[0].panel:
        return None
    box, em = group.box, scene.body
    found: dict[str, float] = {}
    under = [
        b
        for b in story
        if b.top >= box[3] - 0.6 * em
        and overlap(b.left, b.right, box[0], box[2]) > 0.2 * min(b.width, box[2] - box[0])
    ]
    above = [b for b in story if b.bottom <= box[1] + 0.6 * em and overlap(b.left, b.right, box[0], box[2]) > 0]
    region = (
        min(b.left for b in story),
        min(b.top for b in story),
        max(b.right for b in story),
        max(b.bottom for b in story),
    )
    if story[0].kind == "caption":
        found["of a photo"] = 1.0
    if under:
        nearest = min(under, key=lambda b: (b.top, b.left))
        gap = (nearest.top - box[3]) / em
        found["over"] = 1.0
        found["gap"] = min(gap, 20.0)
        if story[0] in under and not above:
            found["over the first"] = 1.0
        span = overlap(region[0], region[2], box[0], box[2])
        found["covers"] = span / max(box[2] - box[0], region[2] - region[0])
        if above:
            found["amid"] = 1.0
            found["over"] = 0.0
            found["gap"] = min(gap, (box[1] - max(b.bottom for b in above)) / em)
        if scene.is_head_ruled_off(box, nearest.box):
            found["ruled off"] = 1.0
        between = [
            p
            for p in scene.pictures
            if p[1] >= box[3] - 2 and p[3] <= nearest.top + 2 and overlap(p[0], p[2], box[0], box[2]) > 0
        ]
        if between:
            found["picture between"] = 1.0
            first = min(between, key=lambda p: p[1])
            gap = max(0.0, gap - max(p[3] - p[1] for p in between) / em)
            found["gap"] = _discounted(gap, (box[0], box[3], box[2], first[1]), taken)
        elif not above:
            found["gap"] = min(_discounted(gap, (box[0], box[3], box[2], nearest.top), taken), 20.0)
        return found
    beside = [
        b for b in story if overlap(b.top, b.bottom, box[1], box[3]) > 0.3 * min(b.bottom - b.top, box[3] - box[1])
    ]
    right = [b for b in beside if b.left >= box[2] - em]
    left = [b for b in beside if b.right <= box[0] + em]
    if above and left and not group.vertical:
        # Let into a story below one of its columns, the others running on beside it.
        nearest = max(above, key=lambda b: b.bottom)
        gap = (box[1] - nearest.bottom) / em
        if gap < 6 and not scene.is_ruled_off(nearest.box, box):
            return found | {"amid" if right else "under": 1.0, "gap": max(gap, 0.0)}
    if beside:
        if right:
            nearest = min(right, key=lambda b: b.left)
            gap = (nearest.left - box[2]) / em
            if scene.upright and group.vertical and gap < CLEAR:
                # Turned back, it lies over lines that are set downwards.
                span = overlap(region[1], region[3], box[1], box[3])
                covers = span / max(box[3] - box[1], region[3] - region[1])
                return {"over": 1.0, "over the first": float(story[0] in right), "gap": gap, "covers": covers}
            found["left of"] = 1.0
            if abs(nearest.top - box[1]) < 1.2 * em and nearest.number == story[0].number:
                found["level with its text"] = 1.0
            if abs(box[1] - region[1]) > 2.5 * em and not group.vertical:
                found["lower than its text"] = 1.0
        elif left:
            nearest = max(left, key=lambda b: b.right)
            gap = (box[0] - nearest.right) / em
            found["right of"] = 1.0
        else:
            nearest, gap = beside[0], 0.0
            found["amid"] = 1.0
        apart = (
            (box[2], box[1], nearest.left, box[3])
            if nearest.left > box[0]
            else (nearest.right, box[1], box[0], box[3])
        )
        gap = _discounted(gap, apart, taken)
        if gap > 9:
            return None
        found["gap"] = gap
        pair = (box, nearest.box) if nearest.left > box[0] else (nearest.box, box)
        if scene.is_ruled_apart(*pair):
            found["ruled apart"] = 1.0
        if group.vertical:
            found["vertical beside"] = 1.0
        return found
    if above:
        nearest = max(above, key=lambda b: b.bottom)
        gap = (box[1] - nearest.bottom) / em
        if gap > 6:
            return None
        found["under"] = 1.0
        found["gap"] = gap
        if scene.is_ruled_off(nearest.box, box):
            found["ruled off"] = 1.0
        return found
    return None


def _discounted(gap: float, between: Box, taken: Sequence[Box]) -> float:
    """A gap in em, what is beyond a few of them counted for less if nothing stands in it."""
    if not CLEAR < gap < FAR or any(
        overlap(b[0], b[2], between[0], between[2]) > 1 and overlap(b[1], b[3], between[1], between[3]) > 1
        for b in taken
    ):
        return gap
    return CLEAR + 0.4 * (gap - CLEAR)
