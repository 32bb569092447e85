"""An archive on disk: one folder with a database and the files of its pages."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from chaiban.archive.files import FileStore
from chaiban.archive.index import is_current, rebuild
from chaiban.archive.schema import migrate
from chaiban.errors import ArchiveError

DATABASE = "archive.sqlite3"
_WAIT_SECONDS = 60


class Archive:
    """An open archive. Every thread gets a connection of its own; writers wait for each other."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.folder = folder
        self.files = FileStore(folder / "files")
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        if not (folder / DATABASE).is_file():
            if not create:
                remedy = f"make one: chaiban add PAGES --archive {folder}"
                raise ArchiveError("there is no archive", where=str(folder), remedy=remedy)
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ArchiveError(f"can't be made: {error.strerror}", where=str(folder)) from error
        try:
            migrate(self.connection)
            if not is_current(self.connection):
                self._index_anew()
        except sqlite3.Error as error:
            raise ArchiveError(f"the database can't be opened: {error}", where=str(folder)) from error
        except ArchiveError as error:
            raise ArchiveError(error.reason, where=str(folder), remedy=error.remedy) from error

    @property
    def weights(self) -> Path:
        """The folder of weights that were learned from the archive's own pages; there if there are any."""
        return self.folder / "weights"

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = connect(self.folder / DATABASE)
            self._local.connection = found
            with self._lock:
                self._connections.append(found)
        return found

    def _index_anew(self) -> None:
        """Folding has changed since the index was made (or there is none yet)."""
        with self.writing(removal=True) as connection:
            if not is_current(connection):
                rebuild(connection)

    @contextlib.contextmanager
    def writing(self, *, removal: bool = False) -> Iterator[sqlite3.Connection]:
        """A durable transaction: all of it is on the disk afterwards, or nothing. Marks a new revision.

        `removal` says that items may go or change, so that caches start anew. Raises ArchiveError if the
        disk refuses.
        """
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'revision'")
                if removal:
                    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'removals'")
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            remedy = "free some space and run it again" if "full" in str(error) else "run it again"
            raise ArchiveError(f"can't be written: {error}", where=str(self.folder), remedy=remedy) from error

    def close(self) -> None:
        """Close the connections of all threads; the archive can't be used any more."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def connect(database: Path) -> sqlite3.Connection:
    """A connection that survives a power cut: write-ahead log, each commit synchronised with the disk."""
    connection = sqlite3.connect(database, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA cache_size = -32000")
    # Searching reads long stretches of the index: straight from the system's cache, without copying.
    connection.execute(f"PRAGMA mmap_size = {2**31}")
    return connection


def now() -> str:
    """This moment in universal time, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def note(connection: sqlite3.Connection, action: str, subject: str, detail: str = "") -> None:
    """Write a line into the archive's log, in the transaction that is under way."""
    connection.execute(
        "INSERT INTO log (at, action, subject, detail) VALUES (?, ?, ?, ?)", (now(), action, subject, detail)
    )
