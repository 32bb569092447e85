"""Stories and heads settled together: a head left alone may show that two stories were taken for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chaiban.algorithms.arrays import FloatArray
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.layout.plane.heads import choose_stories, head_scores
from chaiban.layout.plane.relations import Chains
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.words import Words

LONELY = 3.0
"""Natural log units that a head costs which stands over nothing: print sets hardly any."""
BARE = 1.0
"""Natural log units that a story without a head costs: but for those from other pages all have one."""
_CUTS, _TRIED = 3, 8
"""Links of a page that are taken out at most, and how many, the weakest, are tried for each."""
_MOST = 2500
"""Pairs of heads and stories; a page of more (classified advertisements) isn't tried anew, which would take long."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Stories as blocks in order, `texts` with the photos' captions after them, and the heads' places over these.

    `cuts`: by the numbers of the blocks on both sides of each link taken out, what was gained by it;
    `kept`: so of each that was tried and left, what would have been lost.
    """

    stories: list[list[Block]]
    texts: list[list[Block]]
    scores: FloatArray
    alone: float
    placed: tuple[int, ...]
    margins: list[float]
    cuts: dict[int, float]
    kept: dict[int, float]

    @property
    def worth(self) -> float:
        """Natural log units: how well all heads stand."""
        taken = [float(self.scores[i, j]) if j >= 0 else self.alone - LONELY for i, j in enumerate(self.placed)]
        bare = len(self.stories) - len({j for j in self.placed if 0 <= j < len(self.stories)})
        return sum(taken) - BARE * bare


def settle(
    chains: Chains,
    bodies: Sequence[Block],
    groups: Sequence[HeadGroup],
    photos: Sequence[list[Block]],
    scene: Scene,
    weights: Mapping[str, float],
    words: Words | None = None,
) -> Settled:
    """The heads over the stories; while a head is left alone, weak links are taken out if the heads gain by it."""
    place = {id(block): n for n, block in enumerate(bodies)}
    best = _pair(chains.chains, groups, photos, scene, weights, words)
    cuts: dict[int, float] = {}
    kept: dict[int, float] = {}
    for _ in range(_CUTS):
        if all(j >= 0 for j in best.placed) or best.scores.size > _MOST:
            break
        links = sorted(
            (float(chains.scores[place[id(story[n])], place[id(story[n + 1])]]), number, n)
            for number, story in enumerate(best.stories)
            for n in range(len(story) - 1)
        )
        found: tuple[float, Settled, tuple[int, int]] | None = None
        kept = {}
        for cost, number, n in links[:_TRIED]:
            story = best.stories[number]
            parted = [*best.stories[:number], story[: n + 1], story[n + 1 :], *best.stories[number + 1 :]]
            tried = _pair(parted, groups, photos, scene, weights, words)
            gain = tried.worth - best.worth - cost
            sides = story[n].number, story[n + 1].number
            kept |= {side: min(-gain, kept.get(side, -gain)) for side in sides}
            if gain > 0 and (found is None or gain > found[0]):
                found = gain, tried, sides
        if found is None:
            break
        gain, best, sides = found
        cuts |= dict.fromkeys(sides, gain)
    return replace(best, cuts=cuts, kept={n: lost for n, lost in kept.items() if n not in cuts})


def _pair(
    stories: Sequence[list[Block]],
    groups: Sequence[HeadGroup],
    photos: Sequence[list[Block]],
    scene: Scene,
    weights: Mapping[str, float],
    words: Words | None,
) -> Settled:
    texts = [*stories, *photos]
    scores, alone = head_scores(groups, texts, scene, weights, words)
    placed, margins = choose_stories(scores, alone)
    return Settled(list(stories), texts, scores, alone, placed, margins, {}, {})
