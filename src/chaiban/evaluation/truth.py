"""Pages as scoring sees them, gold and reading alike, from the plain JSON form of evaluation.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from chaiban.errors import RequestError
from chaiban.evaluation.folding import fold_page_label, fold_tight, fold_words

Json: TypeAlias = Mapping[str, Any]
Point: TypeAlias = tuple[float, float]

HEADINGS = ("headline", "kicker", "subheadline")
FIELDS = (*HEADINGS, "dateline", "byline", "credit", "jump", "crosshead", "kind")
"""The fields that are scored as values, in the order of the report."""

_PAGE_WORDS = ("paper", "date", "number", "section")


@dataclass(frozen=True, slots=True)
class Region:
    """One polygon of a piece, in points, origin top left; `page` as the file numbers it."""

    page: int
    role: str
    polygon: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of a page, folded for comparison.

    `body` is headline, paragraphs and crossheads without white space, by which pieces are matched; `running`
    the paragraphs alone. `words` is every printed word of the item, in no particular order, without white
    space. `values` holds for each of FIELDS its values with their number. `confidence` is None if not given.
    """

    id: str
    body: str
    running: str
    words: str
    paragraphs: tuple[str, ...]
    values: Mapping[str, Counter[Hashable]]
    confidence: float | None
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One page put up for scoring; `furniture` is all words of the page's furniture without white space."""

    language: str
    pieces: tuple[Piece, ...]
    furniture: str


NO_PAGE = Proof("", (), "")
"""What stands for a page that a reading doesn't have."""


def pages_of(document: object, where: str = "") -> tuple[Json, ...]:
    """The pages of a file: those under "pages", or the document itself if it is one page.

    Raises RequestError if the document is neither.
    """
    if isinstance(document, Mapping):
        pages = document.get("pages", [document])
        if isinstance(pages, list) and all(isinstance(page, Mapping) for page in pages):
            return tuple(pages)
    remedy = 'a file holds {"articles": ...} or {"pages": ...}'
    raise RequestError("not a page and not a list of pages", where=where, remedy=remedy)


def proof_of(page: Json, where: str = "") -> Proof:
    """The page ready for scoring. Raises RequestError where a field has the wrong type."""
    pieces = tuple(
        _piece(item, str(item.get("id", number)), f"{where}, item {item.get('id', number)}".lstrip(", "))
        for number, item in enumerate(_records(page, "articles", where))
    )
    furniture = [_words(item, "text", where) for item in _records(page, "furniture", where)]
    named = [_words(page, name, where) for name in _PAGE_WORDS]
    return Proof(_words(page, "language", where), pieces, fold_tight("".join([*furniture, *named])))


def _piece(item: Json, name: str, where: str) -> Piece:
    paragraphs = _strings(item, "paragraphs", where)
    crossheads = _records(item, "crossheads", where)
    crosshead_texts = [fold_tight(_words(crosshead, "text", where)) for crosshead in crossheads]
    running = "".join(map(fold_tight, paragraphs))
    body = "".join([fold_tight(_words(item, "headline", where)), running, *crosshead_texts])
    values = _values(item, where)
    values["crosshead"] = Counter(
        (_words(crosshead, "before_paragraph", where), text)
        for crosshead, text in zip(crossheads, crosshead_texts, strict=True)
    )
    return Piece(
        id=name,
        body=body,
        running=running,
        words=body + "".join(_words_beside_body(item, where)),
        paragraphs=tuple(map(fold_words, paragraphs)),
        values=values,
        confidence=_confidence(item, where),
        regions=tuple(_regions(item, where)),
    )


def _values(item: Json, where: str) -> dict[str, Counter[Hashable]]:
    values: dict[str, Counter[Hashable]] = {}
    for name in HEADINGS:
        text = fold_words(_words(item, name, where))
        values[name] = Counter([text] if text else [])
    dateline = fold_tight(_words(item, "dateline", where))
    values["dateline"] = Counter([dateline] if dateline else [])
    for name in ("byline", "credit"):
        values[name] = Counter(
            (fold_tight(_words(person, "role", where)), fold_tight(_words(person, "name", where)))
            for person in _records(item, name, where)
        )
    values["jump"] = Counter(
        (direction, fold_page_label(_words(jump, "page", where)), fold_tight(_words(jump, "mark", where)))
        for direction, jump in _jumps(item, where)
    )
    values["kind"] = Counter([_words(item, "kind", where) or "article"])
    return values


def _words_beside_body(item: Json, where: str) -> Iterator[str]:
    for name in ("kicker", "subheadline", "summary", "dateline"):
        yield fold_tight(_words(item, name, where))
    for name in ("byline", "credit"):
        for person in _records(item, name, where):
            yield from (fold_tight(_words(person, part, where)) for part in ("role", "name", "action"))
    for _, jump in _jumps(item, where):
        yield fold_tight(_words(jump, "printed", where))


def _jumps(item: Json, where: str) -> Iterator[tuple[str, Json]]:
    for direction in ("jump_from", "jump_to"):
        jump = item.get(direction)
        if jump is not None and not isinstance(jump, Mapping):
            raise _wrong(direction, "a record", where)
        if jump:
            yield direction, jump


def _regions(item: Json, where: str) -> Iterator[Region]:
    for region in _records(item, "regions", where):
        try:
            polygon = tuple((float(x), float(y)) for x, y in region["polygon"])
            page = int(region.get("page", 1))
        except (KeyError, TypeError, ValueError):
            raise _wrong("regions", "a list of regions with page and polygon", where) from None
        yield Region(page, _words(region, "role", where), polygon)


def _confidence(item: Json, where: str) -> float | None:
    confidence = item.get("confidence")
    if confidence is None:
        return None
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or confidence != confidence:
        raise _wrong("confidence", "a number", where)
    return float(confidence)


def _words(record: Json, name: str, where: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    # Pages and paragraphs are numbered as numbers.
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _wrong(name, "a text", where)
    return value


def _strings(record: Json, name: str, where: str) -> list[str]:
    values = record.get(name)
    if values is None:
        return []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _wrong(name, "a list of texts", where)
    return values


def _records(record: Json, name: str, where: str) -> list[Json]:
    values = record.get(name)
    if values is None:
        return []
    if not isinstance(values, list) or not all(isinstance(value, Mapping) for value in values):
        raise _wrong(name, "a list of records", where)
    return values


def _wrong(name: str, expected: str, where: str) -> RequestError:
    return RequestError(f"{name} is not {expected}", where=where, remedy="see docs/measures.md for the form")
