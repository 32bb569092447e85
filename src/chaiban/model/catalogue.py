"""The nouns of an archive: titles, issues, pages, items, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FACTS = ("title", "date", "edition", "number", "section")

UNDATED = "undated"
"""Stands in addresses for the date of an issue that has none."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of a page and who says so: flag, pattern, file name, folio,
    neighbour or assumed.
    """

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Where a page belongs. `date` is ISO or empty; `notes` name what other sources say against it."""

    title: Fact
    date: Fact
    edition: Fact
    number: Fact
    section: Fact
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A newspaper; `slug` is its name in addresses."""

    id: int
    slug: str
    name: str
    language: str
    issues: int = 0
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """All pages of one date and edition."""

    id: int
    title: Title
    date: str
    edition: str
    pages: int = 0
    items: int = 0

    @property
    def label(self) -> str:
        """The issue in addresses: its date, with the edition behind a dot if it has one."""
        day = self.date or UNDATED
        return f"{day}.{self.edition}" if self.edition else day


@dataclass(frozen=True, slots=True)
class SheetVersion:
    """A file that was added for a page, and what it said of itself."""

    id: int
    digest: str
    name: str
    place: int
    added_at: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of an issue as the archive keeps it; `fault` says how its reading breaks the law, if it does."""

    id: int
    issue: Issue
    number: str
    section: str
    language: str
    items: int = 0
    width: float = 0
    height: float = 0
    fault: str = ""
    versions: tuple[SheetVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a page under its permanent `key`; `name` is what the present reading calls it."""

    id: int
    sheet: Sheet
    key: int
    name: str
    kind: str
    headline: str
    kicker: str = ""
    subheadline: str = ""
    people: str = ""
    body: str = ""
    confidence: float = 1.0
    jump_to: str = ""
    jump_to_mark: str = ""
    jump_from: str = ""
    jump_from_mark: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a withdrawn item: that it was there, when it went and why."""

    key: int
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a search found; `passages` are (words, is it a match) in order."""

    item: Item
    headline: tuple[tuple[str, bool], ...]
    passages: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, how many there are in all, and the counts of each facet, most frequent first."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
