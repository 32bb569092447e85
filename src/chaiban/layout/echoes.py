"""Where a short line's words come back: in the text below it, above it, or elsewhere on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.layout.words import Words

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


def find_echoes(texts: Sequence[str], words: Words) -> Echoes:
    """The echoes of every line with these rare words; long lines and lines without rare words have none.

    A word counts the less the more lines it stands in: what is said all over the page tells little of where a line
    belongs.
    """
    count, holders, lines, at = words.count, words.holders, words.spoken, words.pair
    if not at.size:
        return Echoes(*np.zeros((3, count)))
    weight = np.where(holders > 1, 1.0 / np.maximum(1, holders - 1), 0.0)
    goes_on = (np.diff(words.word) == 0) & (np.diff(words.line) <= REACH)
    total = np.bincount(lines, np.where(holders > 1, weight, 1.0)[at], count)
    asked = (total > 0) & np.array([len(text) <= LONGEST for text in texts])

    def share(weights: FloatArray) -> FloatArray:
        return np.divide(np.bincount(lines, weights[at], count), total, out=np.zeros(count), where=asked)

    after, before = np.append(goes_on, False), np.insert(goes_on, 0, False)
    return Echoes(share(weight * after), share(weight * before), share(weight))
