"""Counts which characters stand side by side in running text, and keeps what is frequent enough."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable

LEAST = 20
"""N-grams seen less often than this are not kept: the numbers stay small and no sentence is in them."""


def learn_seams(texts: Iterable[str]) -> dict[str, dict[str, float]]:
    """Pointwise mutual information (natural log, one decimal) of frequent pairs and triples of characters."""
    single: Counter[str] = Counter()
    double: Counter[str] = Counter()
    triple: Counter[str] = Counter()
    for text in texts:
        single.update(text)
        double.update(map("".join, itertools.pairwise(text)))
        triple.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
    total = sum(single.values())
    pairs = {
        pair: round(math.log(total * n / (single[pair[0]] * single[pair[1]])), 1)
        for pair, n in double.items()
        if n >= LEAST and pair[1] >= "\u2010"
    }
    for three, n in triple.items():
        if n >= 2 * LEAST:
            left = math.log(total * n / (double[three[:2]] * single[three[2]]))
            right = math.log(total * n / (single[three[0]] * double[three[1:]]))
            pairs[three] = round((left + right) / 2, 1)
    root = math.sqrt(total)
    known = {c: round(n / root, 2) for c, n in single.items() if n >= LEAST}
    return {"pairs": dict(sorted(pairs.items())), "known": dict(sorted(known.items()))}
