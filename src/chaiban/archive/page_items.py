"""The items of a page as rows of the archive, with keys that outlive readings."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from chaiban.archive.index import index_item, unindex_item
from chaiban.archive.keys import carry_keys, shares_words
from chaiban.archive.records import Columns


def replace_items(connection: sqlite3.Connection, page_id: int, items: Sequence[Columns]) -> None:
    """The page's items become these; keys are carried over, and so is every withdrawal."""
    old = connection.execute(
        "SELECT key, kicker || char(10) || headline || char(10) || subheadline || char(10) || body, id"
        " FROM item WHERE page_id = ?",
        (page_id,),
    ).fetchall()
    first = connection.execute("SELECT next_key FROM page WHERE id = ?", (page_id,)).fetchone()[0]
    gone = dict(connection.execute("SELECT key, words FROM gone_item WHERE page_id = ?", (page_id,)).fetchall())
    there = {row[0]: row[1] for row in old}
    keys, following = carry_keys(there, [item.words for item in items], first, gone)
    _remember(connection, page_id, there, set(keys))
    stay = _unchanged(connection, page_id, keys, items)
    for row in old:
        if row[0] not in stay:
            remove_item(connection, row[2])
    banned = connection.execute(
        "SELECT key, words FROM withdrawal WHERE page_id = ? AND lifted_at IS NULL", (page_id,)
    ).fetchall()
    for position, (key, item) in enumerate(zip(keys, items, strict=True)):
        if key in stay:
            values = (position, item.name, page_id, key)
            connection.execute("UPDATE item SET position = ?, name = ? WHERE page_id = ? AND key = ?", values)
            continue
        held = any(key == gone or shares_words(words, item.words) for gone, words in banned)
        _insert(connection, page_id, key, position, item, withdrawn=held)
    connection.execute("UPDATE page SET next_key = ? WHERE id = ?", (following, page_id))
    forget_links(connection, page_id)


def _remember(connection: sqlite3.Connection, page_id: int, there: Mapping[int, str], keys: set[int]) -> None:
    """Keep the keys of items that go, as those of a page that is no longer public, with what finds them again."""
    connection.executemany(
        "DELETE FROM gone_item WHERE page_id = ? AND key = ?", [(page_id, key) for key in sorted(keys)]
    )
    rows = [(page_id, key, words) for key, words in there.items() if key not in keys]
    connection.executemany("INSERT OR REPLACE INTO gone_item VALUES (?, ?, ?)", rows)


def forget_links(connection: sqlite3.Connection, page_id: int) -> None:
    """The issue of this page is to be linked anew."""
    connection.execute("DELETE FROM linked WHERE issue_id = (SELECT issue_id FROM page WHERE id = ?)", (page_id,))


def forget_facts(connection: sqlite3.Connection, page_id: int) -> None:
    """What this page reports is to be gone through anew."""
    connection.execute(
        "DELETE FROM recorded WHERE reading_id = (SELECT reading_id FROM page WHERE id = ?)", (page_id,)
    )


_SAID = (
    "kind, headline, kicker, subheadline, people, body, confidence, jump_to, jump_to_mark, jump_from, jump_from_mark,"
    " printed"
)


def _unchanged(
    connection: sqlite3.Connection, page_id: int, keys: Sequence[int], items: Sequence[Columns]
) -> set[int]:
    """The keys of items of which nothing but name and place changes: their rows and their index stay."""
    rows = connection.execute(f"SELECT key, {_SAID} FROM item WHERE page_id = ? AND NOT withdrawn", (page_id,))
    there = {row[0]: row[1:] for row in rows}
    banned = "SELECT 1 FROM withdrawal WHERE page_id = ? AND lifted_at IS NULL"
    if connection.execute(banned, (page_id,)).fetchone():
        return set()
    names = [name.strip() for name in _SAID.split(",")]
    said = {key: tuple(getattr(item, name) for name in names) for key, item in zip(keys, items, strict=True)}
    return {key for key, values in said.items() if there.get(key) == values}


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
        " confidence, jump_to, jump_to_mark, jump_from, jump_from_mark, withdrawn, printed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            item.printed,
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
