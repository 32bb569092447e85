"""The page as it is shown, engine reading and journal together, and what of it is public."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from chaiban.archive.issue_rows import issue_number, title_number
from chaiban.archive.page_items import forget_facts, forget_links, replace_items
from chaiban.archive.records import Record, columns_of, pack, unpack
from chaiban.archive.stories import forget_stories
from chaiban.errors import ArchiveError, CorrectionError


@dataclass(frozen=True, slots=True)
class Reading:
    """An engine reading with the file that it was made of. `digest` is the record's."""

    digest: str
    record: Record
    file: str
    name: str
    place: int


@dataclass(frozen=True, slots=True)
class Remade:
    """A page with its journal replayed. `public` is the page as it was published last, None for never;
    `published` the number of records then, -1 for never. `facts` are those that people gave."""

    record: Record
    public: Record | None
    published: int
    state: str
    conflicts: int
    facts: Mapping[str, str] = field(default_factory=dict)


Remake = Callable[[Reading, Sequence[Record]], Remade]
"""Replays a journal on a reading."""

_READING = (
    "SELECT reading.digest, reading.record, version.digest, version.name, version.place, version.facts"
    " FROM page JOIN reading ON reading.id = page.reading_id JOIN version ON version.id = reading.version_id"
    " WHERE page.id = ?"
)


def unremade(_: Reading, __: Sequence[Record]) -> Remade:
    """For archives without corrections. Raises ArchiveError if there are any."""
    raise ArchiveError("the page has corrections that nobody can replay here")


def journal_of(connection: sqlite3.Connection, page_id: int) -> list[Record]:
    """The page's corrections in their JSON form, oldest first."""
    rows = connection.execute("SELECT record FROM correction WHERE page_id = ? ORDER BY number", (page_id,))
    return [_parsed(row[0]) for row in rows]


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Record:
    """Records are never changed, so the same one can be given to everybody."""
    record: Record = json.loads(text)
    return record


def reading_of(connection: sqlite3.Connection, page_id: int) -> Reading | None:
    """The page's present engine reading."""
    row = connection.execute(_READING, (page_id,)).fetchone()
    return Reading(row[0], unpack(row[1]), row[2], row[3], row[4]) if row else None


def publishes_at_once(connection: sqlite3.Connection) -> bool:
    """True if pages are public as soon as they are there; False if somebody has to publish them."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'public'").fetchone()
    return row is None or row[0] != "published"


def show(connection: sqlite3.Connection, page_id: int, remake: Remake) -> Remade | None:
    """Make the shown page and its items anew, in the transaction that is under way; None if it has no reading.

    Raises CorrectionError if corrected facts would put the page where another one is.
    """
    reading = reading_of(connection, page_id)
    if reading is None:
        return None
    journal = journal_of(connection, page_id)
    at_once = publishes_at_once(connection)
    remade = remake(reading, journal) if journal else Remade(reading.record, None, -1, "unread", 0)
    public = remade.record if at_once else remade.public
    connection.execute("DELETE FROM shown WHERE page_id = ?", (page_id,))
    if journal or not at_once:
        values = (page_id, len(journal), remade.state, remade.conflicts, remade.published)
        packed = pack(remade.record)[1], None if public is None else pack(public)[1]
        connection.execute("INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?)", (*values, *packed))
    if journal:
        _move(connection, page_id, remade.facts)
    forget_facts(connection, page_id)
    articles = () if public is None else public.get("articles", ())
    replace_items(connection, page_id, [columns_of(article) for article in articles])
    return remade


def _move(connection: sqlite3.Connection, page_id: int, corrected: Mapping[str, str]) -> None:
    """Put the page where its corrected facts say that it belongs."""
    row = connection.execute(_READING, (page_id,)).fetchone()
    facts = {name: fact["value"] for name, fact in json.loads(row[5]).items() if name != "notes"}
    # What the page says of its newspaper is called paper there.
    wanted = facts | {"title" if name == "paper" else name: value for name, value in corrected.items()}
    before = connection.execute("SELECT issue_id, language FROM page WHERE id = ?", (page_id,)).fetchone()
    title_id = title_number(connection, wanted["title"], before[1])
    issue_id = issue_number(connection, title_id, wanted["date"], wanted["edition"])
    query = "SELECT 1 FROM page WHERE issue_id = ? AND number = ? AND id <> ?"
    if connection.execute(query, (issue_id, wanted["number"], page_id)).fetchone():
        where = f"{wanted['title']} {wanted['date']} {wanted['number']}"
        remedy = "give that one its right number first"
        raise CorrectionError("another page is there already", where=where, remedy=remedy)
    if issue_id != before[0]:
        # The stories of the issue that it leaves are linked anew, like those of the one that it comes into.
        forget_links(connection, page_id)
        forget_stories(connection, before[0])
    connection.execute(
        "UPDATE page SET issue_id = ?, number = ?, section = ? WHERE id = ?",
        (issue_id, wanted["number"], wanted["section"], page_id),
    )
    connection.execute(
        "DELETE FROM issue WHERE id = ? AND NOT EXISTS (SELECT 1 FROM page WHERE issue_id = issue.id)", (before[0],)
    )
    connection.execute("DELETE FROM title WHERE NOT EXISTS (SELECT 1 FROM issue WHERE title_id = title.id)")


def corrected_place(connection: sqlite3.Connection, digest: str, place: int) -> int | None:
    """The page, wherever people have moved it, that has this page of a file among its versions."""
    query = (
        "SELECT page_id FROM version WHERE digest = ? AND place = ?"
        " AND EXISTS (SELECT 1 FROM correction WHERE page_id = version.page_id) LIMIT 1"
    )
    row = connection.execute(query, (digest, place)).fetchone()
    return int(row[0]) if row else None
