"""A correction as plain JSON, as journals keep and carry it, and back."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from chaiban.errors import RequestError
from chaiban.model.correction import Action, Anchor, Correction, ItemMark


def correction_record(correction: Correction) -> dict[str, Any]:
    """The correction; fields that it doesn't have are absent."""
    record: dict[str, Any] = {
        "id": correction.id,
        "action": correction.action.value,
        "by": correction.by,
        "at": correction.at,
        "reading": correction.reading,
        "version": correction.version,
    }
    if correction.place is not None:
        record["place"] = _anchor_record(correction.place)
    if correction.items:
        record["items"] = [_mark_record(mark) for mark in correction.items]
    if correction.other is not None:
        record["other"] = _mark_record(correction.other)
    if correction.new:
        record["new"] = correction.new
    if correction.values:
        record["values"] = dict(correction.values)
    if correction.of:
        record["of"] = list(correction.of)
    if correction.proposed:
        record["proposed"] = True
    return record


def correction_of(record: Mapping[str, Any]) -> Correction:
    """The correction again. Raises RequestError for a record that is none."""
    try:
        return Correction(
            id=_word(record["id"]),
            action=Action(record["action"]),
            by=_word(record["by"]),
            at=_word(record["at"]),
            reading=_word(record["reading"]),
            version=int(record["version"]),
            place=_anchor(record["place"]) if "place" in record else None,
            items=tuple(map(_mark, record.get("items", ()))),
            other=_mark(record["other"]) if "other" in record else None,
            new=_word(record.get("new", "")),
            values=tuple((_word(name), _word(value)) for name, value in record.get("values", {}).items()),
            of=tuple(_word(name) for name in record.get("of", ())),
            proposed=bool(record.get("proposed", False)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RequestError(f"is no correction: {error}", remedy="take it from chaiban corrections export") from error


def _mark_record(mark: ItemMark) -> dict[str, Any]:
    return {"name": mark.name, "headline": mark.headline, "place": _anchor_record(mark.place)}


def _mark(record: Mapping[str, Any]) -> ItemMark:
    return ItemMark(_word(record["name"]), _anchor(record["place"]), _word(record.get("headline", "")))


def _anchor_record(place: Anchor) -> dict[str, Any]:
    record = dataclasses.asdict(place)
    return {name: value for name, value in record.items() if value != ()} | {"spans": [list(s) for s in place.spans]}


def _anchor(record: Mapping[str, Any]) -> Anchor:
    spans = tuple((int(start), int(end)) for start, end in record["spans"])
    words, before, after = (
        tuple(_word(word) for word in record.get(name, ())) for name in ("words", "before", "after")
    )
    boxes = tuple(
        (float(left), float(top), float(right), float(bottom)) for left, top, right, bottom in record.get("boxes", ())
    )
    if len(words) != len(spans) or any(len(more) not in (0, len(spans)) for more in (before, after, boxes)):
        raise ValueError("a place has as many words as spans")
    if any(not 0 <= start < end for start, end in spans):
        raise ValueError("a span is empty or upside down")
    return Anchor(_word(record["source"]), spans, words, before, after, boxes)


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
