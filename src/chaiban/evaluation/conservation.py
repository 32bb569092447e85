"""Whether a reading keeps the law of the house, recomputed from its characters, spans and joins alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from chaiban.evaluation.joins import text_faults
from chaiban.evaluation.truth import Json
from chaiban.model.page import Span, is_visible

PARTS = ("articles", "furniture", "unassigned")


@dataclass(frozen=True, slots=True)
class Conservation:
    """What became of the visible characters of one page.

    `placed` of `visible` stand in exactly one place; `lost` and `doubled` are the stretches that stand in
    none or in several; `faults` says which fields don't follow from their characters.
    """

    visible: int
    placed: int
    lost: tuple[Span, ...]
    doubled: tuple[Span, ...]
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """True if nothing is lost, doubled or changed."""
        return self.placed == self.visible and not self.faults


def check_conservation(page: Json) -> Conservation:
    """The law on one page of a reading. A page without `characters` has nothing to keep but its spans."""
    characters = page.get("characters")
    if not isinstance(characters, str):
        return Conservation(0, 0, (), (), ("the page has no characters",))
    times, faults = _count_places(page, len(characters))
    seen = [is_visible(character) for character in characters]
    lost = _stretches([visible and not count for visible, count in zip(seen, times, strict=True)])
    doubled = _stretches([visible and count > 1 for visible, count in zip(seen, times, strict=True)])
    placed = sum(visible and count == 1 for visible, count in zip(seen, times, strict=True))
    return Conservation(sum(seen), placed, lost, doubled, (*faults, *text_faults(page, characters)))


def _count_places(page: Json, length: int) -> tuple[list[int], list[str]]:
    """For each character the number of spans that hold it, and what is wrong with the spans."""
    steps = [0] * (length + 1)
    faults = []
    for part in PARTS:
        for span in _spans_below(page.get(part)):
            match span:
                case [int(start), int(end)] if 0 <= start <= end <= length:
                    steps[start] += 1
                    steps[end] -= 1
                case _:
                    faults.append(f"{part}: {span!r} is no stretch of the page's {length} characters")
    return list(accumulate(steps[:-1])), faults


def _spans_below(value: Any) -> Iterator[Any]:
    """Every span under a key `spans`, at whatever depth the record has it."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key == "spans":
                yield from _flat(below)
            else:
                yield from _spans_below(below)
    elif isinstance(value, list):
        for below in value:
            yield from _spans_below(below)


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for below in value.values():
            yield from _flat(below)
    elif isinstance(value, list) and value and not isinstance(value[0], list | dict):
        yield value
    elif isinstance(value, list):
        for below in value:
            yield from _flat(below)
    else:
        yield value


def _stretches(flags: list[bool]) -> tuple[Span, ...]:
    """The runs of True as [start, end)."""
    found = []
    start = None
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            found.append((start, at))
            start = None
    return tuple(found)
