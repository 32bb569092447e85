"""The rim where files are touched: bytes of a path or stream, or a clear refusal."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from chaiban.errors import SourceError
from chaiban.sources.limits import Limits

_REASONS = {
    errno.ENOENT: ("there is no such file", "check the path"),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "check the path"),
    errno.EACCES: ("no permission to read it", "ask its owner, or copy it to a place you may read"),
    errno.EPERM: ("no permission to read it", "ask its owner, or copy it to a place you may read"),
    errno.ENAMETOOLONG: ("the name is too long", "check the path"),
    errno.ELOOP: ("the links lead in a circle", "name the file itself"),
}


def read_bytes(path: Path, limits: Limits) -> bytes:
    """All bytes of a regular file. At most one byte more than the limit is ever read.

    Raises SourceError for a folder, a pipe or device (reading one may never end), a missing or forbidden
    file, one above `limits.file_bytes`, and whatever else the disk refuses.
    """
    where = shown_name(path)
    try:
        _refuse_special(path.stat(), where)
        # A pipe may have been put in the file's place since: don't wait for its writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as stream:  # noqa: PTH123 - a handle, not a path
            status = os.fstat(handle)
            _refuse_special(status, where)
            if status.st_size > limits.file_bytes:
                raise _too_big(f"{status.st_size:,} bytes", limits, where)
            return read_stream(stream, where, limits)
    except OSError as error:
        reason, remedy = _REASONS.get(error.errno or 0, (error.strerror or str(error), "check the disk"))
        raise SourceError(reason, where=where, remedy=remedy) from error
    except ValueError as error:  # a NUL in the path
        raise SourceError("this is not a file name", where=where, remedy="check the path") from error


def read_stream(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    """All bytes of an open stream, standard input for one; SourceError above `limits.file_bytes`."""
    data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise _too_big("it goes on", limits, name)
    return data


def shown_name(path: Path) -> str:
    """The path as one printable line: bytes that are no UTF-8 and control characters are escaped (\\xe9)."""
    raw = os.fsencode(path) if "\0" not in str(path) else str(path).encode("utf-8", "backslashreplace")
    text = raw.decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _refuse_special(status: os.stat_result, where: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        remedy = "read a folder with an output folder: chaiban read FOLDER --output OUT"
        raise SourceError("this is a folder, not a file", where=where, remedy=remedy)
    if not stat.S_ISREG(status.st_mode):
        remedy = "pipe the text in instead: chaiban read - < SOURCE"
        raise SourceError("this is a pipe or a device, not a file", where=where, remedy=remedy)


def _too_big(size: str, limits: Limits, where: str) -> SourceError:
    return SourceError(
        f"{size}, more than the limit of {limits.file_bytes:,} bytes",
        where=where,
        remedy="cut it into single issues, or raise the limit file_bytes",
    )
