"""What a line of a page truly is, as far as somebody knows: the one who set it, or people who checked it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineTruth:
    """What the stretch [start, end) of the page's text is: role, item, part, whether it opens its part.

    `item` is -1 for furniture. `frame` numbers the frames of the sheet, or the places in the item's order of
    reading: the lines of an item's text are read by frame, then as they stand on the page.
    """

    start: int
    end: int
    role: str
    item: int
    part: int
    opens: bool
    frame: int
