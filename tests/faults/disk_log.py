"""A log of what reaches the disk, and the disks that a power cut can leave behind.

SQLite's writes and fsyncs are seen by a file system layer of our own laid over its usual one (a VFS); those of
page files by Python's. A write that no fsync followed may be lost or not, each by itself.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_POINTER = ctypes.c_void_p
# The path is handed on as the pointer that it is: SQLite keeps it, and a copy of ours would be gone by then.
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.POINTER(_POINTER), ctypes.c_int, ctypes.c_void_p)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_char_p, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)


class _System(ctypes.Structure):
    """sqlite3_vfs, as far as the first version goes and what follows it."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        ("open", _OPEN),
        ("delete", _DELETE),
        ("rest", _POINTER * 14),
    )


class _Methods(ctypes.Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", _POINTER),
        ("read", _POINTER),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("rest", _POINTER * 13),
    )


@dataclass(frozen=True)
class Event:
    """`kind` is write, truncate, sync, delete, rename, folder or told; `words` a second path or what was told."""

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""
    words: str = ""


@dataclass
class DiskLog:
    """Everything that was done below one folder, in order."""

    folder: Path
    events: list[Event] = field(default_factory=list)

    def note(self, kind: str, path: str, offset: int = 0, data: bytes = b"", words: str = "") -> None:
        if not path.endswith("-shm"):
            self.events.append(Event(kind, os.path.relpath(path, self.folder), offset, data, words))

    def told(self, words: str) -> None:
        """The user was told that this is kept."""
        self.events.append(Event("told", "", words=words))


def sqlite_library() -> Any:
    """The library that Python's sqlite3 uses; None if it isn't a shared one."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text().splitlines() if maps.exists() else []
    found = next((line.split()[-1] for line in lines if "libsqlite3.so" in line), None)
    return ctypes.CDLL(found) if found else None


@contextmanager
def recording(library: Any, folder: Path, monkeypatch: Any) -> Iterator[DiskLog]:
    """Everything that SQLite and Python do to the disk goes into the log while this lasts."""
    log = DiskLog(folder)
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_System)
    usual = library.sqlite3_vfs_find(None)
    keep: list[object] = []
    layer = _layer(usual, log, keep)
    sync, replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        place = str(Path(f"/proc/self/fd/{handle}").readlink())
        if Path(place).is_dir():
            log.note("folder", place)
        else:
            log.note("write", place, 0, Path(place).read_bytes())
            log.note("sync", place)
        sync(handle)

    def rename(self: Path, target: Path) -> Path:
        log.note("rename", str(self), words=os.path.relpath(target, folder))
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", rename)
    library.sqlite3_vfs_register(ctypes.byref(layer), 1)
    try:
        yield log
    finally:
        library.sqlite3_vfs_register(usual, 1)
        library.sqlite3_vfs_unregister(ctypes.byref(layer))
        monkeypatch.undo()
        _LAYERS.append((layer, keep))


# SQLite may still hold what was registered once: nothing of it is ever freed.
_LAYERS: list[object] = []


def _layer(usual: Any, log: DiskLog, keep: list[object]) -> _System:
    layer = _System.from_buffer_copy(usual.contents)
    layer.name = b"logged"
    layer.next = None

    def opened(_: int, name: int | None, file: Any, flags: int, out: int) -> int:
        answer = int(usual.contents.open(ctypes.addressof(usual.contents), name, file, flags, out))
        if not answer and file[0] and name:
            methods = _logged(_Methods.from_address(file[0]), os.fsdecode(ctypes.string_at(name)), log.note)
            keep.append(methods)
            file[0] = ctypes.addressof(methods)
        return answer

    def deleted(_: int, name: bytes, folder: int) -> int:
        log.note("delete", os.fsdecode(name))
        return int(usual.contents.delete(ctypes.addressof(usual.contents), name, folder))

    layer.open, layer.delete = _OPEN(opened), _DELETE(deleted)
    return layer


def _logged(usual: _Methods, name: str, note: Callable[..., None]) -> _Methods:
    methods = _Methods.from_buffer_copy(usual)

    def write(file: int, data: int, amount: int, offset: int) -> int:
        note("write", name, offset, ctypes.string_at(data, amount))
        return int(usual.write(file, data, amount, offset))

    def truncate(file: int, size: int) -> int:
        note("truncate", name, size)
        return int(usual.truncate(file, size))

    def sync(file: int, flags: int) -> int:
        note("sync", name)
        return int(usual.sync(file, flags))

    methods.write, methods.truncate, methods.sync = _WRITE(write), _TRUNCATE(truncate), _SYNC(sync)
    return methods


class Disk:
    """What is for certain on a disk, and what was written to it since."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.waiting: list[Event] = []
        self.told: set[str] = set()

    def take(self, event: Event) -> None:
        """Do what the event says; a sync settles the writes of its file, a folder's its renames."""
        if event.kind == "told":
            self.told.add(event.words)
        elif event.kind in ("sync", "folder"):
            settles = [other for other in self.waiting if _settles(event, other)]
            self.waiting = [other for other in self.waiting if other not in settles]
            for other in settles:
                apply(self.files, other)
            if event.kind == "sync":
                self.files.setdefault(event.path, b"")
        else:
            self.waiting.append(event)

    def after_a_cut(self, survives: Callable[[Event], bool]) -> dict[str, bytes]:
        """The files that are there afterwards, with those of the unsettled writes that survive."""
        files = dict(self.files)
        for event in self.waiting:
            if survives(event):
                apply(files, event)
        return files


def _settles(sync: Event, other: Event) -> bool:
    if sync.kind == "folder":
        target = other.words if other.kind == "rename" else other.path
        return other.kind in ("rename", "delete") and str(Path(target).parent) == sync.path
    return other.kind in ("write", "truncate") and other.path == sync.path


def apply(files: dict[str, bytes], event: Event) -> None:
    """Do one write, truncation, removal or renaming."""
    if event.kind == "delete":
        files.pop(event.path, None)
    elif event.kind == "rename":
        if event.path in files:
            files[event.words] = files.pop(event.path)
    elif event.kind == "truncate":
        files[event.path] = files.get(event.path, b"")[: event.offset].ljust(event.offset, b"\0")
    else:
        old = files.get(event.path, b"").ljust(event.offset, b"\0")
        files[event.path] = old[: event.offset] + event.data + old[event.offset + len(event.data) :]
