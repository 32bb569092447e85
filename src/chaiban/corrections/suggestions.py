"""What the engine doubted, as corrections ready to be made: the reading that came second, where it shows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chaiban.corrections.partition import spans_in
from chaiban.model.page import is_visible

DOUBTFUL = 0.75
"""Items of less confidence are worth a look."""
_CLOSED = '。！？…”』」.!?:："’'

Record = dict[str, Any]


def suggest(record: Mapping[str, Any]) -> list[Record]:
    """Suggestions, the least certain first; each can be posted as it stands."""
    articles: Sequence[Record] = record["articles"]
    found = [
        *_headless(articles),
        *_textless(articles),
        *_lone_photos(articles),
        *_loose(record),
        *_broken_off(articles),
    ]
    found.sort(key=lambda suggestion: (suggestion["confidence"], suggestion["id"]))
    seen: set[str] = set()
    out = []
    for suggestion in found:
        key = str(suggestion["corrections"])
        if key not in seen:
            seen.add(key)
            out.append(suggestion)
    return out


def _headless(articles: Sequence[Record]) -> Iterator[Record]:
    """A text without a headline that comes from nowhere goes on from the one before it."""
    for before, article in itertools.pairwise(articles):
        settled = article.get("corrected") or article.get("headline") or article.get("jump_from")
        if settled or article["kind"] != "article" or before["kind"] != "article":
            continue
        yield _suggestion(article, "no headline: goes on from the item before it", _merge(before, article))


def _textless(articles: Sequence[Record]) -> Iterator[Record]:
    """A heading without a text stands over the one behind it."""
    for number, article in enumerate(articles):
        if article.get("corrected") or article.get("paragraphs") or not article.get("headline"):
            continue
        if number + 1 < len(articles) and articles[number + 1].get("paragraphs"):
            after = articles[number + 1]
            reason = "a heading without text: stands over the item behind it"
            yield _suggestion(article, reason, _merge(article, after))


def _lone_photos(articles: Sequence[Record]) -> Iterator[Record]:
    """A photo goes with the story beside it that shares most of its words."""
    for number, article in enumerate(articles):
        if article["kind"] != "photo" or article.get("belongs_to") or article.get("corrected"):
            continue
        said = _pairs(" ".join(article.get("paragraphs", ())))
        near = [other for other in articles[max(0, number - 2) : number + 3] if other["kind"] == "article"]
        shared = [(len(said & _pairs(_words(other))), -n, other) for n, other in enumerate(near)]
        best = max(shared, key=lambda row: row[:2], default=None)
        if best and best[0] >= max(2, len(said) // 8):
            correction = {"action": "associate", "item": article["id"], "story": best[2]["id"]}
            yield _suggestion(article, "a photo that shares words with a story", correction)


def _broken_off(articles: Sequence[Record]) -> Iterator[Record]:
    """A text that ends amid a sentence goes on in a doubtful one that opens without a head."""
    for article in articles:
        words = (article.get("paragraphs") or [""])[-1].rstrip("”’」』）)】\"' ")
        if article["kind"] != "article" or not words or words[-1] in _CLOSED or article.get("jump_to"):
            continue
        open_ones = [
            other
            for other in articles
            if other is not article and other["kind"] == "article" and not other.get("headline")
        ]
        if len(open_ones) == 1 and not article.get("corrected"):
            yield _suggestion(article, "ends amid a sentence", _merge(article, open_ones[0]))


def _loose(record: Mapping[str, Any]) -> Iterator[Record]:
    """Unassigned characters go to the item between whose characters they stand."""
    owner = {
        number: article["id"]
        for article in record["articles"]
        for start, end in spans_in(article.get("spans"))
        for number in range(start, end)
    }
    for piece in record.get("unassigned", ()):
        (start, end) = piece["spans"][0]
        before = _nearest(record["characters"], start - 1, -1)
        after = _nearest(record["characters"], end, 1)
        item = owner.get(before) if owner.get(before) == owner.get(after) else None
        if item is not None:
            correction = {"action": "assign", "spans": piece["spans"], "item": item}
            yield {
                "id": f"loose-{start}",
                "item": item,
                "reason": "unassigned characters amid an item",
                "confidence": 0.0,
                "corrections": [correction],
            }


def _nearest(characters: str, at: int, step: int) -> int:
    while 0 <= at < len(characters) and not is_visible(characters[at]):
        at += step
    return at


def _suggestion(article: Record, reason: str, correction: Record) -> Record:
    return {
        "id": f"{correction['action']}-{article['id']}",
        "item": article["id"],
        "reason": reason,
        "confidence": article.get("confidence", 1.0),
        "corrections": [correction],
    }


def _merge(first: Record, second: Record) -> Record:
    return {"action": "merge", "items": [first["id"], second["id"]]}


def _words(article: Record) -> str:
    return " ".join((article.get("headline") or "", *article.get("paragraphs", ())))


def _pairs(words: str) -> set[str]:
    letters = "".join(words.split())
    return {letters[at : at + 2] for at in range(len(letters) - 1)}
