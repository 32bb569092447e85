"""Where the words of a search stand among the characters of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chaiban.archive.passages import matches
from chaiban.archive.query import Words
from chaiban.archive.records import Record

_AHEAD = 12
"""Characters of the page that a text may have left out in one go: hyphens, line ends, spaces."""
_HEADS = ("kicker", "headline", "subheadline")


def hit_spans(article: Record, characters: str, words: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Stretches of the page's characters that a search found in the item."""
    for text, spans, columns in _fields(article):
        wanted = [word for word in words if word.column in columns]
        found = matches(text, wanted) if wanted else []
        numbers = _numbers(text, spans, characters) if found else []
        for start, end in found:
            yield from _stretches([number for number in numbers[start:end] if number >= 0])


def _fields(article: Record) -> Iterator[tuple[str, list[tuple[int, int]], tuple[str, ...]]]:
    """(text, its spans, the columns of the index that it is part of)."""
    spans = article.get("spans") or {}
    for name in _HEADS:
        if article.get(name) and spans.get(name):
            yield str(article[name]), _flat(spans[name]), ("", "headline")
    for text, part in zip(article.get("paragraphs", ()), spans.get("paragraphs", ()), strict=False):
        yield str(text), _flat(part), ("", "body")


def _flat(spans: object) -> list[tuple[int, int]]:
    match spans:
        case [int(start), int(end)]:
            return [(start, end)]
        case list():
            return [span for part in spans for span in _flat(part)]
    return []


def _numbers(text: str, spans: list[tuple[int, int]], characters: str) -> list[int]:
    """The number of the character that each letter of the text is; -1 for those that were put in."""
    row = [number for start, end in spans for number in range(start, min(end, len(characters)))]
    found: list[int] = []
    at = 0
    for letter in text:
        # A space may have been put in: it stands for the next character or for none.
        reach = range(at, min(at + (1 if letter == " " else _AHEAD), len(row)))
        ahead = next((step for step in reach if characters[row[step]] == letter), -1)
        found.append(row[ahead] if ahead >= 0 else -1)
        at = ahead + 1 if ahead >= 0 else at
    return found


def _stretches(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            yield numbers[start], numbers[at - 1] + 1
            start = at
