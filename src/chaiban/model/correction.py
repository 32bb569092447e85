"""A correction by a person: what, on which characters, by whom, when, on which reading. Appended, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chaiban.model.geometry import Box
from chaiban.model.page import Span


class Action(StrEnum):
    """Everything that a person can do to a page."""

    ASSIGN = "assign"
    """Characters go to an item, a new item, the furniture or the tray of the unassigned."""
    SPLIT = "split"
    """Characters of one item become an item of their own."""
    MERGE = "merge"
    """Items become one: the first, with the others' characters behind its own."""
    ROLE = "role"
    """Characters of items get another role there."""
    KIND = "kind"
    """An item is of another kind (advertisement, notice, teaser ...)."""
    ORDER_ITEMS = "order_items"
    ORDER_BLOCKS = "order_blocks"
    """The blocks of one item are read in another order."""
    ASSOCIATE = "associate"
    """A photo, table or box goes with a story, or with none."""
    JUMP = "jump"
    """A story goes on at, or comes from, another page, or doesn't."""
    LINK = "link"
    """An item goes on in, or comes from, a certain item of another page."""
    UNLINK = "unlink"
    """An item and a certain item of another page are no parts of one story."""
    FACTS = "facts"
    """What the page says of itself: date, number, section, paper, edition."""
    TEXT = "text"
    """Characters read otherwise than the source has them; the original stays."""
    MARK = "mark"
    """The page's state."""
    UNDO = "undo"
    REDO = "redo"
    RESTORE = "restore"
    """The page is again as it was at an earlier version."""
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    """Proposals become corrections, are refused by an editor, are taken back by their author."""


ABOUT_OTHERS = frozenset((Action.UNDO, Action.REDO, Action.RESTORE, Action.ACCEPT, Action.DECLINE, Action.WITHDRAW))
"""Actions that speak of corrections and not of the page."""


class Role(StrEnum):
    """What characters are in their item."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    SUMMARY = "summary"
    CROSSHEAD = "crosshead"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    PARAGRAPH = "paragraph"
    """Body whose first character opens a paragraph."""
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"


class State(StrEnum):
    """How far people are with a page."""

    UNREAD = "unread"
    READ = "read"
    CHECKED = "checked"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Block:
    """Characters [start, end) with their role in an item; both ends are visible.

    Roles are those of `Role` but for jumps, which are "jump_to" or "jump_from", and one more: "resumed", body
    that goes on from somewhere else, of which its words tell whether it opens a paragraph.
    """

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where on a page: stretches of its characters, and what finds them again should they be numbered anew.

    `source` is the digest of the characters that the numbers count; `words[n]` is what stands in `spans[n]`,
    `before[n]` and `after[n]` the visible characters around it; `boxes[n]` is its box, where it is known.
    """

    source: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemMark:
    """An item as it was when it was corrected: its name in that reading and where its words stood."""

    name: str
    place: Anchor
    headline: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One record of the journal. Which of the fields it has depends on `action` (docs/reference/corrections.md).

    `items` are the items it speaks of, the target first; `new` names the item that it makes. `values` are
    plain words by name (role, kind, text, date ...), `of` the corrections that it speaks of. `place` and
    `items` were filled from the page that was shown (`reading`: digest of its engine reading; `version`: number
    of records in its journal before this one). `other` is the item of another page that it speaks of, with that
    page's characters. `proposed`: waits for an editor.
    """

    id: str
    action: Action
    by: str
    at: str
    reading: str
    version: int
    place: Anchor | None = None
    items: tuple[ItemMark, ...] = ()
    new: str = ""
    values: tuple[tuple[str, str], ...] = ()
    of: tuple[str, ...] = ()
    proposed: bool = False
    other: ItemMark | None = None

    def value(self, name: str) -> str:
        """The word of that name, "" if it has none."""
        return next((word for known, word in self.values if known == name), "")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A correction that doesn't fit the present reading: why, what it was made on, what stands there now.

    Kept in the journal and replayed again on the next reading. `then` is the words it spoke of with the item that
    they were in, `now` the same of the present reading ("" where the words are gone).
    """

    correction: Correction
    reason: str
    then: str
    now: str
