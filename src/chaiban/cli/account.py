"""`chaiban account`: who may sign in to an archive, and as what."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from chaiban.archive.accounts import accounts, add_account, remove_account, set_password
from chaiban.archive.store import Archive
from chaiban.cli.speech import say
from chaiban.errors import ExitCode, RequestError
from chaiban.model.account import Role


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "account",
        help="say who may sign in to an archive",
        description="Say who may sign in to an archive: readers see pages that aren't public yet, correctors "
        "propose, editors correct and publish, administrators do everything. The password is asked for, or read "
        "from the first line of standard input.",
    )
    parser.add_argument(
        "action",
        metavar="ACTION",
        choices=("add", "list", "remove", "password"),
        help="add, list, remove or password",
    )
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help="the account's name; not for list")
    parser.add_argument("--role", choices=tuple(Role), default=Role.READER.value, help="what a new account may do")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: done. Raises RequestError without a name, ArchiveError for a name that is taken or unknown."""
    if args.action != "list" and not args.name:
        raise RequestError("whose account?", where=f"chaiban account {args.action}", remedy="name it")
    with Archive(args.archive) as archive:
        if args.action == "list":
            for account in accounts(archive):
                say(f"{account.name}\t{account.role}\n")
        elif args.action == "add":
            made = add_account(archive, args.name, Role(args.role), _password())
            say(f"{made.name}: {made.role}\n")
        elif args.action == "remove":
            remove_account(archive, args.name)
            say(f"{args.name}: removed; what was done under this name stays\n")
        else:
            set_password(archive, args.name, _password())
            say(f"{args.name}: new password; signed out everywhere\n")
    return ExitCode.OK


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise RequestError("the two are not the same", where="password", remedy="type it again")
    return password
