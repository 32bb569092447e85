"""Page files under their digests: what has been put there is never changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from chaiban.errors import ArchiveError

_DIGEST_LENGTH = 64


def digest_of(data: bytes) -> str:
    """The SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class FileStore:
    """A folder with one file for each digest, `ab/abcdef…`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, digest: str) -> Path:
        """Where the file with this digest lies. Raises ArchiveError for what is no digest."""
        if len(digest) != _DIGEST_LENGTH or not set(digest) <= set("0123456789abcdef"):
            raise ArchiveError("this is no digest of a file", where=digest[:80])
        return self.folder / digest[:2] / digest

    def keep(self, data: bytes) -> str:
        """The digest of the bytes, which are on the disk afterwards, whole, whatever happens next."""
        digest = digest_of(data)
        place = self.place(digest)
        if place.is_file() and place.stat().st_size == len(data):
            return digest
        draft = place.with_name(f".{uuid4().hex}.part")
        try:
            _make_folder(place.parent)
            with draft.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(place)
            _synchronise_folder(place.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            remedy = "free some space and run it again"
            raise ArchiveError(f"can't be written: {error.strerror}", where=str(place), remedy=remedy) from error
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes with this digest. Raises ArchiveError if they are gone or changed."""
        place = self.place(digest)
        try:
            data = place.read_bytes()
        except OSError as error:
            raise ArchiveError(f"can't be read: {error.strerror}", where=str(place)) from error
        if digest_of(data) != digest:
            remedy = "restore it from a backup"
            raise ArchiveError("the file is not what its digest says", where=str(place), remedy=remedy)
        return data

    def erase(self, digest: str) -> None:
        """Overwrite and remove the file; nothing happens if it isn't there."""
        place = self.place(digest)
        if place.is_file():
            with place.open("r+b") as stream:
                stream.write(bytes(place.stat().st_size))
                stream.flush()
                os.fsync(stream.fileno())
            place.unlink()
            _synchronise_folder(place.parent)

    def digests(self) -> Iterator[str]:
        """All digests that have a file, in order."""
        if self.folder.is_dir():
            for place in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
                if len(place.name) == _DIGEST_LENGTH:
                    yield place.name

    def sweep(self, before: float) -> None:
        """Remove drafts that a killed run left behind: those older than this moment (seconds of the epoch)."""
        if self.folder.is_dir():
            for draft in self.folder.glob("[0-9a-f][0-9a-f]/.*.part"):
                with contextlib.suppress(OSError):
                    if draft.stat().st_mtime < before:
                        draft.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _synchronise_folder(folder.parent)
        _synchronise_folder(folder.parent.parent)


def _synchronise_folder(folder: Path) -> None:
    """Put the folder's names on the disk too; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
