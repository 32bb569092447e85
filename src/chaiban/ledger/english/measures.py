"""Figures of an English article, every occurrence."""

from __future__ import annotations

from chaiban.ledger.english.figures import figures
from chaiban.ledger.english.times import dates_of
from chaiban.ledger.western_records import figures_of
from chaiban.model.ledger import ArticleText, Lexicons, Record


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The figures in the order of the text; those of the headline that the text doesn't repeat come last."""
    return figures_of(article, dates_of, figures)
