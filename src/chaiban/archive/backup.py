"""A copy of an archive while it is used, and an archive out of a copy."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from chaiban.archive.files import FileStore
from chaiban.archive.store import DATABASE, Archive
from chaiban.errors import ArchiveError


def back_up(archive: Archive, target: Path) -> int:
    """Copy to the folder `target`; how many files are in the copy. What is in an older copy isn't copied again.

    The database is copied as of one moment, the files after it: a file is never changed, so all that the
    database names are there.
    """
    target.mkdir(parents=True, exist_ok=True)
    draft = target / f"{DATABASE}.part"
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as copy:
        archive.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        digests = [row[0] for row in copy.execute("SELECT digest FROM file WHERE erased_at IS NULL")]
    store = FileStore(target / "files")
    for digest in digests:
        if not store.place(digest).is_file():
            store.keep(archive.files.read(digest))
    for stray in set(store.digests()) - set(digests):
        store.erase(stray)
    # What was learned from the pages goes with them.
    shutil.rmtree(target / archive.weights.name, ignore_errors=True)
    if archive.weights.is_dir():
        shutil.copytree(archive.weights, target / archive.weights.name)
    draft.replace(target / DATABASE)
    return len(digests)


def restore(copy: Path, target: Path) -> None:
    """Make an archive out of a copy. Raises ArchiveError if there is an archive at the target already."""
    if not (copy / DATABASE).is_file():
        raise ArchiveError("there is no copy of an archive", where=str(copy), remedy="name the folder of a backup")
    if target.exists() and any(target.iterdir()):
        raise ArchiveError("there is something already", where=str(target), remedy="name a new folder")
    shutil.copytree(copy, target, dirs_exist_ok=True)
