"""The nouns of an archive: titles, issues, pages, items, and what is known of each."""

from __future__ import annotations

from collections.abc import Callable
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
class Turn:
    """Where an item goes on or comes from: `item` if that is known, else `rivals` it may be, or why nobody knows.

    `page` is the number that the mark names, `state` and `lack` as in `Link`.
    """

    state: str
    page: str
    item: Item | None = None
    rivals: tuple[Item, ...] = ()
    lack: str = ""


@dataclass(frozen=True, slots=True)
class KeptStory:
    """The public parts of a story in the order of reading. `joins[n]` stands between part n and part n + 1: the
    words that close the seam, or None for a new paragraph."""

    parts: tuple[Item, ...]
    joins: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class KeptLink:
    """A link of an issue with its items; `candidates` are (item, score), best first."""

    state: str
    earlier: Item | None
    later: Item | None
    page: str
    mark: str
    printed: str
    lack: str
    score: float
    margin: float
    decided: bool
    evidence: dict[str, float]
    candidates: tuple[tuple[Item, float], ...] = ()

    def told(self, address: Callable[[Item | None], str | None]) -> dict[str, object]:
        """The link for programs but for the page it names and its candidates; `address` is how items are named."""
        return {
            "state": self.state,
            "earlier": address(self.earlier),
            "later": address(self.later),
            "mark": self.mark,
            "printed": self.printed,
            "lack": self.lack,
            "score": round(self.score, 2),
            "margin": round(self.margin, 2),
            "decided": self.decided,
            "evidence": self.evidence,
        }


@dataclass(frozen=True, slots=True)
class KeptPointer:
    """A line of a teaser, from 0, with the item that it points to, if that is known."""

    teaser: Item
    line: int
    page: str
    target: Item | None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a withdrawn item: that it was there, when it went and why."""

    key: int
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a search found; `passages` are (words, is it a match) in order.

    `parts` are the parts of its story, if it has several: it stands for all of them.
    """

    item: Item
    headline: tuple[tuple[str, bool], ...]
    passages: tuple[tuple[str, bool], ...]
    parts: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, how many there are in all, and the counts of each facet, most frequent first."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
