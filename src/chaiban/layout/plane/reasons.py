"""Why columns of running text hang together as they do, and heads stand over what they stand over, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from chaiban.algorithms.linear import score
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.layout.plane.heads import ALONE, head_pairs
from chaiban.layout.plane.scene import Scene
from chaiban.model.explanation import Reason

Evidence = dict[str, float]
_SHOWN = 24
"""Characters by which a block is named."""


def reasons_of_links(
    chains: Sequence[Sequence[Block]],
    bodies: Sequence[Block],
    pairs: Iterable[tuple[int, int, Evidence]],
    weights: Mapping[str, float],
) -> dict[int, Reason]:
    """By the first character of each running block: what it goes on from, or that it begins a story, and why.

    `pairs` are (i, j, evidence): body j may go on where body i ends.
    """
    known = {(i, j): found for i, j, found in pairs}
    scores = {pair: score(found, weights) for pair, found in known.items()}
    place = {id(block): n for n, block in enumerate(bodies)}
    out: dict[int, Reason] = {}
    for chain in chains:
        for n, block in enumerate(chain):
            if id(block) not in place:
                continue
            to = place[id(block)]
            before = next((b for b in reversed(chain[:n]) if id(b) in place), None)
            rivals = sorted(((s, i) for (i, j), s in scores.items() if j == to), reverse=True)
            if before is None:
                out[block.first.start] = _beginning(rivals, known, to, bodies, weights)
                continue
            own = place[id(before)], to
            others = [(s, f"goes on from {_named(bodies[i])}") for s, i in rivals if i != own[0]]
            after = [(s, j) for (i, j), s in scores.items() if i == own[0] and j != to]
            others += [(s, f"goes on in {_named(bodies[j])}") for s, j in after]
            best, runner_up = max([*others, (0.0, "begins a story")])
            out[block.first.start] = Reason(
                f"goes on from {_named(before)}",
                scores.get(own, 0.0) - best,
                runner_up,
                contributions(known.get(own, {}), weights),
            )
    return out


def _beginning(
    rivals: Sequence[tuple[float, int]],
    known: Mapping[tuple[int, int], Evidence],
    to: int,
    bodies: Sequence[Block],
    weights: Mapping[str, float],
) -> Reason:
    """A block that goes on from no other: what spoke against the likeliest one counts for it."""
    if not rivals:
        return Reason("begins a story", 0.0, "nothing", ())
    best, i = rivals[0]
    against = tuple((name, -worth) for name, worth in contributions(known[i, to], weights))
    return Reason("begins a story", -best, f"goes on from {_named(bodies[i])}", against)


def reasons_of_heads(
    groups: Sequence[HeadGroup],
    stories: Sequence[Sequence[Block]],
    placed: Sequence[int],
    scene: Scene,
    weights: Mapping[str, float],
) -> dict[int, Reason]:
    """By the first character of each head: which story it is the head of, and why."""
    known = {(i, j): found for i, j, found in head_pairs(groups, stories, scene)}
    alone = 0.0 if "bias" in weights else ALONE
    out: dict[int, Reason] = {}
    for i, (group, chosen) in enumerate(zip(groups, placed, strict=True)):
        rivals = [
            (score(found, weights), f"head of {_named(stories[j][0])}")
            for (one, j), found in known.items()
            if one == i and j != chosen
        ]
        own = known.get((i, chosen), {})
        if chosen < 0:
            best, runner_up = max(rivals, default=(0.0, "nothing"))
            reason = Reason("head without a text", alone - best, runner_up, ())
        else:
            best, runner_up = max([*rivals, (alone, "head without a text")])
            relation = f"head of {_named(stories[chosen][0])}"
            reason = Reason(relation, score(own, weights) - best, runner_up, contributions(own, weights))
        out[group.blocks[0].first.start] = reason
    return out


def contributions(found: Evidence, weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """What each piece of evidence adds to the score, strongest first."""
    worth = [(name, value * weights.get(name, 0.0)) for name, value in found.items()]
    return tuple(sorted(((name, w) for name, w in worth if w), key=lambda pair: (-abs(pair[1]), pair[0])))


def _named(block: Block) -> str:
    words = block.first.text
    return f"“{words[:_SHOWN].rstrip()}{'…' if len(words) > _SHOWN else ''}”"
