"""A power cut at any moment loses nothing that was told to be kept, and the archive opens and is whole."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from tests.faults.disk_log import Disk, DiskLog, Event, recording, sqlite_library

from chaiban.archive import store
from chaiban.archive.store import Archive
from chaiban.archive.verify import verify
from chaiban.errors import ChaibanError
from chaiban.pipeline.add import Request, add_bytes, fault_of

LIBRARY = sqlite_library()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(LIBRARY is None, reason="Python's SQLite is not a shared library here"),
]
PAGE = "A{number}\n\n石桥通车\n\n本报讯（记者 林越）石桥昨日通车，两岸居民步行三分钟可到对岸，第{number}号。\n"
PAGES = 8
FINALLY = 150
"""So many points of the log are tried besides those around each sync."""


def log_of(folder: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str) -> DiskLog:
    """An archive is made and pages are added, with checkpoints in between."""
    connect = store.connect

    def hasty(database: Path) -> sqlite3.Connection:
        connection = connect(database)
        connection.execute("PRAGMA wal_autocheckpoint = 40")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        return connection

    monkeypatch.setattr(store, "connect", hasty)
    with recording(LIBRARY, folder, monkeypatch) as log, Archive(folder, create=True) as archive:
        for number in range(1, PAGES + 1):
            name = f"2025-03-12-A{number}.txt"
            add_bytes(archive, PAGE.format(number=number).encode(), name, Request())
            log.told(name)
    return log


def harm(files: dict[str, bytes], told: set[str], place: Path) -> str:
    """What is wrong with an archive that was found so after a cut; "" if nothing is."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    try:
        with Archive(place, create=True) as archive:
            kept = {row[0] for row in archive.connection.execute("SELECT name FROM version")}
            wrong = list(verify(archive, fault_of))
    except (ChaibanError, sqlite3.Error) as error:
        return str(error)
    return f"lost: {sorted(told - kept)}" if told - kept else "; ".join(wrong)


def harms(log: DiskLog, place: Path, survives: Callable[[Event], bool]) -> list[str]:
    """What is wrong at each point of the log where the power may be cut."""
    chance = Random(8)
    turns = {at + side for at, event in enumerate(log.events) if event.kind not in ("write",) for side in (0, 1)}
    points = turns | set(chance.sample(range(len(log.events)), min(FINALLY, len(log.events))))
    disk, found = Disk(), []
    for at, event in enumerate(log.events):
        disk.take(event)
        if at in points and (wrong := harm(disk.after_a_cut(survives), disk.told, place)):
            found.append(f"after {at} of {len(log.events)} ({event.kind} {event.path}): {wrong}")
    return found


def test_no_power_cut_loses_or_halves_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = log_of(tmp_path / "a", monkeypatch, "FULL")
    kinds = {event.kind for event in log.events}
    assert {"write", "sync", "rename", "folder", "told"} <= kinds
    # Checkpoints happened in between: the database itself was written before the last page was told.
    last = max(at for at, event in enumerate(log.events) if event.kind == "told")
    assert any(e.kind == "write" and e.path == store.DATABASE and e.offset for e in log.events[: last - 50])
    assert harms(log, tmp_path / "cut", lambda _: False) == []


def test_no_power_cut_that_keeps_some_of_the_writes_harms_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(9)
    log = log_of(tmp_path / "a", monkeypatch, "FULL")
    assert harms(log, tmp_path / "cut", lambda _: chance.random() < 0.5) == []


def test_this_test_sees_what_an_archive_that_does_not_wait_for_the_disk_loses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = log_of(tmp_path / "a", monkeypatch, "OFF")
    found = harms(log, tmp_path / "cut", lambda _: False)
    assert any("lost: ['2025-03-12-A1.txt'" in wrong for wrong in found)
