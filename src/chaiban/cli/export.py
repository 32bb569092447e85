"""`chaiban export`: the items of an archive for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chaiban.archive.look_up import every_item
from chaiban.archive.store import Archive
from chaiban.errors import ChaibanError, ExitCode
from chaiban.exports.items import ITEM_EXPORTS


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "export",
        help="write the items of an archive for other programs",
        description="Write the public items of an archive to standard output or a file.",
    )
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("--format", choices=tuple(ITEM_EXPORTS), default="jsonl", help="form of writing")
    parser.add_argument("--output", metavar="FILE", type=Path, help="file to write to")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: written. Raises ChaibanError if there is no archive or the file can't be written."""
    with Archive(args.archive) as archive:
        pieces = ITEM_EXPORTS[args.format](every_item(archive))
        if args.output is None:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            return ExitCode.OK
        draft = args.output.with_name(f".{args.output.name}.part")
        try:
            with draft.open("wb") as stream:
                stream.writelines(pieces)
            draft.replace(args.output)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise ChaibanError(f"can't be written: {error.strerror}", where=str(args.output)) from error
    return ExitCode.OK
