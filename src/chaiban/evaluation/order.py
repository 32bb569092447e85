"""Whether running text stands in the right order."""

from __future__ import annotations

from bisect import bisect_left

PIECE = 8


def count_in_order(gold: str, read: str) -> tuple[int, int]:
    """How many 8-character pieces of the gold keep its order in the reading, and of how many.

    Counted are the pieces that stand exactly once in the reading; in order are those of the longest run
    that keeps the gold's order. A rest of fewer than 8 characters isn't looked at.
    """
    pieces = (gold[at : at + PIECE] for at in range(0, len(gold) - PIECE + 1, PIECE))
    places = [read.find(piece) for piece in pieces if read.count(piece) == 1]
    return _longest_rise(places), len(places)


def _longest_rise(places: list[int]) -> int:
    """The length of the longest strictly rising subsequence (patience sorting)."""
    ends: list[int] = []
    for place in places:
        pile = bisect_left(ends, place)
        ends[pile : pile + 1] = [place]
    return len(ends)
