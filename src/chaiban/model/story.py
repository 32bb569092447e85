"""Stories of an issue: which items are parts of one story, why, and what could not be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class LinkState(StrEnum):
    """What is known of where a jump leads."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    DANGLING = "dangling"


class Lack(StrEnum):
    """Why a link dangles: its page isn't here, or nothing on that page fits."""

    NO_PAGE = "the page is not here"
    NO_PART = "nothing on the page fits"


@dataclass(frozen=True, slots=True)
class JumpMark:
    """A jump mark as it was read: normalised page, ordinal mark ("" if none) and the printed words."""

    page: str
    mark: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class IssueItem:
    """What linking has to know of one item of an issue.

    `id` is unique in the issue, `page` the normalised number of its page. `opened` says that it begins as a
    story does: with a dateline or with people. `measure` is the width of its full lines in characters, 0 if
    nobody knows. `owned` items (photos, boxes) belong to another item of their page.
    """

    id: str
    page: str
    kind: str
    language: str = ""
    headline: str = ""
    kicker: str = ""
    paragraphs: tuple[str, ...] = ()
    jump_to: JumpMark | None = None
    jump_from: JumpMark | None = None
    opened: bool = False
    owned: bool = False
    measure: float = 0.0


@dataclass(frozen=True, slots=True)
class DecidedLink:
    """A person's word: item `later` goes on from item `earlier`, or it doesn't (`linked` is False)."""

    earlier: str
    later: str
    linked: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item at the other end of a link, with its score (log-odds) and the evidence by name."""

    id: str
    score: float
    evidence: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """One jump: from item `earlier` to item `later`; the end that isn't known is "".

    `page` is the page that the mark of the known end names, `printed` its words. A resolved link has the
    `score` and `evidence` of its two items and the `margin` by which all links together are better with it
    than without. An ambiguous one has its candidates, best first, a dangling one what it lacks. `decided` says
    that people said so.
    """

    state: LinkState
    earlier: str
    later: str
    page: str = ""
    mark: str = ""
    printed: str = ""
    score: float = 0.0
    margin: float = 0.0
    evidence: Mapping[str, float] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    lack: Lack | None = None
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """Parts in the order of reading, two at least. `joins[n]` is what stands between part n and part n + 1
    where the sentence goes on over the jump ("" or a space), None where a new paragraph begins."""

    parts: tuple[str, ...]
    joins: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A line of a teaser that points to a story: paragraph number `line` (from 0) of item `teaser` names
    `page`; `target` is the item it means, "" if nobody can tell."""

    teaser: str
    line: int
    page: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class IssueStories:
    """All that is known of the stories of an issue: those of several parts, every link, every pointer."""

    stories: tuple[Story, ...] = ()
    links: tuple[Link, ...] = ()
    pointers: tuple[Pointer, ...] = ()
