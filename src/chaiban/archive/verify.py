"""Prove that an archive is whole: digests, the database, references, the index."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chaiban.archive.files import digest_of
from chaiban.archive.index import SHORT, TEXT
from chaiban.archive.records import Record, digest_of_packed, unpack
from chaiban.archive.store import Archive
from chaiban.errors import ChaibanError

Complaint = str
Check = Callable[[Record], str]
"""A check of a page's record: what is wrong with it, or ""."""

_REFERENCES = {
    "a page without a reading": "SELECT number FROM page WHERE reading_id IS NULL",
    "a page whose reading belongs to another page": (
        "SELECT number FROM page JOIN reading ON reading.id = reading_id JOIN version ON version.id = version_id"
        " WHERE version.page_id <> page.id"
    ),
    "a key that was given too early": (
        "SELECT page.number FROM item JOIN page ON page.id = page_id WHERE item.key >= page.next_key"
    ),
    "an issue without pages": "SELECT date FROM issue WHERE id NOT IN (SELECT issue_id FROM page)",
    "an item that is withdrawn without a reason": (
        "SELECT item.id FROM item WHERE withdrawn AND page_id NOT IN"
        " (SELECT page_id FROM withdrawal WHERE lifted_at IS NULL)"
    ),
}


def verify(archive: Archive, check: Check) -> Iterator[Complaint]:
    """Everything that is wrong; nothing for a whole archive. Reads every file and every reading."""
    connection = archive.connection
    for (answer,) in connection.execute("PRAGMA integrity_check"):
        if answer != "ok":
            yield f"database: {answer}"
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"database: a row of {row[0]} refers to nothing in {row[2]}"
    for name, query in _REFERENCES.items():
        for row in connection.execute(query):
            yield f"{name}: {row[0]}"
    yield from _files(archive)
    yield from _readings(archive, check)
    yield from _shown(archive, check)
    yield from _index(archive)


def _files(archive: Archive) -> Iterator[Complaint]:
    for digest, size, erased in archive.connection.execute("SELECT digest, bytes, erased_at FROM file"):
        if erased:
            if archive.files.place(digest).exists():
                yield f"file {digest}: was erased and is there"
            continue
        try:
            data = archive.files.read(digest)
        except ChaibanError as error:
            yield f"file {digest}: {error.reason}"
        else:
            if len(data) != size or digest_of(data) != digest:
                yield f"file {digest}: has {len(data)} bytes, not {size}"


def _readings(archive: Archive, check: Check) -> Iterator[Complaint]:
    for number, digest, packed, fault in archive.connection.execute("SELECT id, digest, record, fault FROM reading"):
        try:
            if digest_of_packed(packed) != digest:
                yield f"reading {number}: is not what its digest says"
                continue
            wrong = check(unpack(packed))
        except Exception as error:  # whatever a damaged blob makes of zlib and JSON
            yield f"reading {number}: {type(error).__name__}: {error}"
            continue
        if wrong != fault:
            yield f"reading {number}: conservation says {wrong or 'whole'}, the archive {fault or 'whole'}"


def _shown(archive: Archive, check: Check) -> Iterator[Complaint]:
    query = (
        "SELECT page_id, record, public, version, (SELECT count(*) FROM correction WHERE page_id = shown.page_id),"
        " (SELECT fault FROM reading JOIN page ON page.reading_id = reading.id WHERE page.id = shown.page_id)"
        " FROM shown"
    )
    for number, record, public, version, records, fault in archive.connection.execute(query):
        if version != records:
            yield f"page {number}: is shown with {version} of {records} corrections"
        for packed in (record, public):
            try:
                wrong = check(unpack(packed)) if packed is not None else fault
            except Exception as error:  # whatever a damaged blob makes of zlib and JSON
                yield f"page {number}: {type(error).__name__}: {error}"
                continue
            if wrong != fault:
                yield f"page {number}: as shown, conservation says {wrong or 'whole'}"


def _index(archive: Archive) -> Iterator[Complaint]:
    connection = archive.connection
    public = {row[0] for row in connection.execute("SELECT id FROM item WHERE NOT withdrawn")}
    for table in (TEXT, SHORT):
        listed = {row[0] for row in connection.execute(f"SELECT id FROM {table}_docsize")}
        for number in sorted(public - listed):
            yield f"item {number}: is not in the index {table}"
        for number in sorted(listed - public):
            yield f"item {number}: is in the index {table} and should not be"
