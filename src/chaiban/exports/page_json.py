"""A reading as plain JSON: every text with its spans and joins, so that anybody can check the law."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeAlias

from chaiban.exports.stories_json import stories_record
from chaiban.model.article import Article, Furniture, Join, Jump, PageReading, People, Reading, Text
from chaiban.model.page import Span
from chaiban.model.runner_up import RunnerUp

Record: TypeAlias = dict[str, Any]

_SINGLE = ("kicker", "headline", "subheadline", "summary", "dateline")


def render_json(reading: Reading) -> str:
    """The whole reading as one JSON document, one page a line, ending with a line end."""
    pages = ",\n".join(dump(page_record(page)) for page in reading.pages)
    found = stories_record(reading.stories) if reading.stories else {}
    more = "".join(f",\n{dump(name)}: {dump(value)}" for name, value in found.items())
    return f'{{"source": {dump(reading.source)}, "pages": [\n{pages}\n]{more}}}\n'


def dump(record: object) -> str:
    """JSON on one line, readable as UTF-8.

    Lone surrogates, which UTF-8 has no bytes for, and the line ends of Unicode, at which some programs
    part the lines of a JSONL file, are written as escapes.
    """
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    for line_end in "\x7f\x85\u2028\u2029":
        text = text.replace(line_end, f"\\u{ord(line_end):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def reading_record(reading: Reading) -> Record:
    """`{"source", "pages"}` of plain dicts, lists, strings and numbers."""
    record = {"source": reading.source, "pages": [page_record(page) for page in reading.pages]}
    return record | (stories_record(reading.stories) if reading.stories else {})


def page_record(reading: PageReading) -> Record:
    """One page. What the page doesn't print is absent; `size` is None for a dump."""
    page = reading.page
    record: Record = {
        "source": page.source,
        "language": reading.language,
        "size": list(page.size) if page.size else None,
        "characters": page.characters,
    }
    for name in ("paper", "date", "number", "section"):
        if getattr(reading, name):
            record[name] = getattr(reading, name)
    record["articles"] = [article_record(article) for article in reading.articles]
    record["furniture"] = [_furniture(piece) for piece in reading.furniture]
    record["unassigned"] = [loose_record(text) for text in reading.unassigned]
    if reading.runners_up:
        record["runners_up"] = [_runner_up(one) for one in reading.runners_up]
    if page.notes:
        record["notes"] = [{"topic": note.topic, "text": note.text} for note in page.notes]
    return record


def _runner_up(one: RunnerUp) -> Record:
    record: Record = {"choice": one.choice.value, "margin": round(one.margin, 3)}
    if one.part:
        record["part"] = one.part
    return record | {"texts": [[_pairs(stretch) for stretch in text] for text in one.texts]}


def _furniture(piece: Furniture) -> Record:
    record: Record = {"role": piece.role.value, **loose_record(piece.text)}
    if piece.polygon:
        record["polygon"] = [list(point) for point in piece.polygon]
    return record


def article_record(article: Article) -> Record:
    """One item with all its spans under one key, and its joins under another where it has any."""
    record: Record = {
        "id": article.id,
        "kind": article.kind.value,
        "confidence": round(article.confidence, 3),
        "margin": round(article.margin, 3),
    }
    for name in _SINGLE:
        text = getattr(article, name)
        if text is not None:
            record[name] = text.value
    if article.byline is not None:
        persons = article.byline.persons
        record["byline"] = [{"role": person.role, "name": person.name} for person in persons]
    if article.paragraphs:
        record["paragraphs"] = [text.value for text in article.paragraphs]
    if article.crossheads:
        record["crossheads"] = [
            {"before_paragraph": crosshead.before_paragraph, "text": crosshead.text.value}
            for crosshead in article.crossheads
        ]
    if article.credit is not None:
        record["credit"] = [
            {"role": person.role, "name": person.name, "action": person.action} for person in article.credit.persons
        ]
    if article.belongs_to:
        record["belongs_to"] = article.belongs_to
    for name in ("jump_from", "jump_to"):
        jump = getattr(article, name)
        if jump is not None:
            record[name] = _jump(jump)
    if article.regions:
        record["regions"] = [
            {"page": region.page, "role": region.role, "polygon": [list(point) for point in region.polygon]}
            for region in article.regions
        ]
    record["spans"] = _spans_of(article)
    joins = _joins_of(article)
    if joins:
        record["joins"] = joins
    return record


def _spans_of(article: Article) -> Record:
    spans: Record = {}
    holders: tuple[tuple[str, Text | People | Jump | None], ...] = (
        *((name, getattr(article, name)) for name in _SINGLE),
        ("byline", article.byline),
        ("credit", article.credit),
        ("jump_from", article.jump_from),
        ("jump_to", article.jump_to),
    )
    for name, holder in holders:
        if holder is not None:
            spans[name] = _pairs(holder.spans)
    for name, texts in _rows(article):
        if texts:
            spans[name] = [_pairs(text.spans) for text in texts]
    return spans


def _joins_of(article: Article) -> Record:
    joins: Record = {}
    for name in _SINGLE:
        text: Text | None = getattr(article, name)
        if text is not None and text.joins:
            joins[name] = _joins(text.joins)
    for name, texts in _rows(article):
        if any(text.joins for text in texts):
            joins[name] = [_joins(text.joins) for text in texts]
    return joins


def _rows(article: Article) -> tuple[tuple[str, tuple[Text, ...]], ...]:
    """The fields that hold several texts."""
    return (
        ("paragraphs", article.paragraphs),
        ("crossheads", tuple(crosshead.text for crosshead in article.crossheads)),
    )


def loose_record(text: Text) -> Record:
    """Words that belong to no item."""
    record: Record = {"text": text.value, "spans": _pairs(text.spans)}
    if text.joins:
        record["joins"] = _joins(text.joins)
    return record


def _jump(jump: Jump) -> Record:
    record: Record = {"page": jump.page}
    if jump.mark:
        record["mark"] = jump.mark
    record["printed"] = jump.printed
    return record


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _joins(joins: Sequence[Join]) -> list[Record]:
    return [{"at": join.at, "drop": list(join.drop), "put": join.put} for join in joins]
