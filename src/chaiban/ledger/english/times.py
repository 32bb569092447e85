"""Dates of an English article, resolved."""

from __future__ import annotations

from chaiban.ledger.datelines import reference_of
from chaiban.ledger.dates import Mention
from chaiban.ledger.english.dates import mentions
from chaiban.ledger.english.pieces import lead_in
from chaiban.ledger.western_records import times_of
from chaiban.model.ledger import ArticleText, Lexicons, Record


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a value, at its first mention."""
    return times_of(article, dates_of)


def dates_of(article: ArticleText, paragraph: int) -> tuple[Mention, ...]:
    """Every date of a paragraph, without those of the dateline."""
    text = article.text(paragraph)
    begin = lead_in(text) if paragraph == 0 else 0
    found = mentions(text, reference_of(article.issue_date, None, ""))
    return tuple(mention for mention in found if mention.start >= begin)
