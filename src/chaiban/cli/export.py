"""`chaiban export`: the items or the ledger of an archive for other programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from chaiban.archive.ledger import facts
from chaiban.archive.ledger_file import write_database
from chaiban.archive.look_up import every_item
from chaiban.archive.store import Archive
from chaiban.cli.ledger import bring_up_to_date
from chaiban.errors import ChaibanError, ExitCode, RequestError
from chaiban.exports.items import ITEM_EXPORTS
from chaiban.exports.ledger_rows import COLUMNS, LEDGER_EXPORTS, row
from chaiban.model.facts import FactQuery

_SQLITE = "sqlite"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "export",
        help="write the items or the ledger of an archive for other programs",
        description="Write the public items of an archive, or what they report, to standard output or a file.",
    )
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("--what", choices=("items", "ledger"), default="items", help="items, or what they report")
    forms = tuple(dict.fromkeys((*ITEM_EXPORTS, *LEDGER_EXPORTS, _SQLITE)))
    parser.add_argument("--format", choices=forms, default="jsonl", help="form of writing")
    parser.add_argument("--output", metavar="FILE", type=Path, help="file to write to")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: written. Raises ChaibanError if there is no archive, no such form, or the file can't be written."""
    forms = (*LEDGER_EXPORTS, _SQLITE) if args.what == "ledger" else tuple(ITEM_EXPORTS)
    if args.format not in forms:
        raise RequestError(f"{args.what} can't be written as {args.format}", remedy=f"one of {', '.join(forms)}")
    if args.format == _SQLITE and args.output is None:
        raise RequestError("a database needs a file", remedy="add --output FILE")
    with Archive(args.archive) as archive:
        if args.what == "ledger":
            bring_up_to_date(archive)
            if args.format == _SQLITE:
                write_database(args.output, COLUMNS, (row(fact) for fact in facts(archive, FactQuery())))
                return ExitCode.OK
            _write(LEDGER_EXPORTS[args.format](facts(archive, FactQuery())), args.output)
        else:
            _write(ITEM_EXPORTS[args.format](every_item(archive)), args.output)
    return ExitCode.OK


def _write(pieces: Iterable[bytes], output: Path | None) -> None:
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
        draft.unlink(missing_ok=True)
        raise ChaibanError(f"can't be written: {error.strerror}", where=str(output)) from error
