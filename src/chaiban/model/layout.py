"""What the layout stage says of a page: every printed line with its part and how it hangs together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chaiban.model.article import Kind
from chaiban.model.geometry import Box
from chaiban.model.page import Page
from chaiban.model.page_net import Outlook
from chaiban.model.runner_up import RunnerUp


class Part(StrEnum):
    """What a printed line can be. The first member of a pair opens its group, the second goes on in it."""

    PARAGRAPH = "paragraph"
    RUNNING = "running"
    RESUMED = "resumed"
    """Running text that goes on from somewhere else than the line before: another column, another page."""
    HEADLINE = "headline"
    HEADLINE_ON = "headline+"
    KICKER = "kicker"
    KICKER_ON = "kicker+"
    SUBHEADLINE = "subheadline"
    SUBHEADLINE_ON = "subheadline+"
    CROSSHEAD = "crosshead"
    CROSSHEAD_ON = "crosshead+"
    BYLINE = "byline"
    BYLINE_ON = "byline+"
    CAPTION = "caption"
    CAPTION_ON = "caption+"
    CREDIT = "credit"
    JUMP = "jump"
    FOLIO = "folio"
    SECTION = "section"
    AD = "ad"
    TEASER = "teaser"
    SUMMARY = "summary"
    SUMMARY_ON = "summary+"
    TABLE = "table"
    """The first line of a table's row; those that go on in the row stand in its further cells."""
    TABLE_ON = "table+"
    QUOTE = "quote"
    """A sentence of the story repeated large inside it."""
    QUOTE_ON = "quote+"
    RUBRIC = "rubric"
    """The name over a group of small notices or offers."""


_BY_PLACE = (Part.SUMMARY, Part.SUMMARY_ON, Part.TABLE, Part.TABLE_ON, Part.QUOTE, Part.QUOTE_ON, Part.RUBRIC)
PARTS: tuple[Part, ...] = tuple(part for part in Part if part not in _BY_PLACE)
"""What a line of a dump can be: without places and type nobody tells a summary from a subheadline."""
BODY = frozenset((Part.PARAGRAPH, Part.RUNNING, Part.RESUMED))
HEADING = frozenset(
    (
        Part.HEADLINE,
        Part.HEADLINE_ON,
        Part.KICKER,
        Part.KICKER_ON,
        Part.SUBHEADLINE,
        Part.SUBHEADLINE_ON,
        Part.SUMMARY,
        Part.SUMMARY_ON,
    )
)


@dataclass(frozen=True, slots=True)
class Strip:
    """A printed line: characters [start, end), no white at the ends, no column beside it.

    `row` is the dump's row; `indent` the white before it in em where the dump kept any; `blanks` the
    empty rows above it (the first strip of a page counts those at the top).
    """

    start: int
    end: int
    row: int
    indent: float
    blanks: int


@dataclass(frozen=True, slots=True)
class ReadStrip:
    """A strip with its part, the score by which the part beats the runner-up, and the column's measure.

    `width` and `measure` are in em; a measure of 0 means that the strip stands in no column. `opening` is
    the score of "starts something" against "goes on from the strip before" (natural log units). `column` is the
    place of a table's cell in its row, from 0.
    """

    strip: Strip
    part: Part
    margin: float
    runner_up: Part
    width: float
    measure: float
    opening: float
    column: int = 0


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which strips make an item, where places on the page tell it.

    `items[n]` is the item of strip n, -1 for furniture; the strips of an item follow each other, head first.
    By item: `margins`, the score by which it beats the runner-up (natural log units); `belongs`, the item
    that it goes with (-1 for none); `pictures`, what it shows; `kinds`, what it is where its place and look say so;
    `signs`, by name what was nearly read otherwise, from which its confidence is reckoned (none where not known).
    """

    items: tuple[int, ...]
    margins: tuple[float, ...]
    belongs: tuple[int, ...]
    pictures: tuple[tuple[Box, ...], ...]
    kinds: tuple[Kind | None, ...] = ()
    signs: tuple[Mapping[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """All printed lines of a page in reading order. `side_by_side` says that columns had to be parted.

    `grouping` is there where the page has geometry; `runners_up` are the choices that were nearly made; `outlook` is
    what the page net says of the strips.
    """

    page: Page
    language: str
    strips: tuple[ReadStrip, ...]
    side_by_side: bool = False
    grouping: Grouping | None = None
    runners_up: tuple[RunnerUp, ...] = ()
    outlook: Outlook | None = None
