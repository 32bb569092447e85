"""Bytes to standard output or into a file that is there whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from chaiban.errors import ChaibanError


def write_out(pieces: Iterable[bytes], output: Path | None) -> None:
    """Write the pieces. Raises ChaibanError if the file can't be written."""
    if output is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    draft = output.with_name(f".{output.name}.part")
    try:
        with draft.open("wb") as stream:
            stream.writelines(pieces)
        draft.replace(output)
    except OSError as error:
        raise ChaibanError(f"can't be written: {error.strerror}", where=str(output)) from error
    finally:
        # Nothing half written stays, whatever went wrong: a format may need a package that isn't there.
        draft.unlink(missing_ok=True)
