"""`chaiban add`: pages into an archive."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from chaiban.archive.keep import Change
from chaiban.archive.store import Archive
from chaiban.cli.ledger import bring_up_to_date
from chaiban.cli.read import number_of_workers
from chaiban.cli.speech import complain, say
from chaiban.errors import ExitCode, RequestError
from chaiban.model.catalogue import FACTS, UNDATED, PageFacts
from chaiban.pipeline.add import Added, Request, add_files
from chaiban.pipeline.batch import Outcome, cores
from chaiban.pipeline.jobs import STDIN, plan_jobs

ENDING = ".chaiban"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "add",
        help="add pages to an archive",
        description="Read pages and keep them in an archive. What is in it already changes nothing, so an "
        "interrupted run is simply started again.",
    )
    parser.add_argument("inputs", metavar="FILE", nargs="+", help="file, or folder with everything below it")
    parser.add_argument("--archive", metavar="ARCHIVE", type=Path, required=True, help="the archive's folder")
    parser.add_argument("--title", metavar="NAME", help="the newspaper's name")
    parser.add_argument("--date", metavar="DATE", help="date of the issue, 2025-03-12")
    parser.add_argument("--edition", metavar="NAME", help="name of the edition, if a day has several")
    parser.add_argument("--number", metavar="NUMBER", help="page number, for a single page")
    parser.add_argument("--section", metavar="NAME", help="page title, such as 要闻")
    parser.add_argument("--pattern", metavar="PATTERN", default="", help="what paths say: {date}/{number}-*.txt")
    parser.add_argument("--workers", metavar="N", type=number_of_workers, help="files read at a time; all cores")
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the dumps; found out if not given")
    parser.add_argument("--no-ledger", action="store_true", help="leave the ledger for when it is asked for")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: all added, 10: some failed, 11: none. Raises ChaibanError if the archive can't be written."""
    from chaiban.archive.facts import check_flags

    if STDIN in args.inputs:
        raise RequestError("an archive keeps files, not standard input", remedy="save it as a file first")
    flags = check_flags({name: getattr(args, name) for name in FACTS if getattr(args, name)})
    jobs = plan_jobs(args.inputs, args.archive, ".reading")
    with Archive(args.archive, create=True) as archive:
        columns = (TextColumn("adding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        console = Console(stderr=True)
        with Progress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as progress:
            task = progress.add_task("adding", total=len(jobs))

            def advance(_: Outcome) -> None:
                progress.advance(task)

            request = Request(flags, args.pattern, args.encoding)
            added = add_files(archive, jobs, request, args.workers or cores(), advance)
        if not args.no_ledger and added.pages:
            bring_up_to_date(archive)
    return _report(added, len(jobs), args.archive)


def _report(added: Added, files: int, archive: Path) -> int:
    """What was added, where it went and who said so; then what failed."""
    for page in added.pages:
        say(f"{page.change}: {_place(page.facts)}  {page.name}\n")
        for note in page.facts.notes:
            say(f"  note: {note}\n")
        if page.fault:
            say(f"  broken: {page.fault}\n")
    counts = [_counted(count, change) for change, count in sorted(added.changes.items())]
    if added.passed_over:
        counts.append(
            "1 file was in it already" if added.passed_over == 1 else f"{added.passed_over} files were in it already"
        )
    say(f"{archive}: {', '.join(counts) or 'nothing added'}\n")
    failures = [outcome.error for outcome in added.outcomes if outcome.error is not None]
    if failures:
        complain(f"{len(failures)} of {files} files could not be added:")
    for error in failures:
        complain(str(error))
    if not failures:
        return ExitCode.OK
    return ExitCode.NONE_READ if len(failures) == files else ExitCode.SOME_FAILED


def _counted(count: int, change: Change) -> str:
    if change is Change.SAME:
        return f"{count} page{'s' if count > 1 else ''} unchanged"
    return f"{count} {change}{'s' if count > 1 else ''}"


def _place(facts: PageFacts) -> str:
    said = [(facts.title, facts.title.value), (facts.date, facts.date.value or UNDATED)]
    said += [(facts.number, facts.number.value), (facts.section, facts.section.value)]
    return " · ".join(f"{value} ({fact.source})" for fact, value in said if value)
