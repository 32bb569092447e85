"""Whether each field of a reading says what its characters say, but for what was dropped and put in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from chaiban.evaluation.truth import Json
from chaiban.model.page import Span, is_visible

SINGLE = ("kicker", "headline", "subheadline", "summary", "dateline")
NAMED = ("byline", "credit")
JUMPS = ("jump_from", "jump_to")

# Hyphen-minus, hyphen, non-breaking hyphen, double oblique hyphen (Fraktur), not sign (how OCR engines
# write a line-end hyphen), and the sign that pdfium has for it.
_HYPHENS = frozenset("-\u2010\u2011\u2e17\u00ac\ufffe")

_Drop: TypeAlias = tuple[int, Span, str]
_Overlay: TypeAlias = tuple[int, int, str]


def text_faults(page: Json, characters: str) -> Iterator[str]:
    """One sentence for each field that its spans and joins don't yield. Never raises on odd records."""
    overlays = _overlays(page.get("corrections"))
    for number, item in enumerate(_dicts(page.get("articles"))):
        name = f"articles, {item.get('id', number)}"
        yield from (f"{name}, {field}: {fault}" for field, fault in _item_faults(item, characters, overlays))
    for part in ("furniture", "unassigned"):
        for number, record in enumerate(_dicts(page.get(part))):
            fault = _text_fault(record.get("text"), record.get("spans"), record.get("joins"), characters, overlays)
            if fault:
                yield f"{part}, {number}: {fault}"


def _overlays(value: Any) -> frozenset[_Overlay]:
    """What people read in place of stretches of characters: (start, end, words)."""
    found = set()
    for record in _dicts(value):
        match record:
            case {"span": [int(start), int(end)], "put": str(put)} if start < end:
                found.add((start, end, put))
            case _:
                continue
    return frozenset(found)


def _item_faults(item: Json, characters: str, overlays: frozenset[_Overlay]) -> Iterator[tuple[str, str]]:
    spans = _dict(item.get("spans"))
    joins = _dict(item.get("joins"))
    for field in SINGLE:
        if not (item.get(field) or spans.get(field)):
            continue
        # The brackets and dashes of a lead-in are the dateline's characters but not its words.
        lead_in = field == "dateline"
        if fault := _text_fault(item.get(field), spans.get(field), joins.get(field), characters, overlays, lead_in):
            yield field, fault
    crossheads = [record.get("text") for record in _dicts(item.get("crossheads"))]
    for field, values in (("paragraphs", _list(item.get("paragraphs"))), ("crossheads", crossheads)):
        rows = _list(spans.get(field))
        if len(rows) != len(values):
            yield field, f"{len(values)} texts but spans for {len(rows)}"
            continue
        notes = _list(joins.get(field)) or [None] * len(rows)
        if len(notes) != len(rows):
            yield field, f"{len(rows)} texts but joins for {len(notes)}"
            continue
        for number, (value, row, note) in enumerate(zip(values, rows, notes, strict=True)):
            if fault := _text_fault(value, row, note, characters, overlays):
                yield f"{field} {number}", fault
    for field in (*NAMED, *JUMPS):
        if (item.get(field) or spans.get(field)) and (
            fault := _named_fault(item.get(field), spans.get(field), characters, overlays)
        ):
            yield field, fault


def _named_fault(value: Any, spans: Any, characters: str, overlays: frozenset[_Overlay]) -> str | None:
    """Names and printed jump marks are made of their spans' characters; brackets and labels may stay."""
    stretches = _stretches(spans, len(characters))
    records = [value] if isinstance(value, dict) else _dicts(value)
    words = "".join(str(record.get("name") or record.get("printed") or "") for record in records)
    if value and not words and not stretches:
        # People may say where a story goes on though the page doesn't print it.
        return None
    if not stretches or not value:
        return "words without characters" if value else "characters without words"
    there = {character for start, end in stretches for character in characters[start:end]}
    there |= {c for a, b, put in overlays for c in put if any(s <= a and b <= e for s, e in stretches)}
    foreign = {character for character in words if is_visible(character)} - there
    return f"{''.join(sorted(foreign))!r} isn't among its characters" if foreign else None


def _text_fault(
    value: Any, spans: Any, joins: Any, characters: str, overlays: frozenset[_Overlay], lead_in: bool = False
) -> str | None:
    """Why the text isn't what its characters and joins yield; None if it is."""
    stretches = _stretches(spans, len(characters))
    if stretches is None:
        return "its spans are no stretches of the page"
    if not isinstance(value, str):
        return "spans without a text"
    drops = _drops(joins, len(characters))
    if drops is None:
        return "its joins have the wrong form"
    for _, (start, end), put in drops:
        if (start, end, put) in overlays:
            continue
        if fault := _drop_fault(characters[start:end], put, lead_in):
            return fault
    text = _joined(characters, stretches, drops)
    if text is None:
        return "a join stands at another offset than its characters"
    return None if text == value else f"reads {_short(value)}, its characters say {_short(text)}"


def _drop_fault(drop: str, put: str, lead_in: bool) -> str | None:
    """Only layout space and hyphens may go (of a lead-in punctuation too), only a word space or a
    ligature's letters may come.
    """
    ink = "".join(character for character in drop if is_visible(character))
    if put.strip():
        return None if unicodedata.normalize("NFKC", ink) == put else f"puts {put!r} in for {drop!r}"
    if lead_in and all(unicodedata.category(character).startswith("P") for character in ink):
        return None
    return None if not ink or (len(ink) == 1 and ink in _HYPHENS) else f"drops {_short(drop)}"


def _joined(characters: str, spans: Sequence[Span], drops: Sequence[_Drop]) -> str | None:
    """The characters of the spans without the dropped ones, and at each join's offset what it puts in."""
    gone = {at for _, (start, end), _ in drops for at in range(start, end)}
    kept: list[str] = []
    kept_before: dict[int, int] = {}
    for start, end in spans:
        for at in range(start, end):
            if at in gone:
                kept_before.setdefault(at, len(kept))
            else:
                kept.append(characters[at])
    out: list[str] = []
    used = length = 0
    for offset, (start, _), put in drops:
        step = offset - length
        if step < 0 or used + step > len(kept):
            return None
        out += kept[used : used + step]
        used += step
        # A drop between two spans (a line end that no field holds) has no place of its own to compare.
        if kept_before.get(start, used) != used:
            return None
        out.append(put)
        length = offset + len(put)
    return "".join(out + kept[used:])


def _stretches(spans: Any, length: int) -> list[Span] | None:
    found = []
    for span in _list(spans):
        match span:
            case [int(start), int(end)] if 0 <= start <= end <= length:
                found.append((start, end))
            case _:
                return None
    return found


def _drops(joins: Any, length: int) -> list[_Drop] | None:
    found: list[_Drop] = []
    for join in _list(joins):
        match join:
            case {"at": int(offset), "drop": [int(start), int(end)]} if 0 <= start <= end <= length:
                put = join.get("put", "")
                if not isinstance(put, str):
                    return None
                found.append((offset, (start, end), put))
            case _:
                return None
    return found


def _short(text: str) -> str:
    return repr(text if len(text) <= 24 else text[:11] + "…" + text[-11:])


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [record for record in _list(value) if isinstance(record, dict)]
