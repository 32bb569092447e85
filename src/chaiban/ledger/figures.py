"""Figures of an article."""

from __future__ import annotations

from chaiban.model.ledger import ArticleText, Lexicons, Record


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The figures in the order of the text."""
    del article, lexicons, found
    return ()
