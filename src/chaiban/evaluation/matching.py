"""Which piece of a reading is which piece of the gold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

GRAM = 5
FAINTEST = 0.1
"""Pieces that share no more than this are strangers."""


@dataclass(frozen=True, slots=True)
class Match:
    """Gold piece `gold` and reading piece `read` (from 0) share the part `overlap` (0 to 1) of their text."""

    gold: int
    read: int
    overlap: float


def match_texts(gold: Sequence[str], read: Sequence[str]) -> tuple[Match, ...]:
    """Pairs of texts, one to one, best overlap first; among equals the earlier gold, then the earlier read.

    The overlap is the Jaccard index of the multisets of 5-grams.
    """
    pairs = sorted(_overlaps(gold, read), key=lambda pair: (-pair.overlap, pair.gold, pair.read))
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    matches = []
    for pair in pairs:
        if pair.gold not in taken_gold and pair.read not in taken_read:
            taken_gold.add(pair.gold)
            taken_read.add(pair.read)
            matches.append(pair)
    return tuple(matches)


def count_grams(text: str) -> Counter[str]:
    """The 5-grams of a text with their number; a shorter text is one gram, an empty one has none."""
    if len(text) < GRAM:
        return Counter([text] if text else [])
    return Counter(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


def _overlaps(gold: Sequence[str], read: Sequence[str]) -> list[Match]:
    """All pairs above FAINTEST. Linear in the text: only pairs that share a gram are ever counted."""
    owners: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    read_size = []
    for number, text in enumerate(read):
        grams = count_grams(text)
        read_size.append(grams.total())
        for gram, count in grams.items():
            owners[gram].append((number, count))
    pairs = []
    for number, text in enumerate(gold):
        grams = count_grams(text)
        shared: Counter[int] = Counter()
        for gram in grams.keys() & owners.keys():
            here = grams[gram]
            for other, there in owners[gram]:
                shared[other] += min(here, there)
        size = grams.total()
        for other, common in shared.items():
            # The union of two multisets is their sum less what they share.
            overlap = common / (size + read_size[other] - common)
            if overlap > FAINTEST:
                pairs.append(Match(number, other, overlap))
    return pairs
