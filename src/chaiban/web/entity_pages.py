"""What the pages of persons, places, bodies and programmes show: the list of all, and one with its mentions."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from chaiban.archive.entity_journal import entities_named, entity_revision
from chaiban.archive.ledger import NAME_SORTS, different_names, names, names_like
from chaiban.archive.store import Archive
from chaiban.model.facts import Entity
from chaiban.web.charts import bars
from chaiban.web.place_map import place_maps

NAMES = 100
_ALL = 500
_STATIC = 2_000
"""Names on the one list of a published site; the others have their pages all the same."""
_OTHERS = 30
"""Names that are offered as another name of the same."""


def list_values(archive: Archive, kind: str, asked: Mapping[str, str], *, static: bool) -> dict[str, Any]:
    """All of a kind, a page of names at a time."""
    said_start = asked.get("start", "")[:9]
    start = min(int(said_start), 1_000_000) if said_start.isascii() and said_start.isdigit() else 0
    text, sort = asked.get("text", ""), asked.get("sort", "articles")
    sort = sort if sort in NAME_SORTS else "articles"
    limit = _STATIC if static else NAMES
    found = names(archive, kind, limit, text=text, sort=sort, offset=start)
    place = {row[0]: number for number, row in enumerate(found)}
    listed = entities_named(archive, kind, list(place))
    listed.sort(key=lambda entity: min(place.get(name, limit) for name in entity.names))
    mapped = place_maps(_all_places(archive, found)) if kind == "place" else []
    return {
        "mode": "list",
        "total": different_names(archive, kind, text),
        "entities": listed,
        "maps": mapped,
        "fields": {"text": text, "sort": sort},
        "start": start,
        "size": limit,
        "trail": (),
    }


def named_values(archive: Archive, kind: str, asked: Mapping[str, str], *, static: bool) -> dict[str, Any]:
    """All of one name with their mentions; `at` names a mention of the one that was meant."""
    name, at, other = asked.get("name", ""), asked.get("at", ""), asked.get("other", "")
    found = entities_named(archive, kind, [name])
    # The one that was meant comes first.
    found.sort(key=lambda entity: at not in {fact.mention for fact in entity.facts})
    return {
        "mode": "one",
        "name": name,
        "total": sum(entity.articles for entity in found),
        "entities": found,
        "bars": [bars([fact.date for fact in entity.facts]) for entity in found],
        "others": [] if static else _others(archive, kind, name, other, found),
        "fields": {"name": name, "at": at, "other": other},
        "revision": entity_revision(archive),
        "key": secrets.token_hex(8),
        "trail": (),
    }


def _others(archive: Archive, kind: str, name: str, typed: str, found: list[Entity]) -> list[Entity]:
    """What may be the same: names that hold what was typed, or that hold this name or stand in it."""
    alike = names_like(archive, kind, typed or name, _OTHERS)
    known = {fact.mention for entity in found for fact in entity.facts}
    return [
        entity
        for entity in entities_named(archive, kind, alike)
        if not any(fact.mention in known for fact in entity.facts)
    ][:_OTHERS]


def _all_places(archive: Archive, found: list[tuple[str, int, str, str]]) -> list[tuple[str, int]]:
    """(name, articles) of the places on the map: the most mentioned, whatever part of them is listed."""
    rows = found if len(found) > NAMES else names(archive, "place", _ALL)
    return [(name, articles) for name, articles, _, _ in rows[:_ALL]]
