"""Rows for newspapers and issues, made where they are wanted for the first time."""

from __future__ import annotations

import re
import sqlite3


def slug_of(name: str) -> str:
    """The name as a part of an address: letters and digits of any script, everything else a hyphen."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")[:80] or "newspaper"


def title_number(connection: sqlite3.Connection, name: str, language: str) -> int:
    """The row of a newspaper."""
    row = connection.execute("SELECT id FROM title WHERE name = ?", (name,)).fetchone()
    if row:
        return int(row[0])
    slug, number = slug_of(name), 2
    while connection.execute("SELECT 1 FROM title WHERE slug = ?", (slug,)).fetchone():
        slug, number = f"{slug_of(name)}-{number}", number + 1
    cursor = connection.execute("INSERT INTO title (slug, name, language) VALUES (?, ?, ?)", (slug, name, language))
    return int(cursor.lastrowid or 0)


def issue_number(connection: sqlite3.Connection, title_id: int, date: str, edition: str) -> int:
    """The row of an issue."""
    values = (title_id, date, edition)
    query = "SELECT id FROM issue WHERE title_id = ? AND date = ? AND edition = ?"
    row = connection.execute(query, values).fetchone()
    if row:
        return int(row[0])
    cursor = connection.execute("INSERT INTO issue (title_id, date, edition) VALUES (?, ?, ?)", values)
    return int(cursor.lastrowid or 0)
