"""Activities of an English article: what its first sentences and its deeds of weight say that somebody did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from chaiban.ledger.english.dates import mentions as dates
from chaiban.ledger.english.kinds import Named
from chaiban.ledger.english.names import named_in
from chaiban.ledger.english.subjects import subject_before
from chaiban.ledger.sentences import Stretch, sentences
from chaiban.model.ledger import Activity, ArticleText, Lexicons, Record

_LEAD = 2
"""Paragraphs in which the news stands."""
_MOST = 2
_OBJECT = re.compile(
    r" (?:to [a-z]+ )?(?P<object>(?:(?:the|a|an|its|his|her|their|two|three) )?(?:\$?[\d.,]+(?: million| billion)? )?(?:[A-Za-z][\w’'-]*)(?: [A-Za-z][\w’'-]*){0,3})"
)
_STOP = re.compile(
    r" (?:on|in|at|to|for|with|from|by|after|before|that|which|who|and|of|as|when|while|under|over|into|near)\b.*$"
)
_QUOTE = re.compile(r"[“\"][^”\"]*[”\"]")


@lru_cache(maxsize=4)
def _verbs(lexicons: Lexicons) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicons.words('event_verbs_english'))})\b")


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record an event, two at the most of the first paragraphs and the named deeds behind them."""
    names = named_in(article, lexicons)
    records: list[Activity] = []
    for paragraph, text in enumerate(article.paragraphs):
        own = [named for named in names if named.paragraph == paragraph]
        for sentence in sentences(text):
            told = list(_events(paragraph, text, sentence, own, article, lexicons))
            weights = lexicons.words("event_verbs_english")
            event = next((e for e in told if weights.get(e.action)), told[0] if told else None)
            if event is None or (paragraph >= _LEAD and not _is_weighty(event, own, lexicons)):
                continue
            if not any(old.action == event.action and old.actors == event.actors for old in records):
                records.append(event)
    return tuple(records[: _MOST + 1])


def _is_weighty(event: Activity, names: Sequence[Named], lexicons: Lexicons) -> bool:
    """Deeds of which the story tells behind its lead: of a body that is named, by a verb of weight."""
    bodies = {named.name for named in names if named.kind == "organisation"}
    return lexicons.words("event_verbs_english").get(event.action) == "weighty" and bool(bodies & set(event.actors))


def _events(
    paragraph: int, text: str, sentence: Stretch, names: Sequence[Named], article: ArticleText, lexicons: Lexicons
) -> Iterator[Activity]:
    quotes = [match.span() for match in _QUOTE.finditer(text)]
    for verb in _verbs(lexicons).finditer(text, sentence.start, sentence.end):
        if any(a <= verb.start() < b for a, b in quotes):
            continue
        before = text[sentence.start : verb.start()]
        if re.search(
            r"\b(?:to|been|be|was|were|is|are|being|of|a|the|by|which|that|who|in|newly) $|\b(?:if|because|after|where|which|who|that)\b [^,]*$",
            before,
        ):
            continue
        subject = subject_before(text, sentence.start, verb.start(), names, None)
        if subject is None or subject.pronoun:
            continue
        yield Activity(
            paragraph=paragraph, start=verb.start(), end=verb.end(), actors=(subject.name,), action=verb.group(),
            object=_object(text, verb.end(), sentence.end), place=_place(sentence, names),
            time=_time(text, sentence), quote=sentence.text, confidence=0.6,
            evidence=("lead",) if paragraph < _LEAD else ("verb of weight",),
        )  # fmt: skip


def _object(text: str, begin: int, end: int) -> str | None:
    match = _OBJECT.match(text, begin, end)
    if not match:
        return None
    words = _STOP.sub("", match["object"])
    words = re.sub(r"^(?:(?:the|a|an|its|his|her|their) )?(?:\$?[\d.,]+(?: million| billion)? )?", "", words).strip()
    return words or None


def _place(sentence: Stretch, names: Sequence[Named]) -> str | None:
    inside = [n for n in names if n.kind == "place" and sentence.start <= n.start < sentence.end]
    return next((n.name for n in inside), None)


def _time(text: str, sentence: Stretch) -> str | None:
    found = [m for m in dates(text, (2000, 1, 1)) if sentence.start <= m.start < sentence.end]
    return text[found[0].start : found[0].end] if found else None
