"""A typeset page: frames of printed lines with their places, and the truth about each line."""

from __future__ import annotations

from dataclasses import dataclass

from chaiban.typesetter.copy import Copy


@dataclass(frozen=True, slots=True)
class SetLine:
    """One printed line. Lengths in points, origin top left of the page, y downwards.

    `role` is a region or furniture role of the gold format (headline, kicker, body, caption, folio ...);
    running text with a lead-in (jump mark, dateline, byline in brackets) has role body (or caption).
    `part` counts paragraphs (body, caption), else lines of the group; `opens` marks the first line of a
    paragraph or of a heading group. `indent` is the white before the line in em (2 for a Chinese paragraph).
    `measure` is the column's width in em of this line's size; `justified` lines fill it.
    A `vertical` line runs downwards, one character below the other.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    role: str
    item: int
    part: int
    opens: bool
    indent: float
    measure: float
    justified: bool
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines set in one box: one column of a body, a head group, a caption, a furniture line."""

    lines: tuple[SetLine, ...]
    item: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as set. `frames` stand in reading order; `items[i]` is the copy with number i.

    Furniture lines have item -1. `paper`, `date`, `number`, `section` are what the page prints of itself
    ("" where it doesn't). `rules` (left, top, right, bottom) are those of tables, classified columns and pull
    quotes. `style` names the house style, `language` is zh-Hans, zh-Hant, en or de.
    """

    width: float
    height: float
    frames: tuple[Frame, ...]
    items: tuple[Copy, ...]
    style: str
    language: str
    paper: str = ""
    date: str = ""
    number: str = ""
    section: str = ""
    rules: tuple[tuple[float, float, float, float], ...] = ()
