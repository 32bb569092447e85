"""What the engine doubted, as corrections ready to be made: the reading that came second, where it shows."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chaiban.corrections.alternatives import corrections_of
from chaiban.corrections.partition import partition_of, spans_in
from chaiban.model.page import is_visible

_CHANCES = {
    "head": 0.8,
    "text": 0.35,
    "kicker": 0.45,
    "subheadline": 0.4,
    "paragraph": 0.4,
    "jump": 0.4,
    "headline": 0.25,
    "credit": 0.3,
    "byline": 0.2,
    "crosshead": 0.1,
    "textless": 0.65,
    "headless": 0.35,
    "photo": 0.3,
    "loose": 0.8,
}
"""How often a suggestion of its kind is right where the engine sees a tie, rounded: of the train split, by
`learning.judge_suggestions`."""
_FADING = 0.4
"""By so much in a unit of margin that chance fades."""
_LEAST = 0.12
"""Chances below this aren't worth a look."""

_REASONS = {
    "part": "these lines were nearly read otherwise",
    "text": "the text was nearly read as going on elsewhere",
    "head": "the heading was nearly read over another text",
}

Record = dict[str, Any]


def suggest(record: Mapping[str, Any]) -> list[Record]:
    """Suggestions for a page as it is shown, the least certain first; each can be posted as it stands.

    First come the readings that came second in the engine's own choices; rules on the record add what no single
    choice would bring.
    """
    articles: Sequence[Record] = record["articles"]
    found = [
        *_second_readings(record),
        *_headless(articles),
        *_textless(articles),
        *_lone_photos(articles),
        *_loose(record),
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


def _second_readings(record: Mapping[str, Any]) -> Iterator[Record]:
    """What came second, as far as it would still change something."""
    page = partition_of(record)
    for number, runner_up in enumerate(record.get("runners_up", ())):
        choice = runner_up.get("part") or runner_up["choice"]
        chance = _CHANCES.get(choice, 0.0) * math.exp(-_FADING * runner_up["margin"])
        item, corrections = corrections_of(runner_up, page) if chance >= _LEAST else ("", [])
        if corrections:
            found = _suggestion({"id": item}, _REASONS[runner_up["choice"]], corrections, chance)
            yield found | {"id": f"second-{number}"} | ({"part": choice} if "part" in runner_up else {})


def _headless(articles: Sequence[Record]) -> Iterator[Record]:
    """A text without a headline that comes from nowhere goes on from the one before it."""
    for before, article in itertools.pairwise(articles):
        settled = article.get("corrected") or article.get("headline") or article.get("jump_from")
        if settled or article["kind"] != "article" or before["kind"] != "article":
            continue
        reason = "no headline: goes on from the item before it"
        yield _suggestion(article, reason, [_merge(before, article)], _CHANCES["headless"])


def _textless(articles: Sequence[Record]) -> Iterator[Record]:
    """A heading without a text stands over the one behind it."""
    for number, article in enumerate(articles):
        if article.get("corrected") or article.get("paragraphs") or not article.get("headline"):
            continue
        if number + 1 < len(articles) and articles[number + 1].get("paragraphs"):
            after = articles[number + 1]
            reason = "a heading without text: stands over the item behind it"
            yield _suggestion(article, reason, [_merge(article, after)], _CHANCES["textless"])


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
            reason = "a photo that shares words with a story"
            yield _suggestion(article, reason, [correction], _CHANCES["photo"])


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
            reason = "unassigned characters amid an item"
            found = _suggestion({"id": item}, reason, [correction], _CHANCES["loose"])
            yield found | {"id": f"loose-{start}"}


def _nearest(characters: str, at: int, step: int) -> int:
    while 0 <= at < len(characters) and not is_visible(characters[at]):
        at += step
    return at


def _suggestion(article: Record, reason: str, corrections: list[Record], chance: float) -> Record:
    """`confidence` is the chance that the page is right as it stands."""
    return {
        "id": f"{corrections[0]['action']}-{article['id']}",
        "item": article["id"],
        "reason": reason,
        "confidence": round(1.0 - chance, 3),
        "corrections": corrections,
    }


def _merge(first: Record, second: Record) -> Record:
    return {"action": "merge", "items": [first["id"], second["id"]]}


def _words(article: Record) -> str:
    return " ".join((article.get("headline") or "", *article.get("paragraphs", ())))


def _pairs(words: str) -> set[str]:
    letters = "".join(words.split())
    return {letters[at : at + 2] for at in range(len(letters) - 1)}
