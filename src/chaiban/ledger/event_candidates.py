"""Every verb that may tell an event, with every reading of who acts; `event_evidence` says what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chaiban.ledger.event_frames import frames_of, names_what_follows, quoted
from chaiban.ledger.event_rules import Teller
from chaiban.ledger.event_subjects import Subject, subject_of
from chaiban.ledger.event_topics import Told
from chaiban.ledger.event_words import EventWords
from chaiban.ledger.subjects import Subjects

_TAGS = frozenset(("v", "vn", "n", "vd"))
_MOST_ACTORS = 16
# What hasn't happened, is only wished, names what is held or done something to, or is what somebody has feelings about is no event whatever else speaks for it.
_DENIED = frozenset(("not done", "not yet", "feelings", "in an object", "in a phrase"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verb from `start` to `end` in its sentence, who acts by one reading, and how that was read."""

    here: Told
    number: int
    start: int
    end: int
    actors: tuple[str, ...]
    reading: str
    order: int
    subject: Subject | None
    frames: tuple[str, ...]


def candidates(here: Told, words: EventWords, subjects: Subjects, rules: Teller) -> Iterator[Candidate]:
    """The candidates of a sentence, verb by verb."""
    if here.sentence.text.startswith("图为"):
        return
    order = 0
    for i, token in enumerate(here.tokens):
        if token.start < here.begin or token.tag not in _TAGS:
            continue
        start, end = _verb(here, i, words)
        if end == start or quoted(here.text, start):
            continue
        frames = tuple(frames_of(here.text, here.tokens, here.begin, start, end))
        if not _DENIED.isdisjoint(frames) or names_what_follows(here.tokens[i + 1 :], end, words.of_things):
            continue
        seen: set[tuple[str, ...]] = set()
        subject = subject_of(here, start)
        for reading, actors in _readings(here, start, end, subject, subjects, rules):
            if actors and actors not in seen and len(actors) <= _MOST_ACTORS:
                seen.add(actors)
                yield Candidate(here, i, start, end, actors, reading, order, subject, frames)
        order += bool(seen)


def _verb(here: Told, i: int, words: EventWords) -> tuple[int, int]:
    """Where the verb at word `i` begins and ends; nowhere if it tells nothing."""
    token = here.tokens[i]
    start = token.start
    for length in words.lengths(here.text, start, here.tokens[-1].end):
        if here.text[start : start + length] in words.verbs:
            return start, start + length
    telling = token.tag == "v" and len(token.text) > 1 and token.text not in words.saying
    return (start, token.end) if telling else (start, start)


def _readings(
    here: Told, start: int, end: int, subject: Subject | None, subjects: Subjects, rules: Teller
) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "rules", tuple(rules.actors_of(here, start, end))
    if subject is None:
        yield "carried", tuple(rules.acted_last)
        return
    named = _named(here, subject, subjects)
    if named:
        yield f"named {subject.found}", named
    yield f"nouns {subject.found}", subject.names


def _joined_tail(text: str, mentions: Sequence[tuple[int, int, str]]) -> Sequence[tuple[int, int, str]]:
    """The last mention with those before it from which only 、 or 和 parts them."""
    first = len(mentions) - 1
    while first > 0 and text[mentions[first - 1][1] : mentions[first][0]] in ("、", "和", "与", "及"):
        first -= 1
    return mentions[max(0, first) :]


def _named(here: Told, subject: Subject, subjects: Subjects) -> tuple[str, ...]:
    """The people of the subject, else the last body or place of it with those that are joined to it (甲银行和乙银行)."""
    mentions = subjects.mentions(here.paragraph, subject.start, subject.end)
    people = [m for m in mentions if subjects.is_person(m[2])]
    kept: Sequence[tuple[int, int, str]] = people or _joined_tail(here.text, mentions)
    return tuple(dict.fromkeys(subjects.resolve(name, here.paragraph, at) for at, _, name in kept))
