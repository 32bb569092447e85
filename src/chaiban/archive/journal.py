"""Corrections into an archive: appended under a lock, on the page as its author saw it, each request once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from chaiban.archive.look_up import sheet_by_id
from chaiban.archive.records import Record, unpack
from chaiban.archive.shown import Reading, Remade, Remake, journal_of, reading_of, show
from chaiban.archive.store import Archive, note, now
from chaiban.errors import ArchiveError, RequestError, StaleError
from chaiban.model.catalogue import Sheet


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is shown, at a version of its journal."""

    sheet_id: int
    reading: Reading
    journal: list[Record]
    record: Record
    state: str
    conflicts: int
    published: int

    @property
    def version(self) -> int:
        """The number of records in its journal."""
        return len(self.journal)

    @property
    def revision(self) -> str:
        """Changes with every correction and every new reading."""
        return f"{self.reading.digest[:12]}-{self.version}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a request did: the ids that it added, and the page's version afterwards."""

    added: tuple[str, ...]
    version: int


Draft = Callable[[Page], Sequence[Record]]
"""The records to append to a page as it is under the lock; raises ChaibanError to leave it alone."""


def open_page(archive: Archive, sheet: Sheet) -> Page:
    """The page as it is now. Raises ArchiveError if it has no reading."""
    return _page(archive, sheet.id)


def append(
    archive: Archive, sheet: Sheet, draft: Draft, remake: Remake, *, expected: str, key: str = "", request: str = ""
) -> Kept:
    """Append what `draft` makes; on the disk afterwards, or not at all.

    `expected` is the revision that the author saw ("*" for any): StaleError if the page is another by now.
    The same `key` again gives what was answered the first time and changes nothing; RequestError if it comes
    with another `request`.
    """
    asked = hashlib.sha256(request.encode("utf-8", "surrogatepass")).hexdigest()
    with archive.writing(removal=True) as connection:
        if key:
            query = "SELECT request, version, added FROM answer WHERE page_id = ? AND key = ?"
            row = connection.execute(query, (sheet.id, key)).fetchone()
            if row:
                if row[0] != asked:
                    raise RequestError("this key was used for another request", remedy="use a new Idempotency-Key")
                return Kept(tuple(json.loads(row[2])), row[1])
        page = _page(archive, sheet.id)
        if expected != "*" and expected != page.revision:
            raise StaleError("the page was changed meanwhile", remedy="load it again and look")
        records = list(draft(page))
        for record in records:
            text = json.dumps(record, ensure_ascii=True, sort_keys=True)
            connection.execute(
                "INSERT INTO correction (page_id, id, record, added_at) VALUES (?, ?, ?, ?)",
                (sheet.id, record["id"], text, now()),
            )
        added = [record["id"] for record in records]
        kept = Kept(tuple(added), page.version + len(records))
        if records:
            show(connection, sheet.id, remake)
        if key:
            values = (sheet.id, key, asked, kept.version, json.dumps(added))
            connection.execute("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", values)
    return kept


def replay_all(archive: Archive, remake: Remake) -> list[tuple[int, Remade]]:
    """Replay every journal on the present readings; (page, what came out) of each."""
    found = []
    with archive.writing(removal=True) as connection:
        pages = connection.execute("SELECT DISTINCT page_id FROM correction ORDER BY page_id").fetchall()
        for (page_id,) in pages:
            remade = show(connection, page_id, remake)
            if remade is not None:
                found.append((page_id, remade))
    return found


def set_public(archive: Archive, which: str, remake: Remake) -> None:
    """Say what is public: "all" pages as they are shown, or "published" ones as they were published."""
    if which not in ("all", "published"):
        raise RequestError(f"{which!r} can't be public", remedy="say all or published")
    with archive.writing(removal=True) as connection:
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('public', ?)", (which,))
        for (page_id,) in connection.execute("SELECT id FROM page ORDER BY id").fetchall():
            show(connection, page_id, remake)
        note(connection, "public", which)


def states(archive: Archive, issue_id: int) -> dict[str, tuple[str, int]]:
    """State and number of conflicts of each page of an issue, by page number."""
    query = (
        "SELECT number, coalesce(state, 'unread'), coalesce(conflicts, 0) FROM page"
        " LEFT JOIN shown ON shown.page_id = page.id WHERE issue_id = ?"
    )
    return {row[0]: (row[1], row[2]) for row in archive.connection.execute(query, (issue_id,))}


def corrected_pages(archive: Archive) -> list[int]:
    """The numbers of all pages that have a journal."""
    query = "SELECT DISTINCT page_id FROM correction ORDER BY page_id"
    return [row[0] for row in archive.connection.execute(query)]


def checked_pages(archive: Archive) -> Iterator[Sheet]:
    """The pages that people have checked or published, all conflicts settled."""
    query = "SELECT page_id FROM shown WHERE state IN ('checked', 'published') AND conflicts = 0 ORDER BY page_id"
    for (page_id,) in archive.connection.execute(query).fetchall():
        yield sheet_by_id(archive, page_id)


def known_ids(archive: Archive, page_id: int) -> set[str]:
    """The ids of a page's corrections."""
    return {record["id"] for record in journal_of(archive.connection, page_id)}


def _page(archive: Archive, page_id: int) -> Page:
    connection = archive.connection
    reading = reading_of(connection, page_id)
    if reading is None:
        raise ArchiveError("the page has no reading")
    query = "SELECT record, state, conflicts, published FROM shown WHERE page_id = ?"
    row = connection.execute(query, (page_id,)).fetchone()
    journal = journal_of(connection, page_id)
    if row is None:
        return Page(page_id, reading, journal, reading.record, "unread", 0, -1)
    return Page(page_id, reading, journal, unpack(row[0]), row[1], row[2], row[3])
