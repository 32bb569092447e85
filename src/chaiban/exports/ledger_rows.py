"""Facts of an archive's ledger as JSON lines, CSV, Parquet and terminal lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from chaiban.exports.items import cell
from chaiban.exports.page_json import dump
from chaiban.exports.parquet import parquet_of
from chaiban.model.facts import Fact, Joined

_PLACE = ("title", "date", "edition", "page", "key", "headline")
_WORDS = ("sentence", "at", "words")
FIELDS = (
    *(
        "titles",
        "organisation",
        "level",
        "text",
        "qualifier",
        "subject",
        "quote",
        "doc_kind",
        "type",
        "owner",
        "actors",
    ),
    *("action", "object", "place", "time", "speaker", "cue", "recipient", "honour", "giver", "confidence"),
)
_ENTITY = ("entity", "entity_name")
COLUMNS = (*_PLACE, "kind", "name", *_ENTITY, "value", "unit", *FIELDS, *_WORDS, "spans", "evidence")
Names: TypeAlias = Mapping[int, Joined]
"""What the facts are joined into, by their numbers."""

_NOBODY: Names = MappingProxyType({})


def fact_object(fact: Fact, joined: Names = _NOBODY) -> dict[str, Any]:
    """The fact with all fields of its record, the place where it was printed, its words, and the id and name of the
    person, place, body, programme or document that it is about."""
    told = {name: value for name, value in fact.record.items() if name not in ("start", "end", "paragraph")}
    if fact.kind == "time":
        told["resolved"] = told.pop("value", None)
    place = {name: getattr(fact, name) for name in _PLACE}
    words = {name: getattr(fact, name) for name in _WORDS}
    spans = [list(span) for span in fact.spans]
    entity = dict(zip(_ENTITY, joined[fact.id], strict=True)) if fact.id in joined else {}
    return place | {"kind": fact.kind, "name": fact.name} | entity | told | words | {"spans": spans}


def write_jsonl(facts: Iterable[Fact], joined: Names = _NOBODY) -> Iterator[bytes]:
    """An object a line."""
    for fact in facts:
        yield dump(fact_object(fact, joined)).encode() + b"\n"


def write_csv(facts: Iterable[Fact], joined: Names = _NOBODY) -> Iterator[bytes]:
    """CSV with a byte order mark; lists are joined with a semicolon, no cell can be a formula."""
    yield b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"
    for fact in facts:
        sink = io.StringIO()
        csv.writer(sink).writerow([cell(value) if value is not None else "" for value in row(fact, joined).values()])
        yield sink.getvalue().encode("utf-8", "replace")


def write_parquet(facts: Iterable[Fact], joined: Names = _NOBODY) -> Iterator[bytes]:
    """One Parquet file. Raises RequestError where pyarrow is not installed."""
    rows = (row(fact, joined) for fact in facts)
    yield parquet_of(rows, COLUMNS, {"value": float, "confidence": float, "key": int, "at": int})


def row(fact: Fact, joined: Names = _NOBODY) -> dict[str, Any]:
    """One plain value for each of COLUMNS, None where the kind has no such field."""
    told = {name: _flat(fact.record.get(name)) for name in (*FIELDS, "evidence")}
    place = {name: getattr(fact, name) for name in (*_PLACE, "kind", "name", "value", "unit", *_WORDS)}
    entity = dict(zip(_ENTITY, joined.get(fact.id, (None, None)), strict=True))
    found = place | entity | told | {"spans": json.dumps([list(span) for span in fact.spans])}
    return {name: found[name] for name in COLUMNS}


def _flat(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


LEDGER_EXPORTS: Mapping[str, Callable[[Iterable[Fact], Names], Iterator[bytes]]] = MappingProxyType(
    {"jsonl": write_jsonl, "csv": write_csv, "parquet": write_parquet}
)


def said(fact: Fact) -> str:
    """What the fact says in a few words: 王晓明 (副市长), 766.5亿元 = 76650000000 元."""
    told = fact.record
    if fact.kind == "figure":
        value = "" if fact.value is None else f"{int(fact.value) if fact.value.is_integer() else fact.value:,}"
        mark = {"over": ">", "under": "<", "about": "~", "max": "≤", "min": "≥", "growth": "+"}.get(
            str(told.get("qualifier")), ""
        )
        return f"{mark}{value} {fact.unit}"
    if fact.kind == "person":
        posts = [*([told["organisation"]] if told.get("organisation") else []), *(told.get("titles") or ())]
        return f"{fact.name} ({' '.join(posts)})" if posts else fact.name
    if fact.kind == "activity":
        return f"{'、'.join(told.get('actors') or ())} {fact.name}".strip()
    if fact.kind == "award":
        return f"{told.get('recipient')}: {fact.name}"
    note = told.get({"place": "level", "document": "doc_kind", "programme": "owner"}.get(fact.kind, ""))
    return f"{fact.name} ({note})" if note else fact.name
