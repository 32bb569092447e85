"""Where a short line's words come back: in the text below it, above it, or elsewhere on the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.layout.traits import Traits
from chaiban.model.topic import grams_of

REACH = 25
"""Lines that are looked at on either side: a column's length or so of the story whose head this may be."""
LONGEST = 40
"""Characters of the longest line that is asked about; headings are shorter."""


@dataclass(frozen=True, slots=True)
class Echo:
    """Shares (0 to 1) of a line's rare words that come back in the lines after, before, and anywhere else."""

    after: float
    before: float
    anywhere: float


SILENT = Echo(0.0, 0.0, 0.0)


def find_echoes(traits: Sequence[Traits]) -> list[Echo]:
    """The echo of every line; long lines and lines without rare words have none. O(characters of the page)."""
    grams = [grams_of(t.text) for t in traits]
    places: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(grams):
        for gram in set(line):
            places[gram].append(number)
    return [
        _echo(i, grams[i], places) if trait.length <= LONGEST and grams[i] else SILENT
        for i, trait in enumerate(traits)
    ]


def _echo(i: int, grams: Sequence[str], places: dict[str, list[int]]) -> Echo:
    after = before = anywhere = total = 0.0
    for gram in grams:
        held = places[gram]
        # What is said all over the page tells little of where a line belongs.
        if len(held) == 1:
            total += 1.0
            continue
        weight = 1.0 / (len(held) - 1)
        total += weight
        anywhere += weight
        at = bisect_left(held, i)
        before += weight * (at > 0 and held[at - 1] >= i - REACH)
        past = bisect_right(held, i)
        after += weight * (past < len(held) and held[past] <= i + REACH)
    return Echo(after / total, before / total, anywhere / total)
