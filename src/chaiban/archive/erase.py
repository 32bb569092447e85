"""Erase an item for good, where the law demands it: its words are afterwards nowhere in the archive."""

from __future__ import annotations

import sqlite3

from chaiban.archive.entity_journal import forget_mentions
from chaiban.archive.index import SHORT, TEXT, unindex_item
from chaiban.archive.look_up import items, published_record
from chaiban.archive.page_items import forget_links
from chaiban.archive.public import BLANK
from chaiban.archive.records import Record, pack, spans_of
from chaiban.archive.store import Archive, note, now
from chaiban.archive.withdraw import address_of
from chaiban.errors import ArchiveError
from chaiban.model.catalogue import Item

_EMPTY = "headline = '', kicker = '', subheadline = '', people = '', body = '', printed = '', withdrawn = 1"


def erase(archive: Archive, of: Item, reason: str) -> tuple[str, ...]:
    """Erase the item; the digests of the files that went with it.

    The page's present reading keeps its other items, with the erased characters blotted out. The page's files
    and older readings hold the same words in places that nobody has looked at, so they go altogether. Space
    that the words took on the disk is overwritten. Copies and backups are the keeper's to erase.
    """
    found = published_record(archive, of.sheet)
    if found is None or of.id not in [item.id for item in items(archive, of.sheet)]:
        raise ArchiveError("the item is not there any more", where=address_of(of))
    with archive.writing(removal=True) as connection:
        digests = _forget_files(connection, of)
        unindex_item(connection, of.id)
        connection.execute("DELETE FROM item_person WHERE item_id = ?", (of.id,))
        connection.execute("DELETE FROM person WHERE id NOT IN (SELECT person_id FROM item_person)")
        connection.execute(f"UPDATE item SET {_EMPTY} WHERE id = ?", (of.id,))
        connection.execute("DELETE FROM withdrawal WHERE page_id = ? AND key = ?", (of.sheet.id, of.key))
        # They may have held the same words, once.
        connection.execute("DELETE FROM gone_item WHERE page_id = ?", (of.sheet.id,))
        for side in ("earlier", "later"):
            connection.execute(
                f"DELETE FROM story_link WHERE {side}_page = ? AND {side}_key = ?", (of.sheet.id, of.key)
            )
        forget_links(connection, of.sheet.id)
        connection.execute(
            "INSERT INTO withdrawal (page_id, key, reason, at, words) VALUES (?, ?, ?, ?, '')",
            (of.sheet.id, of.key, reason, now()),
        )
        digest, packed = pack(_blotted(found, of.name))
        connection.execute(
            "UPDATE reading SET digest = ?, record = ?, fault = '' WHERE id ="
            " (SELECT reading_id FROM page WHERE id = ?)",
            (digest, packed, of.sheet.id),
        )
        connection.execute(
            "DELETE FROM recorded WHERE reading_id = (SELECT reading_id FROM page WHERE id = ?)", (of.sheet.id,)
        )
        _forget_corrections(connection, of)
        note(connection, "erase", address_of(of), reason)
    for digest in digests:
        archive.files.erase(digest)
    connection = archive.connection
    for table in (TEXT, SHORT):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return digests


def _forget_files(connection: sqlite3.Connection, of: Item) -> tuple[str, ...]:
    """Mark the page's files as erased and drop its readings but the present one."""
    rows = connection.execute("SELECT DISTINCT digest FROM version WHERE page_id = ?", (of.sheet.id,))
    digests = tuple(row[0] for row in rows)
    for digest in digests:
        connection.execute("UPDATE file SET erased_at = ? WHERE digest = ?", (now(), digest))
    connection.execute(
        "DELETE FROM reading WHERE version_id IN (SELECT id FROM version WHERE page_id = ?)"
        " AND id <> (SELECT reading_id FROM page WHERE id = ?)",
        (of.sheet.id, of.sheet.id),
    )
    return digests


def _forget_corrections(connection: sqlite3.Connection, of: Item) -> None:
    """The page as it was shown is its reading from now on: its journal holds the words as people saw them."""
    connection.execute("INSERT INTO meta VALUES ('erasing', 1)")
    connection.execute("DELETE FROM correction WHERE page_id = ?", (of.sheet.id,))
    forget_mentions(connection, of.sheet.id)
    connection.execute("DELETE FROM meta WHERE name = 'erasing'")
    connection.execute("DELETE FROM answer WHERE page_id = ?", (of.sheet.id,))
    query = (
        "UPDATE shown SET version = 0, conflicts = 0, published = -1, public = x.record, record = x.record FROM"
        " (SELECT reading.record FROM reading JOIN page ON page.reading_id = reading.id WHERE page.id = ?) AS x"
        " WHERE page_id = ?"
    )
    connection.execute(query, (of.sheet.id, of.sheet.id))


def _blotted(found: Record, name: str) -> Record:
    """The record with the item's characters blotted out, still in exactly one place."""
    characters = list(found["characters"])
    articles = []
    for article in found["articles"]:
        if article["id"] == name:
            spans = spans_of(article)
            for start, end in spans:
                characters[start:end] = BLANK * (end - start)
            words = BLANK * sum(end - start for start, end in spans)
            pairs = [list(span) for span in spans]
            article = {"id": name, "kind": "other", "confidence": 1.0, "paragraphs": [words]}
            article["spans"] = {"paragraphs": [pairs]}
        articles.append(article)
    blotted = found | {"articles": articles, "characters": "".join(characters)}
    if "corrections" in found:
        gone = [span for article in found["articles"] if article["id"] == name for span in spans_of(article)]
        blotted["corrections"] = [
            kept for kept in found["corrections"] if not any(s <= kept["span"][0] < e for s, e in gone)
        ]
    return blotted
