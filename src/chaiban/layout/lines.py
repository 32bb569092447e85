"""The lines of a page side by side: one array for each trait, an entry a line."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.arrays import BoolArray, FloatArray, IntArray
from chaiban.layout.traits import ENDS, Traits
from chaiban.layout.words import Words, words_of
from chaiban.model.layout import Strip
from chaiban.model.topic import grams_of

_END = {name: number for number, name in enumerate(ENDS)}


@dataclass(frozen=True, slots=True)
class Lines:
    """Traits, rare words, blank rows above, indents and measures. `first` and `last` are places in `ENDS`."""

    traits: Sequence[Traits]
    words: Words
    first: IntArray
    last: IntArray
    closed: BoolArray
    chinese: BoolArray
    spaced: BoolArray
    stops: BoolArray
    commas: BoolArray
    width: FloatArray
    token: FloatArray
    length: IntArray
    opened: IntArray
    blanks: IntArray
    indent: FloatArray
    measure: FloatArray

    def __len__(self) -> int:
        return len(self.traits)

    def numbers_of_marks(self, known: Mapping[str, int]) -> list[IntArray]:
        """The numbers of each line's marks, as many columns as a line has marks at most; 0 for none and others."""
        numbers = [[known.get(mark, 0) for mark in trait.marks] for trait in self.traits]
        return [np.array(column, dtype=np.intp) for column in itertools.zip_longest(*numbers, fillvalue=0)]


def lines_of(strips: Sequence[Strip], traits: Sequence[Traits], measures: FloatArray) -> Lines:
    """The lines with their traits and measures (em, 0 for a line in no column)."""
    return Lines(
        traits,
        words_of([grams_of(t.text) for t in traits]),
        np.array([_END[t.first] for t in traits], dtype=np.intp),
        np.array([_END[t.last] for t in traits], dtype=np.intp),
        np.array([t.ends_sentence for t in traits], dtype=bool),
        np.array([t.chinese for t in traits], dtype=bool),
        np.array([t.spaced for t in traits], dtype=bool),
        np.array([t.stops for t in traits], dtype=bool),
        np.array([t.commas for t in traits], dtype=bool),
        np.array([t.width for t in traits]),
        np.array([t.token for t in traits]),
        np.array([t.length for t in traits], dtype=np.intp),
        np.array([t.opened for t in traits], dtype=np.intp),
        np.array([s.blanks for s in strips], dtype=np.intp),
        np.array([s.indent for s in strips]),
        measures,
    )
