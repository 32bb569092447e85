"""Where the words of a search stand in an item, and a little of the text around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chaiban.archive.folding import fold
from chaiban.archive.query import Words
from chaiban.archive.tokens import is_character, placed_tokens
from chaiban.model.catalogue import Item

_BEFORE = 30
_LONG = 140
_SEARCHED = 20_000
_STEP = 500


def mark(text: str, words: Sequence[Words]) -> Iterator[tuple[str, bool]]:
    """The whole text in pieces: (words, is it a match)."""
    yield from _pieces(text, matches(text, words), 0, len(text))


def passages(item: Item, words: Sequence[Words]) -> Iterator[tuple[str, bool]]:
    """The stretch of the body with the first match; else what else of the item matches, or the body's beginning."""
    text = item.body[:_SEARCHED]
    wanted = [word for word in words if word.column in ("", "body")]
    first, last = _about_where(text, wanted)
    found = [(first + start, first + end) for start, end in matches(text[first:last], wanted)]
    if not found and (other := _elsewhere(item, words)):
        yield from mark(other, words)
        return
    start = max(0, found[0][0] - _BEFORE) if found else 0
    start = 0 if start < _BEFORE else start
    end = min(len(text), start + _LONG)
    if start:
        yield "…", False
    yield from _pieces(text, found, start, end)
    if end < len(item.body):
        yield "…", False


def _elsewhere(item: Item, words: Sequence[Words]) -> str:
    """The kicker, subheadline or people with a match, if the headline, which is shown anyway, has none."""
    heads = [word for word in words if word.column in ("", "headline")]
    if matches(item.headline, heads):
        return ""
    people = [word for word in words if word.column in ("", "people")]
    for text, wanted in (
        (item.kicker, heads),
        (item.subheadline, heads),
        *((line, people) for line in item.people.split("\n")),
    ):
        if matches(text, wanted):
            return text
    return ""


def _about_where(text: str, words: Sequence[Words]) -> tuple[int, int]:
    """A stretch around the first match, wide enough that words cut at its ends aren't shown; all if in doubt.

    Cutting a long text into tokens takes far longer than finding Chinese characters that stand side by side.
    """
    phrases = ["".join(word.tokens) for word in words if all(map(is_character, word.tokens))]
    if len(phrases) == len(words) > 0:
        for at in range(0, len(text), _STEP):
            folded = fold(text[at : at + _STEP + _LONG])
            places = [place for phrase in phrases if (place := folded.find(phrase)) >= 0]
            if places:
                return max(0, at + min(places) - 2 * _BEFORE), at + min(places) + 2 * _LONG
    return 0, len(text)


def matches(text: str, words: Sequence[Words]) -> list[tuple[int, int]]:
    """Stretches of the text that match any of the words, in order and apart."""
    tokens = placed_tokens(text) if words else []
    by_first: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        by_first.setdefault(token[0], []).append(at)
    found = []
    for word in words:
        size = len(word.tokens)
        starts: Sequence[int] = by_first.get(word.tokens[0], ())
        if size == 1 and word.beginning:
            starts = range(len(tokens))
        for at in starts:
            if at + size <= len(tokens) and _fits(word, [token[0] for token in tokens[at : at + size]]):
                found.append((tokens[at][1], tokens[at + size - 1][2]))
    return _merged(sorted(found))


def _fits(word: Words, tokens: list[str]) -> bool:
    if word.beginning:
        return tuple(tokens[:-1]) == word.tokens[:-1] and tokens[-1].startswith(word.tokens[-1])
    return tuple(tokens) == word.tokens


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(text: str, found: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[str, bool]]:
    at = start
    for first, last in found:
        if last <= start or first >= end:
            continue
        first, last = max(first, start), min(last, end)
        if first > at:
            yield text[at:first], False
        yield text[first:last], True
        at = last
    if at < end:
        yield text[at:end], False
