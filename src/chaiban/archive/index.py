"""The full-text index: what of an item stands in it."""

from __future__ import annotations

import sqlite3

from chaiban.archive.folding import folding_digest
from chaiban.archive.tokens import indexed

_FIELDS = "SELECT kicker, headline, subheadline, people, body, withdrawn FROM item WHERE id = ?"
_COLUMNS = "item_text (rowid, headline, people, body)"


def index_item(connection: sqlite3.Connection, item_id: int) -> None:
    """Make the item's words findable, unless it is withdrawn."""
    row = connection.execute(_FIELDS, (item_id,)).fetchone()
    if not row[5]:
        connection.execute(f"INSERT INTO {_COLUMNS} VALUES (?, ?, ?, ?)", (item_id, *_indexed(row)))


def unindex_item(connection: sqlite3.Connection, item_id: int) -> None:
    """Take the item's words out of the index, if they are in it.

    The index doesn't hold the text, so it has to be told what it holds: the same words as at the time.
    """
    row = connection.execute(_FIELDS, (item_id,)).fetchone()
    if not row[5]:
        connection.execute(
            "INSERT INTO item_text (item_text, rowid, headline, people, body) VALUES ('delete', ?, ?, ?, ?)",
            (item_id, *_indexed(row)),
        )


def is_current(connection: sqlite3.Connection) -> bool:
    """True if the index was made with this folding of characters."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'folding'").fetchone()
    return row is not None and row[0] == folding_digest()


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew, in the transaction that is under way."""
    connection.execute("INSERT INTO item_text (item_text) VALUES ('delete-all')")
    for (item_id,) in connection.execute("SELECT id FROM item ORDER BY id").fetchall():
        index_item(connection, item_id)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('folding', ?)", (folding_digest(),))


def _indexed(row: tuple[str, ...]) -> tuple[str, str, str]:
    kicker, headline, subheadline, people, body = row[:5]
    heads = [text for text in (kicker, headline, subheadline) if text]
    return indexed(heads), indexed(people.split("\n")), indexed(body.split("\n"))
