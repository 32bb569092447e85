"""Places on a page that are found again when another extraction numbers the characters anew."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from chaiban.model.correction import Anchor
from chaiban.model.geometry import Box
from chaiban.model.page import Span, is_visible

AROUND = 12
"""Visible characters kept before and after a place: enough to tell most repeated words apart."""

Boxes = Callable[[Span], Box | None]


def no_boxes(_: Span) -> Box | None:
    """A page whose characters have no places."""
    return None


@lru_cache(maxsize=64)
def digest_of(characters: str) -> str:
    """Two pages with the same characters in the same order have the same digest."""
    return hashlib.sha256(characters.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def anchor(characters: str, spans: Iterable[Span], boxes: Boxes = no_boxes) -> Anchor:
    """The anchor of some stretches, in their order."""
    kept = tuple(spans)
    places = [boxes(span) for span in kept]
    return Anchor(
        digest_of(characters),
        kept,
        tuple(characters[start:end] for start, end in kept),
        tuple(_before(characters, start) for start, _ in kept),
        tuple(_after(characters, end) for _, end in kept),
        tuple(box for box in places if box is not None) if all(places) else (),
    )


def find(place: Anchor, characters: str, boxes: Boxes = no_boxes) -> list[list[Span]] | None:
    """For each span of the anchor where its words stand now, line by line; None if any of them can't be told.

    Words that stand there several times are told apart by the words around them, then by their boxes.
    """
    if place.source == digest_of(characters):
        return [[span] for span in place.spans]
    found = [_place_of(place, number, characters, boxes) for number in range(len(place.spans))]
    whole = [stretches for stretches in found if stretches is not None]
    if len(whole) < len(found) or _overlap([span for stretches in whole for span in stretches]):
        return None
    return whole


def find_most(place: Anchor, characters: str, boxes: Boxes = no_boxes) -> list[Span]:
    """All of the anchor's words that can be found."""
    if place.source == digest_of(characters):
        return list(place.spans)
    found = (_place_of(place, number, characters, boxes) for number in range(len(place.spans)))
    return [span for stretches in found if stretches is not None for span in stretches]


def _place_of(place: Anchor, number: int, characters: str, boxes: Boxes) -> list[Span] | None:
    ink, numbers = _ink(characters)
    words = _squeezed(place.words[number])
    hits = list(_occurrences(ink, words))
    if len(hits) > 1:
        hits = _closest(hits, ink, words, place, number)
    if len(hits) > 1 and number < len(place.boxes):
        hits = _nearest(hits, numbers, len(words), place.boxes[number], boxes)
    if len(hits) == 1:
        return list(_stretches(characters, numbers[hits[0] : hits[0] + len(words)]))
    lines = [line for line in place.words[number].split("\n") if _squeezed(line)]
    if hits or len(lines) < 2:
        return None
    # Lines that no longer follow each other: each by itself.
    parts: list[Span] = []
    for line in lines:
        at = list(_occurrences(ink, _squeezed(line)))
        if len(at) != 1:
            return None
        parts += _stretches(characters, numbers[at[0] : at[0] + len(_squeezed(line))])
    return parts


def _closest(hits: list[int], ink: str, words: str, place: Anchor, number: int) -> list[int]:
    """Those around which most of the same characters stand."""
    if not place.before:
        return hits
    before, after = place.before[number], place.after[number]

    def shared(hit: int) -> int:
        left = ink[max(0, hit - AROUND) : hit]
        right = ink[hit + len(words) : hit + len(words) + AROUND]
        same = 0
        for one, other in ((left[::-1], before[::-1]), (right, after)):
            for a, b in zip(one, other, strict=False):
                if a != b:
                    break
                same += 1
        return same

    best = max(map(shared, hits))
    return [hit for hit in hits if shared(hit) == best] if best else hits


def _nearest(hits: list[int], numbers: Sequence[int], length: int, box: Box, boxes: Boxes) -> list[int]:
    """The one whose box overlaps the old one, if it is the only one."""
    out = []
    for hit in hits:
        there = boxes((numbers[hit], numbers[hit + length - 1] + 1))
        if there is not None and _meets(there, box):
            out.append(hit)
    return out or hits


def _meets(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])


@lru_cache(maxsize=16)
def _ink(characters: str) -> tuple[str, tuple[int, ...]]:
    """The visible characters and their numbers."""
    numbers = tuple(number for number, character in enumerate(characters) if is_visible(character))
    return "".join(characters[number] for number in numbers), numbers


def _squeezed(words: str) -> str:
    return "".join(character for character in words if is_visible(character))


def _occurrences(ink: str, words: str) -> Iterator[int]:
    at = ink.find(words) if words else -1
    while at >= 0:
        yield at
        at = ink.find(words, at + 1)


def _stretches(characters: str, numbers: Sequence[int]) -> Iterator[Span]:
    """Visible characters in a row as spans, one a line."""
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or "\n" in characters[numbers[at - 1] : numbers[at]]:
            yield numbers[start], numbers[at - 1] + 1
            start = at


def _overlap(spans: Iterable[Span]) -> bool:
    ordered = sorted(spans)
    return any(one[1] > other[0] for one, other in itertools.pairwise(ordered))


def _before(characters: str, start: int) -> str:
    return _squeezed(characters[max(0, start - 4 * AROUND) : start])[-AROUND:]


def _after(characters: str, end: int) -> str:
    return _squeezed(characters[end : end + 4 * AROUND])[:AROUND]
