"""The one door: an article's text and the lexicons -> what it reports.

Every extractor is a module of this folder with one public function

    find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]

It gets what the extractors before it have found (order: `EXTRACTORS`) and gives its own records alone, in the order
of the text. Lists of words are files of `chaiban/lexicons/` (NAME.txt is `lexicons.words("NAME")`); patterns made of
them are kept with `functools.lru_cache` on the Lexicons. `article.tokens` has the tagger's words, or nothing: then an
extractor has to do with rules alone. `BY_LANGUAGE` has the list of each `article.language`. Named things (person, organisation, place,
time, document, programme) give one record a name at the first mention in the running text; headline for what the
text lacks. `article.passages()` gives the text in that order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from chaiban.ledger import (
    activities,
    awards,
    documents,
    figures,
    organisations,
    people,
    places,
    programmes,
    statements,
    times,
)
from chaiban.ledger.english.extractors import ENGLISH
from chaiban.ledger.european.extractors import FRENCH, GERMAN, SPANISH
from chaiban.model.ledger import ArticleText, Lexicons, Record

Extractor: TypeAlias = Callable[[ArticleText, Lexicons, tuple[Record, ...]], tuple[Record, ...]]

EXTRACTORS: tuple[Extractor, ...] = (
    times.find,
    figures.find,
    documents.find,
    places.find,
    organisations.find,
    people.find,
    programmes.find,
    activities.find,
    statements.find,
    awards.find,
)


BY_LANGUAGE: Mapping[str, tuple[Extractor, ...]] = {
    "zh": EXTRACTORS,
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
}


def record(article: ArticleText, lexicons: Lexicons) -> tuple[Record, ...]:
    """All that the article reports: kinds in the order of the extractors, within a kind in the order of the text."""
    found: tuple[Record, ...] = ()
    for find in BY_LANGUAGE.get(article.language, ()):  # of another language nothing is better than wrong
        found += find(article, lexicons, found)
    return found
