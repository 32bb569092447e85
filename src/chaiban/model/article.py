"""What a page is made of once it is read: articles, furniture and the tray of the unassigned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chaiban.model.page import Page, Span
from chaiban.model.runner_up import RunnerUp
from chaiban.model.story import IssueStories


class Kind(StrEnum):
    """Closed list of item kinds (evaluation.md)."""

    ARTICLE = "article"
    PHOTO = "photo"
    AD = "ad"
    NOTICE = "notice"
    OBITUARY = "obituary"
    TEASER = "teaser"
    TABLE = "table"
    OTHER = "other"


class FurnitureRole(StrEnum):
    """Closed list of what belongs to the page and to no item."""

    NAMEPLATE = "nameplate"
    FOLIO = "folio"
    SECTION = "section"
    PAGE_CREDITS = "page_credits"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Join:
    """At offset `at` of a field's text, characters `drop` of the page were left out and `put` was put in."""

    at: int
    drop: Span
    put: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a field with the way back to the page.

    `value` is the characters of `spans` in order, less the `drop` of every join, plus its `put`.
    """

    value: str
    spans: tuple[Span, ...]
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a byline or credit, role as printed ("" if none); `action` only in credits (摄)."""

    role: str
    name: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a byline or credit and the characters that name them, brackets included."""

    persons: tuple[Person, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump mark: normalised page ("A1", "4"), ordinal mark ("②" or ""), the printed words, their place."""

    page: str
    mark: str
    printed: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Crosshead:
    """A heading inside the body, standing before paragraph number `before_paragraph` (from 0)."""

    before_paragraph: int
    text: Text


@dataclass(frozen=True, slots=True)
class Region:
    """Where a part of an item stands: a page of the source, what it is there, and its outline in points."""

    page: int
    role: str
    polygon: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One item of a page. Fields that the page doesn't print are None or empty.

    `confidence` is the calibrated chance (0 to 1) that the item is right; `margin` the score by which
    its reading beats the best page reading without it (natural log units).
    """

    id: str
    kind: Kind
    confidence: float
    margin: float = 0.0
    kicker: Text | None = None
    headline: Text | None = None
    subheadline: Text | None = None
    summary: Text | None = None
    dateline: Text | None = None
    byline: People | None = None
    paragraphs: tuple[Text, ...] = ()
    crossheads: tuple[Crosshead, ...] = ()
    credit: People | None = None
    jump_from: Jump | None = None
    jump_to: Jump | None = None
    belongs_to: str | None = None
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that belong to the page: nameplate, folio line, section name, page credits, index."""

    role: FurnitureRole
    text: Text
    polygon: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page and all that was read from it; every visible character stands in exactly one place.

    `runners_up` are the choices that were nearly made, the least certain first.
    """

    page: Page
    language: str
    articles: tuple[Article, ...]
    furniture: tuple[Furniture, ...] = ()
    unassigned: tuple[Text, ...] = ()
    paper: str | None = None
    date: str | None = None
    number: str | None = None
    section: str | None = None
    runners_up: tuple[RunnerUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All pages of one source or issue, in order. `stories` names its items PLACE/ID: 2/a1 is a1 of the second page;
    None if there is but one page."""

    source: str
    pages: tuple[PageReading, ...]
    stories: IssueStories | None = None
