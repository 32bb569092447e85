"""What the pages of the ledger show: people, places, bodies, programmes, figures, each with its sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chaiban.archive.entities import entities
from chaiban.archive.ledger import SORTS, count, facts, kinds, units
from chaiban.archive.store import Archive
from chaiban.exports.ledger_rows import said
from chaiban.model.facts import Fact, FactQuery

ROWS = 200
KINDS = (
    *("person", "organisation", "place", "programme", "figure", "document"),
    *("time", "activity", "statement", "award"),
)
JOINED = frozenset({"person", "organisation", "place", "programme", "document"})
_ALL = 2_000
_WIDE, _HIGH, _EDGE = 640.0, 200.0, 12.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure in the chart: its place in the drawing, and what it says."""

    x: float
    y: float
    words: str


def ledger_values(archive: Archive, kind: str, asked: Mapping[str, str], *, static: bool) -> dict[str, Any]:
    """What the template of a kind's page needs; `asked` are the fields of the form."""
    start = int(asked["start"]) if asked.get("start", "").isascii() and asked.get("start", "").isdigit() else 0
    sort = asked.get("sort", "value" if kind == "figure" else "date")
    query = FactQuery(
        kind=kind,
        name=asked.get("name", ""),
        text=asked.get("text", ""),
        unit=asked.get("unit", ""),
        sort=sort if sort in SORTS else "date",
        limit=_ALL if static or kind in JOINED else ROWS,
        offset=0 if kind in JOINED else min(start, 1_000_000),
    )
    found = list(facts(archive, query))
    joined = entities(found) if kind in JOINED else []
    return {
        "kind": kind,
        "kinds": [(name, kinds(archive).get(name, (0, 0))) for name in KINDS],
        "total": count(archive, query),
        "rows": found if kind not in JOINED else [],
        "entities": joined,
        "units": units(archive) if kind == "figure" else [],
        "dots": dots(found) if kind == "figure" else [],
        "fields": {name: asked.get(name, "") for name in ("name", "text", "unit")} | {"sort": query.sort},
        "start": query.offset,
        "size": ROWS,
        "said": said,
        "phrase": phrase,
        "trail": (),
    }


def phrase(fact: Fact) -> str:
    """The search that marks the fact's words in its article."""
    words = fact.words[:30]
    for mark in '"“”„«»「」『』':
        words = words.replace(mark, " ")
    return f'"{" ".join(words.split())}"' if words.strip() else ""


def dots(found: Sequence[Fact]) -> list[Dot]:
    """The figures of one unit over time: the date to the right, the logarithm of the value upwards.

    Of several units the commonest is drawn; nothing without two dates or two values.
    """
    dated = [fact for fact in found if fact.date and fact.value is not None and fact.value > 0]
    commonest = [fact.unit for fact in dated]
    if not commonest:
        return []
    unit = max(sorted(set(commonest)), key=commonest.count)
    drawn = [fact for fact in dated if fact.unit == unit]
    days = sorted({fact.date for fact in drawn})
    heights = [math.log10(fact.value or 1) for fact in drawn]
    low, high = min(heights), max(heights)
    if low == high and len(days) == 1:
        return []
    made = []
    for fact, height in zip(drawn, heights, strict=True):
        x = _EDGE + (_WIDE - 2 * _EDGE) * (days.index(fact.date) / (len(days) - 1) if len(days) > 1 else 0.5)
        y = _HIGH - _EDGE - (_HIGH - 2 * _EDGE) * ((height - low) / (high - low) if high > low else 0.5)
        made.append(Dot(round(x, 1), round(y, 1), f"{fact.date} · {said(fact)} · {fact.record.get('subject') or ''}"))
    return made
