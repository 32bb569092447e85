"""Articles that somebody already has, from their JSON."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chaiban.errors import SourceError
from chaiban.model.ledger import ArticleText

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FORM = 'give {"issue_date": "2021-02-10", "articles": [{"id": "a1", "headline": "...", "paragraphs": ["..."]}]}'


@dataclass(frozen=True, slots=True)
class GivenArticles:
    """The parsed file as it came, and its articles, each with the object of the file that it was read from."""

    document: Any
    articles: tuple[tuple[dict[str, Any], ArticleText], ...]


def read_articles(data: bytes, name: str, date: str | None = None) -> GivenArticles:
    """The articles of a gold file, of a reading (pages), of {"articles": [...]} or of a bare list.

    An article's own issue_date goes before `date`, that before the file's. Raises SourceError for what is no
    JSON, has no articles, or an article whose fields are of another type.
    """
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise SourceError(f"is no JSON in UTF-8: {error}", where=name, remedy=_FORM) from error
    day = None if date is None else day_of(date, "--date")
    found = []
    for number, (entry, around) in enumerate(_entries(document, name)):
        where = f"{name}, article {number + 1}"
        own = entry.get("issue_date")
        given = own if own else day or around.get("issue_date") or around.get("date")
        found.append((entry, _article(entry, number, None if not given else day_of(given, where), where)))
    if not found:
        raise SourceError("holds no articles", where=name, remedy=_FORM)
    return GivenArticles(document, tuple(found))


def day_of(value: Any, where: str) -> str:
    """The ISO day. Raises SourceError if it is none."""
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if match:
        year, month, day = map(int, match.groups())
        if year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            return f"{year:04}-{month:02}-{day:02}"
    raise SourceError(f"{value!r} is no day", where=where, remedy="write it as 2021-02-10")


def _entries(document: Any, name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every article's object with the object around it."""
    around = document if isinstance(document, dict) else {"articles": document}
    for holder in (around, *_objects(around.get("pages", []), "pages", name)):
        for entry in _objects(holder.get("articles", []), "articles", name):
            yield entry, {**around, **{k: v for k, v in holder.items() if v is not None}}


def _objects(value: Any, field: str, name: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise SourceError(f'"{field}" is no list of objects', where=name, remedy=_FORM)
    return value


def _article(entry: dict[str, Any], number: int, day: str | None, where: str) -> ArticleText:
    paragraphs = entry.get("paragraphs") or []
    if not isinstance(paragraphs, list) or not all(isinstance(text, str) for text in paragraphs):
        raise SourceError('"paragraphs" is no list of strings', where=where, remedy=_FORM)
    words = {}
    for field in ("headline", "dateline"):
        words[field] = entry.get(field) or ""
        if not isinstance(words[field], str):
            raise SourceError(f'"{field}" is no string', where=where, remedy=_FORM)
    return ArticleText(
        id=str(entry.get("id", number + 1)),
        headline=words["headline"],
        paragraphs=tuple(paragraphs),
        issue_date=day,
        dateline=words["dateline"] or None,
        language=language_of(words["headline"] + "".join(paragraphs)),
    )


def language_of(text: str) -> str:
    """zh if a tenth of the visible characters are Chinese, else the language whose small words are most: en, de, fr,
    es, or "other"; en where there are hardly any."""
    visible = sum(not c.isspace() for c in text)
    if 10 * sum("\u3400" <= c <= "\u9fff" for c in text) >= visible:
        return "zh"
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {language: sum(word in small for word in words) for language, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > max(2, counts["en"]) else "en"


_PRINTED = {
    "en": "the of and to in a is was for that with on as by at from his said it were he she has have which",
    "de": "der die das und den von mit ist nicht auf dem des ein eine zu im für sich auch am wird hat aus bei nach",
    "fr": "le la les et des une dans pour que qui est sur au du aux ont plus par avec ce cette sont été",
    "es": "el la los las y del una que en por con para se su más un al lo como ha desde entre",
    "other": "il di che non per della sono è gli nel alla het een van niet dat zijn voor met ook não uma os do da no "
    "com mais och att som det är på till av og ikke til w na się nie jest z i je se v ve bir bu için",
}
_SMALL_WORDS = {language: frozenset(words.split()) for language, words in _PRINTED.items()}
