"""What an article reports, record by record, each with its words in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias, TypeVar

HEADLINE = -1


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a paragraph with its class by the tagger: PER, LOC, ORG, TIME or a part of speech (n, v, m)."""

    text: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The words of one article, as the ledger reads them; characters as printed, offsets count in them.

    Dates are ISO days ("2021-02-10") or None. `tokens` holds the tagger's words by paragraph (-1 the headline) and is
    empty where no tagger is at hand: every extractor has to give a result without.
    """

    id: str
    headline: str
    paragraphs: tuple[str, ...]
    issue_date: str | None = None
    dateline: str | None = None
    language: str = "zh"
    tokens: Mapping[int, tuple[Token, ...]] = field(default_factory=dict)

    def passages(self) -> Iterator[tuple[int, str]]:
        """(paragraph, its text) of the running text, then of the headline, which counts for what the text lacks."""
        yield from enumerate(self.paragraphs)
        if self.headline:
            yield HEADLINE, self.headline

    def text(self, paragraph: int) -> str:
        """The text of a paragraph, -1 the headline."""
        return self.headline if paragraph == HEADLINE else self.paragraphs[paragraph]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One fact: where its words stand (`paragraph`, -1 the headline; `start`, `end` open), how sure, and why.

    `evidence` names the rules that found it, `confidence` is between 0 and 1.
    """

    kind: ClassVar[str] = ""
    paragraph: int
    start: int
    end: int
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody named, with posts (without the unit) and the unit."""

    kind: ClassVar[str] = "person"
    name: str
    titles: tuple[str, ...] = ()
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A company, agency, school, party body, team."""

    kind: ClassVar[str] = "organisation"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A place: country, province, city, county, town, village or site."""

    kind: ClassVar[str] = "place"
    name: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Record):
    """A date or span of dates: `text` as printed, `value` resolved (2021, 2021-02, 2021-02-09, 2021/2025)."""

    kind: ClassVar[str] = "time"
    text: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A number with its unit: qualifier exact, over, under, about, max, min or growth; `quote` its clause."""

    kind: ClassVar[str] = "figure"
    subject: str | None
    value: float
    unit: str
    qualifier: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A title: policy, plan, list, work, law or other."""

    kind: ClassVar[str] = "document"
    title: str
    doc_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Record):
    """A platform, system, mechanism, campaign, project, park; `type` its class word, `owner` who runs it."""

    kind: ClassVar[str] = "programme"
    name: str
    type: str | None
    owner: str | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """Who did what: `action` as printed, `quote` the sentence."""

    kind: ClassVar[str] = "activity"
    actors: tuple[str, ...]
    action: str
    object: str | None = None
    place: str | None = None
    time: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """Words said: `cue` the verb, `quote` the words' first 30 characters at most."""

    kind: ClassVar[str] = "statement"
    speaker: str
    cue: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    """One honour of one recipient."""

    kind: ClassVar[str] = "award"
    recipient: str
    honour: str
    giver: str | None
    quote: str


AnyRecord: TypeAlias = (
    Person | Organisation | Place | Time | Figure | Document | Programme | Activity | Statement | Award
)
KINDS: tuple[type[Record], ...] = (
    Person, Organisation, Place, Time, Figure, Document, Programme, Activity, Statement, Award,
)  # fmt: skip


OF_WORDS = ("headline", "opening")
"""The learned numbers of single words: how much oftener than other verbs headlines and openings have them."""

_Note = TypeVar("_Note", str, float)


@dataclass(frozen=True, eq=False)
class Lexicons:
    """Word lists by name: `lists[name]` maps a word to its second column ("" where there is none). `weights[name]`
    maps names of evidence, or verbs, to learned numbers; empty where nothing is learned.

    Compared by identity, so that what is built of it (patterns, automata) can be kept by it.
    """

    lists: Mapping[str, Mapping[str, str]]
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def words(self, name: str) -> Mapping[str, str]:
        """The list of that name; empty where there is none."""
        return self.lists.get(name, {})

    def without(self, text: str) -> Lexicons:
        """The lists, and what was learned of single words, without every word of two characters or more that stands
        in `text`: what is known without it."""

        lists = {name: _without(words, text) for name, words in self.lists.items()}
        weights = {n: _without(table, text) if n in OF_WORDS else table for n, table in self.weights.items()}
        return Lexicons(lists, weights)


def _without(words: Mapping[str, _Note], text: str) -> dict[str, _Note]:
    return {word: note for word, note in words.items() if len(word) < 2 or word not in text}
