"""What two items share of words that are rare in their issue."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chaiban.model.story import IssueItem
from chaiban.model.topic import grams_of

_LONG = 120_000
"""Characters of an item that are looked at: nobody prints more, and a damaged page must not take hours."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of every item, by its id: weights of its grams (length 1), and in how many items each occurs."""

    weights: Mapping[str, Mapping[str, float]]
    spread: Mapping[str, int]
    count: int

    def likeness(self, one: str, other: str) -> float:
        """Cosine of the two items' weights, 0 to 1."""
        here, there = self.weights[one], self.weights[other]
        if len(there) < len(here):
            here, there = there, here
        return sum(weight * there[gram] for gram, weight in here.items() if gram in there)

    def rare(self, one: str, other: str) -> int:
        """How many grams the two share that no third item of the issue has."""
        here, there = self.weights[one], self.weights[other]
        return sum(1 for gram in here if self.spread[gram] == 2 and gram in there)


def wording_of(items: Sequence[IssueItem]) -> Wording:
    """The words of the issue's items, weighted by how few items have them."""
    counted = {item.id: Counter(grams_of(words_of(item)[:_LONG])) for item in items}
    spread: Counter[str] = Counter()
    for grams in counted.values():
        spread.update(grams.keys())
    total = len(items)
    weights = {}
    for name, grams in counted.items():
        raw = {gram: (1 + math.log(times)) * math.log((1 + total) / spread[gram]) for gram, times in grams.items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        weights[name] = {gram: weight / length for gram, weight in raw.items()}
    return Wording(weights, spread, total)


def words_of(item: IssueItem) -> str:
    """Kicker, headline and text."""
    return "\n".join((item.kicker, item.headline, *item.paragraphs))
