"""Figures of an English article, every occurrence."""

from __future__ import annotations

from chaiban.ledger.english.figures import figures
from chaiban.ledger.english.times import dates_of
from chaiban.model.ledger import ArticleText, Figure, Lexicons, Record


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The figures in the order of the text; those of the headline that the text doesn't repeat come last."""
    records: list[Figure] = []
    for paragraph, text in article.passages():
        said = {(figure.value, figure.unit) for figure in records} if paragraph < 0 else set()
        days = [(mention.start, mention.end) for mention in dates_of(article, paragraph)]
        records += [f for f in figures(paragraph, text, days) if (f.value, f.unit) not in said]
    return tuple(records)
