"""Whom the verb of an honour is about: named before it, else the subject by its words, else told of before."""

from __future__ import annotations

import re

from chaiban.ledger.award_holders import can_be_honoured, honoured_elsewhere
from chaiban.ledger.award_recipients import recipient_before
from chaiban.ledger.event_subjects import subject_of
from chaiban.ledger.event_topics import Told
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import ArticleText

# 这条路于某日通车，并荣获…: what a sentence begins to tell of.
_THIS = re.compile(r"(?:这|该|此)[条座部篇项个种位家支所台]?[㐀-鿿]{1,6}?(?=[于在自从曾已先近日被以]|[0-9０-９])")


def _subject(here: Told, verb: int, subjects: Subjects) -> tuple[str, bool]:
    """(who the clause of the verb, or one before it, is about by its words, whether it's the verb's own clause): the
    people of it, else all of it; "" if it's nobody or an occasion."""
    subject = subject_of(here, verb)
    if subject is None:
        this = _THIS.match(here.sentence.text)
        return (this.group() if this else "", False)
    if subject.found == "occasion" or here.text[subject.end : subject.end + 1] == "：":
        return "", False  # 附记：…
    named = [n for _, _, n in subjects.mentions(here.paragraph, subject.start, subject.end) if subjects.is_person(n)]
    if not named and subject.names and _names_people(here, subject.names[0]):
        named = [name for name in subject.names if len(name) < 5]
    words = "、".join(dict.fromkeys(named)) or here.text[subject.start : subject.end]
    words = re.sub(r"(?:连续|先后|多次)$", "", words)
    fits = 2 <= len(words) <= 24 and re.search(r"[㐀-鿿A-Za-z]{2}", words)
    return (words if fits else "", bool(fits) and subject.found == "own")


def _names_people(here: Told, words: str) -> bool:
    """Whether the tagger takes the first of the names for a person's."""
    first = words.split("、")[0]
    return any(t.tag == "PER" and t.text == first for t in here.tokens)


def honoured(article: ArticleText, here: Told, stop: int, honour: str, last: str, subjects: Subjects) -> str:
    """Who stands before the verb at `stop`, else the subject by its words, else the one honoured or told of before;
    "" if nobody is, or the verb's own clause is about something that no honour goes to."""
    who = recipient_before(here.text, here.paragraph, here.sentence.start, stop, subjects)
    if who and who[0] not in "“『" and can_be_honoured(who, subjects):
        return who
    words, own = _subject(here, stop, subjects)
    if words and (can_be_honoured(words, subjects) or _names_people(here, words)):
        return words
    lead = next((n for _, _, n in subjects.mentions(here.paragraph, here.sentence.start, stop) if words.startswith(n)), "")  # fmt: skip
    if lead and not subjects.is_person(lead):
        return lead  # 某县地区生产总值增长，被评为…: the county is meant
    if who and can_be_honoured(who, subjects):
        return who
    if own or last:
        return "" if own else last
    return honoured_elsewhere(article, here.paragraph, stop, honour, subjects) if honour else ""
