"""What two items share of words that are rare in their issue."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chaiban.model.story import IssueItem
from chaiban.model.topic import grams_of

_FOUR = re.compile(r"(?=([㐀-鿿]{4}))")
_NAMES = re.compile(r"(?<=[\wäöüß,;’] )[A-ZÄÖÜ][\wäöüß’-]{2,}")
_FIGURES = re.compile(r"[0-9０-９][0-9０-９.,．]{2,}")
_LONG = 120_000
"""Characters of an item that are looked at: nobody prints more, and a damaged page must not take hours."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of every item, by its id: weights of its grams (length 1), and in how many items each occurs."""

    weights: Mapping[str, Mapping[str, float]]
    spread: Mapping[str, int]
    names: Mapping[str, frozenset[str]]
    named: Mapping[str, int]

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

    def names_alone(self, one: str, other: str) -> int:
        """How many names and long phrases the two share that no third item of the issue has."""
        return sum(1 for name in self.names[one] & self.names[other] if self.named[name] == 2)


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
    names = {item.id: frozenset(_names_in(words_of(item)[:_LONG])) for item in items}
    named: Counter[str] = Counter()
    for found in names.values():
        named.update(found)
    return Wording(weights, spread, names, named)


def _names_in(text: str) -> Iterator[str]:
    """Four Chinese characters in a row, Latin words with a capital inside a sentence, figures of three digits."""
    yield from (match[1] for match in _FOUR.finditer(text))
    yield from _NAMES.findall(text)
    yield from _FIGURES.findall(text)


def words_of(item: IssueItem) -> str:
    """Kicker, headline and text."""
    return "\n".join((item.kicker, item.headline, *item.paragraphs))
