"""Put pages into an archive: a page that is there already changes nothing."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from chaiban.archive.index import index_item, unindex_item
from chaiban.archive.keys import carry_keys, shares_words
from chaiban.archive.records import Columns, columns_of, pack
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


def keep_page(archive: Archive, digest: str, size: int, page: Incoming, last: Addition | None = None) -> Change:
    """Keep one page whose file lies in the store already; all of it is on the disk afterwards, or nothing."""
    with archive.writing(removal=_replaces(archive, page)) as connection:
        connection.execute(
            "INSERT INTO file (digest, bytes, kept_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (digest, size, now()),
        )
        page_id, is_new = _page(connection, page)
        version_id, new_version = _version(connection, page_id, digest, page)
        change = _reading(connection, page_id, version_id, page, newest=new_version)
        if last is not None:
            connection.execute(
                "INSERT OR REPLACE INTO addition VALUES (?, ?, ?, ?, ?)",
                (digest, last.request, last.engine, last.pages, now()),
            )
    if is_new:
        return Change.NEW
    return Change.VERSION if new_version else change


def slug_of(name: str) -> str:
    """The name as a part of an address: letters and digits of any script, everything else a hyphen."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")[:80] or "newspaper"


def _replaces(archive: Archive, page: Incoming) -> bool:
    """True if the page is there already, so that its items may change."""
    query = (
        "SELECT 1 FROM page JOIN issue ON issue.id = issue_id JOIN title ON title.id = title_id"
        " WHERE name = ? AND date = ? AND edition = ? AND number = ?"
    )
    facts = page.facts
    values = (facts.title.value, facts.date.value, facts.edition.value, facts.number.value)
    return archive.connection.execute(query, values).fetchone() is not None


def _page(connection: sqlite3.Connection, page: Incoming) -> tuple[int, bool]:
    facts = page.facts
    issue_id = _issue(connection, _title(connection, facts.title.value, page), facts)
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


def _title(connection: sqlite3.Connection, name: str, page: Incoming) -> int:
    row = connection.execute("SELECT id FROM title WHERE name = ?", (name,)).fetchone()
    if row:
        return int(row[0])
    slug, number = slug_of(name), 2
    while connection.execute("SELECT 1 FROM title WHERE slug = ?", (slug,)).fetchone():
        slug, number = f"{slug_of(name)}-{number}", number + 1
    values = (slug, name, page.record.get("language") or "")
    cursor = connection.execute("INSERT INTO title (slug, name, language) VALUES (?, ?, ?)", values)
    return int(cursor.lastrowid or 0)


def _issue(connection: sqlite3.Connection, title_id: int, facts: PageFacts) -> int:
    values = (title_id, facts.date.value, facts.edition.value)
    query = "SELECT id FROM issue WHERE title_id = ? AND date = ? AND edition = ?"
    row = connection.execute(query, values).fetchone()
    if row:
        return int(row[0])
    cursor = connection.execute("INSERT INTO issue (title_id, date, edition) VALUES (?, ?, ?)", values)
    return int(cursor.lastrowid or 0)


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
        replace_items(connection, page_id, [columns_of(article) for article in page.record.get("articles", ())])
    return Change.READING


def replace_items(connection: sqlite3.Connection, page_id: int, items: Sequence[Columns]) -> None:
    """The page's items become these; keys are carried over, and so is every withdrawal."""
    old = connection.execute(
        "SELECT key, kicker || char(10) || headline || char(10) || subheadline || char(10) || body, id"
        " FROM item WHERE page_id = ?",
        (page_id,),
    ).fetchall()
    first = connection.execute("SELECT next_key FROM page WHERE id = ?", (page_id,)).fetchone()[0]
    keys, following = carry_keys({row[0]: row[1] for row in old}, [item.words for item in items], first)
    for row in old:
        remove_item(connection, row[2])
    banned = connection.execute(
        "SELECT key, words FROM withdrawal WHERE page_id = ? AND lifted_at IS NULL", (page_id,)
    ).fetchall()
    for position, (key, item) in enumerate(zip(keys, items, strict=True)):
        held = any(key == gone or shares_words(words, item.words) for gone, words in banned)
        _insert(connection, page_id, key, position, item, withdrawn=held)
    connection.execute("UPDATE page SET next_key = ? WHERE id = ?", (following, page_id))
    forget_links(connection, page_id)


def forget_links(connection: sqlite3.Connection, page_id: int) -> None:
    """The issue of this page is to be linked anew."""
    connection.execute("DELETE FROM linked WHERE issue_id = (SELECT issue_id FROM page WHERE id = ?)", (page_id,))


def remove_item(connection: sqlite3.Connection, item_id: int) -> None:
    """Take an item out of its table and the index."""
    unindex_item(connection, item_id)
    connection.execute("DELETE FROM item_person WHERE item_id = ?", (item_id,))
    connection.execute("DELETE FROM item WHERE id = ?", (item_id,))


def _insert(
    connection: sqlite3.Connection, page_id: int, key: int, position: int, item: Columns, *, withdrawn: bool
) -> None:
    cursor = connection.execute(
        "INSERT INTO item (page_id, key, name, position, kind, headline, kicker, subheadline, people, body,"
        " confidence, jump_to, jump_to_mark, jump_from, jump_from_mark, withdrawn)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            page_id,
            key,
            item.name,
            position,
            item.kind,
            item.headline,
            item.kicker,
            item.subheadline,
            item.people,
            item.body,
            item.confidence,
            item.jump_to,
            item.jump_to_mark,
            item.jump_from,
            item.jump_from_mark,
            int(withdrawn),
        ),
    )
    item_id = int(cursor.lastrowid or 0)
    for name in item.persons:
        connection.execute("INSERT INTO person (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
        connection.execute(
            "INSERT INTO item_person SELECT ?, id FROM person WHERE name = ? ON CONFLICT DO NOTHING",
            (item_id, name),
        )
    index_item(connection, item_id)
