"""Activities of an article: who did what, where and when.

Every verb that may tell an event is a candidate, with every reading of who acts (`event_candidates`); what speaks for
each (`event_evidence`) is weighed by learned numbers, and the likeliest reading of a verb is kept if it is likely enough.
Without learned numbers the rules stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from chaiban.algorithms.linear import score
from chaiban.ledger.event_candidates import Candidate, candidates
from chaiban.ledger.event_details import object_of, place_of, time_of
from chaiban.ledger.event_evidence import Evidence, View, evidence_of
from chaiban.ledger.event_rules import Teller
from chaiban.ledger.event_sentences import is_spoken, told_in
from chaiban.ledger.event_topics import Told
from chaiban.ledger.event_words import event_words
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import OF_WORDS, Activity, ArticleText, Lexicons, Record

Weighed: TypeAlias = tuple[Candidate, Evidence]


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The activities in the order of the text."""
    weights = lexicons.weights.get("activities", {})
    if not weights:
        return tuple(Teller(article, lexicons, found, Subjects(article, found)).tell(told_in(article)))
    least = weights.get("least", 0.0)
    kept: dict[tuple[frozenset[str], str], tuple[float, Activity]] = {}
    for group in weighed(article, lexicons, found):
        weight, candidate = max(((score(e, weights), c) for c, e in group), key=lambda pair: pair[0])
        told = (frozenset(candidate.actors), candidate.here.text[candidate.start : candidate.end])
        # Told again of the same people, it is the same event: the likelier telling stands.
        if weight >= least and (told not in kept or weight > kept[told][0]):
            kept[told] = weight, _activity(candidate, found, weight)
    return tuple(sorted((a for _, a in kept.values()), key=lambda a: (a.paragraph, a.start)))


def readings(
    article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]
) -> Iterator[list[tuple[Record, Evidence]]]:
    """Verb by verb its readings as records with their evidence, to learn from."""
    for group in weighed(article, lexicons, found):
        yield [(_activity(candidate, found, 0.0), evidence) for candidate, evidence in group]


def weighed(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> Iterator[list[Weighed]]:
    """Verb by verb its readings with their evidence."""
    words, subjects, told = event_words(lexicons), Subjects(article, found), tuple(told_in(article))
    rules = Teller(article, lexicons, found, subjects)
    by_rules = {(a.paragraph, a.start): a.actors for a in rules.tell(told)}
    rules.remember(())
    view = View(
        article, words, subjects, {k: v for k, v in lexicons.weights.items() if k in OF_WORDS}, by_rules, len(told)
    )
    for here in told:
        yield from _in_sentence(here, view, rules)


def _in_sentence(here: Told, view: View, rules: Teller) -> Iterator[list[Weighed]]:
    group: list[Weighed] = []
    for candidate in candidates(here, view.words, view.subjects, rules):
        if is_spoken(here, candidate.start):
            continue
        if group and group[0][0].start != candidate.start:
            yield group
            group = []
        group.append((candidate, evidence_of(candidate, view)))
    if group:
        yield group
        rules.remember(group[0][0].actors)


def _activity(candidate: Candidate, found: Sequence[Record], weight: float) -> Activity:
    here = candidate.here
    return Activity(
        paragraph=here.paragraph, start=candidate.start, end=candidate.end,
        confidence=round(min(0.95, max(0.3, 0.5 + weight / 8)), 2), evidence=("event verb", candidate.reading),
        actors=candidate.actors, action=here.text[candidate.start : candidate.end],
        object=object_of(here.text, candidate.end, here.sentence.end),
        place=place_of(found, here), time=time_of(found, here), quote=here.sentence.text.rstrip("。！？；"),
    )  # fmt: skip
