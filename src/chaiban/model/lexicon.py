"""Learned numbers, handed to the stages as frozen nouns."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import add
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from chaiban.model.flow import Flow
from chaiban.model.page_net import PageNet

FloatArray: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seams:
    """Which characters tend to stand side by side: natural logs of how much likelier than by chance.

    `pairs` maps two or three characters to their pointwise mutual information; `known` maps a character to
    its count over the root of the total, so that the product of two is the count of the pair by chance. A
    pair that is not listed although both characters are common speaks against the seam.
    """

    pairs: Mapping[str, float] = field(default_factory=dict)
    known: Mapping[str, float] = field(default_factory=dict)

    def affinity(self, before: str, after: str) -> float:
        """How well `after` goes on from `before`, from the characters at the seam; 0 says nothing."""
        if not before or not after:
            return 0.0
        score = self._pair(before[-1], after[0])
        if len(before) > 1:
            score += 0.4 * self._reach(before[-2:], after[0])
        if len(after) > 1:
            score += 0.4 * self._reach(before[-1], after[:2])
        return score

    def _pair(self, left: str, right: str) -> float:
        value = self.pairs.get(left + right)
        if value is not None:
            return value
        expected = self.known.get(left, 0.0) * self.known.get(right, 0.0)
        # Both common and hardly ever seen side by side: the rarer than chance, the worse; at most as bad as -4.
        return -min(4.0, max(0.0, math.log(expected / 8))) if expected else -0.5

    def _reach(self, left: str, right: str) -> float:
        return self.pairs.get(left + right, 0.0)


@dataclass(frozen=True, slots=True)
class Headlinese:
    """How much the words of a line are those of headings: `odds` maps a character, two characters or a lower-case
    Latin word to the natural log of how much oftener it stands in headings than in running text."""

    odds: Mapping[str, float] = field(default_factory=dict)

    def scores(self, texts: Sequence[str]) -> FloatArray:
        """Of every text the mean over what it is made of; 0 says nothing, above 0 speaks for a heading."""
        grams = [phrases_of(text) for text in texts]
        lengths = np.array([len(made) for made in grams], dtype=np.intp)
        odds = map(self.odds.get, itertools.chain.from_iterable(grams), itertools.repeat(0.0))
        sums = np.bincount(
            np.repeat(np.arange(len(texts)), lengths), np.fromiter(odds, np.float64, int(lengths.sum())), len(texts)
        )
        return sums / np.maximum(1, lengths)


def phrases_of(text: str) -> list[str]:
    """What a line is made of: its characters and pairs of them, or its lower-case Latin words."""
    if text and max(text) >= "㐀":
        return [*text, *map(add, text, text[1:])]
    return [word.strip(".,;:!?“”„’'\"()").lower() for word in text.split()]


@dataclass(frozen=True, slots=True)
class ChainWeights:
    """Weights of a chain of parts: `evidence` has a row for each name in `rows`, a column a part (Part order);
    `steps[i, j]` is the weight of part j right after part i. Natural log units."""

    rows: Mapping[str, int]
    evidence: FloatArray
    steps: FloatArray


@dataclass(frozen=True, slots=True)
class Weights:
    """All that chaiban has learned. Empty mappings give a reading by the rules of print alone.

    `plane` holds the weights of pages with geometry by what they decide; what is missing is set by hand.
    `forme` holds those that go before them where places were made up from a dump's cells.
    """

    parts: ChainWeights
    seams: Seams
    headlinese: Headlinese
    links: Mapping[str, float]
    heads: Mapping[str, float]
    trust: Mapping[str, float]
    stories: Mapping[str, float] = field(default_factory=dict)
    plane: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    forme: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    flow: Flow = field(default_factory=Flow)
    net: PageNet | None = None
