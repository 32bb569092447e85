"""The pages from which the page net learns: what it sees of each, and what it should have said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from chaiban.layout.sight import take_sight
from chaiban.layout.stage import look_at, weigh
from chaiban.model.layout import PARTS
from chaiban.model.lexicon import Weights
from chaiban.model.page_net import Numbers, Sight
from chaiban.pipeline.lessons import HEADS_AND_MARKS
from learning.samples import Labelled

UNASKED = -1
"""Stands for "nobody asks" among the lines that a line may point to."""


@dataclass(frozen=True, slots=True)
class NetPage:
    """What the net sees, and of each line its part (PARTS), the line that it goes on from, the line that opens its
    item's text. The number after the last line stands for none."""

    sight: Sight
    parts: Numbers
    before: Numbers
    opener: Numbers


def net_pages(pages: Iterable[Labelled], weights: Weights, longest: int) -> Iterator[NetPage]:
    """The pages of at most `longest` lines, in their order."""
    for page in pages:
        look = look_at(page.page, weights)
        if not 1 < len(look.strips) <= longest:
            continue
        marginals, _ = weigh(look, replace(weights, net=None))
        truths = [page.truth_of(strip) for strip in look.strips]
        parts = np.array([PARTS.index(part) for part in page.parts(look.strips)], np.int32)
        sight = _packed(take_sight(look.heard, look.lines.words, look.evidence.said(), marginals))
        yield NetPage(sight, parts, *_pointers(page, truths))


def _packed(sight: Sight) -> Sight:
    """The same in half the room: thousands of pages have to lie in memory."""
    halves = {name: getattr(sight, name).astype(np.float16) for name in ("ends", "starts", "chain", "kin")}
    names = replace(sight.names, counts=sight.names.counts.astype(np.uint8))
    return replace(sight, names=names, **halves)


def _pointers(page: Labelled, truths: list[int]) -> tuple[Numbers, Numbers]:
    """The line that each goes on from, and the one that opens its item's text (without text: its first line)."""
    count = len(truths)
    last = {truth: number for number, truth in enumerate(truths)}
    first = {truth: number for number, truth in reversed(list(enumerate(truths)))}
    openers: dict[int, tuple[tuple[bool, int, int], int]] = {}
    for truth in sorted(first):
        line = page.lines[truth]
        if line.item >= 0:
            body = line.role not in HEADS_AND_MARKS
            rank = (not body, line.frame, truth)
            if line.item not in openers or rank < openers[line.item][0]:
                openers[line.item] = (rank, first[truth])
    before = np.full(count, UNASKED, np.int32)
    opener = np.full(count, count, np.int32)
    for number, truth in enumerate(truths):
        line = page.lines[truth]
        if line.item < 0:
            continue
        opener[number] = openers[line.item][1]
        if line.role not in HEADS_AND_MARKS:
            if first[truth] != number:
                before[number] = number - 1
            else:
                before[number] = last.get(page.before[truth], count) if page.before[truth] >= 0 else count
    return before, opener
