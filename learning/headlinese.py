"""Counts which characters and words stand in headings and which in running text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from chaiban.model.lexicon import phrases_of

LEAST = 20
"""What was seen less often than this is not kept: no name and no sentence is in the numbers."""
FAINT = 0.3
"""Log-odds nearer to 0 than this are left out: they tell headings from nothing."""
PIECE = 14
"""Running text is cut into pieces of about a heading's length, so that length itself tells nothing."""


def learn_headlinese(headings: Iterable[str], paragraphs: Iterable[str]) -> dict[str, float]:
    """The natural log of how much oftener a character, pair or word stands in headings; one decimal."""
    above: Counter[str] = Counter()
    below: Counter[str] = Counter()
    for heading in headings:
        above.update(phrases_of(heading))
    for paragraph in paragraphs:
        for at in range(0, len(paragraph), PIECE):
            below.update(phrases_of(paragraph[at : at + PIECE]))
    return _odds(above, below)


def _odds(above: Counter[str], below: Counter[str]) -> dict[str, float]:
    if not above or not below:
        return {}
    ratio = math.log(sum(below.values()) / max(1, sum(above.values())))
    odds = {}
    for phrase in sorted(above.keys() | below.keys()):
        if above[phrase] + below[phrase] < LEAST:
            continue
        value = round(math.log((above[phrase] + 0.5) / (below[phrase] + 0.5)) + ratio, 1)
        if abs(value) >= FAINT:
            odds[phrase] = max(-3.0, min(3.0, value))
    return odds
