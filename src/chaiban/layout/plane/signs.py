"""What of a story was nearly read otherwise, by name: the evidence from which its confidence is reckoned."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.layout.plane.heads import evidence
from chaiban.layout.plane.openings import opens_with_mark, stands_full_out
from chaiban.layout.plane.paragraphs import Setting
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.relations import Chains
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.settling import Settled
from chaiban.model.runner_up import Choice, RunnerUp

CLEAR = 4.0
"""Natural log units from which one choice is as clear as any."""
_APART = ("ruled off", "ruled apart", "picture between")
"""What seldom stands between a head and its story."""


def signs_of(
    settled: Settled,
    chains: Chains,
    bodies: Sequence[Block],
    groups: Sequence[HeadGroup],
    doubts: Sequence[RunnerUp],
    scene: Scene,
    setting: Setting,
) -> Iterator[dict[str, float]]:
    """The signs of each story in turn, each from 0 to 1."""
    number_of = {id(block): n for n, block in enumerate(bodies)}
    stories = settled.stories
    for number, story in enumerate(stories):
        own = [n for n, j in enumerate(settled.placed) if j == number]
        signs = _of_links(story, chains, number_of) | _of_ends(story, chains, number_of, setting)
        signs |= _of_cuts(story, settled) | _of_doubts(story, doubts)
        signs["amid others"] = _intrusion(story, stories)
        if own:
            signs["head: doubt"] = _doubt(min(settled.margins[n] for n in own))
            signs |= _of_head(groups[own[0]], story, scene)
        yield signs


def _doubt(margin: float) -> float:
    """1 for a tie (or worse), 0 for what is clear."""
    return 1.0 - max(0.0, min(CLEAR, margin)) / CLEAR


def _of_links(story: Sequence[Block], chains: Chains, number_of: Mapping[int, int]) -> dict[str, float]:
    """How nearly a column went on in another, or another in it."""
    scores = chains.scores
    rival = CLEAR
    for a, b in itertools.pairwise(story):
        i, j = number_of[id(a)], number_of[id(b)]
        others = np.concatenate([np.delete(scores[i], j), np.delete(scores[:, j], i)])
        rival = min(rival, float(scores[i, j]) - float(others.max(initial=-np.inf)))
    return {"link: rival": _doubt(rival)}


def _of_ends(
    story: Sequence[Block], chains: Chains, number_of: Mapping[int, int], setting: Setting
) -> dict[str, float]:
    """How nearly the story went on before its first column or after its last."""
    scores, first, last = chains.scores, story[0], story[-1]
    before = float(scores[:, number_of[id(first)]].max(initial=-np.inf))
    after = float(scores[number_of[id(last)]].max(initial=-np.inf))
    return {
        "begins: doubt": _doubt(-before),
        "begins amid": float(stands_full_out(first, setting) and not opens_with_mark(first)),
        "ends: doubt": _doubt(-after),
    }


def _of_cuts(story: Sequence[Block], settled: Settled) -> dict[str, float]:
    """Whether a link was taken out at the story's ends, or nearly within."""
    cuts = [settled.cuts[b.number] for b in story if b.number in settled.cuts]
    kept = [settled.kept[b.number] for b in story if b.number in settled.kept]
    found = {"cut": 1.0, "cut: doubt": _doubt(min(cuts))} if cuts else {}
    return found | ({"kept: doubt": _doubt(min(kept))} if kept else {})


def _of_doubts(story: Sequence[Block], doubts: Sequence[RunnerUp]) -> dict[str, float]:
    """How near the nearest whole reading came in which this story would be another."""
    starts = [block.first.start for block in story]
    found: dict[str, float] = {}
    for doubt in doubts:
        spans = [span for text in doubt.texts for stretch in text for span in stretch]
        if any(start <= line < end for start, end in spans for line in starts):
            name = "other head" if doubt.choice is Choice.HEAD else "other text"
            found[name] = max(found.get(name, 0.0), _doubt(doubt.margin))
    return found


def _of_head(group: HeadGroup, story: Sequence[Block], scene: Scene) -> dict[str, float]:
    """What stands between the head and its story, and how much white."""
    names = evidence(group, story, scene) or {}
    found = {f"head: {name}": names[name] for name in _APART if name in names}
    return found | {"head: far": min(1.0, max(0.0, names.get("gap", 0.0) - 2.0) / 8.0)}


def _intrusion(story: Sequence[Block], stories: Sequence[Sequence[Block]]) -> float:
    """1 if columns of other stories stand within the box around this one."""
    left, right = min(b.left for b in story), max(b.right for b in story)
    top, bottom = min(b.top for b in story), max(b.bottom for b in story)
    return float(
        any(
            overlap(b.left, b.right, left, right) > 0.5 * b.width
            and overlap(b.top, b.bottom, top, bottom) > 0.5 * (b.bottom - b.top)
            for other in stories
            if other is not story
            for b in other
        )
    )
