"""`chaiban withdraw`, `erase`, `backup`, `restore`, `verify`: what a keeper of an archive does."""

from __future__ import annotations

import argparse
from pathlib import Path

from chaiban.archive.backup import back_up, restore
from chaiban.archive.erase import erase
from chaiban.archive.store import Archive
from chaiban.archive.verify import verify
from chaiban.archive.withdraw import address_of, find_item, restore_item, withdraw
from chaiban.cli.speech import complain, say
from chaiban.errors import ExitCode, RequestError
from chaiban.pipeline.add import fault_of


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the commands; each namespace has `run`."""
    about = "take an item off every public surface and leave a tombstone"
    parser = _parser(subparsers, "withdraw", about)
    parser.add_argument("item", metavar="ITEM", help="address of the item: newspaper/2025-03-12/A1/3")
    parser.add_argument("--reason", metavar="WORDS", required=True, help="why; readers see it on the tombstone")
    parser.add_argument("--undo", action="store_true", help="show a withdrawn item again")
    parser.set_defaults(run=run_withdraw)

    parser = _parser(subparsers, "erase", "erase an item for good, with the files of its page")
    parser.add_argument("item", metavar="ITEM", help="address of the item: newspaper/2025-03-12/A1/3")
    parser.add_argument("--reason", metavar="WORDS", required=True, help="the duty; it is logged and shown")
    parser.add_argument("--yes", action="store_true", help="really: this can't be undone")
    parser.set_defaults(run=run_erase)

    parser = _parser(subparsers, "backup", "copy an archive while it is used")
    parser.add_argument("--output", metavar="FOLDER", type=Path, required=True, help="folder of the copy")
    parser.set_defaults(run=run_backup)

    parser = subparsers.add_parser("restore", help="make an archive out of a copy", description="Copy a backup.")
    parser.add_argument("copy", metavar="COPY", type=Path, help="folder of the backup")
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="folder of the new archive")
    parser.set_defaults(run=run_restore)

    parser = _parser(subparsers, "verify", "prove digests, conservation, references and index of an archive")
    parser.set_defaults(run=run_verify)


def run_withdraw(args: argparse.Namespace) -> int:
    """0: done. Raises ArchiveError if there is no such item."""
    with Archive(args.archive) as archive:
        item = find_item(archive, args.item)
        (restore_item if args.undo else withdraw)(archive, item, args.reason)
        say(f"{address_of(item)}: {'shown again' if args.undo else 'withdrawn'}\n")
    return ExitCode.OK


def run_erase(args: argparse.Namespace) -> int:
    """0: done. Raises RequestError without --yes."""
    with Archive(args.archive) as archive:
        item = find_item(archive, args.item)
        if not args.yes:
            reason = "the item, the files of its page and their older readings would be gone for good"
            raise RequestError(reason, where=address_of(item), remedy="say --yes if that is meant")
        digests = erase(archive, item, args.reason)
        say(f"{address_of(item)}: erased, with {len(digests)} files; erase it in your copies too\n")
    return ExitCode.OK


def run_backup(args: argparse.Namespace) -> int:
    """0: copied."""
    with Archive(args.archive) as archive:
        say(f"{args.output}: {back_up(archive, args.output)} files\n")
    return ExitCode.OK


def run_restore(args: argparse.Namespace) -> int:
    """0: there is a new archive, and it has been verified; 14: the copy is damaged."""
    restore(args.copy, args.archive)
    return run_verify(args)


def run_verify(args: argparse.Namespace) -> int:
    """0: the archive is whole, 14: it isn't, and what is wrong has been said."""
    with Archive(args.archive) as archive:
        wrong = 0
        for complaint in verify(archive, fault_of):
            complain(complaint)
            wrong += 1
    say(f"{args.archive}: {f'{wrong} faults' if wrong else 'whole'}\n")
    return ExitCode.DAMAGED if wrong else ExitCode.OK


def _parser(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str
) -> argparse.ArgumentParser:
    parser = subparsers.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    return parser
