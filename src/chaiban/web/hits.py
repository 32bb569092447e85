"""Where the words of a search stand among the characters of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chaiban.archive.passages import matches
from chaiban.archive.query import Words
from chaiban.archive.records import Record
from chaiban.web.printed import printed_parts


def hit_spans(article: Record, characters: str, words: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Stretches of the page's characters that a search found in the item."""
    for part in printed_parts(article):
        wanted = [word for word in words if word.column in part.columns]
        found = matches(part.text, wanted) if wanted else []
        numbers = part.numbers(characters) if found else []
        for start, end in found:
            yield from _stretches([number for number in numbers[start:end] if number >= 0])


def _stretches(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            yield numbers[start], numbers[at - 1] + 1
            start = at
