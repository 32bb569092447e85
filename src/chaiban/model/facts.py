"""Records of the ledger as an archive keeps them: with their item, sentence and place on the page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from chaiban.model.catalogue import UNDATED
from chaiban.model.page import Span


@dataclass(frozen=True, slots=True)
class NewFact:
    """A record to keep: the item's name in its reading, the record's fields, its sentence, and where its words stand.

    `at` counts in the sentence, `spans` are stretches of the page's characters; a record whose words were put in by
    a correction has none.
    """

    item: str
    kind: str
    name: str
    value: float | None
    unit: str
    sentence: str
    at: int
    words: str
    spans: tuple[Span, ...]
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """A record that is kept, with where it was printed."""

    id: int
    title: str
    slug: str
    date: str
    edition: str
    page: str
    key: int
    headline: str
    kind: str
    name: str
    value: float | None
    unit: str
    sentence: str
    at: int
    words: str
    spans: tuple[Span, ...]
    record: Mapping[str, Any]
    page_id: int = 0

    @property
    def mention(self) -> str:
        """Names this mention to people and programs: newspaper, issue, page, item, name."""
        day = f"{self.date or UNDATED}.{self.edition}" if self.edition else self.date or UNDATED
        return f"{self.slug}/{day}/{self.page}/{self.key}/{self.name}"

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The sentence before the record's words, the words, and the sentence after them."""
        end = self.at + len(self.words)
        return self.sentence[: self.at], self.sentence[self.at : end], self.sentence[end:]


Joined: TypeAlias = tuple[str, str]
"""The id and the name of the thing that a fact is about."""


@dataclass(frozen=True, slots=True)
class FactQuery:
    """What is asked of a ledger; empty asks for all. `name` is the whole name, `text` any words of the sentence."""

    kind: str = ""
    name: str = ""
    text: str = ""
    unit: str = ""
    least: float | None = None
    most: float | None = None
    sort: str = "date"
    limit: int = -1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Entity:
    """Facts that name one thing, oldest first; `name` is what it is called most, `names` all that it is called.

    `said` is what the facts say of it, most frequent first; `records` are the ids of people's corrections that made
    it what it is.
    """

    name: str
    names: tuple[str, ...]
    said: tuple[str, ...]
    facts: tuple[Fact, ...]
    records: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Names it to programs: its kind and its first mention, so that it stays for as long as that is the first."""
        first = self.facts[0]
        return f"{first.kind}-{hashlib.sha256(first.mention.encode()).hexdigest()[:12]}"

    @property
    def articles(self) -> int:
        """How many articles name it."""
        return len({(fact.page_id, fact.slug, fact.date, fact.edition, fact.page, fact.key) for fact in self.facts})
