"""What search has to know of every item, as arrays in memory: 20 bytes an item."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from chaiban.archive.store import Archive

Numbers: TypeAlias = npt.NDArray[np.int64]
Truths: TypeAlias = npt.NDArray[np.bool_]

_ITEMS = """
SELECT item.id, CAST(replace(issue.date, '-', '') AS INTEGER), title.name, page.section, item.kind, page.number,
coalesce(story_part.story_id, 0) FROM item
LEFT JOIN story_part ON story_part.page_id = item.page_id AND story_part.key = item.key
JOIN page ON page.id = item.page_id JOIN issue ON issue.id = page.issue_id
JOIN title ON title.id = issue.title_id WHERE item.withdrawn = 0 AND item.id > ? ORDER BY item.id
"""
_PEOPLE = """
SELECT item_id, name FROM item_person JOIN person ON person.id = person_id WHERE item_id > ? ORDER BY item_id
"""
_EMPTY = np.zeros(0, np.int64)


@dataclass
class Names:
    """Names and their numbers."""

    names: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """The name's number; a new name gets the next one."""
        found = self.numbers.setdefault(name, len(self.names))
        if found == len(self.names):
            self.names.append(name)
        return found


@dataclass
class Columns:
    """One place an item, in the order of `ids`; `person_of` and `person` are pairs of place and person.

    `story` is the number of the story that the item is a part of, 0 for items that stand alone.
    """

    revision: int = -1
    removals: int = -1
    ids: Numbers = field(default_factory=lambda: _EMPTY)
    date: Numbers = field(default_factory=lambda: _EMPTY)
    named: dict[str, Numbers] = field(default_factory=dict)
    names: dict[str, Names] = field(default_factory=dict)
    person_of: Numbers = field(default_factory=lambda: _EMPTY)
    person: Numbers = field(default_factory=lambda: _EMPTY)
    story: Numbers = field(default_factory=lambda: _EMPTY)


class ColumnCache:
    """The columns of an archive, brought up to date when the archive has changed."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = threading.Lock()
        self._columns = Columns()

    def get(self) -> Columns:
        """The columns as of now."""
        connection = self._archive.connection
        held = self._columns
        if _mark(connection)[0] == held.revision:
            return held
        with self._lock:
            # One snapshot for marks and rows: nothing may come in between.
            connection.execute("BEGIN")
            try:
                revision, removals = _mark(connection)
                if revision != self._columns.revision:
                    held = self._columns if removals == self._columns.removals else Columns()
                    self._columns = _grown(connection, held, revision, removals)
                return self._columns
            finally:
                connection.execute("ROLLBACK")


def _mark(connection: sqlite3.Connection) -> tuple[int, int]:
    query = "SELECT value FROM meta WHERE name IN ('removals', 'revision') ORDER BY name DESC"
    revision, removals = (int(row[0]) for row in connection.execute(query))
    return revision, removals


def _grown(connection: sqlite3.Connection, held: Columns, revision: int, removals: int) -> Columns:
    """The columns with all newer items; those that are held stay as they are, others may be reading them."""
    last = int(held.ids[-1]) if len(held.ids) else 0
    rows = connection.execute(_ITEMS, (last,)).fetchall()
    names = {name: _copy(held.names.get(name)) for name in ("title", "section", "kind", "page", "person")}
    ids = np.concatenate([held.ids, _numbers([row[0] for row in rows])])
    named = {}
    for place, name in enumerate(("title", "section", "kind", "page"), 2):
        new = _numbers([names[name].number(row[place]) for row in rows])
        named[name] = np.concatenate([held.named.get(name, _EMPTY), new])
    pairs = connection.execute(_PEOPLE, (last,)).fetchall()
    people = _numbers([names["person"].number(row[1]) for row in pairs])
    owners = _numbers([row[0] for row in pairs])
    places = np.searchsorted(ids, owners)
    # People of withdrawn items have no place.
    there = (places < len(ids)) & (ids[np.minimum(places, len(ids) - 1)] == owners) if len(ids) else owners > 0
    return Columns(
        revision,
        removals,
        ids,
        np.concatenate([held.date, _numbers([row[1] for row in rows])]),
        named,
        names,
        np.concatenate([held.person_of, places[there]]),
        np.concatenate([held.person, people[there]]),
        np.concatenate([held.story, _numbers([row[6] for row in rows])]),
    )


def _copy(names: Names | None) -> Names:
    return Names(list(names.names), dict(names.numbers)) if names else Names()


def _numbers(values: list[int]) -> Numbers:
    return np.array(values, np.int64)
