"""The characters and items that a correction speaks of, on the reading it was made on or on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chaiban.corrections.anchors import Boxes, find, find_most, no_boxes
from chaiban.corrections.partition import Holder, Partition, numbers_of, spans_of
from chaiban.model.correction import Correction, ItemMark
from chaiban.model.page import Span

_SAME = 0.5
"""Share of the characters of both that an item has in common with what was corrected, to count as the same one."""


class MisfitError(Exception):
    """Why a correction doesn't fit this page."""


@dataclass
class Stage:
    """A page with the reading that it came from, and which of its items are which of another reading's."""

    page: Partition
    reading: str
    boxes: Boxes = no_boxes
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    """What items of other readings are called here, by (reading, name)."""


def place_of(stage: Stage, correction: Correction) -> list[Span]:
    """Where the correction's characters stand here. Raises MisfitError if that can't be told."""
    assert correction.place is not None
    found = find(correction.place, stage.page.characters, stage.boxes)
    if found is None:
        raise MisfitError("its words aren't on the page, or nobody can tell which they are")
    return [span for stretches in found for span in stretches]


def number_of(stage: Stage, correction: Correction) -> int:
    """The character before whose block the moved ones go; -1 for none."""
    said = correction.value("before")
    if not said:
        return -1
    start, _, words = said.partition(":")
    if stage.page.characters[int(start) : int(start) + len(words)] == words and correction.place is not None:
        return int(start)
    at = stage.page.characters.find(words)
    if at < 0 or stage.page.characters.find(words, at + 1) >= 0:
        raise MisfitError("the block before which they went isn't there")
    return at


def target_of(stage: Stage, correction: Correction, number: int) -> Holder | None:
    """The item that a correction speaks of: by its name on the same reading, else what holds most of its words."""
    mark = correction.items[number]
    held = _named(stage, correction, mark)
    if held is not None or correction.reading == stage.reading:
        return held
    return holder_of_most(stage, mark)


def holder_of_most(stage: Stage, mark: ItemMark) -> Holder | None:
    """The item that has more than half of the words of another."""
    spans = find_most(mark.place, stage.page.characters, stage.boxes)
    wanted = numbers_of(stage.page.characters, spans)
    size = sum(len("".join(words.split())) for words in mark.place.words)
    best = max(stage.page.items, key=lambda holder: _shared(stage, holder, wanted), default=None)
    if best is None or _shared(stage, best, wanted) <= _SAME * size:
        return None
    return best


def same_item_of(stage: Stage, correction: Correction, number: int) -> Holder | None:
    """The item that a correction of a whole item speaks of: on another reading much the same one."""
    held = _named(stage, correction, correction.items[number])
    if held is not None or correction.reading == stage.reading:
        return held
    return same_item(stage, correction.items[number])


def _named(stage: Stage, correction: Correction, mark: ItemMark) -> Holder | None:
    made = stage.names.get((stage.reading, mark.name))
    if made is not None:
        return stage.page.item(made)
    # Names of the engine mean something on their own reading only; those of people on all.
    if correction.reading == stage.reading or mark.name.startswith("m"):
        return stage.page.item(mark.name)
    return None


def same_item(stage: Stage, mark: ItemMark) -> Holder | None:
    """The item that has half its characters and half the mark's in common with it."""
    spans = find_most(mark.place, stage.page.characters, stage.boxes)
    wanted = numbers_of(stage.page.characters, spans)
    size = sum(len("".join(words.split())) for words in mark.place.words)
    for holder in stage.page.items:
        there = numbers_of(stage.page.characters, spans_of(holder))
        if len(wanted & there) > _SAME * max(1, len(there) + size - len(wanted & there)):
            return holder
    return None


def _shared(stage: Stage, holder: Holder, wanted: set[int]) -> int:
    return len(wanted & numbers_of(stage.page.characters, spans_of(holder)))


def is_all_of(stage: Stage, holders: Sequence[Holder], correction: Correction) -> bool:
    """True if items that some others have become hold hardly more than those did."""
    characters = stage.page.characters
    there = set().union(*(numbers_of(characters, spans_of(holder)) for holder in holders))
    spans = [span for mark in correction.items for span in find_most(mark.place, characters, stage.boxes)]
    wanted = numbers_of(characters, spans)
    return len(wanted & there) > _SAME * len(wanted | there)
