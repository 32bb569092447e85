"""The choices of a page with geometry that were nearly made: columns that go on, heads over stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.chains import chains_of, open_circles
from chaiban.algorithms.second_best import without_choice
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.model.page import Span
from chaiban.model.runner_up import Choice, RunnerUp, Stretch

_DOUBT = 3.0
"""Natural log units: choices that are clearer aren't handed on."""
_TRIED = 12
"""Choices of a kind that are tried the other way: each costs an assignment."""


def other_chains(bodies: Sequence[Block], scores: FloatArray, chosen: Sequence[int]) -> Iterator[RunnerUp]:
    """Columns that might go on elsewhere: the stories that would be others then."""
    known = {tuple(chain) for chain in chains_of(chosen)}
    for row in _doubtful(scores, chosen, 0.0):
        found = without_choice(scores, chosen, row)
        if found is None or found[1] >= _DOUBT:
            continue
        other = list(found[0])
        open_circles(other, scores)
        changed = [chain for chain in chains_of(other) if tuple(chain) not in known]
        if changed:
            texts = tuple(tuple(_stretch([bodies[n]]) for n in chain) for chain in changed)
            yield RunnerUp(Choice.TEXT, found[1], texts)


def other_heads(
    groups: Sequence[HeadGroup],
    stories: Sequence[Sequence[Block]],
    scores: FloatArray,
    chosen: Sequence[int],
    alone: float,
) -> Iterator[RunnerUp]:
    """Heads that might stand over another story: the stories whose heads would be others then, each with those."""
    for row in _doubtful(scores, chosen, alone):
        found = without_choice(scores, chosen, row, alone)
        if found is None or found[1] >= _DOUBT:
            continue
        other, lost = found
        texts: list[tuple[Stretch, ...]] = []
        for j, story in enumerate(stories):
            before, after = ([i for i, k in enumerate(way) if k == j] for way in (chosen, other))
            if after and before != after:
                texts.append((_stretch(story[:1]), *(_stretch(groups[i].blocks) for i in after)))
        texts += [(_stretch(groups[i].blocks),) for i, j in enumerate(other) if j < 0 <= chosen[i]]
        if texts:
            yield RunnerUp(Choice.HEAD, lost, tuple(texts))


def _doubtful(scores: FloatArray, chosen: Sequence[int], alone: float) -> list[int]:
    """Rows whose choice another of the row nearly equals, the nearest first."""
    found = []
    for row, column in enumerate(chosen):
        taken = float(scores[row, column]) if column >= 0 else alone
        rivals = [float(s) for k, s in enumerate(scores[row]) if k != column] + ([alone] if column >= 0 else [])
        margin = taken - max(rivals, default=-1e9)
        if margin < _DOUBT:
            found.append((margin, row))
    return [row for _, row in sorted(found)[:_TRIED]]


def _stretch(blocks: Sequence[Block]) -> Stretch:
    """The lines of blocks; those that follow each other among the characters as one."""
    out: list[Span] = []
    for line in (line for block in blocks for line in block.lines):
        # A line end is one character.
        if out and out[-1][1] + 1 == line.start:
            out[-1] = (out[-1][0], line.end)
        else:
            out.append((line.start, line.end))
    return tuple(out)
