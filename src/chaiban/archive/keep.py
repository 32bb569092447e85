"""Put pages into an archive: a page that is there already changes nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from chaiban.archive.issue_rows import issue_number, title_number
from chaiban.archive.records import pack
from chaiban.archive.shown import Remake, corrected_place, show, unremade
from chaiban.archive.store import Archive, now
from chaiban.model.catalogue import FACTS, PageFacts


class Change(StrEnum):
    """What adding a page did."""

    NEW = "new page"
    VERSION = "new version"
    READING = "new reading"
    SAME = "nothing new"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A page to keep: where it belongs, its reading, and the place it has in its file (from 1)."""

    facts: PageFacts
    record: Mapping[str, Any]
    name: str
    place: int
    engine: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """Marks a file as added whole by one request and engine, with its last page."""

    request: str
    engine: str
    pages: int


def was_added(archive: Archive, digest: str, request: str, engine: str) -> bool:
    """True if all pages of the file are in the archive, read by this engine, as this request asked."""
    query = "SELECT 1 FROM addition WHERE digest = ? AND request = ? AND engine = ?"
    return archive.connection.execute(query, (digest, request, engine)).fetchone() is not None


def is_erased(archive: Archive, digest: str) -> bool:
    """True if the file was erased for good: it must not come in again by itself."""
    query = "SELECT 1 FROM file WHERE digest = ? AND erased_at IS NOT NULL"
    return archive.connection.execute(query, (digest,)).fetchone() is not None


def keep_page(
    archive: Archive,
    digest: str,
    size: int,
    page: Incoming,
    last: Addition | None = None,
    remake: Remake = unremade,
) -> Change:
    """Keep one page whose file lies in the store already; all of it is on the disk afterwards, or nothing.

    `remake` replays the page's journal, if it has one.
    """
    with archive.writing(removal=_replaces(archive, page, digest)) as connection:
        connection.execute(
            "INSERT INTO file (digest, bytes, kept_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (digest, size, now()),
        )
        page_id, is_new = _page(connection, page, digest)
        version_id, new_version = _version(connection, page_id, digest, page)
        change = _reading(connection, page_id, version_id, page, newest=new_version)
        if change is Change.READING:
            show(connection, page_id, remake)
        if last is not None:
            connection.execute(
                "INSERT OR REPLACE INTO addition VALUES (?, ?, ?, ?, ?)",
                (digest, last.request, last.engine, last.pages, now()),
            )
    if is_new:
        return Change.NEW
    return Change.VERSION if new_version else change


def _replaces(archive: Archive, page: Incoming, digest: str) -> bool:
    """True if the page is there already, so that its items may change."""
    if corrected_place(archive.connection, digest, page.place) is not None:
        return True
    query = (
        "SELECT 1 FROM page JOIN issue ON issue.id = issue_id JOIN title ON title.id = title_id"
        " WHERE name = ? AND date = ? AND edition = ? AND number = ?"
    )
    facts = page.facts
    values = (facts.title.value, facts.date.value, facts.edition.value, facts.number.value)
    return archive.connection.execute(query, values).fetchone() is not None


def _page(connection: sqlite3.Connection, page: Incoming, digest: str) -> tuple[int, bool]:
    moved = corrected_place(connection, digest, page.place)
    if moved is not None:
        return moved, False
    facts = page.facts
    title_id = title_number(connection, facts.title.value, page.record.get("language") or "")
    issue_id = issue_number(connection, title_id, facts.date.value, facts.edition.value)
    row = connection.execute(
        "SELECT id FROM page WHERE issue_id = ? AND number = ?", (issue_id, facts.number.value)
    ).fetchone()
    if row:
        return int(row[0]), False
    cursor = connection.execute(
        "INSERT INTO page (issue_id, number, section, language, width, height) VALUES (?, ?, ?, ?, 0, 0)",
        (issue_id, facts.number.value, facts.section.value, page.record.get("language") or ""),
    )
    return int(cursor.lastrowid or 0), True


def _version(connection: sqlite3.Connection, page_id: int, digest: str, page: Incoming) -> tuple[int, bool]:
    query = "SELECT id FROM version WHERE page_id = ? AND digest = ? AND place = ?"
    row = connection.execute(query, (page_id, digest, page.place)).fetchone()
    if row:
        return int(row[0]), False
    facts = {name: _fact(page.facts, name) for name in FACTS} | {"notes": list(page.facts.notes)}
    cursor = connection.execute(
        "INSERT INTO version (page_id, digest, place, name, facts, added_at) VALUES (?, ?, ?, ?, ?, ?)",
        (page_id, digest, page.place, page.name, json.dumps(facts, ensure_ascii=False), now()),
    )
    return int(cursor.lastrowid or 0), True


def _fact(facts: PageFacts, name: str) -> dict[str, str]:
    fact = getattr(facts, name)
    return {"value": fact.value, "source": fact.source}


def _reading(
    connection: sqlite3.Connection, page_id: int, version_id: int, page: Incoming, *, newest: bool
) -> Change:
    """Keep the reading; it becomes the page's present one if it belongs to the page's newest version."""
    digest, packed = pack(page.record)
    query = "SELECT 1 FROM reading WHERE version_id = ? AND digest = ?"
    if connection.execute(query, (version_id, digest)).fetchone():
        return Change.SAME
    cursor = connection.execute(
        "INSERT INTO reading (version_id, engine, digest, record, fault, read_at) VALUES (?, ?, ?, ?, ?, ?)",
        (version_id, page.engine, digest, packed, page.fault, now()),
    )
    latest = connection.execute("SELECT max(id) FROM version WHERE page_id = ?", (page_id,)).fetchone()[0]
    if newest or latest == version_id:
        size = page.record.get("size") or (0, 0)
        connection.execute(
            "UPDATE page SET reading_id = ?, section = ?, language = ?, width = ?, height = ? WHERE id = ?",
            (
                cursor.lastrowid,
                page.facts.section.value,
                page.record.get("language") or "",
                *map(float, size),
                page_id,
            ),
        )
    return Change.READING
