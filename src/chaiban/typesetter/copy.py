"""What an editor sends to the typesetter: one item with its fields, before any line is broken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """One item. Empty strings and tuples are fields that the page will not print.

    `headline`, `kicker`, `subheadline` and crosshead texts hold one string per intended printed line.
    `byline` and `credit` are (role, name) and (role, name, action) as the gold wants them; how they are
    printed (lead-in brackets, own lines, end brackets) is the style's business. `jump_from` and `jump_to`
    are (page, mark, printed words) as in the gold. `belongs_to` is the index of the story it illustrates.
    Rows of a table are paragraphs, their cells parted by tabs. Items of one `rubric` stand together below it.
    `story` is not printed: the name of the story in its issue, and which part of it this is (from 1).
    """

    kind: str
    language: str
    headline: tuple[str, ...] = ()
    kicker: tuple[str, ...] = ()
    subheadline: tuple[str, ...] = ()
    dateline: str = ""
    byline: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    crossheads: tuple[tuple[int, tuple[str, ...]], ...] = ()
    credit: tuple[tuple[str, str, str], ...] = ()
    jump_from: tuple[str, str, str] | None = None
    jump_to: tuple[str, str, str] | None = None
    belongs_to: int | None = None
    story: tuple[str, int] | None = None
    rubric: str = ""
