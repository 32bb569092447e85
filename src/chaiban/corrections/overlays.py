"""What people read in place of what the source has, laid over a field's words; the source's stay in the joins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from chaiban.model.page import Span

Record: TypeAlias = dict[str, Any]
Overlays: TypeAlias = Mapping[Span, str]


def lay_over(
    characters: str, spans: Sequence[Span], joins: Sequence[Record], overlays: Overlays
) -> tuple[str, list[Record]]:
    """The words of a field and its joins with the overlays that stand in its spans.

    The join of an overlay has the source's words as `was`.
    """
    value: list[str] = []
    made: list[Record] = []
    length = 0
    for piece in _pieces(characters, spans, joins, overlays):
        text, drop, was = piece
        if drop is not None:
            made.append({"at": length, "drop": list(drop), "put": text} | ({"was": was} if was else {}))
        value.append(text)
        length += len(text)
    return "".join(value), made


def plain_words(characters: str, spans: Sequence[Span], overlays: Overlays) -> str:
    """The characters of some spans with the overlays, line ends as spaces."""
    return lay_over(characters, spans, (), overlays)[0].replace("\n", " ")


def _pieces(
    characters: str, spans: Sequence[Span], joins: Sequence[Record], overlays: Overlays
) -> Iterator[tuple[str, Span | None, str]]:
    """(words, the stretch that they stand for if it isn't they themselves, what the source has there)."""
    kept = _kept(spans, joins)
    waiting = list(joins)
    length = 0
    laid: set[Span] = set()
    for number in kept:
        while waiting and waiting[0]["at"] <= length:
            join = waiting.pop(0)
            length += len(join["put"])
            if not _inside(join["drop"], overlays, spans):
                yield join["put"], (join["drop"][0], join["drop"][1]), join.get("was", "")
        length += 1
        held = next((span for span in overlays if span[0] <= number < span[1]), None)
        if held is None:
            yield characters[number], None, ""
        elif held not in laid:
            laid.add(held)
            yield overlays[held], held, characters[held[0] : held[1]]
    for join in waiting:
        yield join["put"], (join["drop"][0], join["drop"][1]), join.get("was", "")


def _kept(spans: Sequence[Span], joins: Sequence[Record]) -> list[int]:
    gone = {number for join in joins for number in range(*join["drop"])}
    return [number for start, end in spans for number in range(start, end) if number not in gone]


def _inside(drop: Sequence[int], overlays: Overlays, spans: Sequence[Span]) -> bool:
    """True if a join's stretch lies in what an overlay replaces, so that it needn't be told any more."""
    return any(held[0] <= drop[0] and drop[1] <= held[1] and drop[0] < drop[1] for held in overlays if spans)
