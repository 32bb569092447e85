"""Lines gathered into units: fragments of paragraphs, head groups, captions, lines that say who or where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from chaiban.model.layout import BODY, HEADING, Layout, Part, ReadStrip


class Sort(StrEnum):
    """What a unit is."""

    TEXT = "text"
    HEAD = "head"
    CROSSHEAD = "crosshead"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"
    FURNITURE = "furniture"
    AD = "ad"
    TEASER = "teaser"
    TABLE = "table"
    QUOTE = "quote"


@dataclass(slots=True)
class Unit:
    """Lines that belong together beyond doubt. `at` is the number of the first line on the page, `item` the
    item where the layout knows it."""

    sort: Sort
    at: int
    lines: list[ReadStrip] = field(default_factory=list)
    item: int = 0


_SORTS = {
    Part.CROSSHEAD: Sort.CROSSHEAD,
    Part.BYLINE: Sort.BYLINE,
    Part.CAPTION: Sort.CAPTION,
    Part.CREDIT: Sort.CREDIT,
    Part.JUMP: Sort.JUMP,
    Part.FOLIO: Sort.FURNITURE,
    Part.SECTION: Sort.FURNITURE,
    Part.AD: Sort.AD,
    Part.TEASER: Sort.TEASER,
    Part.TABLE: Sort.TABLE,
    Part.QUOTE: Sort.QUOTE,
    Part.RUBRIC: Sort.FURNITURE,
}


def gather_units(layout: Layout) -> list[Unit]:
    """The page's units in the order of its lines."""
    units: list[Unit] = []
    for number, line in enumerate(layout.strips):
        last = units[-1] if units else None
        owner = layout.grouping.items[number] if layout.grouping else 0
        if last is not None and last.item == owner and _goes_on(last, line):
            last.lines.append(line)
        else:
            units.append(Unit(sort_of(line.part), number, [line], owner))
    return units


def sort_of(part: Part) -> Sort:
    """What a unit that opens with a line of this part is."""
    if part in BODY:
        return Sort.TEXT
    if part in HEADING:
        return Sort.HEAD
    return _SORTS[Part(part.value.rstrip("+"))]


def _goes_on(unit: Unit, line: ReadStrip) -> bool:
    part = line.part
    if part is Part.RUNNING:
        return unit.sort is Sort.TEXT
    if part.value.endswith("+"):
        return unit.lines[-1].part.value.rstrip("+") == part.value[:-1]
    if part in HEADING and unit.sort is Sort.HEAD:
        # A head group has one kicker, one headline, one subheadline; the next one opens a new group.
        return part not in {seen.part for seen in unit.lines}
    if part in (Part.AD, Part.TEASER):
        # Lines of an advertisement stand far apart; a head between two parts them.
        return unit.sort is _SORTS[part]
    return part is Part.CREDIT and unit.sort is Sort.CAPTION
