"""What the pages of the ledger show: people, places, bodies, programmes, figures, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from chaiban.archive.ledger import SORTS, count, facts, kinds, units
from chaiban.archive.store import Archive
from chaiban.exports.ledger_rows import said
from chaiban.model.entity import JOINED
from chaiban.model.facts import Fact, FactQuery
from chaiban.web.charts import plot
from chaiban.web.entity_pages import list_values, named_values

ROWS = 200
KINDS = (
    *("person", "organisation", "place", "programme", "figure", "document"),
    *("time", "activity", "statement", "award"),
)
_ALL = 2_000
_LONGEST = 100
_UNQUOTED = re.compile('[^"“”„«»「」『』]+')


def ledger_values(archive: Archive, kind: str, asked: Mapping[str, str], *, static: bool) -> dict[str, Any]:
    """What the template of a kind's page needs; `asked` are the fields of the form."""
    counted = kinds(archive)
    common = {
        "kind": kind,
        "kinds": [(name, counted.get(name, (0, 0))) for name in KINDS],
        "said": said,
        "phrase": phrase,
        "sentence_phrase": sentence_phrase,
    }
    if kind in JOINED:
        own = named_values if asked.get("name") else list_values
        return common | own(archive, kind, asked, static=static)
    sort = asked.get("sort", "value" if kind == "figure" else "date")
    query = FactQuery(
        kind=kind,
        text=asked.get("text", ""),
        unit=asked.get("unit", ""),
        sort=sort if sort in SORTS else "date",
        limit=_ALL if static else ROWS,
        offset=start_of(asked),
    )
    found = list(facts(archive, query)) if kind else []
    return common | {
        "mode": "rows" if kind else "kinds",
        "total": count(archive, query),
        "rows": found,
        "units": units(archive) if kind == "figure" else [],
        "plot": plot(found) if kind == "figure" else None,
        "fields": {name: asked.get(name, "") for name in ("text", "unit")} | {"sort": query.sort},
        "start": query.offset,
        "size": ROWS,
        "trail": (),
    }


def start_of(asked: Mapping[str, str]) -> int:
    """How many rows to pass over."""
    said_start = asked.get("start", "")[:9]
    return min(int(said_start), 1_000_000) if said_start.isascii() and said_start.isdigit() else 0


def phrase(fact: Fact) -> str:
    """The search that marks the fact's words in its article."""
    return _quoted(fact.words, 0, len(fact.words))


def sentence_phrase(fact: Fact) -> str:
    """The search that marks the fact's sentence, or what stands around the words, on the picture of its page."""
    return _quoted(fact.sentence, fact.at, fact.at + len(fact.words))


def _quoted(text: str, start: int, end: int) -> str:
    """The text around [start, end) as a phrase. Quotes would end it: of what they part the longest piece with any of
    the words."""
    pieces = [match.span() for match in _UNQUOTED.finditer(text) if match.start() < end and start < match.end()]
    if not pieces:
        return ""
    first, last = max(pieces, key=lambda piece: piece[1] - piece[0])
    if last - first > _LONGEST:
        middle = (max(first, start) + min(last, end)) // 2
        left = max(first, middle - _LONGEST // 2)
        right = min(last, left + _LONGEST)
        # Between words where there are any.
        spaces = [at for at in range(left, right) if text[at] == " "]
        if left > first and spaces and spaces[0] < middle:
            left = spaces[0]
        if right < last and spaces and spaces[-1] > middle:
            right = spaces[-1]
        first, last = left, right
    words = " ".join(text[first:last].split())
    return f'"{words}"' if words else ""
