"""Where a short line's words come back: in the text below it, above it, or elsewhere on the page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.arrays import FloatArray

REACH = 25
"""Lines that are looked at on either side: a column's length or so of the story whose head this may be."""
LONGEST = 40
"""Characters of the longest line that is asked about; headings are shorter."""


@dataclass(frozen=True, slots=True)
class Echoes:
    """Shares (0 to 1) of each line's rare words that come back in the lines after, before, and anywhere else."""

    after: FloatArray
    before: FloatArray
    anywhere: FloatArray


def find_echoes(texts: Sequence[str], grams: Sequence[Sequence[str]]) -> Echoes:
    """The echoes of every line with these rare words; long lines and lines without rare words have none.

    A word counts the less the more lines it stands in: what is said all over the page tells little of where a line
    belongs. O(n log n) in the characters of the page.
    """
    count = len(texts)
    known: dict[str, int] = {}
    spoken = np.array([known.setdefault(g, len(known)) for g in itertools.chain.from_iterable(grams)], dtype=np.intp)
    if not spoken.size:
        return Echoes(*np.zeros((3, count)))
    lines = np.repeat(np.arange(count), [len(line) for line in grams])
    # Every word's lines, rising, one word after the other; `at` leads from what is said to where it is held.
    held, at = np.unique(spoken * count + lines, return_inverse=True)
    word, line = np.divmod(held, count)
    holders = np.bincount(word)[word]
    weight = np.where(holders > 1, 1.0 / np.maximum(1, holders - 1), 0.0)
    goes_on = (np.diff(word) == 0) & (np.diff(line) <= REACH)
    total = np.bincount(lines, np.where(holders > 1, weight, 1.0)[at], count)
    asked = (total > 0) & np.array([len(text) <= LONGEST for text in texts])

    def share(weights: FloatArray) -> FloatArray:
        return np.divide(np.bincount(lines, weights[at], count), total, out=np.zeros(count), where=asked)

    after, before = np.append(goes_on, False), np.insert(goes_on, 0, False)
    return Echoes(share(weight * after), share(weight * before), share(weight))
