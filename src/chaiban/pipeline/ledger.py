"""Article texts with everything the ledger's stage needs: lexicons and the tagger's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chaiban.ledger.stage import record
from chaiban.model.ledger import HEADLINE, ArticleText, Record
from chaiban.pipeline.lexicons import load_lexicons
from chaiban.pipeline.tagger import load_tagger


def records_of(articles: Sequence[ArticleText], with_tagger: bool = True) -> Iterator[tuple[Record, ...]]:
    """What each article reports, in order."""
    lexicons = load_lexicons()
    for article in articles:
        yield record(with_tokens(article) if with_tagger else article, lexicons)


def with_tokens(article: ArticleText) -> ArticleText:
    """The article with the tagger's words; as it is if it isn't Chinese or there is no tagger."""
    tag = load_tagger() if article.language == "zh" else None
    if tag is None:
        return article
    words = tag([article.headline, *article.paragraphs])
    return replace(article, tokens={HEADLINE + i: tokens for i, tokens in enumerate(words)})
