"""Whether a predicted record is the gold's, and the largest matching of one with the other."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chaiban.evaluation.ledger_words import (
    NAMED,
    Record,
    are_close,
    are_same_number,
    fold,
    folded,
    names_of,
    printed_number,
    said_by,
    values_of,
)

WORDS_SHOWN = 30
"""So many characters of a statement are compared: its anchor."""

_STRAY = 12
"""So many characters of a span may lie outside of the gold's."""

_LONGEST_ACTION = 12
_TITLE_WORD = re.compile("(荣誉)?称号$")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (open) of a paragraph, from 0; paragraph -1 is the headline."""

    paragraph: int
    start: int
    end: int

    def shared_with(self, other: Span) -> int:
        """The number of characters in both."""
        if self.paragraph != other.paragraph:
            return 0
        return min(self.end, other.end) - max(self.start, other.start)

    def touches(self, gold: Span) -> bool:
        """Whether a character is shared, and few of this span's own lie outside."""
        shared = self.shared_with(gold)
        return shared > 0 and self.end - self.start - shared <= _STRAY

    def distance(self, other: Span) -> int:
        """How far apart two spans are; paragraphs outweigh characters."""
        aside = abs(self.start - other.start) + abs(self.end - other.end)
        return 10**6 * abs(self.paragraph - other.paragraph) + aside


def span_of(record: Record) -> Span | None:
    """The span of a record, None if it isn't three fitting integers."""
    given = (record.get(name) for name in ("paragraph", "start", "end"))
    numbers = [number for number in given if isinstance(number, int) and not isinstance(number, bool)]
    if len(numbers) != 3:
        return None
    paragraph, start, end = numbers
    return Span(paragraph, start, end) if paragraph >= -1 and 0 <= start < end else None


@dataclass(frozen=True, slots=True)
class Setting:
    """An article as its gold sees it: the text, people (names, posts) and names that mean the same."""

    headline: str
    paragraphs: tuple[str, ...]
    people: tuple[tuple[frozenset[str], frozenset[str]], ...]
    same: tuple[frozenset[str], ...]

    def under(self, span: Span | None) -> str:
        """The folded words under a span; empty where the text has no such place, or there is no text."""
        if span is None or span.paragraph >= len(self.paragraphs):
            return ""
        text = self.headline if span.paragraph < 0 else self.paragraphs[span.paragraph]
        return fold(text[span.start : span.end]) if span.end <= len(text) else ""

    def also_called(self, name: str) -> set[str]:
        """The name and what else the gold calls it."""
        return {name}.union(*(names for names in self.same if name in names))

    def is_one_of(self, name: str, names: set[str]) -> bool:
        """Whether it is one of the names, or one of them with that person's posts in front."""
        return name in names or any(
            self._are_posts(name[: -len(known)].rstrip("的、,"), own, posts)
            for own, posts in self.people
            for known in own & names
            if name.endswith(known)
        )

    def _are_posts(self, words: str, own: frozenset[str], posts: frozenset[str]) -> bool:
        others = (name for names, _ in self.people if names != own for name in names)
        return words.endswith(tuple(posts)) and not any(name in words for name in others)


def set_scene(records: Sequence[Record], article: Mapping[str, Any] | None) -> Setting:
    """The setting of an article by its gold records, and its text where there is one."""
    text = article or {}
    return Setting(
        str(text.get("headline") or ""),
        tuple(str(paragraph or "") for paragraph in text.get("paragraphs") or ()),
        tuple(
            (frozenset(names_of(record)), frozenset(folded(record.get("titles"), record.get("organisation"))))
            for record in records
            if record["kind"] == "person"
        ),
        tuple(frozenset(names_of(record)) for record in records if record["kind"] in NAMED),
    )


def is_match(gold: Record, read: Record, setting: Setting) -> bool:
    """Whether a predicted record of the same article and kind is the gold's."""
    here, there = span_of(gold), span_of(read)
    if here is None or there is None:
        return False
    test = _named if gold["kind"] in NAMED else _TESTS[gold["kind"]]
    return test(gold, read, here, there, setting)


def _named(gold: Record, read: Record, here: Span, there: Span, setting: Setting) -> bool:
    names = names_of(gold)
    if said_by(read) not in names:
        return False
    return there.touches(here) or any(are_close(setting.under(there), name) for name in names)


def _time(gold: Record, read: Record, here: Span, there: Span, _setting: Setting) -> bool:
    return there.touches(here) and fold(read.get("value")) in folded(gold.get("value"), gold.get("alt"))


def _figure(gold: Record, read: Record, here: Span, there: Span, _setting: Setting) -> bool:
    variants = [pair for pair in values_of(gold.get("alt")) if isinstance(pair, list) and len(pair) == 2]
    return there.touches(here) and any(
        are_same_number(value, read.get("value")) and fold(unit) == fold(read.get("unit"))
        for value, unit in [(gold.get("value"), gold.get("unit")), *variants]
    )


def _activity(gold: Record, read: Record, here: Span, there: Span, setting: Setting) -> bool:
    actions, said = names_of(gold), said_by(read)
    within = 1 < len(said) <= _LONGEST_ACTION
    if said not in actions and not any(
        within and len(action) > 1 and (action in said or said in action) for action in actions
    ):
        return False
    if not there.touches(here):
        aliases = folded(gold.get("aliases")) if here.paragraph == there.paragraph else set()
        if not any(are_close(setting.under(there), alias) for alias in aliases):
            return False
    return _actors_agree(gold, read, setting)


def _actors_agree(gold: Record, read: Record, setting: Setting) -> bool:
    """Whether the F1 of the actors is a half at least; an alias may stand for all of them."""
    actors, stand_ins = folded(gold.get("actors")), folded(gold.get("actor_aliases"))
    given = folded(read.get("actors") or read.get("actor"))
    found = {
        actor: {
            name
            for name in given
            if setting.is_one_of(name, setting.also_called(actor) if actor in actors else {actor})
        }
        for actor in actors | stand_ins
    }
    precision = len(set().union(*found.values())) / max(1, len(given))
    recall = sum(bool(found[actor]) for actor in actors) / max(1, len(actors))
    if any(found[actor] for actor in stand_ins):
        recall = 1.0
    return precision * recall > 0 and 4 * precision * recall >= precision + recall


def _statement(gold: Record, read: Record, here: Span, there: Span, setting: Setting) -> bool:
    opening = Span(there.paragraph, there.start, min(there.end, there.start + WORDS_SHOWN))
    if 2 * opening.shared_with(here) < here.end - here.start:
        return False
    gold_words, words = said_by(gold), fold(str(read.get("quote") or "")[:WORDS_SHOWN])
    matcher = difflib.SequenceMatcher(None, gold_words, words, autojunk=False)
    run = matcher.find_longest_match(0, len(gold_words), 0, len(words)).size
    if not 0 < len(gold_words) <= 2 * run:
        return False
    speakers: set[str] = set()
    for name in folded(gold.get("speaker"), gold.get("aliases")):
        speakers |= setting.also_called(name)
    return setting.is_one_of(fold(read.get("speaker")), speakers)


def _award(gold: Record, read: Record, here: Span, there: Span, _setting: Setting) -> bool:
    honours = {_TITLE_WORD.sub("", honour) for honour in names_of(gold)}
    honour = _TITLE_WORD.sub("", said_by(read))
    recipients = folded(gold.get("recipient"), gold.get("recipient_aliases"))
    given = folded(read.get("recipient"))
    known = sum(any(are_close(name, recipient) for recipient in recipients) for name in given)
    return 0 < len(given) <= 2 * known and there.touches(here) and bool(honour) and honour in honours


_Test = Callable[[Record, Record, Span, Span, Setting], bool]
_TESTS: Mapping[str, _Test] = {
    "time": _time,
    "figure": _figure,
    "activity": _activity,
    "statement": _statement,
    "award": _award,
}


def span_is_right(record: Record, setting: Setting) -> bool:
    """Whether the words under a predicted record's span are what it says."""
    words, said = setting.under(span_of(record)), said_by(record)
    if record["kind"] == "figure":
        return are_same_number(record.get("value"), printed_number(words)) or "翻番" in words
    names = setting.also_called(said) if record["kind"] in NAMED and said else {said}
    if any(are_close(words, name) for name in names):
        return True
    return record["kind"] == "award" and len(words) > 1 and words in said


def match_records(
    golds: Sequence[Record], groups: Sequence[Sequence[Record]], setting: Setting
) -> dict[int, tuple[int, Record]]:
    """A largest one-to-one matching, the nearest spans first: for gold records the group and its record.

    A group holds the predicted records that say the same.
    """
    hits: list[dict[int, Record]] = []
    for gold in golds:
        fitting = (
            (number, next((record for record in group if is_match(gold, record, setting)), None))
            for number, group in enumerate(groups)
        )
        hits.append({number: record for number, record in fitting if record is not None})
    taken: dict[int, int] = {}

    def seat(gold: int, asked: set[int]) -> bool:
        for group in sorted(hits[gold], key=lambda number: _distance(golds[gold], hits[gold][number])):
            if group in asked:
                continue
            asked.add(group)
            if group not in taken or seat(taken[group], asked):
                taken[group] = gold
                return True
        return False

    for number in range(len(golds)):
        seat(number, set())
    return {gold: (group, hits[gold][group]) for group, gold in taken.items()}


def _distance(gold: Record, read: Record) -> int:
    here, there = span_of(gold), span_of(read)
    return here.distance(there) if here is not None and there is not None else 0
