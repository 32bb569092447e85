"""Article texts with everything the ledger's stage needs: lexicons and the tagger's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chaiban.ledger.stage import record
from chaiban.model.ledger import ArticleText, Record, Token
from chaiban.pipeline.lexicons import load_lexicons
from chaiban.pipeline.tagger import load_tagger

# Articles whose sentences go to the tagger together.
_TOGETHER = 50


def records_of(articles: Sequence[ArticleText], with_tagger: bool = True) -> Iterator[tuple[Record, ...]]:
    """What each article reports, in order."""
    lexicons = load_lexicons()
    for k in range(0, len(articles), _TOGETHER):
        some = articles[k : k + _TOGETHER]
        for article in with_tokens(some) if with_tagger else some:
            yield record(article, lexicons)


def with_tokens(articles: Sequence[ArticleText]) -> list[ArticleText]:
    """The articles, the Chinese ones with the tagger's words; as they are where there is no tagger."""
    tag = load_tagger()
    if tag is None:
        return list(articles)
    texts = [
        (number, paragraph, text)
        for number, article in enumerate(articles)
        if article.language == "zh"
        for paragraph, text in article.passages()
    ]
    tokens: list[dict[int, tuple[Token, ...]]] = [{} for _ in articles]
    for (number, paragraph, _), words in zip(texts, tag([text for _, _, text in texts]), strict=True):
        tokens[number][paragraph] = words
    return [replace(article, tokens=own) for article, own in zip(articles, tokens, strict=True)]
