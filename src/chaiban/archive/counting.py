"""How often Chinese phrases stand in the texts of items: proof that they do, and a rank among few hits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from chaiban.archive.folding import fold
from chaiban.archive.query import Words

_QUERY = "SELECT id, kicker, headline, subheadline, people, body, printed FROM item WHERE id IN ({})"
_WEIGHTS = {"headline": 8.0, "people": 4.0, "body": 1.0}
# Okapi BM25 as SQLite computes it: how soon more of the same counts no more, how much a long text is held back.
_SATURATION, _LENGTH = 1.2, 0.75

Texts = Mapping[str, str]
"""Column of the index → the item's texts in it, folded, without white space, parted by bars."""


def folded_texts(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Texts]]:
    """The texts of the items with these numbers."""
    for number, kicker, headline, subheadline, people, body, printed in connection.execute(
        _QUERY.format(", ".join("?" * len(numbers))), tuple(numbers)
    ):
        heads = _folded([kicker, headline, subheadline])
        # What people have corrected is found as printed too.
        yield number, {"headline": heads, "people": _folded([people]), "body": _folded([body, printed])}


def times(texts: Texts, words: Words) -> float:
    """How often the phrase stands in the texts, weighted by where."""
    phrase = "".join(words.tokens)
    columns = (words.column,) if words.column else tuple(texts)
    return sum(_WEIGHTS[column] * texts[column].count(phrase) for column in columns)


def relevance(items: Sequence[tuple[int, Texts]], words: Sequence[Words]) -> dict[int, float]:
    """Number of the item → its rank, less is better, as `bm25()` has it; all words count the same."""
    lengths = [sum(map(len, texts.values())) for _, texts in items]
    usual = fmean(lengths) or 1.0 if lengths else 1.0
    ranks = {}
    for (number, texts), length in zip(items, lengths, strict=True):
        damping = _SATURATION * (1 - _LENGTH + _LENGTH * length / usual)
        found = [times(texts, word) for word in words]
        ranks[number] = -sum(count * (_SATURATION + 1) / (count + damping) for count in found)
    return ranks


def _folded(texts: list[str]) -> str:
    """Neither white space nor what isn't seen parts two characters; another paragraph does."""
    return "".join(fold("\n".join(texts).replace("\n", "|")).split())
