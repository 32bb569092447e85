"""What commands say and hear: standard output, standard error, standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from chaiban.pipeline.jobs import STDIN
from chaiban.sources.files import read_bytes, read_stream, shown_name
from chaiban.sources.limits import Limits


def say(text: str) -> None:
    """Print a result. A file or pipe gets UTF-8, whatever the locale; a terminal what it can show."""
    stream = sys.stdout
    if stream.isatty():
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        return
    stream.flush()
    stream.buffer.write(text.encode("utf-8", "backslashreplace"))
    stream.buffer.flush()


def complain(message: str) -> None:
    """One line on standard error, whatever characters a file name has."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(f"chaiban: {message}\n".encode(encoding, "backslashreplace").decode(encoding))


def hear(given: str) -> tuple[bytes, str]:
    """The bytes of a file, or of standard input for "-", with the name that errors call it."""
    if given == STDIN:
        return hear_stdin(), "stdin"
    path = Path(given)
    return read_bytes(path, Limits()), shown_name(path)


def hear_stdin() -> bytes:
    """All of standard input. Raises SourceError above the limit of a file."""
    return read_stream(sys.stdin.buffer, "stdin", Limits())
