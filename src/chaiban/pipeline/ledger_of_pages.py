"""The ledger of an archive's pages: their articles recorded, every record walked back to the page's characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chaiban import __version__
from chaiban.archive.ledger import keep_facts, unrecorded
from chaiban.archive.store import Archive
from chaiban.exports.ledger_json import record_object
from chaiban.ledger.sentences import sentence_at
from chaiban.model.facts import NewFact
from chaiban.model.ledger import HEADLINE, ArticleText, Figure, Record
from chaiban.model.page import Span
from chaiban.pipeline.ledger import records_of
from chaiban.pipeline.tagger import load_tagger
from chaiban.sources.articles_json import language_of

# Says of each record what it is about; a time is found by its value, a figure by what it measures.
_NAMES = {"time": "value", "figure": "subject", "document": "title", "activity": "action", "statement": "speaker",
          "award": "honour"}  # fmt: skip
_RULES = 2


def ledger_engine() -> str:
    """Names what the ledger was made with: another version, other rules or another tagger make it anew."""
    return f"chaiban {__version__} ledger {_RULES}{'' if load_tagger() else ' without tagger'}"


def record_pages(archive: Archive, done: Callable[[int], None] = lambda _: None) -> int:
    """Go through the pages that were not gone through yet; the number of pages. Each is kept before the next."""
    pages = 0
    for reading, digest, date, record in unrecorded(archive, ledger_engine()):
        keep_facts(archive, reading, digest, date, ledger_engine(), facts_of(record, date))
        pages += 1
        done(pages)
    return pages


def facts_of(page: Mapping[str, Any], date: str) -> list[NewFact]:
    """What the articles of a page's reading report."""
    articles = [
        article for article in page.get("articles", ()) if article.get("paragraphs") or article.get("headline")
    ]
    texts = [article_text(article, date) for article in articles]
    found = []
    for article, text, records in zip(articles, texts, records_of(texts), strict=True):
        found += [_fact(article, text, record) for record in records]
    return found


def article_text(article: Mapping[str, Any], date: str) -> ArticleText:
    """The article of a reading in JSON, as the ledger reads it."""
    headline, paragraphs = str(article.get("headline") or ""), tuple(map(str, article.get("paragraphs", ())))
    return ArticleText(
        id=str(article.get("id", "")),
        headline=headline,
        paragraphs=paragraphs,
        issue_date=date or None,
        dateline=article.get("dateline") or None,
        language=language_of(headline + "".join(paragraphs)),
    )


def _fact(article: Mapping[str, Any], text: ArticleText, record: Record) -> NewFact:
    words = text.text(record.paragraph)
    sentence = sentence_at(words, record.start)
    told = record_object(record)
    name = told.get(_NAMES.get(record.kind, "name"))
    return NewFact(
        item=text.id,
        kind=record.kind,
        name=str(name or words[record.start : record.end]),
        value=float(record.value) if isinstance(record, Figure) else None,
        unit=record.unit if isinstance(record, Figure) else "",
        sentence=sentence.text,
        at=record.start - sentence.start,
        words=words[record.start : record.end],
        spans=_spans(article, record),
        record=told,
    )


def _spans(article: Mapping[str, Any], record: Record) -> tuple[Span, ...]:
    """The stretches of the page's characters that the record's words are."""
    spans, joins = article.get("spans") or {}, article.get("joins") or {}
    if record.paragraph == HEADLINE:
        numbers = character_numbers(spans.get("headline", ()), joins.get("headline", ()))
    else:
        held, joined = spans.get("paragraphs", ()), joins.get("paragraphs", ())
        at = record.paragraph
        numbers = character_numbers(held[at], joined[at] if at < len(joined) else ()) if at < len(held) else []
    return _stretches([number for number in numbers[record.start : record.end] if number >= 0])


def character_numbers(spans: Sequence[Sequence[int]], joins: Sequence[Mapping[str, Any]]) -> list[int]:
    """The number of the page's character that each character of a field is; -1 for what was put in.

    A field is its spans' characters less what the joins drop; what they put in stands at their offset.
    """
    dropped = {number for join in joins for number in range(*join["drop"])}
    kept = [number for start, end in spans for number in range(start, end) if number not in dropped]
    for join in sorted(joins, key=lambda join: int(join["at"])):
        kept[join["at"] : join["at"]] = [-1] * len(join.get("put", ""))
    return kept


def _stretches(numbers: Sequence[int]) -> tuple[Span, ...]:
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number:
            found[-1][1] = number + 1
        else:
            found.append([number, number + 1])
    return tuple((start, end) for start, end in found)
