"""Which rare words stand in which of a page's lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.arrays import IntArray


@dataclass(frozen=True, slots=True)
class Words:
    """Pairs of a word and a line that holds it, each once, word by word with its lines rising (`word`, `line`), and
    how many lines hold that word (`holders`); of all that is said, line by line, the pair that it makes (`pair`) and
    the line it stands in (`spoken`). `count` is the number of lines."""

    count: int
    word: IntArray
    line: IntArray
    holders: IntArray
    pair: IntArray
    spoken: IntArray


def words_of(grams: Sequence[Sequence[str]]) -> Words:
    """The words of lines that are made of these. O(n log n) in what is said."""
    count = len(grams)
    known: dict[str, int] = {}
    said = np.array([known.setdefault(g, len(known)) for g in itertools.chain.from_iterable(grams)], dtype=np.intp)
    spoken = np.repeat(np.arange(count), [len(line) for line in grams])
    held, pair = np.unique(said * count + spoken, return_inverse=True)
    word, line = np.divmod(held, max(1, count))
    return Words(count, word, line, np.bincount(word, minlength=1)[word], pair, spoken)
