"""`chaiban export`: the items or the ledger of an archive for other programs, its checked pages as gold."""

from __future__ import annotations

import argparse
from pathlib import Path

from chaiban.archive.entity_ids import joined_facts
from chaiban.archive.journal import checked_pages, open_page
from chaiban.archive.ledger import facts
from chaiban.archive.ledger_file import write_database
from chaiban.archive.look_up import every_item, record
from chaiban.archive.store import Archive
from chaiban.cli.ledger import bring_up_to_date
from chaiban.cli.speech import complain, say
from chaiban.cli.writing import write_out
from chaiban.errors import ChaibanError, ExitCode, RequestError
from chaiban.exports.gold import gold_record
from chaiban.exports.items import ITEM_EXPORTS
from chaiban.exports.ledger_rows import COLUMNS, LEDGER_EXPORTS, row
from chaiban.exports.page_json import dump
from chaiban.model.facts import FactQuery

_SQLITE = "sqlite"
_GOLD = "gold"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "export",
        help="write the items or the ledger of an archive for other programs",
        description="Write the public items of an archive, or what they report, to standard output or a file; "
        "as gold, its checked pages into a folder, NAME.gold.json each, those of PDF files with NAME.pdf.",
    )
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("--what", choices=("items", "ledger"), default="items", help="items, or what they report")
    forms = tuple(dict.fromkeys((*ITEM_EXPORTS, *LEDGER_EXPORTS, _SQLITE, _GOLD)))
    parser.add_argument("--format", choices=forms, default="jsonl", help="form of writing")
    parser.add_argument("--output", metavar="FILE", type=Path, help="file to write to; for gold the folder")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: written, 11: no page is checked. Raises ChaibanError if there is no archive, no such form, or the file can't
    be written."""
    forms = (*LEDGER_EXPORTS, _SQLITE) if args.what == "ledger" else (*ITEM_EXPORTS, _GOLD)
    if args.format not in forms:
        raise RequestError(f"{args.what} can't be written as {args.format}", remedy=f"one of {', '.join(forms)}")
    if args.format == _SQLITE and args.output is None:
        raise RequestError("a database needs a file", remedy="add --output FILE")
    with Archive(args.archive) as archive:
        if args.format == _GOLD:
            return _write_gold(archive, args.output)
        if args.what == "ledger":
            bring_up_to_date(archive)
            joined = joined_facts(archive)
            if args.format == _SQLITE:
                rows = (row(fact, joined) for fact in facts(archive, FactQuery()))
                write_database(args.output, COLUMNS, rows)
                return ExitCode.OK
            write_out(LEDGER_EXPORTS[args.format](facts(archive, FactQuery()), joined), args.output)
        else:
            write_out(ITEM_EXPORTS[args.format](every_item(archive)), args.output)
    return ExitCode.OK


def _write_gold(archive: Archive, folder: Path | None) -> int:
    """0: written, 11: no page is checked."""
    if folder is None:
        raise RequestError("gold is a file a page", remedy="name a folder with --output")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ChaibanError(f"can't be made: {error.strerror}", where=str(folder)) from error
    count = 0
    for sheet in checked_pages(archive):
        page = record(archive, sheet)
        if page is not None:
            name = f"{sheet.issue.title.slug}-{sheet.issue.label}-{sheet.number}"
            write_out([(dump(gold_record(page)) + "\n").encode("utf-8")], folder / f"{name}.gold.json")
            if page.get("size"):
                # Who learns from it needs the places of its characters.
                file = open_page(archive, sheet).reading.file
                write_out([archive.files.read(file)], folder / f"{name}.pdf")
            count += 1
    if not count:
        complain("no page of the archive is checked")
        return ExitCode.NONE_READ
    say(f"{folder}: {count} pages\n")
    return ExitCode.OK
