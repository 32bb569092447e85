"""The full-text index: what of an item stands in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from chaiban.archive.folding import folding_digest
from chaiban.archive.tokens import indexed, short_tokens

_FIELDS = "SELECT kicker, headline, subheadline, people, body, withdrawn, printed FROM item WHERE id = ?"
_COLUMNS = "rowid, headline, people, body"
TEXT, SHORT = "item_text", "item_short"
"""All tokens with their places; single Chinese characters and pairs of them without."""


def index_item(connection: sqlite3.Connection, item_id: int) -> None:
    """Make the item's words findable, unless it is withdrawn."""
    row = connection.execute(_FIELDS, (item_id,)).fetchone()
    if not row[5]:
        for table, columns in _tables(row):
            connection.execute(f"INSERT INTO {table} ({_COLUMNS}) VALUES (?, ?, ?, ?)", (item_id, *columns))


def unindex_item(connection: sqlite3.Connection, item_id: int) -> None:
    """Take the item's words out of the index, if they are in it.

    The index doesn't hold the text, so it has to be told what it holds: the same words as at the time.
    """
    row = connection.execute(_FIELDS, (item_id,)).fetchone()
    if not row[5]:
        for table, columns in _tables(row):
            command = f"INSERT INTO {table} ({table}, {_COLUMNS}) VALUES ('delete', ?, ?, ?, ?)"
            connection.execute(command, (item_id, *columns))


def is_current(connection: sqlite3.Connection) -> bool:
    """True if the index was made with this folding of characters."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'folding'").fetchone()
    return row is not None and row[0] == folding_digest()


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew, in the transaction that is under way."""
    for table in (TEXT, SHORT):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    for (item_id,) in connection.execute("SELECT id FROM item ORDER BY id").fetchall():
        index_item(connection, item_id)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('folding', ?)", (folding_digest(),))


def _tables(row: Sequence[str]) -> tuple[tuple[str, tuple[str, str, str]], ...]:
    """What each table of the index is given for an item."""
    kicker, headline, subheadline, people, body = row[:5]
    heads = indexed(text for text in (kicker, headline, subheadline) if text)
    # What people have corrected is found as printed too.
    texts = [*body.split("\n"), row[6]] if row[6] else body.split("\n")
    columns = (heads, indexed(people.split("\n")), indexed(texts))
    shorts = (short_tokens(columns[0]), short_tokens(columns[1]), short_tokens(columns[2]))
    return (TEXT, columns), (SHORT, shorts)
