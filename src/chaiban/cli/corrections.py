"""`chaiban corrections`: journals of corrections moved between archives, replayed, and what no longer fits."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chaiban.archive.journal import corrected_pages, replay_all
from chaiban.archive.look_up import sheet_by_id
from chaiban.archive.store import Archive
from chaiban.cli.speech import complain, say
from chaiban.cli.writing import write_out
from chaiban.errors import ExitCode, RequestError
from chaiban.model.catalogue import Sheet
from chaiban.pipeline.entities import entity_conflicts
from chaiban.pipeline.mending import PageMending
from chaiban.pipeline.moving import export_journals, import_journals


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command with its four verbs; its namespace has `run`."""
    about = "move, replay and look through people's corrections"
    parser = subparsers.add_parser("corrections", help=about, description=f"{about[0].upper()}{about[1:]}.")
    verbs = parser.add_subparsers(title="what to do", metavar="VERB", required=True)
    out = _verb(verbs, "export", "write all journals as JSONL, a page a line")
    out.add_argument("--output", metavar="FILE", type=Path, help="file to write to")
    out.set_defaults(run=run_export)
    into = _verb(verbs, "import", "add journals to the pages that they belong to")
    into.add_argument("journals", metavar="FILE", type=Path, help="what corrections export wrote")
    into.set_defaults(run=run_import)
    _verb(verbs, "replay", "replay all journals on the present readings").set_defaults(run=run_replay)
    _verb(verbs, "conflicts", "list corrections that don't fit the present readings").set_defaults(run=run_conflicts)


def run_export(args: argparse.Namespace) -> int:
    """0: written."""
    with Archive(args.archive) as archive:
        lines = (json.dumps(journal, ensure_ascii=True) + "\n" for journal in export_journals(archive))
        write_out((line.encode("ascii") for line in lines), args.output)
    return ExitCode.OK


def run_import(args: argparse.Namespace) -> int:
    """0: all added, 10: some pages aren't here, and it has been said which. Raises RequestError for another file."""
    with Archive(args.archive) as archive:
        failed = 0
        for moved in import_journals(archive, _journals(args.journals)):
            if moved.fault:
                complain(f"{moved.page}: {moved.fault}")
                failed += 1
            else:
                say(f"{moved.page}: {moved.added} corrections, {moved.conflicts} conflicts\n")
    return ExitCode.SOME_FAILED if failed else ExitCode.OK


def run_replay(args: argparse.Namespace) -> int:
    """0: all fit, 10: some don't."""
    with Archive(args.archive) as archive:
        pages = replay_all(archive, PageMending(archive).remake)
        for page_id, remade in pages:
            sheet = sheet_by_id(archive, page_id)
            say(f"{_name(sheet)}: {remade.conflicts} conflicts\n")
        lost = len(entity_conflicts(archive))
        if lost:
            say(f"who is who: {lost} conflicts\n")
    return ExitCode.SOME_FAILED if lost or any(remade.conflicts for _, remade in pages) else ExitCode.OK


def run_conflicts(args: argparse.Namespace) -> int:
    """0: there are none, 10: there are, and both readings of each have been printed."""
    found = 0
    with Archive(args.archive) as archive:
        mending = PageMending(archive)
        for page_id in corrected_pages(archive):
            sheet = sheet_by_id(archive, page_id)
            for conflict in mending.conflicts(sheet)["conflicts"]:
                found += 1
                made = conflict["correction"]
                who = f"{made['action']} by {made['by']}, {made['at']}"
                say(f"{_name(sheet)}: {made['id']} {who}: {conflict['reason']}\n")
                say(f"  then: {conflict['then']}\n  now:  {conflict['now'] or 'not there'}\n")
        for lost in entity_conflicts(archive):
            found += 1
            names = " / ".join(side[0].name if side else "erased" for side in lost.sides)
            say(
                f"who is who: {lost.id} {lost.action} of {lost.kind} by {lost.by}, {lost.at}: its mentions are gone\n"
            )
            say(f"  then: {names}\n")
    return ExitCode.SOME_FAILED if found else ExitCode.OK


def _journals(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError("can't be read", where=str(path), remedy="take it from corrections export") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                journal = json.loads(line)
            except ValueError as error:
                raise RequestError(f"line {number} is no JSON: {error}", where=str(path)) from error
            if not isinstance(journal, dict):
                raise RequestError(f"line {number} is no journal", where=str(path))
            yield journal


def _name(sheet: Sheet) -> str:
    return f"{sheet.issue.title.slug}/{sheet.issue.label}/{sheet.number}"


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    return parser
