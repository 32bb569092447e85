"""Dates of an English article, resolved."""

from __future__ import annotations

from chaiban.ledger.datelines import reference_of
from chaiban.ledger.dates import Mention
from chaiban.ledger.english.dates import mentions
from chaiban.ledger.english.pieces import lead_in
from chaiban.model.ledger import ArticleText, Lexicons, Record, Time


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a value, at its first mention."""
    records: dict[str, Record] = {}
    for paragraph, text in article.passages():
        for mention in dates_of(article, paragraph):
            if mention.value and mention.value not in records:
                records[mention.value] = Time(
                    paragraph=paragraph, start=mention.start, end=mention.end, text=text[mention.start : mention.end],
                    value=mention.value, confidence=0.9, evidence=(mention.rule,),
                )  # fmt: skip
    return tuple(records.values())


def dates_of(article: ArticleText, paragraph: int) -> tuple[Mention, ...]:
    """Every date of a paragraph, without those of the dateline."""
    text = article.text(paragraph)
    begin = lead_in(text) if paragraph == 0 else 0
    found = mentions(text, reference_of(article.issue_date, None, ""))
    return tuple(mention for mention in found if mention.start >= begin)
